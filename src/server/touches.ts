import type { Attribution, Attributor, EventRecord } from '../core/watch/index.ts'
import { asFault } from '../core/values/index.ts'

/** Kilometres within which a place counts as near an event, by theme. An earthquake is felt further than a spill. */
const REACH_KM: Record<string, number> = { earthquake: 300, tsunami: 1000, 'tropical-cyclone': 300, volcano: 100, 'oil-spill': 150, nuclear: 1000 }
const REACH_OTHERWISE_KM = 50

/** What drifts beyond the area in which it was seen. Weather, shaking and waves reach as far as their source drew them. */
const SPREADS = new Set(['oil-spill', 'nuclear', 'chemical', 'volcano'])

export function reachOf(theme: string): number {
  return REACH_KM[theme] ?? REACH_OTHERWISE_KM
}

/** An outline that geography refuses leaves what the source names. */
export function touchesOf({ theme, where, named }: Pick<EventRecord, 'theme' | 'where' | 'named'>, atlas: Attributor): Attribution[] {
  const options = { withinKm: reachOf(theme), aroundKm: SPREADS.has(theme) ? reachOf(theme) : 0, named }
  try {
    return atlas.attribute(where, options)
  } catch (error) {
    asFault(error)
    return atlas.attribute([], options)
  }
}
