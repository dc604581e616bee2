import { PARTIES } from './parties.ts'
import { wrapLon } from './sphere.ts'
import type { Ground } from './ground.ts'

const PER_DEGREE = 2
const COLUMNS = 360 * PER_DEGREE

/**
 * On whose ground a point lies. The ray of the usual crossing count runs along the point's own meridian to the North Pole, which
 * is nobody's ground here: so nothing has to be cut at the antimeridian, where planar tests go wrong. Segments are kept by
 * column of half a degree and party; a test reads one bucket, some hundred segments, 1-3 us.
 */
export interface Meridians {
  /** indices in PARTIES; longitude within -180..180 */
  at(lat: number, lon: number): number
  holds(party: number, lat: number, lon: number): boolean
}

interface Buckets {
  start: Uint32Array
  segments: Uint32Array
  top: Float32Array
}

export function meridiansOf(ground: Ground): Meridians {
  const buckets = fill(ground)
  const holds = (party: number, lat: number, lon: number) => odd(ground, buckets, columnOf(lon) * PARTIES.length + party, lat, wrapLon(lon))
  const at = (lat: number, lon: number) => {
    const first = columnOf(lon) * PARTIES.length
    for (let party = 0; party < PARTIES.length; party++) if (odd(ground, buckets, first + party, lat, wrapLon(lon))) return party
    return -1
  }
  return { at, holds }
}

function odd(ground: Ground, { start, segments, top }: Buckets, bucket: number, lat: number, lon: number): boolean {
  const end = start[bucket + 1]!
  if (start[bucket] === end || lat > top[bucket]!) return false
  let inside = false
  for (let k = start[bucket]!; k < end; k++) {
    const i = segments[k]!
    const a = from(ground.lon[i]!, lon)
    const b = from(ground.lon[i + 1]!, lon)
    if (a > 0 === b > 0) continue
    const crossing = ground.lat[i]! - (a * (ground.lat[i + 1]! - ground.lat[i]!)) / (b - a)
    if (crossing > lat) inside = !inside
  }
  return inside
}

/** Degrees east of the point, -180 to 180; 180 and -180 of one vertex give the same. */
function from(lon: number, own: number): number {
  const east = lon - own
  return east > 180 ? east - 360 : east < -180 ? east + 360 : east
}

function columnOf(lon: number): number {
  return Math.floor((wrapLon(lon) + 180) * PER_DEGREE) % COLUMNS
}

function fill(ground: Ground): Buckets {
  const size = COLUMNS * PARTIES.length
  const start = new Uint32Array(size + 1)
  const top = new Float32Array(size).fill(-Infinity)
  eachEntry(ground, (bucket, i) => {
    start[bucket + 1]!++
    top[bucket] = Math.max(top[bucket]!, ground.lat[i]!, ground.lat[i + 1]!)
  })
  for (let bucket = 0; bucket < size; bucket++) start[bucket + 1]! += start[bucket]!
  const segments = new Uint32Array(start[size]!)
  const next = start.slice()
  eachEntry(ground, (bucket, i) => {
    segments[next[bucket]!++] = i
  })
  return { start, segments, top }
}

/** Every (column and party, segment) once; a segment in two columns is in both. */
function eachEntry(ground: Ground, visit: (bucket: number, segment: number) => void): void {
  for (const { from, to, sides } of ground.lines) {
    for (let i = from; i < to; i++) {
      const a = columnOf(ground.lon[i]!)
      const b = columnOf(ground.lon[i + 1]!)
      for (const side of sides) {
        visit(a * PARTIES.length + side, i)
        if (b !== a) visit(b * PARTIES.length + side, i)
      }
    }
  }
}
