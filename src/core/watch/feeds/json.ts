import { Fault, type Instant, parseInstant } from '../../values/index.ts'

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g

/**
 * JSON of a feed. Some writers put NaN or Infinity where a number is not known: that is no JSON, but only those items are wrong,
 * so the words become strings and each item is judged. Fault `json-form`, `json-encoding` or `feed-size`.
 */
export function readJson(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.length > maxBytes) throw new Fault('feed-size', `${bytes.length} bytes; at most ${maxBytes} are read`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Fault('json-encoding', 'not UTF-8, which JSON must be')
  }
  try {
    return JSON.parse(text)
  } catch {
    return again(text)
  }
}

function again(text: string): unknown {
  try {
    return JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`)))
  } catch (error) {
    throw new Fault('json-form', `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}`)
  }
}

export type Fields = Record<string, unknown>

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** An RFC 3339 time; undefined when it is none. */
export function instantOf(value: unknown): Instant | undefined {
  try {
    return typeof value === 'string' ? parseInstant(value.trim()) : undefined
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

/** The list of that name in an answer. Faults of JSON, and `code` when there is none: an error page, or another document. */
export function listIn(bytes: Uint8Array, maxBytes: number, field: string, code: string): unknown[] {
  const list = fieldsOf(readJson(bytes, maxBytes))?.[field]
  if (!Array.isArray(list)) throw new Fault(code, `there is no list named ${field}`, { field })
  return list as unknown[]
}
