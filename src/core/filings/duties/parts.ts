import { type FilingBody, type FilingPartBody, MAX_BODY_BYTES } from '../../statements/index.ts'
import { Fault, type Json } from '../../values/index.ts'
import type { Data, Row } from '../read/grid.ts'

/** Room for everything of a body but its rows. */
const LARGEST = MAX_BODY_BYTES - 32_768
/** `about` of the first part holds sixteen ids */
const MOST = 17

export interface Parted {
  /** sealed last: it counts */
  filing: FilingBody
  /** in their order; its `about` names them so */
  rest: FilingPartBody[]
}

/**
 * The statements of one return: the filing alone where it fits one, else with the rows of its tables shared out; the filing holds every
 * part of the form that is no table. Fault `too-large` past seventeen megabytes.
 */
export function partsOf(body: Omit<FilingBody, 'data' | 'parts'>, data: Data | null): Parted {
  const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
  if (data === null || size(data) <= LARGEST) return { filing: { ...body, data: data as Json }, rest: [] }
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
  const of = chunks.length
  if (of > MOST) throw new Fault('too-large', `a return has at most ${MOST} MB: divide it by period or partner`, { field: 'data' })
  const [first, ...rest] = chunks
  return {
    filing: { ...body, data: first as Json, parts: of },
    rest: rest.map((chunk, i) => ({ form: body.form, period: body.period, at: i + 2, of, data: chunk as Json })),
  }
}

/** The whole return from the filing and its other parts in their order; null while one is missing or none of this return. */
export function joinParts(filing: FilingBody, rest: readonly FilingPartBody[]): Data | null {
  const of = filing.parts ?? 1
  const own = rest.every((part, i) => part.at === i + 2 && part.of === of && part.form === filing.form && part.period === filing.period)
  if (rest.length !== of - 1 || !own) return null
  const whole: Data = {}
  for (const { data } of [filing, ...rest]) for (const [section, part] of Object.entries((data ?? {}) as unknown as Data)) {
    const known = whole[section]
    whole[section] = Array.isArray(part) && Array.isArray(known) ? [...known, ...part] : part
  }
  return whole
}
