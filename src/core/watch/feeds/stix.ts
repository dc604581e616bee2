import { createHash } from 'node:crypto'
import { Fault } from '../../values/index.ts'
import type { Feed, Observation, Parsed, Rejected, Shape } from '../observation.ts'
import { eachItem, plausible } from './item.ts'
import { fieldsOf, instantOf, readJson, textOf, type Fields } from './json.ts'

const MAX_BYTES = 16 * 1024 * 1024
/** Objects that say that something happens; the words are ours, so that no text of the bundle is needed. */
const SAYS: Record<string, string> = {
  campaign: 'Cyber campaign', incident: 'Cyber incident', indicator: 'Cyber indicator', infrastructure: 'Hostile infrastructure', malware: 'Malware',
  sighting: 'Cyber sighting',
}
const ID = /^([a-z][a-z0-9-]{2,40})--([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/

/**
 * STIX 2.1 bundles (OASIS). Only theme, place and time are kept: names, descriptions, patterns, addresses and every object about an
 * identity, an account or a message are dropped unread. So the bundle itself is never kept, only its hash.
 */
export const stix: Feed = {
  id: 'stix',
  title: 'STIX 2.1 bundles (theme, place and time only)',
  every: 3600,
  staleAfter: 86_400,
  mediaTypes: ['application/stix+json', 'application/json'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const root = fieldsOf(readJson(bytes, MAX_BYTES))
  if (root?.type !== 'bundle') throw new Fault('stix-form', 'not a STIX bundle', { field: 'type' })
  const objects = (Array.isArray(root.objects) ? root.objects : []).map((one) => fieldsOf(one) ?? {})
  const places = placesOf(objects)
  const { observations, rejected } = eachItem(objects, (object, place) => read(object, place, places))
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { observations, rejected: [{ id: 'bundle', reason: 'texts-dropped: only theme, place and time of a bundle are kept', hash }, ...rejected] }
}

function read(object: Fields, place: string, places: Map<string, Place>): Observation | Rejected {
  const id = textOf(object.id) ?? ''
  const [, type = ''] = ID.exec(id) ?? []
  const title = Object.hasOwn(SAYS, type) && object.type === type ? SAYS[type] : undefined
  // the id of an object of another kind may be made of an address (STIX 2.1, 2.9), so it is not repeated
  if (!title) return { id: place, reason: 'not-an-event: it is not kept' }
  const sent = instantOf(object.modified) ?? instantOf(object.created)
  const at = instantOf(object.first_seen) ?? instantOf(object.valid_from) ?? instantOf(object.created)
  if (sent === undefined || at === undefined || !plausible(sent) || !plausible(at)) return { id, reason: 'impossible-time' }
  const { where = [], named = [] } = places.get(id) ?? {}
  const expires = instantOf(object.valid_until)
  return {
    feed: 'stix', id, aliases: [id], version: new Date(sent).toISOString(), sent, at, act: object.revoked === true ? 'cancel' : 'report', status: 'actual',
    theme: 'cyber', title, texts: [], severity: [], where, named, references: [], ...(expires !== undefined && expires > at ? { expires } : {}),
  }
}

interface Place {
  where: Shape[]
  named: string[]
}

/** Where an object is located or what it targets, when that is a location object. A country comes as ISO 3166-1 alpha-2 or alpha-3. */
function placesOf(objects: Fields[]): Map<string, Place> {
  const locations = new Map(objects.filter(({ type }) => type === 'location').map((one) => [textOf(one.id) ?? '', locationOf(one)]))
  const places = new Map<string, Place>()
  const join = (id: string | undefined, location: string | undefined) => {
    const found = locations.get(location ?? '')
    if (!id || !found) return
    const before = places.get(id) ?? { where: [], named: [] }
    places.set(id, { where: [...before.where, ...found.where], named: [...new Set([...before.named, ...found.named])] })
  }
  for (const one of objects) {
    if (one.type === 'relationship' && ['located-at', 'targets', 'originates-from'].includes(textOf(one.relationship_type) ?? ''))
      join(textOf(one.source_ref), textOf(one.target_ref))
    for (const seen of Array.isArray(one.where_sighted_refs) ? one.where_sighted_refs : []) join(textOf(one.id), textOf(seen))
  }
  return places
}

function locationOf(location: Fields): Place {
  const { latitude: lat, longitude: lon } = location
  const code = (textOf(location.country) ?? '').toUpperCase()
  const there = typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  return {
    where: [...(there ? [{ kind: 'point' as const, lat, lon }] : []), ...(/^[A-Z]{2}$/.test(code) ? [{ kind: 'geocode' as const, scheme: 'ISO3166-1', value: code }] : [])],
    named: /^[A-Z]{3}$/.test(code) ? [code] : [],
  }
}
