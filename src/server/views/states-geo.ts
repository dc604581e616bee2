import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { TimedLaw } from '../../core/law/index.ts'
import { Fault, type Level, LEVELS, type Party, type Region, type State } from '../../core/values/index.ts'
import { type Asked, glancesIn } from './law-days.ts'

const GEOMETRIES = ['point', 'polygon', 'tile'] as const
type GeometryName = (typeof GEOMETRIES)[number]

/**
 * Every state with its instruments in force that day, level by level, and how many are not established. `point` is the capital,
 * `tile` its square in the grid of equal states (units, not degrees), `polygon` Natural Earth 1:50m, not a legal boundary. Fault `usage`.
 */
export function statesGeoJson(law: TimedLaw, region: Region, asked: Asked, geometry = 'point'): string {
  if (!GEOMETRIES.includes(geometry as GeometryName)) throw new Fault('usage', `geometry is ${GEOMETRIES.join(', ')}, not "${geometry}"`, { field: 'geometry' })
  const features = region.states.map((state) => ({
    type: 'Feature', id: state.code, geometry: GEOMETRY[geometry as GeometryName](state),
    properties: { code: state.code, name: state.name.en, ...countsOf(law, asked, state.code), on: asked.on, known: asked.known ?? null },
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}

function countsOf(law: TimedLaw, asked: Asked, state: Party): Record<string, number> {
  const seen = [...glancesIn(law, asked)].map(([id, of]) => ({ level: law.instruments.get(id)!.level, party: of.get(state)!.party }))
  const n = (party: string, level?: Level) => seen.filter((one) => one.party === party && (level === undefined || one.level === level)).length
  const levels = LEVELS.map((level) => [level, n('yes', level)])
  return { bound: n('yes'), ...Object.fromEntries(levels), disputed: n('disputed'), unknown: n('unknown') }
}

const GEOMETRY: Record<GeometryName, (state: State) => GeoJSON.Geometry | null> = {
  point: ({ capital: { lat, lon } }) => ({ type: 'Point', coordinates: [lon, lat] }),
  tile: ({ tile }) => (tile ? { type: 'Polygon', coordinates: [square(tile[0], -tile[1])] } : null),
  polygon: ({ numeric, capital: { lat, lon } }) => outlines().get(numeric ?? '') ?? { type: 'Point', coordinates: [lon, lat] },
}

function square(x: number, y: number): [number, number][] {
  return [[x, y], [x, y - 1], [x + 1, y - 1], [x + 1, y], [x, y]]
}

let read: Map<string, GeoJSON.Geometry> | undefined

/** By ISO 3166-1 numeric, to a hundredth of a degree, some 1 km: read on first use. */
function outlines(): Map<string, GeoJSON.Geometry> {
  if (read) return read
  const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as Topology<{ countries: GeometryCollection }>
  const { features } = feature(world, world.objects.countries)
  return (read = new Map(features.map(({ id, geometry }) => [String(id), rounded(geometry)])))
}

function rounded(geometry: GeoJSON.Geometry): GeoJSON.Geometry {
  const at = (ring: number[][]) => ring.map(([lon = 0, lat = 0]) => [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100])
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(at) }
  return geometry.type === 'MultiPolygon' ? { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(at)) } : geometry
}
