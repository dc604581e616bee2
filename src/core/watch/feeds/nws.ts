import { Fault } from '../../values/index.ts'
import { CAP_CATEGORY, CAP_CERTAINTY, CAP_MSG_TYPE, CAP_SEVERITY, CAP_STATUS, CAP_URGENCY, looseTime, type CapAlert, type CapArea, type CapInfo } from '../cap/index.ts'
import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { observeAlert } from './cap-observe.ts'
import { eachItem } from './item.ts'
import { fieldsOf, readJson, textOf, type Fields } from './json.ts'

const MAX_BYTES = 32 * 1024 * 1024

/** Alerts of the US National Weather Service, hurricane advisories included, as the GeoJSON of its API (public domain): CAP by other names. */
export const nws: Feed = {
  id: 'nws',
  title: 'US National Weather Service and National Hurricane Center, active alerts',
  every: 120,
  staleAfter: 1800,
  mediaTypes: ['application/geo+json', 'application/ld+json', 'application/json'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const root = fieldsOf(readJson(bytes, MAX_BYTES))
  const items = root?.type === 'Feature' ? [root] : (root?.features ?? root?.['@graph'])
  if (!Array.isArray(items)) throw new Fault('nws-form', 'not a collection of alerts: it has no list of features', { field: 'features' })
  return eachItem(items as unknown[], readFeature)
}

function readFeature(item: unknown, place: string): Observation | Rejected {
  const feature = fieldsOf(item)
  const said = fieldsOf(feature?.properties) ?? feature
  const id = textOf(said?.id)
  if (!said || !id) return { id: place, reason: 'no-id' }
  const alert = alertOf(said, id, polygonsOf(feature?.geometry))
  if (typeof alert === 'string') return { id, reason: alert }
  const outcome = observeAlert(alert, 'nws', JSON.stringify(item))
  if ('reason' in outcome) return outcome
  // the same message comes as CAP too, where its id begins with the sender
  return { ...outcome, aliases: [...new Set([...outcome.aliases, id])].sort() }
}

function alertOf(said: Fields, id: string, polygons: [number, number][][] | undefined): CapAlert | string {
  const [sent, status, msgType] = [looseTime(textOf(said.sent)), oneOf(CAP_STATUS, said.status), oneOf(CAP_MSG_TYPE, said.messageType)]
  const sender = textOf(said.sender)
  if (!sent) return 'impossible-time: sent'
  if (!status || !msgType || !sender) return 'unreadable-head: sender, status and messageType are needed'
  if (polygons === undefined) return 'impossible-coordinates'
  const area = areaOf(said, polygons)
  if (area.polygons.length + area.geocodes.length === 0 && msgType !== 'Cancel') return 'no-position: neither an outline nor a code'
  return {
    kind: 'cap-alert', version: '1.2', identifier: id, sender, sent, status, msgType, scope: 'Public', addresses: [], codes: [],
    references: referencesOf(said.references), incidents: [], infos: [infoOf(said, area)],
  }
}

function infoOf(said: Fields, area: CapArea): CapInfo {
  const times = { effective: looseTime(textOf(said.effective)), onset: looseTime(textOf(said.onset)), expires: looseTime(textOf(said.ends) ?? textOf(said.expires)) }
  const texts = { headline: textOf(said.headline), description: textOf(said.description), instruction: textOf(said.instruction), senderName: textOf(said.senderName) }
  const category = oneOf(CAP_CATEGORY, said.category)
  return {
    language: 'en-US', categories: category ? [category] : [], event: textOf(said.event) ?? '', responseTypes: [],
    urgency: oneOf(CAP_URGENCY, said.urgency) ?? 'Unknown', severity: oneOf(CAP_SEVERITY, said.severity) ?? 'Unknown',
    certainty: oneOf(CAP_CERTAINTY, said.certainty) ?? 'Unknown', parameters: [], resources: [], areas: [area],
    eventCodes: listOf(fieldsOf(said.eventCode)?.SAME).map((value) => ({ valueName: 'SAME', value })),
    ...(Object.fromEntries([...Object.entries(times), ...Object.entries(texts)].filter(([, value]) => value !== undefined)) as Partial<CapInfo>),
  }
}

function areaOf(said: Fields, polygons: [number, number][][]): CapArea {
  const codes = fieldsOf(said.geocode)
  const geocodes = ['UGC', 'SAME'].flatMap((valueName) => listOf(codes?.[valueName]).map((value) => ({ valueName, value })))
  return { areaDesc: textOf(said.areaDesc) ?? '', polygons, circles: [], geocodes }
}

/** None is an alert by zones; undefined is an outline that cannot be. */
function polygonsOf(geometry: unknown): [number, number][][] | undefined {
  const shape = fieldsOf(geometry)
  if (!shape) return []
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : undefined
  if (!Array.isArray(parts)) return undefined
  const rings = parts.map((part) => (Array.isArray(part) ? part[0] as unknown : undefined))
  return rings.every(isRing) ? rings : undefined
}

function isRing(ring: unknown): ring is [number, number][] {
  return Array.isArray(ring) && ring.length >= 4 && ring.every((pair) => Array.isArray(pair) && Number.isFinite(pair[0]) && Number.isFinite(pair[1])
    && Math.abs(pair[0] as number) <= 180 && Math.abs(pair[1] as number) <= 90)
}

function referencesOf(list: unknown): CapAlert['references'] {
  return (Array.isArray(list) ? list : []).map(fieldsOf).flatMap((one) => {
    const [sender, identifier, sent] = [textOf(one?.sender), textOf(one?.identifier), textOf(one?.sent)]
    return sender && identifier && sent ? [{ sender, identifier, sent }] : []
  })
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.length <= 40) : []
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value)
}

