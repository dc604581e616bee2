import { Fault } from '../../values/index.ts'
import { isAlert, readAlert } from '../cap/index.ts'
import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { child, childrenOf, outermost, readXml, textAt, type Element } from '../xml/index.ts'
import { observeAlert } from './cap-observe.ts'
import { linkOf, readEntry } from './cap-entry.ts'
import { eachItem } from './item.ts'

const MAX_BYTES = 16 * 1024 * 1024

/** A source of CAP: every national service has its own address and its own id; ids of one feed mean nothing in another. */
function capFeed(source: { id: string; title: string; url?: string; every?: number; staleAfter?: number }): Feed {
  return {
    every: 120, staleAfter: 1800, ...source,
    mediaTypes: ['application/cap+xml', 'application/atom+xml', 'application/rss+xml', 'application/xml', 'text/xml'],
    maxBytes: MAX_BYTES,
    parse: (bytes) => parse(bytes, source.id),
  }
}

/** Any CAP document handed over by a person or fetched from an address without a feed of its own. */
export const cap: Feed = capFeed({ id: 'cap', title: 'CAP 1.1 and 1.2: alerts, Atom and RSS indexes, EDXL' })

function parse(bytes: Uint8Array, feed: string): Parsed {
  const root = readXml(bytes)
  if (root.name === 'feed') return eachItem(childrenOf(root, 'entry'), (entry, place) => observeEntry(entry, feed, place))
  if (root.name === 'rss') {
    const channel = child(root, 'channel')
    if (!channel) throw new Fault('cap-form', 'an RSS document without a channel')
    return eachItem(childrenOf(channel, 'item'), (item, place) => observeEntry(item, feed, place))
  }
  const alerts = outermost(root, isAlert)
  if (alerts.length === 0)
    throw new Fault('cap-form', `no CAP alert, Atom feed or RSS channel, but a <${root.name}> of "${root.ns}"`, { line: root.line })
  return eachItem(alerts, (alert, place) => observe(alert, feed, place))
}

function observe(element: Element, feed: string, place: string): Observation | Rejected {
  const alert = readAlert(element)
  if (alert) return observeAlert(alert, feed, allText(element))
  const id = textAt(element, 'identifier') ?? place
  return { id, reason: 'unreadable-head: identifier, sender, sent, status and msgType are needed' }
}

/** An entry that carries its alert, as XML or as escaped XML, is that alert; the entry's own id becomes an alias of it. */
function observeEntry(entry: Element, feed: string, place: string): Observation | Rejected {
  const alert = outermost(entry, isAlert)[0] ?? escapedAlert(entry)
  if (!alert) return readEntry(entry, feed, place, allText(entry))
  const outcome = observe(alert, feed, place)
  const id = textAt(entry, 'id') ?? textAt(entry, 'guid')
  if ('reason' in outcome || !id) return outcome
  return { ...outcome, aliases: [...new Set([...outcome.aliases, id])].sort() }
}

function escapedAlert(entry: Element): Element | undefined {
  const text = textAt(entry, 'content') ?? ''
  if (!text.startsWith('<') || !text.includes('urn:oasis:names:tc:emergency:cap:')) return undefined
  return outermost(readXml(new TextEncoder().encode(text)), isAlert)[0]
}

function allText(element: Element): string {
  return [element.text, ...element.children.map(allText)].join('\n')
}

/** What a message fetched from an index's link says, tied to the entry that linked to it, so that both are one event. */
export function linkedFrom(entry: Pick<Observation, 'feed' | 'aliases'>, observation: Observation): Observation {
  return { ...observation, feed: entry.feed, aliases: [...new Set([...observation.aliases, ...entry.aliases])].sort() }
}

/** An entry that only points to its message. `key` changes when the entry does: a message is fetched once for each. */
export interface CapLink {
  url: string
  key: string
  entry: Pick<Observation, 'feed' | 'aliases'>
}

const LOOKS_LIKE_CAP = /\.(xml|cap)(\?|$)|[/=.]cap\b/i

/**
 * What an Atom or RSS index points to; nothing for a document that holds alerts itself. A page for people is not a message, and an
 * entry about a person is not followed.
 */
export function capLinks(bytes: Uint8Array, feed: string): CapLink[] {
  const root = readXml(bytes)
  const entries = root.name === 'feed' ? childrenOf(root, 'entry') : root.name === 'rss' ? childrenOf(child(root, 'channel') ?? root, 'item') : []
  return entries.flatMap((entry, i) => {
    const id = textAt(entry, 'id') ?? textAt(entry, 'guid')
    const { url, type } = linkOf(entry)
    if (!id || !url || outermost(entry, isAlert).length > 0 || /html/i.test(type ?? '')) return []
    if (type !== 'application/cap+xml' && !LOOKS_LIKE_CAP.test(url)) return []
    const said = readEntry(entry, feed, `item ${i + 1}`, '')
    if ('reason' in said && said.reason === 'about-a-person') return []
    const when = textAt(entry, 'updated') ?? textAt(entry, 'published') ?? textAt(entry, 'pubDate') ?? ''
    return [{ url, key: `${url} ${when}`, entry: { feed, aliases: [id] } }]
  })
}
