import { Fault, type Instant, isDate, type Party } from '../core/values/index.ts'

/** What a person typed or a program sent, by name: one reading for forms, JSON and files. */
export type Fields = Readonly<Record<string, string>>

export function textIn(fields: Fields, name: string, { most, least = 0 }: { most: number; least?: number }): string {
  const text = (fields[name] ?? '').trim()
  if (text.length < least) throw new Fault('field-empty', `write ${name}`, { field: name })
  if (text.length > most) throw new Fault('field-long', `${name} has ${text.length} characters: at most ${most}`, { field: name })
  return text
}

/** One a line; blank lines are none. */
export function linesIn(fields: Fields, name: string, most: number, longest: number): string[] {
  const lines = (fields[name] ?? '').split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  if (lines.length > most) throw new Fault('field-long', `${name} has ${lines.length} lines: at most ${most}`, { field: name })
  if (lines.some((line) => line.length > longest)) throw new Fault('field-long', `a line of ${name} has more than ${longest} characters`, { field: name })
  return lines
}

export function wordIn<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const found = words.find((word) => word === fields[name])
  if (found === undefined) throw new Fault('field-word', `${name}: choose one of ${words.join(', ')}`, { field: name })
  return found
}

export function wordsIn<T extends string>(fields: Fields, name: string, words: readonly T[]): T[] {
  const given = (fields[name] ?? '').split(/[\s,;]+/).filter(Boolean)
  const wrong = given.find((one) => !(words as readonly string[]).includes(one))
  if (wrong !== undefined) throw new Fault('field-word', `"${wrong}" is not one of ${words.join(', ')}`, { field: name })
  return words.filter((word) => given.includes(word))
}

/** Codes of parties with spaces or commas between. */
export function codesIn(fields: Fields, name: string, shape = /^[A-Z]{3}$/): Party[] {
  const codes = (fields[name] ?? '').toUpperCase().split(/[\s,;]+/).filter(Boolean)
  const wrong = codes.find((code) => !shape.test(code))
  if (wrong !== undefined) throw new Fault('field-code', `"${wrong}" is no code of a state: write three letters, as in MEX`, { field: name })
  return [...new Set(codes)]
}

/** `2026-12-01 18:00` in UTC, or RFC 3339 with its own offset. */
export function instantIn(fields: Fields, name: string): Instant {
  const text = (fields[name] ?? '').trim()
  const [, day, time, zone = 'Z'] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  const at = day && isDate(day) ? Date.parse(`${day}T${time}${zone}`) : Number.NaN
  if (Number.isNaN(at)) throw new Fault('field-instant', `"${text}" is no time that exists: write 2026-12-01 18:00, in UTC`, { field: name })
  return at
}

export function dayIn(fields: Fields, name: string): string | null {
  const text = (fields[name] ?? '').trim()
  if (text !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDate(text))) throw new Fault('field-day', `"${text}" is no day that exists: write 2027-06-30`, { field: name })
  return text || null
}

/**
 * JSON of a program as the same fields: lists are lines, lists of records are lines with ` | ` between their values in the order of
 * `records`, and an object in an object is written `name-key`. Fault `json`, also for what is nested deeper.
 */
export function fieldsOf(json: unknown, records: Readonly<Record<string, readonly string[]>> = {}, nested = false): Record<string, string> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Fault('json', 'send one JSON object')
  return Object.fromEntries(Object.entries(json).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return []
    if (Array.isArray(value)) return [[name, value.map((one) => (typeof one === 'object' && one !== null ? lineOf(one as Record<string, unknown>, records[name] ?? []) : plain(one, name))).join('\n')]]
    if (typeof value === 'object' && !nested) return Object.entries(fieldsOf(value, {}, true)).map(([key, text]) => [`${name}-${key}`, text])
    return [[name, plain(value, name)]]
  }))
}

function lineOf(record: Record<string, unknown>, order: readonly string[]): string {
  return order.map((name) => plain(record[name] ?? '', name).replace(/[|\r\n]+/g, ' ').trim()).join(' | ')
}

function plain(value: unknown, field: string): string {
  const parts = Array.isArray(value) ? value : [value]
  if (parts.some((one) => typeof one === 'object' && one !== null)) throw new Fault('json', `${field}: text, a number or a list of them`, { field })
  return parts.join(',')
}

/** `a | b | c` as its parts; missing ones are blank. */
export function partsOf(line: string, count: number): string[] {
  const parts = line.split('|').map((part) => part.trim())
  return Array.from({ length: count }, (_, i) => parts[i] ?? '')
}
