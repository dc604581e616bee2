import type { Instant } from '../values/index.ts'

/** Mean depth in metres of open ocean basins, and gravity in m/s². */
const DEPTH_M = 4000
const GRAVITY = 9.81

/**
 * Earliest arrival of a tsunami `km` kilometres from its source: the long-wave speed √(g·h) over an open ocean 4,000 m deep, some
 * 713 km/h. Over shelves it is slower, so this is a lower bound of the time left, and no forecast of a wave.
 */
export function earliestTsunami(at: Instant, km: number): Instant {
  return at + Math.round((km * 1000) / Math.sqrt(GRAVITY * DEPTH_M)) * 1000
}
