import { type Instant, isoInstant, type Json } from '../../core/values/index.ts'
import { NOT_A_BOUNDARY, type Shape, stands, strongest } from '../../core/watch/index.ts'
import type { Owed } from '../../core/warnings/index.ts'
import type { EventBook, WatchedEvent } from '../events.ts'
import type { DataTable } from '../tables.ts'
import { attributionOf } from './watch-event.ts'
import { levelWord } from './watch-filter.ts'
import { eventHead } from './watch-lines.ts'

const COLUMNS = [
  'id', 'at', 'theme', 'title', 'status', 'state', 'level', 'level_why', 'magnitude', 'lat', 'lon', 'depth_km', 'states', 'sources', 'versions', 'expires', 'link',
] as const

/** `level` is ours and `level_why` says from what; the sources' own words are in the event. States and sources have spaces between. */
export function eventsTable(events: readonly WatchedEvent[], now: Instant): DataTable {
  return { name: 'events', columns: COLUMNS, rows: events.map((event) => rowOf(event, now)) }
}

function rowOf(event: WatchedEvent, now: Instant): (string | number | null)[] {
  const { record, touches, level, because } = event
  const point = record.where.find((shape) => shape.kind === 'point' || shape.kind === 'circle') as { lat: number; lon: number } | undefined
  const magnitude = strongest(record.severity, 'magnitude')
  const [first] = record.sources
  return [
    record.id, isoInstant(record.at), record.theme, record.title, record.status, eventHead(event, now).state, levelWord(level), because, magnitude ? magnitude.rank : null,
    point?.lat ?? null, point?.lon ?? null, first?.latest.depthKm ?? null, touches.map(({ party }) => party).join(' '), record.sources.map(({ feed }) => feed).join(' '),
    record.versions.length, record.expires === undefined ? null : isoInstant(record.expires), first?.latest.link ?? null,
  ]
}

export function attributionTable(event: WatchedEvent): DataTable {
  return {
    name: 'attribution', columns: ['party', 'method', 'km', 'claimants', 'responsible', 'note'],
    rows: attributionOf(event).map(({ party, method, km, claimants, responsible }) => [party, method, km, claimants.join(' '), responsible ?? null, NOT_A_BOUNDARY]),
  }
}

export function versionsTable({ record }: WatchedEvent): DataTable {
  return {
    name: 'versions', columns: ['number', 'key', 'sent', 'feed', 'id', 'version', 'act', 'title', 'severity', 'changes', 'reopens'],
    rows: record.versions.map(({ number, key, observation, change }) => [
      number, key, isoInstant(observation.sent), observation.feed, observation.id, observation.version, observation.act, observation.title,
      observation.severity.map(({ scale, value }) => `${scale} ${value}`).join('; '), change.changes.join('; '), change.higher || change.newArea || change.resumed ? 'yes' : 'no',
    ]),
  }
}

/** One event whole: what every source says now, every version, the places with method and kilometres. */
export function eventJson(event: WatchedEvent, book: EventBook, now: Instant): Json {
  const { record, touches, level, because } = event
  const { id, ids, theme, status, title, at, expires, severity, where, named, flags, matchedBy, marks } = record
  return {
    id, ids, theme, status, title, at: isoInstant(at), expires: expires === undefined ? null : isoInstant(expires), state: eventHead(event, now).state,
    level: levelWord(level), levelWhy: because, severity: severity as unknown as Json, where: where as unknown as Json, named, flags, matchedBy, marks,
    sources: record.sources.map(({ feed, latest, sayings, state, aliases }) => ({
      feed, id: latest.id, aliases, state, sayings, sent: isoInstant(latest.sent), link: latest.link ?? null, texts: latest.texts as unknown as Json, raw: book.rawOf(latest) ?? null,
      ...(latest.parts ? { parts: latest.parts.map((part) => ({ ...part, expires: part.expires === undefined ? null : isoInstant(part.expires), stands: stands(part, now) })) as unknown as Json } : {}),
    })),
    versions: record.versions.map(({ number, key, observation, change }) => ({
      number, key, feed: observation.feed, id: observation.id, version: observation.version, sent: isoInstant(observation.sent), act: observation.act, title: observation.title,
      severity: observation.severity as unknown as Json, change: change as unknown as Json, raw: book.rawOf(observation) ?? null,
    })),
    attribution: touches as unknown as Json, note: NOT_A_BOUNDARY,
  }
}

/** RFC 7946. A circle is its centre with `radius_km`; an event that only codes place has no geometry, which is said by null. */
export function eventsGeoJson(events: readonly WatchedEvent[], now: Instant): string {
  const features = events.map((event) => {
    const row = Object.fromEntries(COLUMNS.map((column, i) => [column, rowOf(event, now)[i] ?? null]))
    const circle = event.record.where.find((shape) => shape.kind === 'circle')
    return { type: 'Feature', id: event.record.id, geometry: geometryOf(event.record.where), properties: { ...row, ...(circle ? { radius_km: circle.km } : {}) } }
  })
  return `${JSON.stringify({ type: 'FeatureCollection', note: NOT_A_BOUNDARY, features })}\n`
}

function geometryOf(where: readonly Shape[]): Json {
  const drawn = where.flatMap((shape): Json[] => {
    if (shape.kind === 'geocode') return []
    return [shape.kind === 'polygon' ? { type: 'Polygon', coordinates: shape.rings } : { type: 'Point', coordinates: [shape.lon, shape.lat] }]
  })
  return drawn.length === 0 ? null : drawn.length === 1 ? drawn[0]! : { type: 'GeometryCollection', geometries: drawn }
}

/** The four answers of one question as rows; `as` is owed, affected, later or not-owed. */
export function owedTable({ owed, affected, later, notOwed }: Owed): DataTable {
  return {
    name: 'owed', columns: ['as', 'by', 'to', 'kind', 'instrument', 'article', 'footing', 'deadline', 'deadline_why', 'method', 'km', 'why'],
    rows: [
      ...owed.map((row) => ['owed', row.by, [...row.to, ...row.toRoles].join(' '), row.kind, row.instrument, row.article, row.footing, row.deadline, row.deadlineWhy, null, null, texts(row.because)]),
      ...affected.map((row) => ['affected', null, row.party, null, row.under.map(({ instrument }) => instrument).join(' '), row.under.map(({ article }) => article ?? '').join(' '), row.as, null, null, row.method, row.km, row.as === 'owed' ? 'a duty to tell it exists' : 'no duty known']),
      ...later.map((row) => ['later', row.by.join(' '), null, row.kind, row.instrument, row.article, row.footing, null, null, null, null, row.when]),
      ...notOwed.map((row) => ['not-owed', row.by ?? null, (row.to ?? []).join(' '), row.kind, row.instrument, row.article, row.footing, null, null, null, null, row.why]),
    ],
  }
}

function texts(because: readonly { text: string }[]): string {
  return because.map(({ text }) => text).join('; ')
}
