import type { CapCategory, CapCertainty, CapResponse, CapSeverity, CapUrgency, Shape } from '../watch/index.ts'
import { isoInstant, LANGUAGES, type Instant, type Language, type Party, type Texts } from '../values/index.ts'
import { replyBy, type Mode, type ReplyBy } from './clock/index.ts'
import type { AffectedRow, Owed, OwedRow } from './owed/index.ts'
import {
  categoryOf, familyOf, fill, fillFirst, fillOne, IN_CAP, listOf, localTime, shortText, SPEECH, spoken, type Params,
} from './words/index.ts'

/** What a draft is made from. Everything that a person or a detector must decide comes in; nothing is guessed. */
export interface DraftInput {
  author: Party
  /** the office as it signs, in each language; never a person */
  agency: Texts
  owed: Owed
  at: Instant
  /** when it happened or was reported */
  eventAt: Instant
  /** minutes east of UTC where the author sits at that time */
  offsetMinutes: number
  mode: Mode
  severity: CapSeverity
  urgency: CapUrgency
  certainty: CapCertainty
  expires: Instant
  /** magnitude, depthKm, windKt, name, count, amount, source, what: only what is known */
  facts: Params
  names: (party: Party) => Texts
  shapes?: readonly Shape[]
  impactAt?: Instant
  /** reply times that an instrument gives a recipient */
  replyDue?: ReadonlyMap<Party, Extract<ReplyBy, { rule: 'instrument' }>>
  link: string
  version?: number
  /** ids of the statements of earlier versions */
  references?: readonly string[]
  action?: Texts
}

export interface Message {
  event: string
  headline: string
  description: string
  instruction: string
  action: string
  sms: string
  chat: string
}

export interface Recipient {
  party: Party
  name: Texts
  footing: 'owed' | 'affected'
  under: { instrument: string; article: string }[]
  method: string
  km: string
  replyBy: { rule: ReplyBy['rule']; at: string; instrument: string; article: string }
}

/** The body of a warning statement: canonical JSON, numbers as strings, blank strings for what is not known. */
export interface WarningBody {
  theme: string
  author: Party
  agency: Texts
  mode: Mode
  version: string
  drafted: string
  eventAt: string
  offsetMinutes: string
  expires: string
  severity: CapSeverity
  urgency: CapUrgency
  certainty: CapCertainty
  categories: CapCategory[]
  responses: CapResponse[]
  area: { party: Party; name: Texts; method: string; km: string }[]
  shapes: { kind: Shape['kind']; value: string; scheme: string }[]
  texts: Record<Language, Message>
  recipients: Recipient[]
  headline: string
  references: string[]
  link: string
}

export function draftWarning(input: DraftInput): WarningBody {
  const family = familyOf(input.owed.event.theme)
  const touched = nearestFirst(input.owed.affected)
  const origin = input.owed.event.origin
  const area = touched.map(({ party, method, km }) => ({ party, name: input.names(party), method, km: km === null ? '' : String(km) }))
  const here = origin === null ? [] : [{ party: origin, name: input.names(origin), method: 'origin', km: '0' }]
  const areas = [...here, ...area]
  return {
    theme: input.owed.event.theme, author: input.author, agency: input.agency, mode: input.mode, version: String(input.version ?? 1),
    drafted: isoInstant(input.at), eventAt: isoInstant(input.eventAt), offsetMinutes: String(input.offsetMinutes),
    expires: isoInstant(input.expires),
    severity: input.severity, urgency: input.urgency, certainty: input.certainty,
    categories: categoryOf(input.owed.event.theme), responses: IN_CAP[family].responses,
    area: areas, shapes: (input.shapes ?? []).map(shapeText), texts: texts(input, areas.map(({ name }) => name)),
    recipients: recipientsOf(input), headline: input.owed.headline.code, references: [...(input.references ?? [])], link: input.link,
  }
}

/** Whom the author tells: everybody affected but itself, and whoever it owes word to that is not there (a body, a flag state). */
function recipientsOf(input: DraftInput): Recipient[] {
  const mine = input.owed.owed.filter(({ by, footing }) => by === input.author && footing === 'binding')
  const touched = new Map(nearestFirst(input.owed.affected).map((row) => [row.party, row]))
  const { origin } = input.owed.event
  const all = new Set([...mine.flatMap(({ to }) => to), ...touched.keys(), ...(origin === null ? [] : [origin])])
  return [...all].filter((party) => party !== input.author).map((party) => recipient(party, mine, touched.get(party), input))
}

function recipient(party: Party, mine: OwedRow[], row: AffectedRow | undefined, input: DraftInput): Recipient {
  const under = mine.filter(({ to }) => to.includes(party)).map(({ instrument, article }) => ({ instrument, article: article ?? '' }))
  const due = replyBy(input.at, input.replyDue?.get(party) ?? null, row === undefined ? null : (input.impactAt ?? null))
  return {
    party, name: input.names(party), footing: under.length > 0 ? 'owed' : 'affected', under,
    method: row?.method ?? (party === input.owed.event.origin ? 'origin' : 'law'), km: row?.km == null ? '' : String(row.km),
    replyBy: {
      rule: due.rule, at: due.rule === 'none' ? '' : isoInstant(due.at),
      instrument: due.rule === 'instrument' ? due.instrument : '', article: due.rule === 'instrument' ? (due.article ?? '') : '',
    },
  }
}

function texts(input: DraftInput, names: Texts[]): Record<Language, Message> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, message(input, names, language)])) as Record<Language, Message>
}

function message(input: DraftInput, names: Texts[], language: Language): Message {
  const speech = SPEECH[language]
  const words = speech.words[familyOf(input.owed.event.theme)]
  const facts = Object.fromEntries(
    Object.entries(input.facts).map(([key, value]) => [key, value === undefined ? undefined : spoken(value, speech)])
  )
  const params: Params = {
    ...facts,
    when: localTime(input.eventAt, input.offsetMinutes, speech),
    where: listOf(names.map((name) => name[language]), speech),
    impact: input.impactAt === undefined ? undefined : localTime(input.impactAt, input.offsetMinutes, speech),
  }
  const action = input.action?.[language] ?? words.action
  const short = shortText({
    event: [words.event, fillOne('M{magnitude}', facts), facts['name']].filter((part) => part).join(' '),
    at: input.eventAt, offsetMinutes: input.offsetMinutes, action, agency: input.agency[language], link: input.link, status: input.mode,
  }, language)
  return {
    event: words.event, headline: fillFirst(words.headline, params), description: fill(words.description, params),
    instruction: words.instruction.join(' '), action, sms: short.sms.text, chat: short.chat.text,
  }
}

function nearestFirst(rows: readonly AffectedRow[]): AffectedRow[] {
  return rows.toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))
}

/** Shapes as CAP writes them: `lat,lon` pairs. */
function shapeText(shape: Shape): WarningBody['shapes'][number] {
  const pair = (lat: number, lon: number) => `${decimal(lat)},${decimal(lon)}`
  switch (shape.kind) {
    case 'point': return { kind: shape.kind, value: pair(shape.lat, shape.lon), scheme: '' }
    case 'circle': return { kind: shape.kind, value: `${pair(shape.lat, shape.lon)} ${decimal(shape.km)}`, scheme: '' }
    case 'polygon': return { kind: shape.kind, value: (shape.rings[0] ?? []).map(([lon, lat]) => pair(lat, lon)).join(' '), scheme: '' }
    case 'geocode': return { kind: shape.kind, value: shape.value, scheme: shape.scheme }
  }
}

/** Five decimals are a metre; never an exponent. */
export function decimal(n: number): string {
  return String(Number(n.toFixed(5)) || 0)
}
