import type { Shape } from '../observation.ts'

const EARTH_KM = 6371.0088
const RAD = Math.PI / 180
/** Enough to see a new side of an outline; more only costs time on coasts with thousands of vertices. */
const SAMPLES = 200

export interface Spot {
  lat: number
  lon: number
}

/** Great-circle kilometres on the mean sphere (haversine); within 0.5 % of the ellipsoid. */
function kmBetween(a: Spot, b: Spot): number {
  const [dLat, dLon] = [(b.lat - a.lat) * RAD, (b.lon - a.lon) * RAD]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** 0 inside; Infinity for a geocode, whose ground is not known here. */
export function kmToShape(spot: Spot, shape: Shape): number {
  if (shape.kind === 'geocode') return Infinity
  if (shape.kind === 'point') return kmBetween(spot, shape)
  if (shape.kind === 'circle') return Math.max(0, kmBetween(spot, shape) - shape.km)
  const ring = (shape.rings[0] ?? []).map(([lon, lat]) => flat(spot, lon, lat))
  return insideOrigin(ring) ? 0 : nearestSide(ring)
}

/** Points that stand for a shape when asking whether another covers it. */
export function samplesOf(shape: Shape): Spot[] {
  if (shape.kind === 'geocode') return []
  if (shape.kind === 'point') return [{ lat: shape.lat, lon: shape.lon }]
  if (shape.kind === 'polygon') {
    const ring = shape.rings[0] ?? []
    const step = Math.max(1, Math.ceil(ring.length / SAMPLES))
    return ring.filter((_, i) => i % step === 0).map(([lon, lat]) => ({ lat, lon }))
  }
  const around = [0, 45, 90, 135, 180, 225, 270, 315].map((bearing) => {
    const [north, east] = [Math.cos(bearing * RAD) * shape.km, Math.sin(bearing * RAD) * shape.km]
    const lat = Math.max(-90, Math.min(90, shape.lat + north / 111.2))
    return { lat, lon: wrap(shape.lon + east / (111.2 * Math.max(0.01, Math.cos(shape.lat * RAD)))) }
  })
  return [{ lat: shape.lat, lon: shape.lon }, ...around]
}

/** Kilometres between two descriptions of where; Infinity when either has only codes. */
export function kmApart(a: readonly Shape[], b: readonly Shape[]): number {
  let nearest = Infinity
  for (const one of a) {
    for (const other of b) {
      for (const spot of samplesOf(one)) nearest = Math.min(nearest, kmToShape(spot, other))
      for (const spot of samplesOf(other)) nearest = Math.min(nearest, kmToShape(spot, one))
    }
  }
  return nearest
}

/** Kilometres east and north of the spot: exact enough near it, which is where the answer is decided. */
function flat(spot: Spot, lon: number, lat: number): [number, number] {
  return [wrap(lon - spot.lon) * 111.2 * Math.cos(spot.lat * RAD), (lat - spot.lat) * 111.2]
}

function wrap(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

function insideOrigin(ring: [number, number][]): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!]
    if (y1 > 0 !== y2 > 0 && x1 + ((x2 - x1) * -y1) / (y2 - y1) > 0) inside = !inside
  }
  return inside
}

function nearestSide(ring: [number, number][]): number {
  let best = Infinity
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!]
    const [dx, dy] = [x2 - x1, y2 - y1]
    const t = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1)))
    best = Math.min(best, Math.hypot(x1 + t * dx, y1 + t * dy))
  }
  return best
}
