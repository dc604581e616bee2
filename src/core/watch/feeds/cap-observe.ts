import { CAP_SEVERITY, looseTime, type CapAlert, type CapInfo } from '../cap/index.ts'
import type { Observation, Part, Rejected, Shape, SourceSeverity, Status } from '../observation.ts'
import { clipped, plausible, webAddress, withheld } from './item.ts'
import { aboutPerson, themeOf, type Said } from './theme.ts'

/** CAP makes an identifier unique for its sender only, so both are the id; a stranger cannot cancel by copying an identifier. */
function capId(alert: { sender: string; identifier: string }): string {
  return `${alert.sender},${alert.identifier}`
}

const ACTS = { Alert: 'report', Update: 'update', Cancel: 'cancel' } as const

/** One message as an observation, or why it is none. `text` is the whole item, for the hash of one about persons. */
export function observeAlert(alert: CapAlert, feed: string, text: string): Observation | Rejected {
  const id = capId(alert)
  if (alert.msgType === 'Ack' || alert.msgType === 'Error') return { id, reason: `not-an-event: ${alert.msgType}` }
  const said = saidBy(alert)
  const bodies = alert.infos.map((info) => `${info.description ?? ''} ${info.instruction ?? ''}`).join(' ')
  if (aboutPerson(said, bodies)) return withheld(id, text)
  const theme = themeOf(said) ?? unnamed(alert)
  if (!theme) return { id, reason: 'no-theme: it names no hazard of our list' }
  const { where, unread } = shapesOf(alert.infos)
  const at = startOf(alert)
  if (!plausible(alert.sent.at) || !plausible(at)) return { id, reason: 'impossible-time' }
  return {
    feed, id, aliases: [id], version: alert.sent.text, sent: alert.sent.at, at, act: ACTS[alert.msgType],
    status: alert.status.toLowerCase() as Status, theme, ...wordsOf(alert), severity: severityOf(alert.infos), where,
    named: countriesOf(alert.infos), references: alert.references.map(capId), ...partsOf(alert), ...optional(alert, unread),
  }
}

/** Which theme when no word and no category tells: a grave danger is some disaster, anything else is left to be looked at. */
function unnamed(alert: CapAlert): string | undefined {
  if (alert.msgType === 'Cancel' || alert.infos.length === 0) return 'any-disaster'
  return alert.infos.some(({ severity }) => severity === 'Extreme' || severity === 'Severe') ? 'any-disaster' : undefined
}

function saidBy({ infos }: CapAlert): Said {
  return {
    texts: [...infos.map(({ event }) => event), ...infos.flatMap(({ headline }) => headline ?? [])],
    codes: infos.flatMap(({ eventCodes }) => eventCodes.map(({ value }) => value)),
    categories: infos.flatMap(({ categories }) => categories),
  }
}

function wordsOf({ infos, identifier }: CapAlert): Pick<Observation, 'title' | 'texts'> {
  return { title: clipped(infos[0]?.headline ?? (infos[0]?.event || identifier)), texts: textsOf(infos) }
}

function textsOf(infos: CapInfo[]): Observation['texts'] {
  const texts = infos.map(({ language, headline, description, instruction, areas }) => ({
    language,
    ...(headline ? { headline: clipped(headline) } : {}),
    ...(description ? { description: clipped(description) } : {}),
    ...(instruction ? { instruction: clipped(instruction) } : {}),
    ...inWords(areas),
  }))
  const seen = new Set<string>()
  return texts.filter((text) => !seen.has(JSON.stringify(text)) && seen.add(JSON.stringify(text)))
}

function inWords(areas: CapInfo['areas']): { area?: string } {
  const words = areas.flatMap(({ areaDesc }) => areaDesc || []).join('; ')
  return words && shapesOf([{ areas }]).where.length === 0 ? { area: clipped(words) } : {}
}

/** The strongest block speaks for the message. A magnitude that the US Geological Survey puts in a parameter is kept beside it. */
function severityOf(infos: CapInfo[]): SourceSeverity[] {
  const strongest = CAP_SEVERITY.find((one) => infos.some(({ severity }) => severity === one))
  const magnitude = parameter(infos, 'Magnitude')
  const plausibleMagnitude = magnitude !== undefined && /^\d{1,2}(\.\d+)?$/.test(magnitude) && Number(magnitude) <= 10.5
  return [
    ...(strongest ? [{ scale: 'cap-severity' as const, value: strongest }] : []),
    ...(plausibleMagnitude ? [{ scale: 'magnitude' as const, value: magnitude }] : []),
  ]
}

/** Onset, else the time of the event that a source puts in a parameter, else effective, else sent. The earliest block counts. */
function startOf({ infos, sent }: CapAlert): number {
  const begins = infos.map(({ onset, effective, parameters }) => {
    const told = parameters.find(({ valueName }) => valueName === 'EventTime')?.value
    return onset?.at ?? looseTime(told)?.at ?? effective?.at ?? sent.at
  })
  return begins.length === 0 ? sent.at : Math.min(...begins)
}

/** Blocks that end at different times, each by itself, so that what one of them said is over when it is. */
function partsOf({ infos, sent }: CapAlert): Pick<Observation, 'parts'> {
  const byEnd = [...Map.groupBy(infos, (info) => endOf(info, sent.at)).entries()]
  if (byEnd.length < 2) return {}
  return {
    parts: byEnd.map(([expires, of]): Part => ({
      ...(expires === undefined ? {} : { expires }), severity: severityOf(of), where: shapesOf(of).where, named: countriesOf(of), texts: textsOf(of),
    })),
  }
}

/** An end that is not after the sending is a slip of the sender's: believed, it would still a warning that has just come. */
function endOf({ expires }: Pick<CapInfo, 'expires'>, sent: number): number | undefined {
  return expires && expires.at > sent ? expires.at : undefined
}

function optional({ infos, scope, sent }: CapAlert, unread: boolean): Pick<Observation, 'expires' | 'flags' | 'link'> {
  const ends = infos.flatMap((info) => endOf(info, sent.at) ?? [])
  const clear = infos.length > 0 && infos.every(({ responseTypes }) => responseTypes.includes('AllClear'))
  const flags = [...(clear ? ['all-clear' as const] : []), ...(scope === 'Public' ? [] : ['restricted' as const]), ...(unread ? ['area-unread' as const] : [])]
  const link = webAddress(infos[0]?.web)
  return {
    // an info that names no end keeps the whole message open
    ...(ends.length > 0 && ends.length === infos.length ? { expires: Math.max(...ends) } : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(link ? { link } : {}),
  }
}

/** Half way round the Earth: a radius beyond it was written in metres, and only its centre is known. */
const FARTHEST_KM = 20_040

/** Every shape once, whatever the number of languages. Outlines that are no area are left out, which is said: a slip in a drawing silences no danger. */
export function shapesOf(infos: Pick<CapInfo, 'areas'>[]): { where: Shape[]; unread: boolean } {
  const shapes = new Map<string, Shape>()
  let unusable = 0
  for (const area of infos.flatMap(({ areas }) => areas)) {
    unusable += area.unreadable ?? 0
    for (const ring of area.polygons) {
      const [first, last] = [ring[0]!, ring[ring.length - 1]!]
      if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) unusable++
      else put(shapes, { kind: 'polygon', rings: [ring] })
    }
    for (const { lat, lon, km } of area.circles) {
      if (km > FARTHEST_KM) unusable++
      put(shapes, km > 0 && km <= FARTHEST_KM ? { kind: 'circle', lat, lon, km } : { kind: 'point', lat, lon })
    }
    for (const { valueName, value } of area.geocodes) put(shapes, { kind: 'geocode', scheme: valueName, value })
  }
  return { where: [...shapes.values()], unread: unusable > 0 }
}

function put(shapes: Map<string, Shape>, shape: Shape): void {
  shapes.set(JSON.stringify(shape), shape)
}

function countriesOf(infos: CapInfo[]): string[] {
  const codes = infos.flatMap(({ areas }) => areas.flatMap(({ geocodes }) => geocodes))
  const countries = codes.filter(({ valueName, value }) => /^iso.?3$|iso.?3166-?1/i.test(valueName) && /^[A-Z]{3}$/.test(value))
  return [...new Set(countries.map(({ value }) => value))]
}

function parameter(infos: CapInfo[], name: string): string | undefined {
  return infos.flatMap(({ parameters }) => parameters).find(({ valueName }) => valueName === name)?.value.trim()
}
