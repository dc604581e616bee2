import type { Measure } from './index.ts'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { geoContains } from 'd3-geo'
import { feature } from 'topojson-client'
import { loadCoasts } from '../src/adapters/geo-data/index.ts'
import { createAttributor } from '../src/core/watch/attribution/index.ts'
import type { Shape } from '../src/core/watch/observation.ts'

const folder = `${process.env.CONTADORA_DATA ?? '../shared'}/data/usgs`

function pointsOfFeeds(): Shape[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.geojson')) : []
  const points = names.flatMap((name) =>
    (JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { features: { geometry: { coordinates: number[] } }[] }).features.map(
      ({ geometry: { coordinates: [lon = 0, lat = 0] } }): Shape => ({ kind: 'point', lat, lon })))
  if (points.length > 0) return points
  const spread = (i: number, step: number, hundredths: number) => ((i * step) % hundredths) / 100
  const place = (i: number) => ({ lat: -55 + spread(i, 7919, 12500), lon: -150 + spread(i, 104729, 12000) })
  return Array.from({ length: 4000 }, (_, i) => ({ kind: 'point', ...place(i) }))
}

/** Microseconds of one call, over all items, best of three rounds: the machine may be shared. */
function microseconds<T>(items: readonly T[], call: (item: T) => unknown): number {
  const rounds = Array.from({ length: 3 }, () => {
    const start = performance.now()
    for (const item of items) call(item)
    return ((performance.now() - start) * 1000) / items.length
  })
  return Math.min(...rounds)
}

/** Attribution on the whole atlas, and the peer that knows no distance. */
export async function run(): Promise<Measure[]> {
  const started = performance.now()
  const coasts = loadCoasts()
  const loaded = performance.now()
  const geo = createAttributor({ coasts })
  const built = performance.now()
  const points = pointsOfFeeds()
  const ring = (n: number, size: number): Shape => {
    const turn = (i: number) => (2 * Math.PI * (i % n)) / n
    const corner = (i: number): [number, number] => [-80 + size * Math.cos(turn(i)), 20 + size * Math.sin(turn(i))]
    return { kind: 'polygon', rings: [Array.from({ length: n + 1 }, (_, i) => corner(i))] }
  }
  const many = (count: number, shape: Shape) => Array.from({ length: count }, () => shape)
  const ground = { withinKm: 0, borderKm: 0 }
  const circles = points.slice(0, 500).map((shape) => ({ ...shape, kind: 'circle', km: 500 }) as Shape)
  const attribute = (shape: Shape) => geo.attribute([shape])

  const figures: Measure[] = []
  const report = (name: string, value: number, unit: string) => figures.push({ name, value, unit })
  report('coasts read and parsed', loaded - started, 'ms')
  report('indices built', built - loaded, 'ms')
  const point = microseconds(points, attribute)
  report(`point (${points.length} of the feeds)`, point, 'us')
  report('points', 1e6 / point, 'per s')
  report('point, of whom only the ground is asked', microseconds(points, (shape) => geo.attribute([shape], ground)), 'us')
  report('circle of 500 km', microseconds(circles, attribute), 'us')
  report('polygon of 20 corners, 1 degree', microseconds(many(200, ring(20, 0.5)), attribute), 'us')
  report('polygon of 6,208 corners, 20 degrees', microseconds(many(10, ring(6208, 10)), attribute), 'us')

  // The peer: d3-geo's spherical containment over the 1:50m countries, which answers only "inside" and knows no distance.
  const topology = JSON.parse(readFileSync(new URL(import.meta.resolve('world-atlas/countries-50m.json')), 'utf8'))
  const countries = feature(topology, topology.objects.countries) as unknown as GeoJSON.FeatureCollection
  const peer = microseconds(points.slice(0, 100), (shape) =>
    shape.kind === 'point' && countries.features.filter((country) => geoContains(country, [shape.lon, shape.lat])))
  report('peer: d3-geo contains, 1:50m, inside only', peer, 'us')
  report('ratio to the peer', peer / point, 'x')
  return figures
}
