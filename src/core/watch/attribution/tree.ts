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
  /** room for one search: lower bounds of the children at hand, a row for each level; a search never calls another */
  bounds: Float64Array
}

/** Segments in a leaf, and children of a node. */
const RUN = 8
export const FAN = 8

export function treesOf(ground: Ground): (Tree | undefined)[] {
  const runs: number[][] = PARTIES.map(() => [])
  for (const { from, to, sides, border } of ground.lines)
    for (let i = from; i < to; i += RUN) for (const side of sides) runs[side]!.push(i, Math.min(RUN, to - i), border ? 1 : 0)
  return runs.map((own) => (own.length === 0 ? undefined : treeOf(ground, own)))
}

function treeOf(ground: Ground, unsorted: number[]): Tree {
  const n = unsorted.length / 3
  const loose = new Float32Array(4 * n)
  const codes = new Float64Array(n)
  for (let leaf = 0; leaf < n; leaf++) {
    putBallOfRun(ground, unsorted[3 * leaf]!, unsorted[3 * leaf + 1]!, loose, leaf)
    codes[leaf] = morton(loose, leaf) * n + leaf
  }
  codes.sort()
  const levels = levelsFor(n)
  const balls = new Float32Array(4 * (levels.at(-1)! + 1))
  const runs = new Uint32Array(3 * n)
  for (let at = 0; at < n; at++) {
    const leaf = codes[at]! % n
    for (let k = 0; k < 4; k++) balls[4 * at + k] = loose[4 * leaf + k]!
    for (let k = 0; k < 3; k++) runs[3 * at + k] = unsorted[3 * leaf + k]!
  }
  const tree = { balls, levels, runs, bounds: new Float64Array(FAN * levels.length) }
  for (let level = 1; level < levels.length; level++)
    for (let node = levels[level]!; node < (levels[level + 1] ?? levels[level]! + 1); node++) putBallOfChildren(tree, level, node)
  return tree
}

/** First node of each level over `n` leaves, the last one being the root. */
function levelsFor(n: number): number[] {
  const levels = [0]
  for (let width = n; width > 1; width = Math.ceil(width / FAN)) levels.push(levels.at(-1)! + width)
  return levels
}

/** Rounding to 32 bits must not let a vertex out of its ball. */
const SLACK = 1e-6

function putBallOfRun({ x, y, z }: Ground, from: number, segments: number, balls: Float32Array, at: number): void {
  const mid = from + (segments >> 1)
  let square = 0
  for (let i = from; i <= from + segments; i++) {
    const [dx, dy, dz] = [x[i]! - x[mid]!, y[i]! - y[mid]!, z[i]! - z[mid]!]
    square = Math.max(square, dx * dx + dy * dy + dz * dz)
  }
  balls[4 * at] = x[mid]!
  balls[4 * at + 1] = y[mid]!
  balls[4 * at + 2] = z[mid]!
  balls[4 * at + 3] = Math.sqrt(square) + SLACK
}

function putBallOfChildren(tree: Tree, level: number, node: number): void {
  const { balls } = tree
  const [from, to] = childrenOf(tree, level, node)
  for (let axis = 0; axis < 3; axis++) {
    let sum = 0
    for (let i = from; i < to; i++) sum += balls[4 * i + axis]!
    balls[4 * node + axis] = sum / (to - from)
  }
  let radius = 0
  for (let i = from; i < to; i++) {
    const [dx, dy, dz] = [0, 1, 2].map((axis) => balls[4 * i + axis]! - balls[4 * node + axis]!) as [number, number, number]
    radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + balls[4 * i + 3]!)
  }
  balls[4 * node + 3] = radius + SLACK
}

/** Ten bits of each axis interleaved: near in space, near in order. */
function morton(balls: Float32Array, at: number): number {
  return spread(balls[4 * at]!) | (spread(balls[4 * at + 1]!) << 1) | (spread(balls[4 * at + 2]!) << 2)
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
