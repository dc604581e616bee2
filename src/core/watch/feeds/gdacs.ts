import { Fault } from '../../values/index.ts'
import { numberOf } from '../cap/index.ts'
import type { Feed, Observation, Parsed, Rejected, SourceSeverity } from '../observation.ts'
import { child, childrenOf, readXml, textAt, type Element } from '../xml/index.ts'
import { clipped, eachItem, plausible, rssTime, webAddress } from './item.ts'

/** Event types of the Global Disaster Alert and Coordination System. */
const THEMES: Record<string, string> = {
  EQ: 'earthquake', TS: 'tsunami', TC: 'tropical-cyclone', FL: 'flood', VO: 'volcano', DR: 'drought', WF: 'wildfire',
}
const LEVELS = ['green', 'orange', 'red']
const KM_PER_NAUTICAL_MILE = 1.852

/** RSS of GDACS. Copyright European Union; syndication allowed with the source acknowledged. */
export const gdacs: Feed = {
  id: 'gdacs',
  title: 'GDACS, Global Disaster Alert and Coordination System (European Union and United Nations)',
  url: 'https://www.gdacs.org/xml/rss.xml',
  every: 360,
  staleAfter: 3600,
  mediaTypes: ['application/rss+xml', 'application/xml', 'text/xml'],
  maxBytes: 16 * 1024 * 1024,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const root = readXml(bytes)
  const channel = root.name === 'rss' ? child(root, 'channel') : undefined
  if (!channel) throw new Fault('gdacs-form', `not RSS: the document is a <${root.name}>`)
  return eachItem(childrenOf(channel, 'item'), readItem)
}

function readItem(item: Element, place: string): Observation | Rejected {
  const id = textAt(item, 'guid')
  if (!id) return { id: place, reason: 'no-id: an item needs a guid' }
  const theme = THEMES[textAt(item, 'eventtype') ?? id.slice(0, 2)]
  if (!theme) return { id, reason: `not-a-hazard: ${(textAt(item, 'eventtype') ?? id).slice(0, 40)}` }
  const at = rssTime(textAt(item, 'fromdate')) ?? rssTime(textAt(item, 'pubDate'))
  const sent = rssTime(textAt(item, 'datemodified')) ?? rssTime(textAt(item, 'pubDate')) ?? at
  if (at === undefined || sent === undefined || !plausible(at) || !plausible(sent)) return { id, reason: 'impossible-time' }
  const [position, severity] = [positionOf(item), severityOf(item, theme)]
  if (typeof position === 'string') return { id, reason: position }
  if (typeof severity === 'string') return { id, reason: severity }
  const [title, description] = [clipped(textAt(item, 'title') ?? id), textAt(item, 'description')]
  const [glide, link, depth] = [textAt(item, 'glide'), webAddress(textAt(item, 'link')), depthOf(item)]
  return {
    feed: 'gdacs', id, aliases: [id, ...(glide ? [`glide:${glide}`] : [])],
    version: `${textAt(item, 'episodeid') ?? '0'}.${textAt(item, 'version') ?? '0'}`, sent, at,
    act: 'report', status: 'actual', theme, title,
    texts: [{ language: 'en', headline: title, ...(description ? { description: clipped(description) } : {}) }], severity,
    where: [{ kind: 'point', ...position }], named: namedIn(item), references: [],
    ...(depth === undefined ? {} : { depthKm: depth }), ...(link ? { link } : {}),
  }
}

/** The box of an item is the frame of its map, not the affected ground: an item without a point has no place here. */
function positionOf(item: Element): { lat: number; lon: number } | string {
  const point = child(item, 'Point')
  const pair = textAt(item, 'point')?.split(/\s+/)
  const [lat, lon] = point ? [textAt(point, 'lat'), textAt(point, 'long')] : [pair?.[0], pair?.[1]]
  if (lat === undefined || lon === undefined) return 'no-position'
  const [north, east] = [numberOf(lat), numberOf(lon)]
  if (north === undefined || east === undefined || Math.abs(north) > 90 || Math.abs(east) > 180) return 'impossible-coordinates'
  return { lat: north, lon: east }
}

function severityOf(item: Element, theme: string): SourceSeverity[] | string {
  const level = textAt(item, 'alertlevel')?.toLowerCase()
  if (level === undefined || !LEVELS.includes(level)) return `unknown-alert-level: ${(level ?? 'none').slice(0, 40)}`
  const said = child(item, 'severity')
  const value = numberOf(said?.attrs.value ?? '')
  const severity: SourceSeverity[] = [{ scale: 'gdacs', value: level }]
  if (value === undefined) return said?.attrs.value && theme === 'earthquake' ? 'impossible-magnitude' : severity
  if (theme === 'earthquake') {
    if (value < 0 || value > 10.5) return 'impossible-magnitude'
    severity.push({ scale: 'magnitude', value: String(value) })
  }
  const knots = Math.round(value / KM_PER_NAUTICAL_MILE)
  if (theme === 'tropical-cyclone' && /km/i.test(said?.attrs.unit ?? '') && knots > 0 && knots < 300)
    severity.push({ scale: 'wind-kt', value: String(knots) })
  return severity
}

function depthOf(item: Element): number | undefined {
  const km = numberOf(/Depth:?\s*(\d+(?:\.\d+)?)\s*km/i.exec(textAt(item, 'severity') ?? '')?.[1] ?? '')
  return km !== undefined && km <= 1000 ? km : undefined
}

function namedIn(item: Element): string[] {
  return (textAt(item, 'iso3') ?? '').split(/[\s,;|]+/).filter((code) => /^[A-Z]{3}$/.test(code))
}
