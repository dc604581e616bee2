import { Fault } from '../../values/index.ts'
import { greatCircleKm } from '../attribution/index.ts'
import type { Town } from './exposed.ts'

/** Wind speeds, in knots, whose reach a best track and an advisory give. */
const WINDS = ['34', '50', '64'] as const
export type Wind = (typeof WINDS)[number]
/** How far a wind reaches, in nautical miles, to the north-east, south-east, south-west and north-west; null where not said. */
export type Reach = readonly [number | null, number | null, number | null, number | null]

export interface TrackPoint {
  at: string
  lat: number
  lon: number
  radii: Readonly<Partial<Record<Wind, Reach>>>
}

export interface Blown {
  town: Town
  /** the strongest of the three winds that reaches it */
  wind: Wind
  /** first point of the track at which any of the three winds reaches the town */
  from: string
}

export interface WindAnswer {
  blown: Blown[]
  /** people by place and strongest wind: towns of the list only, so a lower bound */
  people: Readonly<Record<string, Readonly<Partial<Record<Wind, number>>>>>
  /** points without any radius: nothing is known of their reach, which is not no wind */
  unknown: string[]
}

const KM = 1.852

/** Towns within the wind radii of a track. Each point counts as it stands, nothing is drawn between. Fault `radius`. */
export function windsOn(track: readonly TrackPoint[], towns: readonly Town[]): WindAnswer {
  track.forEach(checkRadii)
  const blown = towns.flatMap((town) => {
    const hits = track.flatMap((point) => WINDS.filter((wind) => reaches(point, wind, town)).map((wind) => ({ wind, at: point.at })))
    const strongest = WINDS.findLast((wind) => hits.some((hit) => hit.wind === wind))
    return strongest === undefined ? [] : [{ town, wind: strongest, from: hits.map(({ at }) => at).sort()[0]! }]
  })
  const people: Record<string, Partial<Record<Wind, number>>> = {}
  for (const { town, wind } of blown) {
    const of = (people[town.place] ??= {})
    of[wind] = (of[wind] ?? 0) + town.people
  }
  return { blown, people, unknown: track.filter(({ radii }) => WINDS.every((wind) => !radii[wind]?.some((nm) => nm !== null))).map(({ at }) => at) }
}

function reaches(point: TrackPoint, wind: Wind, town: Town): boolean {
  const north = town.lat >= point.lat
  const east = ((town.lon - point.lon + 540) % 360) - 180 >= 0
  const nm = point.radii[wind]?.[north ? (east ? 0 : 3) : east ? 1 : 2]
  return nm !== undefined && nm !== null && nm > 0 && greatCircleKm(point, town) <= nm * KM
}

function checkRadii({ radii }: TrackPoint, i: number): void {
  for (const wind of WINDS) {
    const reach = radii[wind]
    if (reach !== undefined && (reach.length !== 4 || reach.some((nm) => nm !== null && !(Number.isFinite(nm) && nm >= 0 && nm <= 1500))))
      throw new Fault('radius', 'give four reaches in nautical miles, null where unknown: NE, SE, SW, NW', { field: `track[${i}].radii.${wind}` })
  }
}
