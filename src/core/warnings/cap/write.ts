import { checkCap, type CapAlert, type CapArea, type CapInfo, type CapPair, type CapResource, type CapTime } from '../../watch/index.ts'
import { Fault, type Instant } from '../../values/index.ts'
import { decimal } from '../draft.ts'

const NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2'

/**
 * UTF-8 bytes of a CAP 1.2 message, elements in the order of the schema. Nothing leaves that `checkCap` refuses:
 * Fault `cap-invalid` with the place of the first broken rule. Cost: one parse of what was written.
 */
export function writeCap(alert: CapAlert): Uint8Array {
  const bytes = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${alertXml(alert)}\n`)
  const broken = checkCap(bytes).errors[0]
  if (broken !== undefined) throw new Fault('cap-invalid', `${broken.code}: ${broken.message}`, { field: broken.where })
  return bytes
}

/** CAP's dateTime: whole seconds and a numeric offset; UTC is `-00:00`, never `Z` (OASIS CAP-v1.2, 3.3.2). */
export function capTime(at: Instant, offsetMinutes: number): CapTime {
  const whole = Math.floor(at / 1000) * 1000
  const local = new Date(whole + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const [size, two] = [Math.abs(offsetMinutes), (n: number) => String(n).padStart(2, '0')]
  const sign = offsetMinutes > 0 ? '+' : '-'
  return { text: `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`, at: whole }
}

/** Identifiers and senders have no spaces, commas, `<` or `&`, because references are lists of triples split by them. */
export function capWord(text: string): string {
  if (text === '' || /[\s,<&]/.test(text)) throw new Fault('cap-word', `"${text}" may not be empty or hold spaces, commas, < or &`)
  return text
}

function alertXml(alert: CapAlert): string {
  const body = [
    tag('identifier', alert.identifier), tag('sender', alert.sender), tag('sent', alert.sent.text), tag('status', alert.status),
    tag('msgType', alert.msgType),
    tag('source', alert.source), tag('scope', alert.scope), tag('restriction', alert.restriction),
    tag('addresses', quoted(alert.addresses)),
    ...alert.codes.map((code) => tag('code', code)), tag('note', alert.note),
    tag('references', alert.references.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`).join(' ')),
    tag('incidents', quoted(alert.incidents)), ...alert.infos.map(infoXml),
  ]
  return `<alert xmlns="${NAMESPACE}">${body.join('')}\n</alert>`
}

function infoXml(info: CapInfo): string {
  const body = [
    tag('language', info.language), ...info.categories.map((one) => tag('category', one)), tag('event', info.event),
    ...info.responseTypes.map((one) => tag('responseType', one)), tag('urgency', info.urgency), tag('severity', info.severity),
    tag('certainty', info.certainty),
    tag('audience', info.audience), ...pairs('eventCode', info.eventCodes), tag('effective', info.effective?.text),
    tag('onset', info.onset?.text),
    tag('expires', info.expires?.text), tag('senderName', info.senderName), tag('headline', info.headline),
    tag('description', info.description),
    tag('instruction', info.instruction), tag('web', info.web), tag('contact', info.contact), ...pairs('parameter', info.parameters),
    ...info.resources.map(resourceXml), ...info.areas.map(areaXml),
  ]
  return `\n<info>${body.join('')}\n</info>`
}

function resourceXml(resource: CapResource): string {
  const size = resource.size === undefined ? undefined : String(resource.size)
  const body = [
    tag('resourceDesc', resource.resourceDesc), tag('mimeType', resource.mimeType), tag('size', size), tag('uri', resource.uri),
    tag('derefUri', resource.derefUri), tag('digest', resource.digest),
  ]
  return `\n<resource>${body.join('')}\n</resource>`
}

function areaXml(area: CapArea): string {
  const body = [
    tag('areaDesc', area.areaDesc),
    ...area.polygons.map((ring) => tag('polygon', ring.map(([lon, lat]) => `${decimal(lat)},${decimal(lon)}`).join(' '))),
    ...area.circles.map(({ lat, lon, km }) => tag('circle', `${decimal(lat)},${decimal(lon)} ${decimal(km)}`)),
    ...pairs('geocode', area.geocodes),
    tag('altitude', area.altitude === undefined ? undefined : decimal(area.altitude)),
    tag('ceiling', area.ceiling === undefined ? undefined : decimal(area.ceiling)),
  ]
  return `\n<area>${body.join('')}\n</area>`
}

function pairs(name: string, list: readonly CapPair[]): string[] {
  return list.map((pair) => `\n<${name}>${tag('valueName', pair.valueName)}${tag('value', pair.value)}\n</${name}>`)
}

function tag(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `\n<${name}>${escape(text)}</${name}>`
}

const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML 1.0 cannot carry are dropped: a stray control byte must not stop a warning. */
function escape(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>]/g, (char) => ENTITY[char]!)
}

/** An item with spaces goes inside double quotes (OASIS CAP-v1.2, 3.2.1). */
function quoted(items: readonly string[]): string {
  return items.map((item) => (/\s/.test(item) ? `"${item.replaceAll('"', "'")}"` : item)).join(' ')
}
