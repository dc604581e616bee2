import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, up } from '../src/server/up.ts'

/**
 * Runs every `test/http/*.txt` against one demo desk on a free port. A script is steps between lines of `===`, in order:
 *
 *     # words for whoever reads
 *     POST /en/sign-in               method and address; redirects are not followed, cookies are kept through the file
 *     accept: text/html              headers of the request
 *     > field=value&other=${name}    its body, one or more lines
 *     303                            expected status
 *     location: /en/                 a header that equals
 *     content-type ~ json            a header or `body` that holds this text; `!~`: that does not
 *     body !~ secret
 *     header etag as tag             keeps a header under a name, for later steps as ${tag}
 *     body as id /"id": "(\w+)"/     keeps what the pattern's group finds
 *
 * `${csrf}` is the token in the last page, `as nobody` on a line of its own forgets the cookies.
 */
interface Step {
  title: string
  at: string
  lines: string[]
}

const folder = join(import.meta.dirname, 'http')
let desk: Running
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-http-'))
  desk = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, { CONTADORA_BEAT_SECONDS: '1', CONTADORA_NAME: 'Contadora' })
})
afterAll(async () => {
  await desk?.close()
  await rm(dir, { recursive: true, force: true })
})

const files = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()

describe.each(files)('%s', async (file) => {
  const steps = stepsOf(file, await readFile(join(folder, file), 'utf8'))
  const names = new Map<string, string>()
  const jar = new Map<string, string>()
  let failed = false
  test.each(steps)('$title', async (step) => {
    if (failed) throw new Error('a step before this one failed')
    failed = true
    await run(step, names, jar)
    failed = false
  })
})

function stepsOf(file: string, text: string): Step[] {
  let line = 1
  return text.split(/^===\s*\n/m).flatMap((part) => {
    const at = `${file}:${line}`
    line += part.split('\n').length
    const lines = part.split('\n').map((one) => one.trimEnd()).filter((one) => one !== '')
    const title = lines.filter((one) => one.startsWith('#')).map((one) => one.slice(1).trim()).join(' ')
    const rest = lines.filter((one) => !one.startsWith('#'))
    return rest.length === 0 ? [] : [{ title: title || rest[0]!, at, lines: rest }]
  })
}

async function run(step: Step, names: Map<string, string>, jar: Map<string, string>): Promise<void> {
  const lines = step.lines.map((line) => line.replace(/\$\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole))
  if (lines[0] === 'as nobody') {
    jar.clear()
    lines.shift()
  }
  const status = lines.findIndex((line) => /^\d{3}$/.test(line))
  if (status < 0) throw new Error(`${step.at}: no expected status`)
  const response = await ask(lines.slice(0, status), jar)
  const body = await response.text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(body)?.[1]
  if (csrf) names.set('csrf', encodeURIComponent(csrf))
  const context = `${step.at}: ${lines[0]}\n${body.slice(0, 600)}`
  expect(response.status, context).toBe(Number(lines[status]))
  for (const line of lines.slice(status + 1)) check(line, response, body, names, `${step.at}: ${line}`)
}

async function ask(lines: readonly string[], jar: Map<string, string>): Promise<Response> {
  const [method = 'GET', path = '/'] = lines[0]!.split(' ')
  const said = lines.slice(1).filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim())
  const headers = new Headers(lines.slice(1).filter((line) => !line.startsWith('>')).map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
  if (said.length > 0 && !headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded')
  const response = await fetch(`http://localhost:${desk.port}${path}`, { method, headers, redirect: 'manual', ...(said.length > 0 ? { body: said.join('\n') } : {}) })
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    jar.set(name, value)
  }
  return response
}

function check(line: string, response: Response, body: string, names: Map<string, string>, place: string): void {
  const of = (name: string): string => (name === 'body' ? body : (response.headers.get(name) ?? ''))
  const kept = /^(?:header ([\w-]+)|(body)) as (\w+)(?: \/(.+)\/)?$/.exec(line)
  if (kept) {
    const [, header, , name = '', pattern] = kept
    const text = of(header ?? 'body')
    const found = pattern ? new RegExp(pattern).exec(text)?.[1] : text
    expect(found, place).toBeTruthy()
    return void names.set(name, found!)
  }
  const test = /^([\w-]+)\s*(~|!~|:)\s*(.*)$/.exec(line)
  if (!test) throw new Error(`${place}: not understood`)
  const [, name = '', how, text = ''] = test
  if (how === '~') expect(of(name), place).toContain(text)
  else if (how === '!~') expect(of(name), place).not.toContain(text)
  else expect(of(name), place).toBe(text)
}
