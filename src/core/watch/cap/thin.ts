import { ringProblem, unwrap } from './rings.ts'

type Pair = [number, number]

/** About as many pairs as the receivers of CAP take (conventions of the US and Canadian profiles: 100). */
export const THIN_TO = 100

interface Step {
  /** area that is added, in square degrees */
  cost: number
  /** put in place of this vertex and, when set, of the next one too */
  point?: Pair
}

/**
 * A closed ring with about `most` pairs that holds the whole of the one given: it only ever grows, by as little as possible, so that
 * every place that was touched still is. A ring that cannot be thinned so, or is no ring, comes back as it was. O(n²) at worst:
 * 6,208 vertices in well under a second.
 */
export function thinned(ring: Pair[], most: number = THIN_TO): Pair[] {
  if (ring.length <= most || ringProblem(ring)) return ring
  const open = unwrap(ring).slice(0, -1)
  const left = area(open) > 0 ? open : open.reverse()
  const kept = thin(left, Math.max(3, most - 1))
  const closed = [...kept, kept[0]!].map(([lon, lat]): Pair => [wrapped(lon), lat])
  return ringProblem(closed) ? ring : closed
}

function thin(points: Pair[], most: number): Pair[] {
  const steps = points.map((_, i) => stepAt(points, i))
  while (points.length > most) {
    const at = cheapest(steps)
    if (at < 0) return points
    const { point } = steps[at]!
    if (holds(points, at, point)) {
      steps[at] = { cost: Infinity }
      continue
    }
    if (point) points[at] = point
    const gone = point ? (at + 1) % points.length : at
    points.splice(gone, 1)
    steps.splice(gone, 1)
    for (let k = -3; k <= 3; k++) {
      const i = (at + k + points.length * 4) % points.length
      steps[i] = stepAt(points, i)
    }
  }
  return points
}

/** Leaving out a vertex that bends inward adds a triangle; two that bend outward give way to where their outer sides meet. */
function stepAt(points: Pair[], i: number): Step {
  const at = (k: number) => points[(i + k + points.length) % points.length]!
  const [a, b, c, d] = [at(-1), at(0), at(1), at(2)]
  const bend = cross(a, b, c)
  if (bend <= 0) return { cost: -bend / 2 }
  if (cross(b, c, d) <= 0) return { cost: Infinity }
  const point = meeting(a, b, d, c)
  return point ? { cost: Math.abs(cross(b, point, c)) / 2, point } : { cost: Infinity }
}

/** Where a line from `a` through `b` meets one from `d` through `c`, beyond both and on this Earth. */
function meeting(a: Pair, b: Pair, d: Pair, c: Pair): Pair | undefined {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - d[0], c[1] - d[1]]
  const by = ux * vy - uy * vx
  if (Math.abs(by) < 1e-18) return undefined
  const s = ((d[0] - a[0]) * vy - (d[1] - a[1]) * vx) / by
  const t = ((d[0] - a[0]) * uy - (d[1] - a[1]) * ux) / by
  const point: Pair = [a[0] + s * ux, a[1] + s * uy]
  return s >= 1 && t >= 1 && Math.abs(point[1]) <= 90 && Math.abs(point[0] - b[0]) < 20 ? point : undefined
}

/** Whether another vertex lies in the triangle that would be added: then the outline would cross itself. */
function holds(points: Pair[], at: number, point: Pair | undefined): boolean {
  const n = points.length
  const [before, here, next] = [points[(at - 1 + n) % n]!, points[at]!, points[(at + 1) % n]!]
  const [p, q, r] = point ? [here, point, next] : [before, next, here]
  return points.some((one) => one !== p && one !== q && one !== r && inside(one, p, q, r))
}

function inside(one: Pair, p: Pair, q: Pair, r: Pair): boolean {
  const [x, y, z] = [cross(p, q, one), cross(q, r, one), cross(r, p, one)]
  return (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0)
}

function cheapest(steps: Step[]): number {
  let [best, cost] = [-1, Infinity]
  for (let i = 0; i < steps.length; i++) if (steps[i]!.cost < cost) [best, cost] = [i, steps[i]!.cost]
  return best
}

function cross(a: Pair, b: Pair, c: Pair): number {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
}

function area(open: Pair[]): number {
  return open.reduce((sum, [x, y], i) => {
    const [u, v] = open[(i + 1) % open.length]!
    return sum + (x * v - u * y)
  }, 0)
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}
