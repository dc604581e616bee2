import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'contadora.js')
export const EVENTS = join(import.meta.dirname, 'events')
export const SAMPLES = join(import.meta.dirname, '..', '..', 'src', 'core', 'watch', 'feeds', 'samples')

export interface Ran {
  code: number | null
  out: string
  err: string
  /** standard output as one JSON document */
  json: any
}

interface With {
  env?: Record<string, string>
  input?: string
}

const folders: string[] = []
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A folder that is gone when the tests of its file are over. */
export function temp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'contadora-cli-'))
  folders.push(folder)
  return folder
}

export function fileWith(content: unknown, name = 'given.json'): string {
  const file = join(temp(), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

/** The command line as a child process of the built program, in a folder of its own so that no desk of this machine is found. */
export function start(args: string[], { env = {} }: With = {}): ChildProcess {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CONTADORA_|DATABASE_URL|PORT$)/.test(name)))
  return spawn(process.execPath, [BIN, ...args], { cwd: temp(), env: { ...clean, CONTADORA_POLL: 'no', ...env } })
}

export async function run(args: string[], given: With = {}): Promise<Ran> {
  const child = start(args, given)
  let [out, err] = ['', '']
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin!.end(given.input ?? '')
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err, get json() { return JSON.parse(out) } }
}

/** Opens the desk on a free port; resolves once it says where, with a way to stop it that gives its exit code. */
export async function open(args: string[], given: With = {}): Promise<{ url: string; pid: number; stop(signal: 'SIGTERM' | 'SIGINT'): Promise<number | null> }> {
  const child = start([...args, '--port', '0', '--json'], given)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let err = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
  const said = await Promise.race([
    new Promise<string>((resolve) => child.stdout!.setEncoding('utf8').once('data', resolve)),
    ended.then((code): never => { throw new Error(`the desk ended with ${code}: ${err}`) }),
  ])
  return {
    url: (JSON.parse(said) as { url: string }).url, pid: child.pid!,
    stop(signal) {
      child.kill(signal)
      return ended
    },
  }
}
