import { loadImpact } from '../../adapters/region-files/index.ts'
import { impactOfQuake, intensityAt, type Impact, type Shape, strongest, type Threshold } from '../../core/watch/index.ts'
import { asFault, type Instant, isoInstant } from '../../core/values/index.ts'
import type { EventPicturesView, MapShape, MapView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { levelOf, type WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { frameOf, landIn } from './watch-map.ts'

type Basis = Awaited<ReturnType<typeof loadImpact>>
const read = new WeakMap<Desk, Promise<Basis>>()

function basisOf(desk: Desk): Promise<Basis> {
  const found = read.get(desk) ?? loadImpact(desk.config.regionDir, desk.region)
  read.set(desk, found)
  return found
}

/** Whole intensities that are drawn, the weakest first; below IV nobody is woken. */
const RINGS = [4, 5, 6, 7, 8, 9] as const
const MOST_KM = 800

/** The pictures of an event: what was said of it over time, the shaking of an earthquake with its towns, the track of a cyclone. */
export async function eventPictures({ desk, book }: Parts, id: string): Promise<EventPicturesView> {
  const event = book.get(id, desk.clock())
  if (!event) throw notFound()
  const { record } = event
  const [impact, shaking] = await shakingOf(desk, event)
  return {
    id: record.id, title: record.title, theme: record.theme, status: record.status,
    history: historyOf(event, book.rules), shaking: shaking && impact ? { map: shaking, towns: impact.towns.map(({ name, place, people, intensity, sigma, km }) => ({ name, place, people, intensity, sigma, km })), because: impact.because } : null,
    track: trackOf(event),
  }
}

export interface Said {
  number: number
  at: Instant
  feed: string
  title: string
  magnitude: number | null
  level: number
  areas: number
  act: string
}

/** One row a saying: by then, what its own severities come to. */
function historyOf({ record, touches }: WatchedEvent, rules: readonly Threshold[]): Said[] {
  const places = touches.map(({ party }) => party)
  return record.versions.map(({ number, observation, change }) => {
    const magnitude = Number(strongest(observation.severity, 'magnitude')?.value ?? Number.NaN)
    return {
      number, at: observation.sent, feed: observation.feed, title: observation.title, magnitude: Number.isFinite(magnitude) ? magnitude : null, level: levelOf(observation, places, rules).level, areas: observation.where.length,
      act: change.ended ? 'ended' : change.resumed ? 'resumed' : change.higher ? 'higher' : change.lower ? 'lower' : change.newArea ? 'wider' : number === 1 ? 'first' : 'same',
    }
  })
}

async function shakingOf(desk: Desk, { record }: WatchedEvent): Promise<[Impact | null, MapView | null]> {
  const magnitude = Number(strongest(record.severity, 'magnitude')?.value ?? Number.NaN)
  const spot = record.where.find((one): one is Extract<Shape, { kind: 'point' }> => one.kind === 'point')
  const depth = record.sources.map(({ latest }) => latest.depthKm).find((km) => km !== undefined)
  if (record.theme !== 'earthquake' || !spot || depth === undefined || !Number.isFinite(magnitude)) return [null, null]
  try {
    const { towns, losses } = await basisOf(desk)
    const impact = impactOfQuake({ lat: spot.lat, lon: spot.lon, depth, magnitude }, towns, losses)
    const rings = RINGS.flatMap((level): MapShape[] => {
      const km = reachedTo(magnitude, depth, level)
      return km === null ? [] : [{ kind: 'circle', lat: spot.lat, lon: spot.lon, km, tone: level >= 8 ? 't4' : level >= 6 ? 't3' : 't2', label: `${level} · ${Math.round(km)} km` }]
    })
    const places = impact.towns.map(({ lat, lon, name, intensity }): MapShape => ({ kind: 'point', lat, lon, tone: 't0', label: `${name}: ${intensity.toFixed(1)}` }))
    const frame = frameOf(rings.length > 0 ? [rings[0]!] : [{ ...spot, tone: 't0' }], 300)!
    return [impact, { frame, land: landIn(frame), shapes: [...rings, { kind: 'point', lat: spot.lat, lon: spot.lon, tone: 't4', label: record.title }, ...places] }]
  } catch (error) {
    asFault(error)
    return [null, null]
  }
}

/** How far on the ground the median intensity reaches `level`; null where it nowhere does. The distance that the equation takes is from the depth. */
function reachedTo(magnitude: number, depth: number, level: number): number | null {
  const at = (km: number) => intensityAt(magnitude, Math.hypot(km, depth)).intensity
  if (at(0) < level) return null
  let [low, high] = [0, MOST_KM]
  if (at(high) >= level) return MOST_KM
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    if (at(middle) >= level) low = middle
    else high = middle
  }
  return low
}

/** Positions and areas of a cyclone as they were said one after another, with the states named or touched and the time that was left. */
function trackOf(event: WatchedEvent): EventPicturesView['track'] {
  const { record, touches } = event
  if (record.theme !== 'tropical-cyclone') return null
  const shapes = record.versions.flatMap(({ observation, number }): MapShape[] => observation.where.slice(0, 4).flatMap((shape): MapShape[] =>
    shape.kind === 'geocode' ? [] : [{ ...shape, tone: number === record.versions.length ? 't4' : 't2', label: `${number} · ${isoInstant(observation.sent)}` }]))
  const frame = frameOf(shapes, 300)
  if (!frame) return null
  const said = record.versions.at(-1)!.observation
  return {
    map: { frame, land: landIn(frame), shapes },
    states: touches.map(({ party, km, method }) => ({ party, km, method })),
    lead: record.versions.map(({ number, observation }) => ({ number, sent: observation.sent, onset: observation.at, leadMs: observation.at - observation.sent })), onset: said.at,
  }
}

export function historyTable({ history }: EventPicturesView): DataTable {
  return { name: 'history', columns: ['number', 'sent', 'feed', 'act', 'title', 'magnitude', 'level', 'areas'], rows: history.map((one) => [one.number, isoInstant(one.at), one.feed, one.act, one.title, one.magnitude, one.level, one.areas]) }
}

/** How much time each saying of a cyclone left before its onset; none where it came after. */
export function trackTable({ track }: EventPicturesView): DataTable {
  return { name: 'track', columns: ['number', 'sent', 'onset', 'lead_hours', 'states'], rows: (track?.lead ?? []).map((one) => [one.number, isoInstant(one.sent), isoInstant(one.onset), Math.max(0, Number((one.leadMs / 3_600_000).toFixed(1))), track!.states.map(({ party }) => party).join(' ')]) }
}

export function shakingTable({ shaking }: EventPicturesView): DataTable {
  return { name: 'shaking', columns: ['place', 'town', 'people', 'intensity', 'sigma', 'km'], rows: (shaking?.towns ?? []).map((one) => [one.place, one.name, one.people, Number(one.intensity.toFixed(2)), Number(one.sigma.toFixed(2)), Math.round(one.km)]) }
}
