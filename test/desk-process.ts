import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'bin', 'contadora.js')

/** The tests of the installed desk run what was built: `npm test` builds first. */
export const BUILT = existsSync(join(ROOT, 'dist', 'cli', 'main.js'))

export interface Place {
  dir: string
  /** of a PostgreSQL database; else SQLite in `dir` */
  url: string | undefined
}

export interface DeskProcess {
  process: ChildProcess
  base: string
  kill(): Promise<void>
}

function environment({ dir, url }: Place): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...own } = process.env
  return { ...own, CONTADORA_DATA_DIR: dir, CONTADORA_BEAT_SECONDS: '1', CONTADORA_ORIGIN: 'demo.contadora.invalid', ...(url ? { DATABASE_URL: url } : {}) }
}

/** Opens the demo on a free port; resolves when it says that it is open. */
export async function startDesk(place: Place): Promise<DeskProcess> {
  const child = spawn(process.execPath, [BIN, 'up', '--demo', '--port', '0'], { env: environment(place), stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  let said = ''
  const base = await new Promise<string>((resolve, reject) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk
      const open = /open (http:\/\/localhost:\d+)/.exec(said)
      if (open) resolve(open[1]!)
    })
    child.on('exit', (code) => reject(new Error(`the desk ended with ${code}: ${said}`)))
  })
  return {
    process: child, base,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** One command of the command line, to its end. */
export async function command(place: Place, ...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...words], { env: environment(place), stdio: ['ignore', 'pipe', 'pipe'] })
  const ended: Ended = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => void (ended.out += chunk))
  child.stderr.on('data', (chunk: Buffer) => void (ended.err += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { ...ended, code }
}

/** A clerk who names one focal point after another by the office's own form. Each that the desk acknowledged is in `acknowledged`. */
export class Clerk {
  readonly acknowledged: string[] = []
  readonly #base: string
  readonly #office: string
  #cookie = ''
  #csrf = ''

  constructor(base: string, office: string) {
    this.#base = base
    this.#office = office
  }

  async signIn(): Promise<void> {
    const answer = await this.#post('sign-in', { office: this.#office })
    this.#cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    const page = await (await fetch(`${this.#base}/en/office`, { headers: { cookie: this.#cookie } })).text()
    this.#csrf = /name="csrf" value="([^"]+)"/.exec(page)![1]!
  }

  async name(focalPoint: string): Promise<void> {
    const answer = await this.#post('office/contacts', { csrf: this.#csrf, office: focalPoint, mail: 'duty@office.example', language: 'en', step: '0' })
    if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`)
    this.acknowledged.push(focalPoint)
  }

  /** Names focal points until the desk is gone. */
  async goOn(prefix: string): Promise<void> {
    try {
      for (let n = 0; ; n++) await this.name(`${prefix}-${n}`)
    } catch (error) {
      // What the dead desk no longer answered was not acknowledged; anything else is a failure of the test.
      if (!(error instanceof TypeError)) throw error
    }
  }

  #post(path: string, fields: Record<string, string>): Promise<Response> {
    const headers = { cookie: this.#cookie, origin: this.#base }
    return fetch(`${this.#base}/en/${path}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })
  }
}
