type Pair = [number, number]

/** Why a ring of [lon, lat] cannot be an area; undefined when it can. O(n log n) for outlines that do not fold over one meridian. */
export function ringProblem(ring: Pair[]): { code: string; message: string } | undefined {
  if (ring.length < 4) return { code: 'polygon-short', message: `${ring.length} pairs; a polygon needs at least four` }
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  if (first[0] !== last[0] || first[1] !== last[1])
    return { code: 'polygon-open', message: 'the last pair must repeat the first' }
  const cross = firstCrossing(unwrap(ring))
  if (!cross) return undefined
  return { code: 'polygon-crossed', message: `the outline crosses itself: side ${cross[0] + 1} and side ${cross[1] + 1}` }
}

/** Longitudes made continuous, so that an outline over the antimeridian is not a belt around the Earth. */
export function unwrap(ring: Pair[]): Pair[] {
  let shift = 0
  return ring.map(([lon, lat], i) => {
    const before = ring[i - 1]?.[0] ?? lon
    if (lon - before > 180) shift -= 360
    else if (before - lon > 180) shift += 360
    return [lon + shift, lat]
  })
}

/** Sweep by longitude: two sides are compared only while their spans of longitude overlap. Touching is not crossing. */
function firstCrossing(ring: Pair[]): [number, number] | undefined {
  const sides = ring.slice(1).map((b, i) => {
    const a = ring[i]!
    return { i, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) }
  })
  const order = [...sides].sort((x, y) => x.west - y.west)
  let open: typeof sides = []
  for (const side of order) {
    open = open.filter((one) => one.east >= side.west)
    const hit = open.find((one) => crosses(one.a, one.b, side.a, side.b))
    if (hit) return hit.i < side.i ? [hit.i, side.i] : [side.i, hit.i]
    open.push(side)
  }
  return undefined
}

function crosses(a: Pair, b: Pair, c: Pair, d: Pair): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function turn(a: Pair, b: Pair, c: Pair): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}
