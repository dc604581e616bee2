import { ringOf, thinned, type CapAlert, type CapArea, type CapInfo, type CapReference, type CapStatus, type CapTime } from '../../watch/index.ts'
import { Fault, LANGUAGES, parseInstant, type Instant, type Language } from '../../values/index.ts'
import type { Mode } from '../clock/index.ts'
import type { WarningBody } from '../draft.ts'
import { SPEECH, type Ending } from '../words/index.ts'
import { capTime, capWord } from './write.ts'

/** Who sends it and under which id. `public` only from an authority that may speak to the public (design, section 5). */
export interface Envelope {
  identifier: string
  sender: string
  sent: Instant
  references?: readonly CapReference[]
  public?: { mayAddressPublic: boolean }
  /** name of the exercise, shown in the note */
  exercise?: string
}

const STATUS: Record<Mode, CapStatus> = { actual: 'Actual', exercise: 'Exercise', test: 'Test' }
const RESTRICTION = 'For the states, territories and bodies addressed; each decides what its own public is told.'

/** Alert, or Update when earlier messages are referred to: one info block a language, restricted and addressed by default. */
export function alertMessage(body: WarningBody, envelope: Envelope): CapAlert {
  const head = headOf(body, envelope)
  return {
    ...head, msgType: (envelope.references ?? []).length > 0 ? 'Update' : 'Alert',
    infos: LANGUAGES.map((language) => infoOf(body, head.sent, language)),
  }
}

/** Cancel names what it ends; Fault `cap-references` when it names nothing. Severity and certainty no longer apply. */
export function cancelMessage(body: WarningBody, ending: Ending, envelope: Envelope): CapAlert {
  if ((envelope.references ?? []).length === 0)
    throw new Fault('cap-references', 'a cancel names the messages it ends', { field: 'references' })
  const head = headOf(body, envelope)
  return { ...head, msgType: 'Cancel', infos: LANGUAGES.map((language) => ended(body, head.sent, language, ending)) }
}

export type AckNote = 'received' | 'acknowledged' | 'acted' | 'declined'

/** The answer of one recipient to one message, sent back to its sender alone. */
export function ackMessage(
  to: Pick<CapAlert, 'sender' | 'identifier' | 'sent' | 'status'>, note: AckNote, envelope: Omit<Envelope, 'references' | 'public'>,
): CapAlert {
  return {
    ...blank(envelope, to.status, capTime(envelope.sent, 0)), msgType: 'Ack', scope: 'Private', addresses: [to.sender], note,
    references: [referenceTo(to)],
  }
}

export function referenceTo(to: Pick<CapAlert, 'sender' | 'identifier' | 'sent'>): CapReference {
  return { sender: to.sender, identifier: to.identifier, sent: to.sent.text }
}

function headOf(body: WarningBody, envelope: Envelope): CapAlert {
  if (envelope.public !== undefined && !envelope.public.mayAddressPublic)
    throw new Fault('cap-public', 'this authority may not address the public: send it restricted', { field: 'scope' })
  if (envelope.public !== undefined && body.mode !== 'actual')
    throw new Fault('cap-public', 'an exercise or a test is never public', { field: 'scope' })
  const head = blank(envelope, STATUS[body.mode], capTime(envelope.sent, Number(body.offsetMinutes)))
  const note = body.mode === 'actual' ? {} : { note: [envelope.exercise, SPEECH.en.frame[body.mode]].filter(Boolean).join(': ') }
  const restricted = { scope: 'Restricted', restriction: RESTRICTION } as const
  const scope = envelope.public === undefined ? restricted : ({ scope: 'Public' } as const)
  return { ...head, ...scope, ...note, addresses: body.recipients.map(({ party }) => party), references: [...(envelope.references ?? [])] }
}

function blank(envelope: Pick<Envelope, 'identifier' | 'sender'>, status: CapStatus, sent: CapTime): CapAlert {
  return {
    kind: 'cap-alert', version: '1.2', identifier: capWord(envelope.identifier), sender: capWord(envelope.sender), sent, status,
    msgType: 'Alert',
    scope: 'Restricted', addresses: [], codes: [], references: [], incidents: [], infos: [],
  }
}

function infoOf(body: WarningBody, sent: CapTime, language: Language): CapInfo {
  const said = body.texts[language]
  const loud = body.mode === 'actual' ? '' : `${SPEECH[language].frame[body.mode]}: `
  const offset = Number(body.offsetMinutes)
  return {
    language, categories: body.categories, event: said.event, responseTypes: body.responses,
    urgency: body.urgency, severity: body.severity, certainty: body.certainty, eventCodes: [],
    effective: sent, onset: capTime(parseInstant(body.eventAt), offset), expires: capTime(parseInstant(body.expires), offset),
    senderName: body.agency[language], headline: `${loud}${said.headline}`, description: `${loud}${said.description}`,
    instruction: said.instruction,
    ...(body.link === '' ? {} : { web: body.link }),
    parameters: [{ valueName: 'theme', value: body.theme }, { valueName: 'version', value: body.version }],
    resources: [], areas: areasOf(body, language),
  }
}

function ended(body: WarningBody, sent: CapTime, language: Language, ending: Ending): CapInfo {
  const { frame } = SPEECH[language]
  const { instruction: _, onset: __, ...info } = infoOf(body, sent, language)
  const loud = body.mode === 'actual' ? '' : `${frame[body.mode]}: `
  return {
    ...info, responseTypes: [ending === 'ended' ? 'AllClear' : 'None'], urgency: 'Past', severity: 'Unknown', certainty: 'Unknown',
    headline: `${loud}${frame.cancelled}: ${body.texts[language].headline}`, description: `${loud}${frame.ending[ending]}`,
  }
}

/** The event's own shapes first, then one area for each state or territory, under a code that the reading side knows. */
function areasOf(body: WarningBody, language: Language): CapArea[] {
  const shapes = body.shapes.flatMap((shape) => shapeArea(shape, body.texts[language].headline))
  const parties = body.area.map(({ party, name }) => ({
    areaDesc: name[language], polygons: [], circles: [],
    geocodes: [{ valueName: party.includes('-') ? 'ISO3166-2' : 'ISO3', value: party }],
  }))
  return [...shapes, ...parties]
}

function shapeArea({ kind, value, scheme }: WarningBody['shapes'][number], areaDesc: string): CapArea[] {
  const empty = { areaDesc, polygons: [], circles: [], geocodes: [] }
  if (kind === 'geocode') return [{ ...empty, geocodes: [{ valueName: scheme, value }] }]
  if (kind === 'polygon') return [{ ...empty, polygons: [thinned(ringOf(value) ?? [])] }]
  const [pair = '', km = '0'] = value.split(' ')
  const [lat = 0, lon = 0] = pair.split(',').map(Number)
  return [{ ...empty, circles: [{ lat, lon, km: Number(km) }] }]
}
