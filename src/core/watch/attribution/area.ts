import { Fault } from '../../values/index.ts'
import { checkPlace, unitVector, wrapLon } from './sphere.ts'
import type { Vector } from './sphere.ts'

type Ring = [number, number][]

/** A polygon made ready: longitudes run on without a jump, edges sit in columns. */
export interface Area {
  /** unwrapped longitude and latitude of each edge's two ends */
  edges: Float64Array
  /** per edge: 1 counts to the outline, 0 to a hole */
  outer: Uint8Array
  west: number
  east: number
  south: number
  north: number
  columns: Uint32Array[]
  /** every point of the area lies within this ball */
  centre: Vector
  radius: number
  /** one point of each ring */
  corners: { lat: number; lon: number }[]
}

/** A wider area is not worth a ball: the whole sphere is. */
const WIDEST_BALL = 60
const PIECE_DEGREES = 1

/**
 * A polygon's rings, [lon, lat]: the first is the outline; a later one is a hole when it begins inside the first, else another
 * outline. Edges take the shorter way round the Earth, so a ring may cross the antimeridian; one that goes round a pole holds it.
 * Self-intersecting rings are taken by winding: what is wound round at all is inside. Open rings are closed.
 * A ring of one or two corners encloses nothing but is still somewhere. Fault `impossible-coordinates` with the field, or
 * `impossible-area` for no ring or an empty one.
 */
export function areaOf(rings: readonly Ring[], field = 'rings'): Area {
  if (rings.length === 0) throw new Fault('impossible-area', 'a polygon without a ring', { field })
  const lines = rings.map((ring, i) => unwrapped(ring, `${field}[${i}]`))
  const first = indexed([lines[0]!], [1])
  if (lines.length === 1) return first
  return indexed(lines, lines.map((line, i) => (i > 0 && holds(first, line[0]![1], line[0]![0]) ? 0 : 1)))
}

/** Whether the area holds the point: winding for outlines, crossings for holes, along the point's meridian. */
export function holds(area: Area, lat: number, lon: number): boolean {
  let east = wrapLon(lon - area.west)
  if (east < 0) east += 360
  for (let own = area.west + east; own <= area.east; own += 360) if (holdsUnwrapped(area, lat, own)) return true
  return false
}

function holdsUnwrapped(area: Area, lat: number, lon: number): boolean {
  if (lat < area.south || lat > area.north) return false
  let winding = 0
  let hole = false
  for (const edge of area.columns[columnOf(area, area.columns.length, lon)] ?? []) {
    const [x1, y1, x2, y2] = [area.edges[4 * edge]!, area.edges[4 * edge + 1]!, area.edges[4 * edge + 2]!, area.edges[4 * edge + 3]!]
    if (x1 > lon === x2 > lon) continue
    if (y1 + ((lon - x1) * (y2 - y1)) / (x2 - x1) <= lat) continue
    if (area.outer[edge] === 1) winding += x1 < x2 ? 1 : -1
    else hole = !hole
  }
  return winding !== 0 && !hole
}

/** Whether an edge of the area crosses the segment from a to b, which is shorter than half a degree. */
export function crosses(area: Area, aLon: number, aLat: number, bLon: number, bLat: number): boolean {
  const dLon = wrapLon(bLon - aLon)
  let east = wrapLon(aLon - area.west)
  if (east < -1) east += 360
  for (let own = area.west + east; own - 1 <= area.east; own += 360) {
    const low = columnOf(area, area.columns.length, Math.min(own, own + dLon))
    const high = columnOf(area, area.columns.length, Math.max(own, own + dLon))
    for (let column = low; column <= high; column++)
      for (const edge of area.columns[column] ?? []) if (cut(area.edges, 4 * edge, own, aLat, own + dLon, bLat)) return true
  }
  return false
}

function cut(e: Float64Array, i: number, ax: number, ay: number, bx: number, by: number): boolean {
  const [cx, cy, dx, dy] = [e[i]!, e[i + 1]!, e[i + 2]!, e[i + 3]!]
  return left(ax, ay, bx, by, cx, cy) !== left(ax, ay, bx, by, dx, dy) && left(cx, cy, dx, dy, ax, ay) !== left(cx, cy, dx, dy, bx, by)
}

/** Whether r lies to the left of the line from p to q. */
function left(px: number, py: number, qx: number, qy: number, rx: number, ry: number): boolean {
  return (qx - px) * (ry - py) - (qy - py) * (rx - px) > 0
}

function columnOf({ west, east }: Box, columns: number, lon: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor(((lon - west) / (east - west || 1)) * columns)))
}

/** The ring with longitudes that run on, pieces of at most a degree, and a way along the pole when it goes round one. */
function unwrapped(ring: Ring, field: string): Ring {
  ring.forEach(([lon, lat], i) => checkPlace(lat, lon, `${field}[${i}]`))
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last) throw new Fault('impossible-area', 'a ring without corners', { field })
  const closed = ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
  const line: Ring = [[first[0], first[1]]]
  for (const [i, [lon, lat]] of closed.entries()) if (i > 0) appendEdge(line, lon - closed[i - 1]![0], lat)
  const turn = line.at(-1)![0] - line[0]![0]
  if (Math.abs(turn) > 180) {
    const pole = line.reduce((sum, [, lat]) => sum + lat, 0) > 0 ? 90 : -90
    line.push([line.at(-1)![0], pole], [line[0]![0], pole], line[0]!)
  }
  return line
}

/** An edge of the full 360 degrees is meant as written (a box round the world); any other takes the shorter way. */
function appendEdge(line: Ring, written: number, lat: number): void {
  const [fromLon, fromLat] = line.at(-1)!
  const dLon = Math.abs(written) >= 359.999 ? written : Math.abs(written) > 180 ? wrapLon(written) : written
  const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(dLon), Math.abs(lat - fromLat)) / PIECE_DEGREES))
  for (let k = 1; k <= pieces; k++) line.push([fromLon + (dLon * k) / pieces, fromLat + ((lat - fromLat) * k) / pieces])
}

function indexed(lines: Ring[], outer: (0 | 1)[]): Area {
  const shifted = lines.map((line) => shiftBy(line, 360 * Math.round((lines[0]![0]![0] - line[0]![0]) / 360)))
  const edges: number[] = []
  const kinds: number[] = []
  shifted.forEach((line, i) => line.forEach(([lon, lat], k) => {
    if (k === 0) return
    edges.push(...line[k - 1]!, lon, lat)
    kinds.push(outer[i]!)
  }))
  const box = boxOf(shifted)
  return {
    ...box,
    ...ballOf(box, shifted),
    edges: Float64Array.from(edges),
    outer: Uint8Array.from(kinds),
    columns: columnsOf(box, edges),
    corners: lines.map((line) => ({ lon: wrapLon(line[0]![0]), lat: line[0]![1] })),
  }
}

function columnsOf(box: Box, edges: number[]): Uint32Array[] {
  const n = edges.length / 4
  const columns = Array.from({ length: Math.min(1024, Math.max(1, n >> 2)) }, () => [] as number[])
  for (let edge = 0; edge < n; edge++) {
    const [a, b] = [columnOf(box, columns.length, edges[4 * edge]!), columnOf(box, columns.length, edges[4 * edge + 2]!)]
    for (let column = Math.min(a, b); column <= Math.max(a, b); column++) columns[column]!.push(edge)
  }
  return columns.map((column) => Uint32Array.from(column))
}

function shiftBy(line: Ring, by: number): Ring {
  return by === 0 ? line : line.map(([lon, lat]) => [lon + by, lat])
}

type Box = Pick<Area, 'west' | 'east' | 'south' | 'north'>

function boxOf(lines: Ring[]): Box {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const line of lines)
    for (const [lon, lat] of line) {
      box.west = Math.min(box.west, lon)
      box.east = Math.max(box.east, lon)
      box.south = Math.min(box.south, lat)
      box.north = Math.max(box.north, lat)
    }
  return box
}

/** Around the middle of the box. A farthest point lies on an edge; between the ends of a piece it strays by under 0.001 radii. */
function ballOf({ west, east, south, north }: Box, lines: Ring[]): Pick<Area, 'centre' | 'radius'> {
  const centre = unitVector((south + north) / 2, (west + east) / 2)
  if (east - west > WIDEST_BALL || north - south > WIDEST_BALL) return { centre, radius: 2 }
  let radius = 0
  for (const line of lines)
    for (const [lon, lat] of line) {
      const [x, y, z] = unitVector(lat, lon)
      radius = Math.max(radius, Math.hypot(x - centre[0], y - centre[1], z - centre[2]))
    }
  return { centre, radius: radius + 0.001 }
}
