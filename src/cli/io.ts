import { readFileSync } from 'node:fs'
import { asFault, Fault, faultLine } from '../core/values/index.ts'

/** Exit codes of the command line: never renumbered. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3, notAllowed: 4, conflict: 5, verification: 6, interrupted: 130 } as const

const EXIT_OF: Record<string, number> = {
  usage: EXIT.usage, config: EXIT.usage, 'date-shape': EXIT.usage, 'date-impossible': EXIT.usage, 'unknown-state': EXIT.usage, 'unknown-instrument': EXIT.usage,
  'unknown-feed': EXIT.usage, 'unknown-method': EXIT.usage, 'file-unreadable': EXIT.unreachable, unreachable: EXIT.unreachable, 'data-locked': EXIT.conflict,
  'id-conflict': EXIT.conflict, 'not-allowed': EXIT.notAllowed, 'not-found': EXIT.notAllowed, 'keys-locked': EXIT.notAllowed,
  'rolled-back': EXIT.verification, 'log-contradicts-itself': EXIT.verification, signature: EXIT.verification,
}

export interface Global {
  json?: boolean
  data?: string
  input?: boolean
}

/** Data on standard output: one JSON document with --json, else lines for a person. */
export function print(global: Global, value: unknown, lines: () => string[]): void {
  process.stdout.write(global.json ? `${JSON.stringify(value, null, 2)}\n` : `${lines().join('\n')}\n`)
}

/** Words on standard error. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A step of long work, on one line that is written over where a person watches. */
export function progress(text: string): void {
  if (process.stderr.isTTY && !process.env.NO_COLOR) process.stderr.write(`\r\x1b[K${text}`)
}

export function fail(error: unknown, json: boolean | undefined): number {
  if (!(error instanceof Fault)) {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return EXIT.failed
  }
  const fault = asFault(error)
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: fault.code, message: fault.message, ...fault.place } })}\n`)
  tell(`contadora: ${faultLine(fault)}`)
  return EXIT_OF[fault.code] ?? EXIT.failed
}

/** JSON of a file or of standard input (`-`); Fault `file-unreadable` or `json` with the file's name. */
export function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Fault('json', `not JSON: ${(error as Error).message}`, { file })
  }
}

export function readText(file: string): string {
  return Buffer.from(readBytes(file)).toString('utf8')
}

export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new Fault('file-unreadable', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, { file })
  }
}
