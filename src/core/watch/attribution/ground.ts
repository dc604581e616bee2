import type { Party } from '../../values/index.ts'
import { PARTIES, iso3OfNumeric, looselyAt, partyOfIso, responsibleFor } from './parties.ts'
import { unitVector, wrapLon } from './sphere.ts'
import type { Coasts } from './topology.ts'

/** One coast or border line: vertices `from` to `to` inclusive, and the parties (indices in PARTIES) on its sides. */
export interface Line {
  from: number
  to: number
  sides: number[]
  /** another country's ground, of the region or not, lies on the other side */
  border: boolean
}

/** Outlines of the region's parties. Per vertex: degrees, and the same as a unit vector; 32 bits are a metre. */
export interface Ground {
  lon: Float32Array
  lat: Float32Array
  x: Float32Array
  y: Float32Array
  z: Float32Array
  lines: Line[]
}

/** Longer pieces are cut, in longitude and latitude as their source draws them, so that a straight chord strays by at most 15 m. */
const LONGEST_DEGREES = 0.25
const ELSEWHERE = -1

export function groundOf(coasts: Coasts): Ground {
  const sides = sidesOfLines(coasts)
  const vertices: number[] = []
  const lines: Line[] = []
  for (const [line, both] of sides) {
    const own = [...new Set(both)].filter((side) => side !== ELSEWHERE)
    if (own.length === 0 || (both.length === 2 && both[0] === both[1])) continue
    const from = vertices.length / 2
    appendLine(vertices, coasts, line)
    lines.push({ from, to: vertices.length / 2 - 1, sides: own, border: both.length > 1 })
  }
  return { ...arraysOf(vertices), lines }
}

function sidesOfLines(coasts: Coasts): Map<number, number[]> {
  const sides = new Map<number, number[]>()
  for (const { numeric, polygons } of coasts.countries) {
    const iso3 = numeric === undefined ? undefined : iso3OfNumeric(numeric)
    const whole = iso3 === undefined ? undefined : partyOfIso(iso3)
    for (const rings of polygons) {
      const party = whole ?? partOf(coasts, rings, iso3)
      const side = party === undefined ? ELSEWHERE : PARTIES.indexOf(party)
      for (const ring of rings) {
        for (const arc of ring) {
          const line = arc < 0 ? ~arc : arc
          const known = sides.get(line)
          if (known) known.push(side)
          else sides.set(line, [side])
        }
      }
    }
  }
  return sides
}

/**
 * Natural Earth draws Martinique, French Guiana or Bonaire as polygons of France and the Netherlands, and gives some reefs no
 * code: such a polygon is the territory in which country-coder has one of its vertices. A territory of another state is a
 * neighbour's word on a common border, and does not count.
 */
function partOf(coasts: Coasts, rings: number[][], iso3: string | undefined): Party | undefined {
  for (const arc of rings[0] ?? []) {
    const line = arc < 0 ? ~arc : arc
    const [from, to] = [coasts.start[line]!, coasts.start[line + 1]!]
    for (let i = from; i < to; i += Math.max(1, (to - from) >> 3)) {
      const found = looselyAt(coasts.lat[i]!, wrapLon(coasts.lon[i]!))
      if (found === undefined || found === 'elsewhere') continue
      if (iso3 === undefined || responsibleFor(found) === iso3) return found
    }
  }
  return undefined
}

function appendLine(vertices: number[], { start, lon, lat }: Coasts, line: number): void {
  const [from, to] = [start[line]!, start[line + 1]!]
  vertices.push(lon[from]!, lat[from]!)
  for (let i = from + 1; i < to; i++) {
    const dLon = wrapLon(lon[i]! - lon[i - 1]!)
    const dLat = lat[i]! - lat[i - 1]!
    const pieces = Math.ceil(Math.max(Math.abs(dLon), Math.abs(dLat)) / LONGEST_DEGREES)
    for (let k = 1; k < pieces; k++) vertices.push(wrapLon(lon[i - 1]! + (dLon * k) / pieces), lat[i - 1]! + (dLat * k) / pieces)
    vertices.push(lon[i]!, lat[i]!)
  }
}

function arraysOf(vertices: number[]): Omit<Ground, 'lines'> {
  const n = vertices.length / 2
  const floats = () => new Float32Array(n)
  const made = { lon: floats(), lat: floats(), x: floats(), y: floats(), z: floats() }
  const { lon, lat, x, y, z } = made
  for (let i = 0; i < n; i++) {
    lon[i] = vertices[2 * i]!
    lat[i] = vertices[2 * i + 1]!
    const vector = unitVector(lat[i]!, lon[i]!)
    ;[x[i], y[i], z[i]] = vector
  }
  return made
}
