import { CAP_NAMESPACES, looseTime, numberOf, readArea, readInfo, ringOf, type CapArea } from '../cap/index.ts'
import type { Observation, Rejected, Shape, SourceSeverity, Status } from '../observation.ts'
import { child, childrenOf, textAt, type Element } from '../xml/index.ts'
import { shapesOf } from './cap-observe.ts'
import { clipped, plausible, rssTime, webAddress, withheld } from './item.ts'
import { aboutPerson, themeOf } from './theme.ts'

const STATUS: Record<string, Status> = { actual: 'actual', exercise: 'exercise', system: 'system', test: 'test', draft: 'draft' }
/** Brackets or a leading word only: "test" inside a sentence is no status. */
const DRILL = /\[(test|exercise|prueba|ejercicio|simulacro|simulado|exerc[ií]cio|exercice)\]|^(test|exercise|simulacro|exercice)\b/i

/** An entry of an Atom or RSS index: CAP fields written into the entry where there are any, else what the entry itself says. */
export function readEntry(entry: Element, feed: string, place: string, text: string): Observation | Rejected {
  const id = textAt(entry, 'id') ?? textAt(entry, 'guid')
  const title = textAt(entry, 'title')
  if (!id) return { id: place, reason: 'no-id: an entry needs an id or a guid' }
  const cap = { ...entry, children: entry.children.filter((one) => one.ns in CAP_NAMESPACES) }
  const info = readInfo(cap)
  const body = plain(textAt(entry, 'summary') ?? textAt(entry, 'description') ?? textAt(entry, 'content') ?? '')
  // some services name the hazard in the last part of the id, while the title is a paragraph that mentions many
  const said = { texts: [info.event, id.slice(id.lastIndexOf('/') + 1), title ?? '', body.slice(0, 400)], categories: info.categories }
  if (!info.event && !title && !body) return { id, reason: 'empty: neither title, event nor summary' }
  const codes = info.eventCodes.map(({ value }) => value)
  if (aboutPerson({ texts: [info.event, title ?? ''], codes }, body)) return withheld(id, text)
  const theme = themeOf({ ...said, codes })
  if (!theme) return { id, reason: 'no-theme: it names no hazard of our list' }
  const sent = timeOf(entry)
  if (sent === undefined || !plausible(sent)) return { id, reason: 'impossible-time: no time of update that can be read' }
  const { where, unread } = placesOf(entry, cap)
  const [{ url: link }, msgType] = [linkOf(entry), textAt(cap, 'msgType')]
  const headline = clipped(title ?? info.event)
  return {
    feed, id, aliases: [id], version: String(sent), sent, at: info.onset?.at ?? happened(entry) ?? info.effective?.at ?? sent,
    act: msgType === 'Cancel' ? 'cancel' : msgType === 'Update' ? 'update' : 'report', status: statusOf(entry, cap, headline), theme,
    title: headline, texts: [{ language: languageOf(entry), headline, ...(body ? { description: clipped(body) } : {}) }],
    severity: severityOf(entry, cap, info.severity), where, named: [], references: [],
    ...(info.expires ? { expires: info.expires.at } : {}), ...(unread ? { flags: ['area-unread'] } : {}), ...(link ? { link } : {}),
  }
}

function timeOf(entry: Element): number | undefined {
  return looseTime(textAt(entry, 'updated'))?.at ?? looseTime(textAt(entry, 'published'))?.at ?? rssTime(textAt(entry, 'pubDate'))
}

/** dc:date is when it happened, in indexes of earthquakes. */
function happened(entry: Element): number | undefined {
  return looseTime(textAt(entry, 'date', 'http://purl.org/dc/elements/1.1/'))?.at
}

/** The source's word; `status=Test` in a category (Canada); a drill named in the title; else what feeds publish, actual. */
function statusOf(entry: Element, cap: Element, title: string): Status {
  const terms = childrenOf(entry, 'category').map((one) => /^status=(\w+)$/i.exec(one.attrs.term ?? '')?.[1])
  const said = textAt(cap, 'status') ?? terms.find((term) => term !== undefined)
  const drill = DRILL.exec(title)?.[0].toLowerCase()
  if (said) return STATUS[said.toLowerCase()] ?? 'draft'
  return drill === undefined ? 'actual' : /test|prueba/.test(drill) ? 'test' : 'exercise'
}

function severityOf(entry: Element, cap: Element, severity: string): SourceSeverity[] {
  const magnitude = childrenOf(entry, 'category').find((one) => one.attrs.label === 'Magnitude')?.attrs.term ?? ''
  const value = numberOf(magnitude)
  return [
    ...(child(cap, 'severity') ? [{ scale: 'cap-severity' as const, value: severity }] : []),
    ...(value !== undefined && value >= -3 && value <= 10.5 ? [{ scale: 'magnitude' as const, value: String(value) }] : []),
  ]
}

/** CAP areas, written whole or loose in the entry, then GeoRSS. Empty outlines are blanks that a writer left, not mistakes. */
function placesOf(entry: Element, cap: Element): { where: Shape[]; unread: boolean } {
  const written = childrenOf(cap, 'area').map(readArea)
  const loose = readArea(cap)
  const rings = childrenOf(entry, 'polygon', 'http://www.georss.org/georss').map((one) => ringOf(commas(one.text)))
  const geo: CapArea = {
    areaDesc: '', circles: [], geocodes: [], polygons: rings.flatMap((ring) => (ring ? [ring] : [])),
    unreadable: rings.filter((ring) => ring === undefined).length,
  }
  const shapes = shapesOf([{ areas: [...written, loose, geo] }])
  const point = textAt(entry, 'point', 'http://www.georss.org/georss')
  if (point === undefined) return shapes
  const pair = ringOf(commas(point))?.[0]
  return pair ? { ...shapes, where: [...shapes.where, { kind: 'point', lat: pair[1], lon: pair[0] }] } : { ...shapes, unread: true }
}

/** GeoRSS writes `lat lon lat lon`; CAP `lat,lon lat,lon`. */
function commas(text: string): string {
  return text.trim().split(/[\s,]+/).reduce((all, part, i) => all + (i === 0 ? '' : i % 2 === 1 ? ',' : ' ') + part, '')
}

/** The message itself where the entry says which link that is, else the first link. */
export function linkOf(entry: Element): { url: string | undefined; type: string | undefined } {
  const links = childrenOf(entry, 'link')
  const best = links.find((one) => one.attrs.type === 'application/cap+xml') ?? links[0]
  return { url: webAddress(best?.attrs.href ?? best?.text.trim()), type: best?.attrs.type }
}

function languageOf(entry: Element): string {
  return entry.attrs.lang ?? child(entry, 'title')?.attrs.lang ?? 'und'
}

/** A summary of type html as plain words; tags are dropped, never rendered. */
function plain(text: string): string {
  const bare = text.replace(/<[^<>]{0,2000}>/g, ' ').replace(/&(nbsp|#160);/g, ' ').replace(/&#39;|&apos;/g, "'").replace(/&quot;/g, '"')
  return bare.replace(/[ \t]+/g, ' ').trim()
}
