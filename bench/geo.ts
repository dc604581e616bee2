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
  return Array.from({ length: 4000 }, (_, i) => ({ kind: 'point', lat: -55 + ((i * 7919) % 12500) / 100, lon: -150 + ((i * 104729) % 12000) / 100 }))
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

const started = performance.now()
const coasts = loadCoasts()
const loaded = performance.now()
const geo = createAttributor({ coasts })
const built = performance.now()
const points = pointsOfFeeds()
const ring = (n: number, size: number): Shape => ({
  kind: 'polygon',
  rings: [Array.from({ length: n + 1 }, (_, i) => [-80 + size * Math.cos((2 * Math.PI * (i % n)) / n), 20 + size * Math.sin((2 * Math.PI * (i % n)) / n)])],
})

const report = (what: string, value: number, unit: string) => console.log(`${what.padEnd(56)} ${value.toFixed(1).padStart(10)} ${unit}`)
report('coasts read and parsed', loaded - started, 'ms')
report('indices built', built - loaded, 'ms')
const point = microseconds(points, (shape) => geo.attribute([shape]))
report(`point (${points.length} of the feeds)`, point, 'us')
report('points', 1e6 / point, 'per s')
report('point, of whom only the ground is asked', microseconds(points, (shape) => geo.attribute([shape], { withinKm: 0, borderKm: 0 })), 'us')
report('circle of 500 km', microseconds(points.slice(0, 500), (shape) => geo.attribute([{ ...shape, kind: 'circle', km: 500 } as Shape])), 'us')
report('polygon of 20 corners, 1 degree', microseconds(Array.from({ length: 200 }, () => ring(20, 0.5)), (shape) => geo.attribute([shape])), 'us')
report('polygon of 6,208 corners, 20 degrees', microseconds(Array.from({ length: 10 }, () => ring(6208, 10)), (shape) => geo.attribute([shape])), 'us')

// The peer: d3-geo's spherical containment over the 1:50m countries, which answers only "inside" and knows no distance.
const topology = JSON.parse(readFileSync(new URL(import.meta.resolve('world-atlas/countries-50m.json')), 'utf8'))
const countries = feature(topology, topology.objects.countries) as unknown as GeoJSON.FeatureCollection
const peer = microseconds(points.slice(0, 100), (shape) =>
  shape.kind === 'point' && countries.features.filter((country) => geoContains(country, [shape.lon, shape.lat])))
report('peer: d3-geo contains, 1:50m, inside only', peer, 'us')
report('ratio to the peer', peer / point, 'x')
