import type { Ground } from './ground.ts'
import { PARTIES } from './parties.ts'

/**
 * Per party, a packed tree of bounding balls over short runs of its outline, in space and not on the map: no antimeridian, no
 * poles, no shrinking degrees. Distances are straight chords in Earth radii. After the packed R-trees of Kamel and Faloutsos
 * (1993), with balls in the place of boxes and Morton's order in the place of Hilbert's.
 */
export interface Tree {
  /** node: x, y, z of the centre, radius; leaves first, then each level, the root last */
  balls: Float32Array
  /** first node of each level */
  levels: number[]
  /** per leaf: first segment, number of segments, 1 when a border */
  runs: Uint32Array
}

const RUN = 8
const FAN = 8

export function treesOf(ground: Ground): (Tree | undefined)[] {
  const runs: number[][] = PARTIES.map(() => [])
  for (const { from, to, sides, border } of ground.lines)
    for (let i = from; i < to; i += RUN) for (const side of sides) runs[side]!.push(i, Math.min(RUN, to - i), border ? 1 : 0)
  return runs.map((own) => (own.length === 0 ? undefined : treeOf(ground, own)))
}

function treeOf(ground: Ground, unsorted: number[]): Tree {
  const n = unsorted.length / 3
  const balls: number[] = []
  const loose = Array.from({ length: n }, (_, leaf) => ballOfRun(ground, unsorted[3 * leaf]!, unsorted[3 * leaf + 1]!))
  const codes = loose.map(morton)
  const order = Array.from({ length: n }, (_, leaf) => leaf).sort((a, b) => codes[a]! - codes[b]!)
  const runs = new Uint32Array(3 * n)
  order.forEach((leaf, at) => {
    balls.push(...loose[leaf]!)
    for (let k = 0; k < 3; k++) runs[3 * at + k] = unsorted[3 * leaf + k]!
  })
  const levels = [0]
  for (let from = 0, to = n; to - from > 1; [from, to] = [to, balls.length / 4]) {
    levels.push(to)
    for (let child = from; child < to; child += FAN) balls.push(...ballOfBalls(balls, child, Math.min(child + FAN, to)))
  }
  return { balls: Float32Array.from(balls), levels, runs }
}

function ballOfRun({ x, y, z }: Ground, from: number, segments: number): number[] {
  const mid = from + (segments >> 1)
  let radius = 0
  for (let i = from; i <= from + segments; i++) radius = Math.max(radius, Math.hypot(x[i]! - x[mid]!, y[i]! - y[mid]!, z[i]! - z[mid]!))
  return [x[mid]!, y[mid]!, z[mid]!, radius * (1 + 1e-6)]
}

function ballOfBalls(balls: number[], from: number, to: number): number[] {
  const centre = [0, 1, 2].map((axis) => {
    let sum = 0
    for (let i = from; i < to; i++) sum += balls[4 * i + axis]!
    return Math.fround(sum / (to - from))
  })
  let radius = 0
  for (let i = from; i < to; i++) {
    const gap = Math.hypot(balls[4 * i]! - centre[0]!, balls[4 * i + 1]! - centre[1]!, balls[4 * i + 2]! - centre[2]!)
    radius = Math.max(radius, gap + balls[4 * i + 3]!)
  }
  return [...centre, radius * (1 + 1e-6)]
}

/** Ten bits of each axis interleaved: near in space, near in order. */
function morton([x, y, z]: number[]): number {
  return spread(x!) | (spread(y!) << 1) | (spread(z!) << 2)
}

function spread(unit: number): number {
  let v = Math.min(1023, Math.floor((unit + 1) * 512))
  v = (v | (v << 16)) & 0x030000ff
  v = (v | (v << 8)) & 0x0300f00f
  v = (v | (v << 4)) & 0x030c30c3
  return (v | (v << 2)) & 0x09249249
}

/** Children of a node of a level above the leaves, as a range of nodes. */
export function childrenOf({ levels }: Tree, level: number, node: number): [number, number] {
  const from = levels[level - 1]! + (node - levels[level]!) * FAN
  return [from, Math.min(from + FAN, levels[level]!)]
}
