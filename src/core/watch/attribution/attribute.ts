import { Fault } from '../../values/index.ts'
import type { Party } from '../../values/index.ts'
import type { Shape } from '../observation.ts'
import { areaOf, holds } from './area.ts'
import { around, homeOf } from './atlas.ts'
import type { Atlas, Distance } from './atlas.ts'
import { kmToZone, withClaim } from './claims.ts'
import type { Zone } from './claims.ts'
import { readGeocode } from './geocodes.ts'
import { METHODS } from './model.ts'
import type { Attribution, Because, Method } from './model.ts'
import { aroundArea, touched } from './overlap.ts'
import { PARTIES, responsibleFor } from './parties.ts'
import { checkPlace, wrapLon } from './sphere.ts'

export interface Reach {
  withinKm: number
  borderKm: number
  /** beyond an area that touches somebody */
  aroundKm: number
}

type Point = Extract<Shape, { kind: 'point' }>
type Circle = Extract<Shape, { kind: 'circle' }>
type Polygon = Extract<Shape, { kind: 'polygon' }>
type Geocode = Extract<Shape, { kind: 'geocode' }>

/** One shape; `field` is where it stands, for a fault. Undefined: a code that says nothing to us. */
export function attributeShape(atlas: Atlas, zones: readonly Zone[], shape: Shape, reach: Reach, field: string): Attribution[] | undefined {
  switch (shape.kind) {
    case 'point': return pointParties(atlas, zones, shape, reach, field)
    case 'circle': return circleParties(atlas, zones, shape, reach, field)
    case 'polygon': return polygonParties(atlas, zones, shape, reach, field)
    case 'geocode': return geocodeParties(zones, shape)
  }
}

function pointParties(atlas: Atlas, zones: readonly Zone[], place: Omit<Point, 'kind'>, reach: Reach, field: string): Attribution[] {
  const { lat, lon: written } = place
  checkPlace(lat, written, field)
  const lon = wrapLon(written)
  const home = homeOf(atlas, lat, lon)
  const limit = home < 0 ? reach.withinKm : reach.borderKm
  const found = around(atlas, lat, lon, limit, home).map((it) => nearby(it))
  if (home >= 0) found.push(entry(PARTIES[home]!, 'inside', 0, 'on-ground'))
  return claimed(found, zones, (zone) => kmToZone(zone, lat, lon, limit))
}

/** Whom a circle touches, and whose ground is near its rim: within `aroundKm`, or `withinKm` when it touches nobody. */
function circleParties(atlas: Atlas, zones: readonly Zone[], circle: Circle, reach: Reach, field: string): Attribution[] {
  const { lat, lon: written, km } = circle
  if (!(km >= 0 && km <= 20_100)) throw new Fault('impossible-coordinates', `a radius of ${km} km`, { field: `${field}.km` })
  if (km === 0) return pointParties(atlas, zones, circle, reach, field)
  checkPlace(lat, written, field)
  const lon = wrapLon(written)
  const home = homeOf(atlas, lat, lon)
  const near = around(atlas, lat, lon, km + reach.withinKm, home).map((it) => ({ ...it, km: Math.max(0, it.km - km) }))
  const hit = near.filter((it) => it.km === 0).map(({ party }) => party)
  if (home >= 0) hit.push(home)
  const kmTo = (limit: number) => (zone: Zone) => {
    const centre = kmToZone(zone, lat, lon, km + limit)
    return centre === undefined ? undefined : Math.max(0, centre - km)
  }
  if (hit.length === 0) return claimed(near.map((it) => nearby(it)), zones, kmTo(reach.withinKm))
  const touching = hit.map((party) => entry(PARTIES[party]!, 'circle-overlap', 0, 'area-touches'))
  const beyond = near.filter((it) => it.km > 0 && it.km <= reach.aroundKm).map((it) => nearby(it))
  return claimed([...touching, ...beyond], zones, kmTo(reach.aroundKm))
}

function polygonParties(atlas: Atlas, zones: readonly Zone[], { rings }: Polygon, reach: Reach, field: string): Attribution[] {
  const area = areaOf(rings, `${field}.rings`)
  const hit = touched(atlas, area)
  const limit = hit.length > 0 ? reach.aroundKm : reach.withinKm
  const near = limit > 0 ? aroundArea(atlas, area, limit).filter(({ party }) => !hit.includes(party)) : []
  const found = [...hit.map((party) => entry(PARTIES[party]!, 'polygon-overlap', 0, 'area-touches')), ...near.map((it) => nearby(it))]
  return claimed(found, zones, (zone) => kmFromArea(zone, area, limit))
}

/** From the corners of the area to the zone, or of the zone to the area: the shapes are rough, and so is this. */
function kmFromArea(zone: Zone, area: ReturnType<typeof areaOf>, limit: number): number | undefined {
  if (cornersOf(zone).some(({ lat, lon }) => holds(area, lat, lon))) return 0
  let best: number | undefined
  for (let i = 0; i < area.edges.length; i += 4) {
    const km = kmToZone(zone, area.edges[i + 1]!, wrapLon(area.edges[i]!), limit)
    if (km !== undefined && km < (best ?? Infinity)) best = km
    if (best === 0) break
  }
  return best
}

function cornersOf({ shape, area }: Zone): { lat: number; lon: number }[] {
  if (shape && 'km' in shape) return [shape]
  const edges = area?.edges ?? new Float64Array()
  return Array.from({ length: edges.length / 4 }, (_, i) => ({ lon: edges[4 * i]!, lat: edges[4 * i + 1]! }))
}

function geocodeParties(zones: readonly Zone[], { scheme, value }: Geocode): Attribution[] | undefined {
  const coded = readGeocode(scheme, value)
  if (!coded) return undefined
  const found = coded.parties.map((party) =>
    coded.marine ? entry(party, 'offshore', 0, 'marine-code') : entry(party, 'geocode', 0, 'code-names'))
  return claimed(found, zones, () => undefined)
}

export function namedParties(zones: readonly Zone[], codes: readonly Party[]): Attribution[] {
  const found = codes.map((code) => readGeocode('iso', code)?.parties ?? []).flat()
  return claimed(found.map((party) => entry(party, 'named', 0, 'source-names')), zones, () => undefined)
}

function claimed(found: Attribution[], zones: readonly Zone[], kmTo: (zone: Zone) => number | undefined): Attribution[] {
  return zones.reduce((list, zone) => {
    const km = zone.shape ? kmTo(zone) : list.find((it) => it.party === zone.territory)?.km
    return km === undefined ? list : withClaim(list, zone, tenth(km))
  }, found)
}

function nearby({ party, km, border }: Distance): Attribution {
  return border ? entry(PARTIES[party]!, 'near-border', km, 'near-border') : entry(PARTIES[party]!, 'offshore', km, 'near-coast')
}

function entry(party: Party, method: Method, km: number, because: Because): Attribution {
  const responsible = responsibleFor(party)
  return { party, method, km: tenth(km), ...(responsible === undefined ? {} : { responsible }), because }
}

function tenth(km: number): number {
  return Math.round(km * 10) / 10
}

/** One entry a party, its strongest: fewest kilometres, then the order of METHODS. Nearest first. */
export function merged(all: readonly Attribution[]): Attribution[] {
  const rank = (it: Attribution) => METHODS.indexOf(it.method)
  const order = (a: Attribution, b: Attribution) => a.km - b.km || rank(a) - rank(b) || (a.party < b.party ? -1 : a.party > b.party ? 1 : 0)
  const best = new Map<Party, Attribution>()
  for (const it of [...all].sort(order)) {
    const kept = best.get(it.party)
    if (!kept) best.set(it.party, it)
    else if (it.claimants && it.zone && !kept.claimants) best.set(it.party, { ...kept, claimants: it.claimants, zone: it.zone })
  }
  return [...best.values()]
}
