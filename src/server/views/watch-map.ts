import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoBounds } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Instant } from '../../core/values/index.ts'
import type { Shape } from '../../core/watch/index.ts'
import { landPath, type MapFrame, type MapShape, type MapView, type PageContext, pages, say, type Tone } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import { reachOf } from '../touches.ts'
import { isActive } from './watch-lines.ts'

type Land = { polygon: [number, number][][]; west: number; south: number; east: number; north: number }[]

const KM_PER_DEGREE = 111.195
/** Of the fixed frame of the Americas, in degrees: what lies outside is not drawn. */
const AMERICAS = { west: -158, east: -26, south: -60, north: 86 }
const MOST_ON_MAP = 150
const MOST_CORNERS = 60
const MOST_FRAMES = 200

let read: Land | undefined

/** Natural Earth 1:50m, public domain: the coarsest that has Saint Kitts. */
function landOf(): Land {
  if (read) return read
  const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json'), 'utf8')) as Topology<{ land: GeometryCollection }>
  const found = feature(world, world.objects.land) as unknown as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>
  return (read = found.features.flatMap(({ geometry }) => geometry.coordinates).map((rings) => {
    const polygon = rings as [number, number][][]
    const [[west, south], [east, north]] = geoBounds({ type: 'Polygon', coordinates: polygon })
    return { polygon, west, south, east, north }
  }))
}

const paths = new Map<string, string>()

/** A new frame costs some 10 ms; the newest are kept. */
export function landIn(frame: MapFrame): string {
  const key = JSON.stringify(frame)
  const known = paths.get(key)
  if (known !== undefined) return known
  const path = thinned(landPath({ type: 'MultiPolygon', coordinates: near(landOf(), frame) }, frame), frame.kind === 'americas' ? { least: 2, digits: 0 } : { least: 0.8, digits: 1 })
  if (paths.size >= MOST_FRAMES) paths.delete(paths.keys().next().value!)
  paths.set(key, path)
  return path
}

/** Only what may be in the frame: projecting the whole world for an island takes half a second. */
function near(land: Land, frame: MapFrame): [number, number][][][] {
  if (frame.kind === 'americas') return land.filter(({ west, east, north }) => (west < AMERICAS.east && east > AMERICAS.west && north > AMERICAS.south) || east < west).map(({ polygon }) => polygon)
  const up = (frame.km * 1.5) / KM_PER_DEGREE
  const [south, north] = [frame.lat - up, frame.lat + up]
  const wide = Math.max(Math.abs(south), Math.abs(north)) > 80 ? 180 : up / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  const within = (lon: number) => Math.abs(wrapped(lon - frame.lon)) <= wide
  return land.filter((one) => one.north >= south && one.south <= north && (within(one.west) || within(one.east) || covers(one, frame.lon))).map(({ polygon }) => polygon)
}

function covers({ west, east }: Land[number], lon: number): boolean {
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east
}

function wrapped(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180
}

/** Drops corners nearer to the last one kept than `least` pixels, and keeps a small island as three of its own. */
export function thinned(path: string, { least, digits }: { least: number; digits: number }): string {
  return path.split('M').slice(1).map((ring) => {
    const corners = ring.replace('Z', '').split('L')
    const kept: string[] = []
    let [x, y] = [-1e9, -1e9]
    for (const corner of corners) {
      const [nx = 0, ny = 0] = corner.split(',').map(Number)
      if (Math.abs(nx - x) < least && Math.abs(ny - y) < least) continue
      kept.push(`${Number(nx.toFixed(digits))},${Number(ny.toFixed(digits))}`)
      ;[x, y] = [nx, ny]
    }
    const drawn = kept.length >= 3 ? kept : [0, Math.floor(corners.length / 3), Math.floor((corners.length * 2) / 3)].map((i) => corners[i]!)
    return `M${drawn.join('L')}Z`
  }).join('')
}

const TONES: readonly Tone[] = ['t0', 't1', 't2', 't3', 't4']

function toneOf({ level }: Pick<WatchedEvent, 'level'>): Tone {
  return TONES[level] ?? 't0'
}

/** Every event with a place in the frame, the gravest last so that they lie on top; of very many, the gravest. What is over is pale, below them, and says so. */
export function americasMap(events: readonly WatchedEvent[], now: Instant, c: PageContext): MapView {
  const frame: MapFrame = { kind: 'americas' }
  const weight = (event: WatchedEvent) => (isActive(event, now) ? event.level + 1 : 0)
  const shown = [...events].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_ON_MAP).reverse()
  const shapes = shown.flatMap((event) => {
    const { record: { id, title, state, where } } = event
    const [first] = shapesOf(where, event, MOST_CORNERS).filter(inAmericas)
    if (!first) return []
    const over = isActive(event, now) ? {} : { tone: 't0' as const, label: `${title}: ${say(c)(state === 'live' ? 'event.state-expired' : 'event.cancelled')}` }
    return [{ ...first, label: title, ...over, href: pages(c.lang).event(id) }]
  })
  return { frame, land: landIn(frame), shapes }
}

function inAmericas(shape: MapShape): boolean {
  const [lon, lat] = shape.kind === 'polygon' ? shape.rings[0]![0]! : [shape.lon, shape.lat]
  return lon > AMERICAS.west && lon < AMERICAS.east && lat > AMERICAS.south && lat < AMERICAS.north
}

/** The event's own shapes, and for a point the distance within which a place counts as near. Null when it has no place of its own. */
export function eventMap(event: WatchedEvent): MapView | null {
  const shapes = shapesOf(event.record.where, event, MOST_CORNERS * 4)
  const frame = frameOf(shapes, reachOf(event.record))
  if (!frame) return null
  const reach = reachOf(event.record)
  const rings: MapShape[] = shapes.filter((shape) => shape.kind === 'point').slice(0, 1).map(({ lat, lon }) => ({ kind: 'circle', lat, lon, km: reach, tone: 't0', label: `${reach} km` }))
  return { frame, land: landIn(frame), shapes: [...rings, ...shapes] }
}

/** Geocodes are not drawn: they have no outline here. */
function shapesOf(where: readonly Shape[], event: WatchedEvent, corners: number): MapShape[] {
  const tone = toneOf(event)
  return where.flatMap((shape): MapShape[] => {
    if (shape.kind === 'geocode') return []
    return [shape.kind === 'polygon' ? { ...shape, rings: shape.rings.map((ring) => thin(ring, corners)), tone } : { ...shape, tone }]
  })
}

function thin(ring: [number, number][], most: number): [number, number][] {
  if (ring.length <= most) return ring
  const step = (ring.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, i) => ring[Math.round(i * step)]!)
}

export function frameOf(shapes: readonly MapShape[], reach: number): MapFrame | null {
  const corners = shapes.flatMap((shape): [number, number, number][] => (shape.kind === 'polygon' ? shape.rings.flat().map(([lon, lat]) => [lon, lat, 20]) : [[shape.lon, shape.lat, shape.kind === 'circle' ? shape.km : reach]]))
  const [first] = corners
  if (!first) return null
  // longitudes from the first corner on, so that an area across the antimeridian has its centre in it
  const lons = corners.map(([lon]) => wrapped(lon - first[0]))
  const [west, east] = [least(lons), -least(lons.map((lon) => -lon))]
  const lats = corners.map(([, lat]) => lat)
  const [south, north] = [least(lats), -least(lats.map((lat) => -lat))]
  const [lat, lon] = [(south + north) / 2, wrapped(first[0] + (west + east) / 2)]
  const across = Math.max(north - south, (east - west) * Math.cos((lat * Math.PI) / 180)) * KM_PER_DEGREE
  const margin = -least(corners.map(([, , km]) => -km))
  return { kind: 'around', lat: round(lat), lon: round(lon), km: Math.min(6000, Math.max(60, Math.round((across / 2 + margin) * 1.2))) }
}

function round(degrees: number): number {
  return Math.round(degrees * 100) / 100
}

/** Math.min of a spread argument list fails for long outlines. */
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity)
}
