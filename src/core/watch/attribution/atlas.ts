import { groundOf } from './ground.ts'
import type { Ground } from './ground.ts'
import { meridiansOf } from './meridians.ts'
import type { Meridians } from './meridians.ts'
import { nearestOf } from './nearest.ts'
import { PARTIES, looselyAt } from './parties.ts'
import { chordOfKm, kmOfChord, unitVector, wrapLon } from './sphere.ts'
import type { Coasts } from './topology.ts'
import { treesOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** The indices over the region's ground, built once. */
export interface Atlas {
  ground: Ground
  meridians: Meridians
  trees: (Tree | undefined)[]
}

export interface Distance {
  /** index in PARTIES */
  party: number
  km: number
  border: boolean
}

/** Where country-coder, drawn finer on land, says otherwise than a border of Natural Earth, that border is off by at most so much. */
const BORDER_DOUBT_KM = 10
/** So much is within the drawing's own error: nearer to its coast, what country-coder gives to a party is its ground. */
const COAST_DOUBT_KM = 1

export function atlasOf(coasts: Coasts): Atlas {
  const ground = groundOf(coasts)
  return { ground, meridians: meridiansOf(ground), trees: treesOf(ground) }
}

/**
 * Index of the party on whose ground the point lies, -1 for none. Natural Earth says whether there is ground; near a border
 * country-coder says whose.
 */
export function homeOf(atlas: Atlas, lat: number, lon: number): number {
  const loose = looselyAt(lat, wrapLon(lon))
  const likely = loose === undefined || loose === 'elsewhere' ? -1 : PARTIES.indexOf(loose)
  if (likely >= 0 && atlas.meridians.holds(likely, lat, lon)) return likely
  const drawn = atlas.meridians.at(lat, lon)
  if (likely < 0) return drawn
  return distanceTo(atlas, likely, lat, lon, drawn < 0 ? COAST_DOUBT_KM : BORDER_DOUBT_KM) ? likely : drawn
}

/** To the party's outline, when within `withinKm`. */
function distanceTo({ ground, trees }: Atlas, party: number, lat: number, lon: number, withinKm: number): Distance | undefined {
  const tree = trees[party]
  const near = tree && nearestOf(ground, tree, unitVector(lat, lon), chordOfKm(withinKm))
  return near && { party, km: kmOfChord(near.chord), border: near.border }
}

/** Every party but `home` with an outline within `withinKm`; unsorted. */
export function around({ ground, trees }: Atlas, lat: number, lon: number, withinKm: number, home = -1): Distance[] {
  const point = unitVector(lat, lon)
  const limit = chordOfKm(withinKm)
  const found: Distance[] = []
  for (let party = 0; party < trees.length; party++) {
    const tree = trees[party]
    if (!tree || party === home) continue
    const near = nearestOf(ground, tree, point, limit)
    if (near) found.push({ party, km: kmOfChord(near.chord), border: near.border })
  }
  return found
}
