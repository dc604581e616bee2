import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Party } from '../src/core/values/index.ts'
import { inviteTo } from '../src/server/invite.ts'
import { type Running, up } from '../src/server/up.ts'

/** A real desk, no demo, on a free port of this machine. */
export interface OpenDesk extends Running {
  base: string
  /** the operator's link for an office */
  invite(party: Party, role: string, office?: string): string
  drop(): Promise<void>
}

export async function openRealDesk(env: Record<string, string> = {}): Promise<OpenDesk> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-doors-'))
  const drop = () => rm(dir, { recursive: true, force: true })
  const running = await up({ ...(env.PORT ? {} : { port: '0' }), data: dir, poll: false }, () => {}, { CONTADORA_HOST: '127.0.0.1', CONTADORA_BEAT_SECONDS: '1', ...env }).catch(async (error: unknown) => {
    await drop()
    throw error
  })
  const base = `http://localhost:${running.port}`
  const { desk } = running
  return {
    ...running, base,
    invite: (party, role, office = `Civil protection of ${party}`) => `${base}/en/sign-in?invite=${inviteTo(desk.config, desk.region, { party, role, office, nature: 'civil' }, desk.clock())}`,
    async drop() {
      await running.close()
      await drop()
    },
  }
}

/** A browser without script: keeps cookies, follows nothing, takes the token of the last page that it saw. */
export class PlainBrowser {
  readonly #base: string
  readonly #jar = new Map<string, string>()
  csrf = ''

  constructor(base: string) {
    this.#base = base
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  set cookie(text: string) {
    this.#jar.clear()
    for (const one of text.split('; ').filter(Boolean)) this.#jar.set(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1))
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; headers: Headers }> {
    return this.#ask(path, { headers })
  }

  async post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<{ status: number; text: string; headers: Headers }> {
    return this.#ask(path, { method: 'POST', headers, body: new URLSearchParams({ csrf: this.csrf, ...fields }) })
  }

  async #ask(path: string, init: RequestInit): Promise<{ status: number; text: string; headers: Headers }> {
    const url = path.startsWith('http') ? path : `${this.#base}${path}`
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie: this.cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.#jar.delete(pair.slice(0, at))
      else this.#jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await answer.text()
    this.csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.csrf
    return { status: answer.status, text, headers: answer.headers }
  }

  /** Takes the seat of an invitation. */
  async accept(link: string): Promise<void> {
    const answer = await this.post('/en/sign-in', { invite: new URL(link).searchParams.get('invite')! })
    if (answer.status !== 303) throw new Error(`${answer.status}: ${answer.text}`)
    await this.get('/en/office')
  }
}
