import { greatCircleKm } from '../attribution/index.ts'
import { Fault } from '../../values/index.ts'
import type { Exposure } from './loss.ts'
import { fitted, intensityAt, type Shaking } from './shaking.ts'

export interface Town {
  place: string
  name: string
  lat: number
  lon: number
  people: number
}

export interface Quake {
  lat: number
  lon: number
  /** kilometres below ground */
  depth: number
  magnitude: number
}

export interface Shaken extends Town, Shaking {
  /** from the hypocentre */
  km: number
  fitted: boolean
}

/**
 * Towns shaken at 4.5 or more, strongest first. The distance is that from the hypocentre, never shorter than that from the rupture, so
 * the intensity is a lower bound for a crustal earthquake too. Faults `impossible-coordinates`, `depth`, `magnitude`.
 */
export function shakenTowns(quake: Quake, towns: readonly Town[]): Shaken[] {
  if (!Number.isFinite(quake.depth) || quake.depth < -10 || quake.depth > 800)
    throw new Fault('depth', `"${quake.depth}" is no depth in kilometres`, { field: 'depth' })
  intensityAt(quake.magnitude, 0)
  return towns.map((town) => {
    const km = Math.hypot(greatCircleKm(quake, town), quake.depth)
    return { ...town, km, ...intensityAt(quake.magnitude, km), fitted: fitted(quake.magnitude, km) }
  }).filter(({ intensity }) => intensity >= 4.5).sort((a, b) => b.intensity - a.intensity || (a.name < b.name ? -1 : 1))
}

/** People by place and whole intensity. */
export function exposureOf(shaken: readonly Shaken[]): Map<string, Exposure> {
  const found = new Map<string, Record<string, number>>()
  for (const { place, intensity, people } of shaken) {
    const of = found.get(place) ?? {}
    const key = String(Math.round(intensity))
    of[key] = (of[key] ?? 0) + people
    found.set(place, of)
  }
  return found
}
