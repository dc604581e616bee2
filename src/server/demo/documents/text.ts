import type { Instant } from '../../../core/values/index.ts'

/** One document as a source would send it. `feed` is the id of the feed that reads it; `name` says which report of the story it is. */
export interface Document {
  feed: string
  name: string
  text: string
}

/** CAP wants a numeric offset, never Z; minus zero is its way of writing UTC. */
function capInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}-00:00`
}

export function rssInstant(at: Instant): string {
  return new Date(at).toUTCString()
}

export interface CapMessage {
  identifier: string
  sender: string
  sent: Instant
  msgType: 'Alert' | 'Update' | 'Cancel'
  /** the messages before it, oldest first */
  references: { identifier: string; sent: Instant }[]
  category: 'Geo' | 'Met'
  event: string
  responseType: string
  urgency: string
  severity: string
  certainty: string
  onset: Instant
  expires: Instant
  senderName: string
  headline: string
  description: string
  instruction: string
  parameters: Record<string, string>
  areaDesc: string
  /** `lat,lon` pairs or a circle, as CAP writes them */
  area: { polygon?: string; circle?: string; countries: string[] }
}

/** CAP 1.2 with status Exercise: nothing here can be taken for the real thing. */
export function capDocument(m: CapMessage): string {
  const references = m.references.map(({ identifier, sent }) => `${m.sender},${identifier},${capInstant(sent)}`).join(' ')
  const one = (name: string, text: string | undefined): string => (text ? `<${name}>${escaped(text)}</${name}>` : '')
  const pair = (name: string, valueName: string, value: string): string => `<${name}>${one('valueName', valueName)}${one('value', value)}</${name}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
${one('identifier', m.identifier)}${one('sender', m.sender)}${one('sent', capInstant(m.sent))}
<status>Exercise</status>${one('msgType', m.msgType)}<scope>Public</scope><note>Exercise</note>${one('references', references)}
<info><language>en</language>${one('category', m.category)}${one('event', m.event)}${one('responseType', m.responseType)}
${one('urgency', m.urgency)}${one('severity', m.severity)}${one('certainty', m.certainty)}
${one('onset', capInstant(m.onset))}${one('expires', capInstant(m.expires))}${one('senderName', m.senderName)}
${one('headline', m.headline)}
${one('description', m.description)}
${one('instruction', m.instruction)}
${Object.entries(m.parameters).map(([name, value]) => pair('parameter', name, value)).join('')}
<area>${one('areaDesc', m.areaDesc)}${one('polygon', m.area.polygon)}${one('circle', m.area.circle)}
${m.area.countries.map((code) => pair('geocode', 'ISO3166-1', code)).join('')}</area></info>
</alert>
`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
