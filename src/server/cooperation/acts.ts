import { type NeedAct, type NeedAside, step } from '../../core/cooperation/index.ts'
import type { AgreementBody, EndingBody, NeedBody, NegotiationBody, OfferBody, PoliticalConsentBody, QuestionAnswerBody } from '../../core/statements/index.ts'
import { AGENCY_NATURES, CONSENT_DECISIONS, dayOfInstant, ENDINGS, Fault, HORIZONS, type Horizon, isoDay, type Json, OPEN_QUESTIONS, PARTICIPATIONS } from '../../core/values/index.ts'
import { alongside, releaseFor } from '../audience.ts'
import { modeOf } from '../consultations/acts.ts'
import type { Desk, Office } from '../desk.ts'
import { dayIn, type Fields, textIn, wordIn } from '../fields.ts'
import { say } from '../say.ts'
import { needAt, type NeedRead } from './needs.ts'
import { ticked } from './ticked.ts'

const MOST: Readonly<Record<Horizon, number>> = { hours: 720, years: 30 }

/** A number of hours or of years. Fault `need-within`. */
function withinIn(fields: Fields, horizon: Horizon): number {
  const text = (fields.within ?? '').trim()
  if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > MOST[horizon]) throw new Fault('need-within', `"${text}": a whole number of ${horizon}, from 1 to ${MOST[horizon]}`, { field: 'within' })
  return Number(text)
}

function leadIn(fields: Fields): NeedBody['lead'] {
  return { agency: textIn(fields, 'lead-agency', { least: 2, most: 120 }), nature: wordIn(fields, 'lead-nature', AGENCY_NATURES) }
}

/** Asks for help. Its readers hear all that follows. Faults `field-...`, `unknown-theme`, `need-within`, `need-asks`. */
export async function ask(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const horizon = wordIn(fields, 'horizon', HORIZONS)
  const body: NeedBody = {
    mode: await modeOf(desk, office), title: textIn(fields, 'title', { least: 3, most: 160 }), theme: textIn(fields, 'theme', { least: 1, most: 64 }), what: textIn(fields, 'what', { least: 3, most: 2000 }),
    horizon, within: withinIn(fields, horizon), objective: textIn(fields, 'objective', { least: 3, most: 600 }), measure: textIn(fields, 'measure', { least: 2, most: 400 }),
    structures: textIn(fields, 'structures', { least: 2, most: 600 }), lead: leadIn(fields), asks: ticked(fields, 'asks', PARTICIPATIONS),
  }
  if (desk.region.theme(body.theme)?.id !== body.theme) throw new Fault('unknown-theme', `"${body.theme}" is no theme of the list: see /api/v1/themes`, { field: 'theme' })
  if (body.asks.length === 0) throw new Fault('need-asks', 'say what may be offered: at least one', { field: 'asks' })
  const release = releaseFor({ audience: fields.audience ?? 'public', to: fields.to ?? '', under: 'OAS_CHARTER' }, office.party)
  return (await say(desk, office, { kind: 'need', release, body: body as unknown as Json })).id
}

const ASIDE_WORDS: Readonly<Record<NeedAside, string>> = {
  'not-told': 'it would not reach every reader of the need', 'other-mode': 'an exercise is answered by exercise keys only', 'own-need': 'a state does not offer to itself', 'need-closed': 'the need is closed: what was offered before stands in its record; a new need can be opened',
  'no-offer': 'there is no such offer on this need', 'offer-closed': 'this offer is no longer open', 'not-a-side': 'only the state that asked and the one that offered speak of an offer', 'not-receiver': 'only the state that asked decides this',
  'consent-later': 'the decision is dated after today', 'no-consent': 'first record the decision of the political authority that consents', 'not-valid': 'foreign participation counts as valid only where it was asked for and the authority finds its objective positive', 'other-horizon': 'hours are answered in hours, years in years',
}
const FIELD: Readonly<Partial<Record<NeedAside, string>>> = { 'consent-later': 'date', 'no-consent': 'answer', 'not-valid': 'answer', 'other-horizon': 'horizon' }

type Part = Pick<NeedAct, 'kind' | 'body'> & { offer?: string | null }
type Act = (mode: NeedBody['mode'], fields: Fields, of: NeedRead) => Part

const offer: Act = (mode, fields, { state: { need } }) => {
  const { horizon } = need.body
  const given = fields.horizon ? wordIn(fields, 'horizon', HORIZONS) : horizon
  if (given !== horizon) throw new Fault('need-other-horizon', ASIDE_WORDS['other-horizon'], { field: 'within' })
  const body: OfferBody = {
    mode, what: textIn(fields, 'what', { least: 3, most: 2000 }), participation: wordIn(fields, 'participation', PARTICIPATIONS), horizon, within: withinIn(fields, horizon),
    objective: textIn(fields, 'objective', { least: 3, most: 600 }), lead: leadIn(fields),
  }
  return { kind: 'offer', body }
}

const negotiate: Act = (mode, fields) => ({ kind: 'negotiation', offer: fields.offer ?? '', body: { mode, text: textIn(fields, 'text', { least: 1, most: 2000 }) } satisfies NegotiationBody })

const consent: Act = (mode, fields) => {
  const date = dayIn(fields, 'date')
  if (date === null) throw new Fault('field-day', 'write the day of the decision: 2026-11-28', { field: 'date' })
  const body: PoliticalConsentBody = {
    mode, decision: wordIn(fields, 'decision', CONSENT_DECISIONS), authority: textIn(fields, 'authority', { least: 2, most: 160 }), record: textIn(fields, 'record', { least: 2, most: 400 }), date,
    positive: ['yes', 'true', 'on'].includes(fields.positive ?? ''),
  }
  return { kind: 'political-consent', offer: fields.offer ?? '', body }
}

const answer = (said: AgreementBody['answer']): Act => (mode, fields) => ({ kind: 'agreement', offer: fields.offer ?? '', body: { mode, answer: said, text: textIn(fields, 'text', { most: 2000 }) } satisfies AgreementBody })

const end: Act = (mode, fields) => ({ kind: 'ending', offer: fields.offer?.trim() || null, body: { mode, what: wordIn(fields, 'what', ENDINGS), text: textIn(fields, 'text', { most: 2000 }) } satisfies EndingBody })

/** What can be said of a need: by form, by JSON and by command alike. */
const NEED_ACTS = { offer, negotiate, consent, accept: answer('accepted'), decline: answer('declined'), end } as const satisfies Record<string, Act>
export type NeedActName = keyof typeof NEED_ACTS

export function isNeedAct(name: string): name is NeedActName {
  return Object.hasOwn(NEED_ACTS, name)
}

/** As an office, by the very rules that the fold keeps: what would be set aside is refused here, with its reason. Faults `need-...`, `field-...`. */
export async function needAct(desk: Desk, office: Office, id: string, name: NeedActName, fields: Fields): Promise<string> {
  const of = await needAt(desk, office.party, id)
  const { kind, body, offer: on } = NEED_ACTS[name](await modeOf(desk, office), fields, of)
  const act = { kind, offer: on ?? null, id: '', by: office.party, at: desk.clock(), told: true, body } as NeedAct
  const why = step(of.state, act)
  if (typeof why === 'string') throw new Fault(`need-${why}`, ASIDE_WORDS[why], { field: FIELD[why] ?? 'offer' })
  return (await say(desk, office, { kind, release: alongside(of.header, office.party), about: [id, ...(on ? [on] : [])], body: body as unknown as Json })).id
}

/** A state's dated answer to one of the five open questions. */
export async function answerQuestion(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const date = dayIn(fields, 'date') ?? isoDay(dayOfInstant(desk.clock()))
  if (date > isoDay(dayOfInstant(desk.clock()))) throw new Fault('question-later', 'an answer is not dated after today', { field: 'date' })
  const body: QuestionAnswerBody = { mode: await modeOf(desk, office), question: wordIn(fields, 'question', OPEN_QUESTIONS), answer: textIn(fields, 'answer', { least: 2, most: 2000 }), date }
  const release = releaseFor({ audience: fields.audience ?? 'public', to: '', under: 'OAS_CHARTER' }, office.party)
  return (await say(desk, office, { kind: 'question-answer', release, body: body as unknown as Json })).id
}
