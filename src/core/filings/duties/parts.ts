import { type FilingBody, MAX_BODY_BYTES } from '../../statements/index.ts'
import { Fault, type Json } from '../../values/index.ts'
import type { Data, Row } from '../read/grid.ts'

/** Room for everything of a body but its rows. */
const LARGEST = MAX_BODY_BYTES - 32_768
/** `about` of the first part holds sixteen ids */
const MOST = 17

/**
 * The bodies of one return: one where it fits a statement, else parts with the rows of its tables shared out; the first holds every part of
 * the form that is no table. Fault `too-large` past seventeen megabytes.
 */
export function partsOf(body: Omit<FilingBody, 'data' | 'part'>, data: Data | null): FilingBody[] {
  const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
  if (data === null || size(data) <= LARGEST) return [{ ...body, data: data as Json }]
  const whole = Object.fromEntries(Object.entries(data).filter(([, part]) => !Array.isArray(part)))
  const chunks: Data[] = [whole]
  let room = LARGEST - size(whole)
  for (const [section, part] of Object.entries(data)) for (const row of Array.isArray(part) ? part : []) {
    const cost = size(row) + section.length + 8
    if (cost > room) {
      chunks.push({})
      room = LARGEST
    }
    room -= cost
    const last = chunks.at(-1)!
    ;((last[section] ??= []) as Row[]).push(row)
  }
  if (chunks.length > MOST) throw new Fault('too-large', `a return has at most ${MOST} MB: divide it by period or partner`, { field: 'data' })
  return chunks.map((chunk, i) => ({ ...body, data: chunk as Json, part: { at: i + 1, of: chunks.length } }))
}

/** The whole return from all its parts, in any order; null while one is missing. */
export function joinParts(bodies: readonly FilingBody[]): Data | null {
  const sorted = bodies.toSorted((a, b) => (a.part?.at ?? 1) - (b.part?.at ?? 1))
  const of = sorted[0]?.part?.of ?? 1
  if (sorted.length !== of || sorted.some((body, i) => (body.part?.at ?? 1) !== i + 1)) return null
  const whole: Data = {}
  for (const { data } of sorted) for (const [section, part] of Object.entries((data ?? {}) as unknown as Data)) {
    const known = whole[section]
    whole[section] = Array.isArray(part) && Array.isArray(known) ? [...known, ...part] : part
  }
  return whole
}
