import type { Party } from '../../values/index.ts'
import { areaOf, holds } from './area.ts'
import type { Area } from './area.ts'
import type { Attribution, ClaimShape, GroundClaim } from './model.ts'
import { greatCircleKm } from './sphere.ts'

/** When nobody gives a list: the two territories of the Americas that more than one state claims. */
export const CLAIMED_TERRITORIES: GroundClaim[] = [
  { zone: 'FLK', claimants: ['ARG', 'GBR'], territory: 'FLK' },
  { zone: 'SGS', claimants: ['ARG', 'GBR'], territory: 'SGS' },
]

interface Claimed {
  code: string
  claimants: readonly { value: Party; basis: string }[]
}

/** A region's territories and grounds as claims. A claim that a judgment or treaty ended (`claimed`) names nobody. */
export function groundClaims(region: {
  territories: readonly Claimed[]
  grounds: readonly (Claimed & { shape: NonNullable<GroundClaim['shape']>; territory?: Party })[]
}): GroundClaim[] {
  const live = (it: Claimed) => [...new Set(it.claimants.filter(({ basis }) => basis !== 'claimed').map(({ value }) => value))]
  return [
    ...region.territories.map((it) => ({ zone: it.code, claimants: live(it), territory: it.code })),
    ...region.grounds.map((it) => ({ zone: it.code, claimants: live(it), shape: it.shape })),
  ].filter(({ claimants }) => claimants.length > 1)
}

export type Zone = GroundClaim & { area?: Area }

export function zonesOf(claims: readonly GroundClaim[]): Zone[] {
  return claims.map((claim, i) =>
    claim.shape && 'ring' in claim.shape ? { ...claim, area: areaOf([claim.shape.ring], `claims[${i}].shape.ring`) } : { ...claim })
}

/** Kilometres from a point to a zone's shape, 0 within; undefined for a zone that is a whole territory, or farther than `withinKm`. */
export function kmToZone({ shape, area }: Zone, lat: number, lon: number, withinKm: number): number | undefined {
  if (!shape || isFar(shape, area, lat, withinKm)) return undefined
  if ('km' in shape) return within(Math.max(0, greatCircleKm(shape, { lat, lon }) - shape.km), withinKm)
  if (!area || holds(area, lat, lon)) return 0
  let best = Infinity
  for (let i = 0; i < area.edges.length; i += 4) best = Math.min(best, kmToEdge(area.edges, i, lat, lon))
  return within(best, withinKm)
}

/** A degree of latitude is at least 110 km: most zones are ruled out by it alone. */
function isFar(shape: ClaimShape, area: Area | undefined, lat: number, withinKm: number): boolean {
  if ('km' in shape) return Math.abs(lat - shape.lat) * 110 > withinKm + shape.km
  return area === undefined || Math.max(area.south - lat, lat - area.north) * 110 > withinKm
}

function within(km: number, limit: number): number | undefined {
  return km <= limit ? km : undefined
}

/** On a plane about the point: the shapes are rough, the edges a degree at most, and the answer is only used near by. */
function kmToEdge(edges: Float64Array, i: number, lat: number, lon: number): number {
  const cos = Math.cos((lat * Math.PI) / 180)
  const turn = 360 * Math.round((edges[i]! - lon) / 360)
  const [ax, ay] = [(edges[i]! - turn - lon) * cos, edges[i + 1]! - lat]
  const [bx, by] = [(edges[i + 2]! - turn - lon) * cos - ax, edges[i + 3]! - lat - ay]
  const length = bx * bx + by * by
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * bx + ay * by) / length))
  return greatCircleKm({ lat, lon }, { lat: lat + ay + t * by, lon: lon + (ax + t * bx) / cos })
}

/**
 * Adds what a claimed zone at `km` means: every claimant is named, and each entry that rests on that very ground says who claims
 * it. An entry rests on it when the zone is its territory, or no farther than the entry's own ground.
 */
export function withClaim(found: Attribution[], { zone, claimants, territory }: GroundClaim, km: number): Attribution[] {
  const claims = ({ party, responsible }: Attribution) => claimants.some((claimant) => claimant === party || claimant === responsible)
  const rests = (it: Attribution) => it.party === territory || (km <= it.km && claims(it))
  const marked = found.map((it) => (rests(it) ? { ...it, claimants: union(it.claimants, claimants), zone: it.zone ?? zone } : it))
  const named = claimants.filter((party) => !found.some((it) => it.party === party && it.km <= km))
  return [...marked, ...named.map((party): Attribution => ({ party, method: 'claimed', km, claimants, zone, because: 'claimed-ground' }))]
}

function union(some: readonly Party[] = [], more: readonly Party[]): Party[] {
  return [...new Set([...some, ...more])]
}
