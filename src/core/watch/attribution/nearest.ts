import type { Ground } from './ground.ts'
import type { Vector } from './sphere.ts'
import { FAN, childrenOf } from './tree.ts'
import type { Tree } from './tree.ts'

export interface Near {
  /** straight line in Earth radii; see kmOfChord */
  chord: number
  /** the nearest line has another country's ground on its other side */
  border: boolean
}

/** The party's outline nearest to the point, when within `limit` (a chord). Branch and bound, nearer children first: about 1 us. */
export function nearestOf(ground: Ground, tree: Tree, point: Vector, limit: number): Near | undefined {
  const top = tree.levels.length - 1
  const root = tree.levels[top]!
  if (boundTo(tree, root, point) > limit) return undefined
  const best: Best = { chord: limit, border: false, found: false }
  descend(ground, tree, point, top, root, best)
  return best.found ? { chord: best.chord, border: best.border } : undefined
}

interface Best extends Near {
  found: boolean
}

function descend(ground: Ground, tree: Tree, point: Vector, level: number, node: number, best: Best): void {
  if (level === 0) return scanRun(ground, tree, point, node, best)
  const [from, to] = childrenOf(tree, level, node)
  const { bounds } = tree
  const row = (level - 1) * FAN - from
  for (let child = from; child < to; child++) bounds[row + child] = boundTo(tree, child, point)
  for (;;) {
    let nearest = from
    for (let child = from + 1; child < to; child++) if (bounds[row + child]! < bounds[row + nearest]!) nearest = child
    if (bounds[row + nearest]! > best.chord) return
    bounds[row + nearest] = Infinity
    descend(ground, tree, point, level - 1, nearest, best)
  }
}

/** No point of the node's ball is nearer than this; below zero inside the ball. */
export function boundTo({ balls }: Tree, node: number, point: Vector): number {
  const dx = balls[4 * node]! - point[0]
  const dy = balls[4 * node + 1]! - point[1]
  const dz = balls[4 * node + 2]! - point[2]
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - balls[4 * node + 3]!
}

function scanRun(ground: Ground, tree: Tree, point: Vector, leaf: number, best: Best): void {
  const from = tree.runs[3 * leaf]!
  const to = from + tree.runs[3 * leaf + 1]!
  for (let i = from; i < to; i++) {
    const chord = chordToSegment(ground, i, point)
    if (chord > best.chord) continue
    best.chord = chord
    best.border = tree.runs[3 * leaf + 2] === 1
    best.found = true
  }
}

function chordToSegment({ x, y, z }: Ground, i: number, [px, py, pz]: Vector): number {
  const [ax, ay, az] = [x[i]!, y[i]!, z[i]!]
  const [bx, by, bz] = [x[i + 1]! - ax, y[i + 1]! - ay, z[i + 1]! - az]
  const [qx, qy, qz] = [px - ax, py - ay, pz - az]
  const length = bx * bx + by * by + bz * bz
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (qx * bx + qy * by + qz * bz) / length))
  const [dx, dy, dz] = [qx - t * bx, qy - t * by, qz - t * bz]
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}
