import { Fault } from '../../values/index.ts'
import type { Feed, Observation, Parsed, Rejected, SourceSeverity } from '../observation.ts'
import { clipped, eachItem, plausible, webAddress } from './item.ts'
import { fieldsOf, finite, readJson, textOf, type Fields } from './json.ts'

const MAX_BYTES = 32 * 1024 * 1024

/** Event types of the ANSS catalogue that are hazards here; the others (quarry blasts, sonic booms, ...) are set aside by name. */
const THEMES: Record<string, string> = {
  earthquake: 'earthquake', 'induced or triggered event': 'earthquake', 'volcanic eruption': 'volcano', 'volcanic explosion': 'volcano',
  landslide: 'landslide', 'rock slide': 'landslide', 'debris avalanche': 'landslide', 'nuclear explosion': 'nuclear',
}
const PAGER = ['green', 'yellow', 'orange', 'red']

/** GeoJSON of the US Geological Survey: summary feeds, event detail and FDSN event queries have one feature schema. */
export const usgs: Feed = {
  id: 'usgs',
  title: 'USGS earthquakes (ANSS Comprehensive Catalog)',
  url: 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/2.5_day.geojson',
  every: 60,
  staleAfter: 900,
  mediaTypes: ['application/geo+json', 'application/json', 'application/vnd.geo+json'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const root = fieldsOf(readJson(bytes, MAX_BYTES))
  if (root?.type === 'Feature') return eachItem([root], readFeature)
  if (root?.type !== 'FeatureCollection' || !Array.isArray(root.features))
    throw new Fault('usgs-form', 'not a GeoJSON FeatureCollection', { field: 'features' })
  return eachItem(root.features as unknown[], readFeature)
}

function readFeature(feature: unknown, place: string): Observation | Rejected {
  const [top, said] = [fieldsOf(feature), fieldsOf(fieldsOf(feature)?.properties)]
  const id = textOf(top?.id)
  if (!top || !said || !id) return { id: id ?? place, reason: 'no-id: a feature needs an id and properties' }
  const type = textOf(said.type) ?? ''
  const theme = THEMES[type]
  if (!theme) return { id, reason: `not-a-hazard: ${type.slice(0, 40) || 'no type'}` }
  const at = finite(said.time)
  const updated = finite(said.updated) ?? at
  if (at === undefined || updated === undefined || !plausible(at) || !plausible(updated)) return { id, reason: 'impossible-time' }
  const [position, severity] = [positionOf(top.geometry), severityOf(said)]
  if (typeof position === 'string') return { id, reason: position }
  if (typeof severity === 'string') return { id, reason: severity }
  const title = clipped(textOf(said.title) ?? textOf(said.place) ?? id)
  const link = webAddress(textOf(said.url))
  return {
    feed: 'usgs', id, aliases: aliasesOf(id, said.ids), version: String(updated), sent: updated, at,
    act: (textOf(said.status) ?? '').toLowerCase() === 'deleted' ? 'delete' : 'report',
    status: 'actual', theme, title, texts: [{ language: 'en', headline: title }], severity,
    where: [{ kind: 'point', lat: position.lat, lon: position.lon }], named: [], references: [],
    ...(position.depth === undefined ? {} : { depthKm: position.depth }),
    ...(said.tsunami === 1 ? { flags: ['tsunami' as const] } : {}),
    ...(link ? { link } : {}),
  }
}

/** `,pt19296002,us70005xr7,` lists every id under which a contributor knows the event; the preferred one may change between polls. */
function aliasesOf(id: string, list: unknown): string[] {
  const others = (textOf(list) ?? '').split(',').filter((one) => one !== '' && one.length <= 64)
  return [...new Set([id, ...others])].sort()
}

function positionOf(geometry: unknown): { lat: number; lon: number; depth: number | undefined } | string {
  const pair = fieldsOf(geometry)?.coordinates
  const [lon, lat, depth] = Array.isArray(pair) ? pair.map(finite) : []
  if (lon === undefined || lat === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'impossible-coordinates'
  return depth !== undefined && (depth < -100 || depth > 1000) ? 'impossible-depth' : { lat, lon, depth }
}

/** Blank stays blank: an alert that is not there is not green, and a magnitude not yet computed is not zero. */
function severityOf(said: Fields): SourceSeverity[] | string {
  const [mag, mmi, alert] = [said.mag ?? undefined, said.mmi ?? undefined, textOf(said.alert)?.toLowerCase()]
  const severity: SourceSeverity[] = []
  if (mag !== undefined) {
    const value = finite(mag)
    if (value === undefined || value < -3 || value > 10.5) return 'impossible-magnitude'
    severity.push({ scale: 'magnitude', value: String(value) })
  }
  if (mmi !== undefined) {
    const value = finite(mmi)
    if (value === undefined || value < 0 || value > 12) return 'impossible-intensity'
    if (value > 0) severity.push({ scale: 'mmi', value: String(value) })
  }
  if (alert !== undefined) {
    if (!PAGER.includes(alert)) return 'unknown-alert-level'
    severity.push({ scale: 'pager', value: alert })
  }
  return severity
}
