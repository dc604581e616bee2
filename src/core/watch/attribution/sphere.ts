import { Fault } from '../../values/index.ts'

/** Mean radius of the Earth in kilometres (IUGG R1); against the ellipsoid a distance is off by at most 0.56 %. */
export const EARTH_KM = 6371.0088
const RAD = Math.PI / 180

/** Haversine on the sphere, in kilometres; exact at the antimeridian and at the poles. */
export function greatCircleKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const dLat = Math.sin(((b.lat - a.lat) * RAD) / 2)
  const dLon = Math.sin(((b.lon - a.lon) * RAD) / 2)
  const h = dLat * dLat + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * dLon * dLon
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Straight line through the Earth, in radii, for kilometres along its surface; and back. */
export function chordOfKm(km: number): number {
  return km >= Math.PI * EARTH_KM ? 2 : 2 * Math.sin(km / (2 * EARTH_KM))
}

export function kmOfChord(chord: number): number {
  return 2 * EARTH_KM * Math.asin(Math.min(1, chord / 2))
}

export type Vector = readonly [number, number, number]

export function unitVector(lat: number, lon: number): Vector {
  const cos = Math.cos(lat * RAD)
  return [cos * Math.cos(lon * RAD), cos * Math.sin(lon * RAD), Math.sin(lat * RAD)]
}

/** Longitude brought to -180 <= lon < 180. */
export function wrapLon(lon: number): number {
  return lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180
}

/**
 * Latitude within -90..90 and longitude within -360..360 (a source may count past the antimeridian), else Fault
 * `impossible-coordinates` naming the field.
 */
export function checkPlace(lat: number, lon: number, field = ''): void {
  const impossible = (what: string, name: string) =>
    new Fault('impossible-coordinates', what, { field: field === '' ? name : `${field}.${name}` })
  if (!(lat >= -90 && lat <= 90)) throw impossible(`latitude ${lat} is not within -90 to 90`, 'lat')
  if (!(lon >= -360 && lon <= 360)) throw impossible(`longitude ${lon} is not within -180 to 180`, 'lon')
}
