import { z } from 'zod'
import { Fault } from '../../values/index.ts'
import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { plausible, withheld } from './item.ts'
import { readJson } from './json.ts'
import { aboutPerson } from './theme.ts'

const MAX_BYTES = 32 * 1024 * 1024
const FORMAT = 'contadora/observations/v1'

const time = z.number().refine(plausible, 'impossible-time')
const lat = z.number().min(-90).max(90)
const lon = z.number().min(-180).max(180)
const text = z.string().max(20_100)
const word = z.string().min(1).max(500)
const shape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point'), lat, lon }),
  z.strictObject({ kind: z.literal('circle'), lat, lon, km: z.number().min(0).max(20_040) }),
  z.strictObject({ kind: z.literal('polygon'), rings: z.array(z.array(z.tuple([lon, lat])).min(4)).min(1) }),
  z.strictObject({ kind: z.literal('geocode'), scheme: z.string().max(200), value: z.string().max(2000) }),
])
const texts = z.array(z.strictObject({ language: z.string().max(35), headline: text.optional(), description: text.optional(), instruction: text.optional(), area: text.optional() }))
const severity = z.array(z.strictObject({ scale: z.enum(['cap-severity', 'pager', 'gdacs', 'magnitude', 'mmi', 'wind-kt', 'count']), value: z.string().max(64) }))
const named = z.array(z.string().max(16))
const observation = z.strictObject({
  feed: z.string().regex(/^[a-z0-9-]{1,32}$/), id: word, aliases: z.array(word), version: z.string().max(200), sent: time, at: time, expires: time.optional(),
  act: z.enum(['report', 'update', 'cancel', 'delete']), status: z.enum(['actual', 'exercise', 'system', 'test', 'draft']), theme: z.string().min(1).max(64), title: text,
  texts, severity, where: z.array(shape), named, parts: z.array(z.strictObject({ expires: time.optional(), severity, where: z.array(shape), named, texts: texts.optional() })).optional(),
  depthKm: z.number().min(-100).max(1000).optional(),
  flags: z.array(z.enum(['tsunami', 'restricted', 'all-clear', 'area-unread'])).optional(), references: z.array(word), link: z.url({ protocol: /^https?$/ }).max(2000).optional(),
})
const file = z.looseObject({
  format: z.literal(FORMAT),
  source: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0), kept: z.boolean() }).optional(),
  observations: z.array(z.unknown()),
  rejected: z.array(z.strictObject({ id: z.string(), reason: z.string(), hash: z.string().optional() })),
})

/** The document that the observations were read from: its hash and size, and whether its bytes were kept too. */
export type ObservationSource = NonNullable<z.infer<typeof file>['source']>

/**
 * Observations already read, as JSON: what is kept of a document that may not be kept whole because a part of it is about a person,
 * and what a linked message says once it is tied to the index that linked to it. Reading it back gives the same observations.
 */
export const observations: Feed = {
  id: 'observations',
  title: 'Observations already read, as JSON',
  every: 3600,
  staleAfter: 86_400,
  mediaTypes: ['application/json'],
  maxBytes: MAX_BYTES,
  parse: (bytes) => readObservations(bytes),
}

/** Faults of JSON, and `observations-form`. An item that is no observation, or is about a person, is set aside. */
export function readObservations(bytes: Uint8Array): Parsed & { source?: ObservationSource } {
  const read = file.safeParse(readJson(bytes, MAX_BYTES))
  if (!read.success) throw new Fault('observations-form', `not ${FORMAT}: ${read.error.issues[0]!.message}`, { field: read.error.issues[0]!.path.join('.') })
  const { source, rejected } = read.data
  const parsed: Parsed = { observations: [], rejected: [...(rejected as Rejected[])] }
  read.data.observations.forEach((item, i) => {
    const outcome = judge(item, i)
    if ('reason' in outcome) parsed.rejected.push(outcome)
    else parsed.observations.push(outcome)
  })
  return { ...parsed, ...(source ? { source } : {}) }
}

function judge(item: unknown, i: number): Observation | Rejected {
  const read = observation.safeParse(item)
  if (!read.success) {
    const [issue] = read.error.issues
    return { id: `item ${i + 1}`, reason: `${issue!.path.join('.')}: ${issue!.message}` }
  }
  const said = read.data as Observation
  const bodies = said.texts.map(({ description = '', instruction = '' }) => `${description} ${instruction}`).join(' ')
  const texts = [said.title, ...said.texts.flatMap(({ headline }) => headline ?? [])]
  return aboutPerson({ texts }, bodies) ? withheld(said.id, JSON.stringify(item)) : said
}

export function writeObservations({ observations: said, rejected, source }: Parsed & { source?: ObservationSource }): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, ...(source ? { source } : {}), observations: said, rejected }, null, 1)}\n`)
}
