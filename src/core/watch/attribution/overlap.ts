import { around, homeOf } from './atlas.ts'
import type { Atlas, Distance } from './atlas.ts'
import { crosses, holds } from './area.ts'
import type { Area } from './area.ts'
import type { Ground } from './ground.ts'
import { boundTo } from './nearest.ts'
import { wrapLon } from './sphere.ts'
import { childrenOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Points of an area's outline that its distance to a coast is taken from, at most: a near miss may be off by some kilometres. */
const SAMPLES = 256

/** Indices of the parties whose ground the area touches: an outline enters it, or it lies wholly within one. Up to some ms. */
export function touched(atlas: Atlas, area: Area): number[] {
  const found = new Set<number>()
  for (const { lat, lon } of area.corners) {
    const home = homeOf(atlas, lat, lon)
    if (home >= 0) found.add(home)
  }
  atlas.trees.forEach((tree, party) => {
    if (tree && !found.has(party) && enters(atlas.ground, tree, area, tree.levels.length - 1, tree.levels.at(-1)!)) found.add(party)
  })
  return [...found]
}

function enters(ground: Ground, tree: Tree, area: Area, level: number, node: number): boolean {
  if (boundTo(tree, node, area.centre) > area.radius) return false
  if (level === 0) return runEnters(ground, area, tree.runs[3 * node]!, tree.runs[3 * node + 1]!)
  const [from, to] = childrenOf(tree, level, node)
  for (let child = from; child < to; child++) if (enters(ground, tree, area, level - 1, child)) return true
  return false
}

function runEnters({ lon, lat }: Ground, area: Area, from: number, segments: number): boolean {
  for (let i = from; i < from + segments; i++) {
    if (holds(area, lat[i]!, lon[i]!)) return true
    if (Math.max(lat[i]!, lat[i + 1]!) < area.south || Math.min(lat[i]!, lat[i + 1]!) > area.north) continue
    if (crosses(area, lon[i]!, lat[i]!, lon[i + 1]!, lat[i + 1]!)) return true
  }
  return false
}

/** Parties within `withinKm` of the area's outline, each at its nearest; unsorted. */
export function aroundArea(atlas: Atlas, area: Area, withinKm: number): Distance[] {
  const best = new Map<number, Distance>()
  const n = area.edges.length / 4
  for (let edge = 0; edge < n; edge += Math.max(1, Math.floor(n / SAMPLES))) {
    for (const near of around(atlas, area.edges[4 * edge + 1]!, wrapLon(area.edges[4 * edge]!), withinKm))
      if (near.km < (best.get(near.party)?.km ?? Infinity)) best.set(near.party, near)
  }
  return [...best.values()]
}
