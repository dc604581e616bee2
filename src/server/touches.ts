import type { Attribution, Attributor, EventRecord } from '../core/watch/index.ts'
import { asFault } from '../core/values/index.ts'

/** Kilometres within which a place counts as near an event, by theme. An earthquake is felt further than a spill. */
const REACH_KM: Record<string, number> = { earthquake: 300, tsunami: 1000, 'tropical-cyclone': 300, volcano: 100, 'oil-spill': 150, nuclear: 1000 }
const REACH_OTHERWISE_KM = 50

/** What drifts beyond the area in which it was seen. Weather, shaking and waves reach as far as their source drew them. */
const SPREADS = new Set(['oil-spill', 'nuclear', 'chemical', 'volcano'])

type Placed = Pick<EventRecord, 'theme' | 'where' | 'named' | 'flags'>

/** What its source says may raise a tsunami reaches as far as one, docs/decisions/034. */
export function reachOf({ theme, flags }: Pick<Placed, 'theme' | 'flags'>): number {
  const own = REACH_KM[theme] ?? REACH_OTHERWISE_KM
  return flags.includes('tsunami') ? Math.max(own, REACH_KM.tsunami!) : own
}

/** A shape that geography refuses is left out, and takes no other with it. */
export function touchesOf({ theme, where, named, flags }: Placed, atlas: Attributor): Attribution[] {
  const [reach, wave] = [reachOf({ theme, flags }), flags.includes('tsunami')]
  // an epicentre on the coast raises a wave as one at sea does
  const options = { withinKm: reach, aroundKm: SPREADS.has(theme) ? reach : 0, named, ...(wave ? { borderKm: reach } : {}) }
  const attributed = (shapes: typeof where) => {
    try {
      return atlas.attribute(shapes, options)
    } catch (error) {
      asFault(error)
      return undefined
    }
  }
  return attributed(where) ?? atlas.attribute(where.filter((shape) => attributed([shape])), options)
}
