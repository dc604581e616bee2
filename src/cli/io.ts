import { readFileSync } from 'node:fs'
import { repeatedKeys } from '../adapters/region-files/index.ts'
import { Fault, faultLine } from '../core/values/index.ts'
import { EXIT, exitOf, systemCode } from './exits.ts'

export interface Global {
  json?: boolean
  data?: string
  input?: boolean
}

/** Data on standard output: one JSON document with --json, else lines for a person. */
export function print(global: Global, value: unknown, lines: () => string[]): void {
  process.stdout.write(global.json ? `${JSON.stringify(value, null, 2)}\n` : lines().map((line) => `${line}\n`).join(''))
}

/** Words on standard error. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A step of long work, on one line that is written over where a person watches. */
export function progress(text: string): void {
  if (watched()) process.stderr.write(`\r\x1b[K${text}`)
}

export function progressDone(): void {
  if (watched()) process.stderr.write('\r\x1b[K')
}

function watched(): boolean {
  return process.stderr.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}

/** Says what went wrong, on standard error and with --json also on standard output; returns the exit code. */
export function fail(error: unknown, json: boolean | undefined): number {
  const { code, text, place } = said(error)
  progressDone()
  const message = error instanceof Fault ? error.message : text
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, ...place } })}\n`)
  tell(`contadora: ${text}`)
  const exit = exitOf(error)
  if (exit === EXIT.failed && error instanceof Error && process.env.CONTADORA_DEBUG) tell(error.stack ?? '')
  return exit
}

function said(error: unknown): { code: string; text: string; place: object } {
  if (error instanceof Fault) return { code: error.code, text: faultLine(error), place: error.place }
  const text = error instanceof Error ? error.message : String(error)
  const system = systemCode(error)
  if (system) return { code: system, text, place: {} }
  return { code: 'internal', text: `a mistake of this program, not yours: ${text} (CONTADORA_DEBUG=1 shows where)`, place: {} }
}

/**
 * JSON of a file or of standard input (`-`); Faults `file-unreadable` or `json` with the file's name and line. With `once`, a name that
 * an object has twice is a fault too: JSON.parse keeps the last without a word, and a second vote would be lost.
 */
export function readJson(file: string, { once = false } = {}): unknown {
  const text = Buffer.from(readBytes(file)).toString('utf8').replace(/^\ufeff/, '')
  try {
    const value: unknown = JSON.parse(text)
    const [again] = once ? repeatedKeys(text, file) : []
    if (again) throw again
    return value
  } catch (error) {
    if (error instanceof Fault) throw error
    const { message } = error as Error
    const at = /position (\d+)/.exec(message)?.[1]
    const line = at === undefined ? {} : { line: text.slice(0, Number(at)).split('\n').length }
    throw new Fault('json', `not JSON: ${message}`, { file, ...line })
  }
}

export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new Fault('file-unreadable', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, { file })
  }
}
