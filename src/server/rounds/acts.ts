import { checkSeats, follow, gather, mayFollow, mayRecommend, questionnaires, roundPhase, type Seat, subjectsOf, takesPart, visitsOf } from '../../core/assessment/index.ts'
import type { EvaluationBody, RecommendationBody, RecommendationStepBody, RoundBody, RoundConsentBody, RoundReplyBody, VisitBody } from '../../core/statements/index.ts'
import { Fault, isoInstant, type Json, type Party, RATINGS, ROOT_CAUSES, ROUND_SEATS, STEP_STATES } from '../../core/values/index.ts'
import { alongside, releaseFor } from '../audience.ts'
import { modeOf } from '../consultations/acts.ts'
import type { Desk, Office } from '../desk.ts'
import { codesIn, dayIn, type Fields, instantIn, linesIn, partsOf, textIn, wordIn } from '../fields.ts'
import { say } from '../say.ts'
import { datasetsOf } from '../views/claims.ts'
import { roundAt, type RoundRead } from './book.ts'

/** How records are written on a line, for forms and programs alike. */
export const ROUND_RECORDS = { seats: ['subject', 'seat', 'party', 'name'], questions: ['id', 'area', 'text'] } as const

/** Calls a round. Faults `field-...`, `round-...`, those of checkSeats. */
export async function callRound(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const seats = seatsIn(fields)
  checkSeats(seats)
  const stranger = seats.find(({ subject }) => !desk.region.state(subject))
  if (stranger) throw new Fault('no-such-state', `"${stranger.subject}" is no state of this region: none else is evaluated`, { field: codesIn(fields, 'subjects').includes(stranger.subject) ? 'subjects' : 'seats' })
  const times = ['selfDue', 'othersDue', 'replyDue', 'ends'].map((name) => instantIn(fields, name)) as [number, number, number, number]
  const opens = fields.opens?.trim() ? instantIn(fields, 'opens') : desk.clock()
  const [selfDue, othersDue, replyDue, ends] = times
  for (const [name, at, before] of [['selfDue', selfDue, Math.max(opens, desk.clock())], ['othersDue', othersDue, selfDue], ['replyDue', replyDue, othersDue], ['ends', ends, replyDue]] as const)
    if (at <= before) throw new Fault('round-times', `${name} is after ${isoInstant(before)}: each step after the one before`, { field: name })
  const body: RoundBody = { mode: await modeOf(desk, office), title: textIn(fields, 'title', { least: 3, most: 160 }), questionnaire: await questionsIn(desk, fields), seats, opens, selfDue, othersDue, replyDue, ends }
  const inside = [...new Set(seats.flatMap(({ subject, party }) => [subject, party]))]
  const release = releaseFor({ audience: fields.audience ?? 'public', to: [fields.to ?? '', ...inside].join(' ') }, office.party)
  return (await say(desk, office, { kind: 'round', release, body: body as unknown as Json })).id
}

/** Each state that is evaluated has its self seat without being written. */
function seatsIn(fields: Fields): Seat[] {
  const subjects = codesIn(fields, 'subjects')
  const written = linesIn(fields, 'seats', 400, 300).map((line): Seat => {
    const [subject, seat, party, name] = partsOf(line, 4) as [string, string, string, string]
    const chair = ROUND_SEATS.find((one) => one === seat)
    if (!/^[A-Z]{3}$/.test(subject) || !chair || !/^[A-Z][A-Z0-9_-]{1,31}$/.test(party)) throw new Fault('seat-line', `"${line}": write state | ${ROUND_SEATS.join(', ')} | code of the evaluator | who that is`, { field: 'seats' })
    return { subject, seat: chair, party, name }
  })
  const own = subjects.filter((subject) => !written.some((one) => one.subject === subject && one.seat === 'self')).map((subject): Seat => ({ subject, seat: 'self', party: subject, name: '' }))
  if (own.length + written.length === 0) throw new Fault('round-subjects', 'name the states that are evaluated', { field: 'subjects' })
  return [...own, ...written]
}

async function questionsIn(desk: Desk, fields: Fields): Promise<RoundBody['questionnaire']> {
  const ready = fields.questionnaire ? questionnaires(await datasetsOf(desk)).find(({ id }) => id === fields.questionnaire)?.questions : []
  if (!ready) throw new Fault('field-word', 'choose a questionnaire of the list', { field: 'questionnaire' })
  const own = linesIn(fields, 'questions', 120, 600).map((line, i) => {
    const [id, area, text] = partsOf(line, 3) as [string, string, string]
    return text ? { id: id || `q${i + 1}`, area, text, source: '' } : { id: `q${i + 1}`, area: '', text: line.slice(0, 400), source: '' }
  })
  const all = [...ready, ...own]
  if (all.length === 0) throw new Fault('round-questions', 'choose a questionnaire, or write the questions', { field: 'questions' })
  const twice = all.find(({ id }, i) => all.findIndex((one) => one.id === id) !== i)
  if (twice) throw new Fault('round-questions', `two questions are called "${twice.id}"`, { field: 'questions' })
  return all
}

type Act = (desk: Desk, office: Office, of: RoundRead, fields: Fields) => Promise<string>

async function sayIn(desk: Desk, office: Office, { header, round }: RoundRead, kind: string, body: unknown, replaces?: string): Promise<string> {
  return (await say(desk, office, { kind, release: alongside(header, office.party), about: [round.id], body: body as Json, ...(replaces ? { replaces } : {}) })).id
}

/** Faults `no-seat`, `round-not-open`, `no-consent`, `answers-none`. */
const evaluate: Act = async (desk, office, of, fields) => {
  const { round } = of
  const [subject] = codesIn({ subject: fields.subject?.trim() || office.party }, 'subject') as [Party]
  const seat = round.body.seats.find((one) => one.subject === subject && one.party === office.party)
  if (!seat) throw new Fault('no-round-seat', `${office.party} has no seat in this round for ${subject}`, { field: 'subject' })
  const phase = roundPhase(round, desk.clock())
  if (phase === 'called' || phase === 'closed') throw new Fault('round-not-open', phase === 'called' ? `the round opens at ${isoInstant(round.body.opens)}` : 'the round is over: what was said by then stands', { field: 'subject' })
  if (seat.seat !== 'self' && !takesPart(of, subject)) throw new Fault('no-consent', `${subject} has not said that it takes part: until then nobody else evaluates it`, { field: 'subject' })
  const answers = round.body.questionnaire.flatMap(({ id }, i): EvaluationBody['answers'] => {
    // a form says the place, for ids may hold any character; a program says the id
    const name = (part: string): string => (fields[`${part}-at-${i}`] !== undefined ? `${part}-at-${i}` : `${part}-${id}`)
    if (!fields[name('rating')]) return []
    const rating = wordIn(fields, name('rating'), RATINGS)
    const cause = fields[name('cause')] ? wordIn(fields, name('cause'), ROOT_CAUSES) : null
    if (cause !== null && (rating === 'completed' || rating === 'not-applicable')) throw new Fault('cause-not-blocked', 'a cause is given of what is not completed', { field: name('cause') })
    return [{ indicator: id, rating, cause, because: textIn(fields, name('because'), { most: 1200 }), evidence: textIn(fields, name('evidence'), { most: 600 }) }]
  })
  if (answers.length === 0) throw new Fault('answers-none', 'rate at least one indicator; what is left blank is not rated', { field: 'rating-at-0' })
  const body: EvaluationBody = { mode: round.body.mode, subject, seat: seat.seat, answers }
  const before = of.evaluations.findLast((one) => one.by === office.party && one.body.subject === subject)?.id
  return sayIn(desk, office, of, 'evaluation', body, before)
}

const consent: Act = async (desk, office, of, fields) => {
  if (!subjectsOf(of.round.body.seats).includes(office.party)) throw new Fault('not-subject', 'this is said by a state that the round evaluates', { field: 'given' })
  const to = wordIn({ to: fields.to ?? 'round' }, 'to', ['round', 'visit'] as const)
  const visit = to === 'visit' ? (visitsOf(of).find(({ id, subject }) => id === fields.visit && subject === office.party)?.id ?? null) : null
  if (to === 'visit' && visit === null) throw new Fault('no-visit', 'there is no such request for a visit to your state', { field: 'visit' })
  const body: RoundConsentBody = { mode: of.round.body.mode, to, visit, given: wordIn(fields, 'given', ['yes', 'no'] as const) === 'yes', text: textIn(fields, 'consent', { most: 1200 }) }
  return sayIn(desk, office, of, 'round-consent', body)
}

const visit: Act = async (desk, office, of, fields) => {
  const act = wordIn({ act: fields.act ?? 'asked' }, 'act', ['asked', 'made'] as const)
  const asked = act === 'made' ? visitsOf(of).find(({ id, by }) => id === fields.visit && by === office.party) : undefined
  if (act === 'made' && !asked) throw new Fault('no-visit', 'say which of your own visits was made', { field: 'visit' })
  if (asked && asked.consent !== 'given') throw new Fault('visit-no-consent', `${asked.subject} has not consented to this visit`, { field: 'visit' })
  const subject = asked?.subject ?? (codesIn(fields, 'subject')[0] as Party)
  if (!mayRecommend(of.round, office.party, subject)) throw new Fault('no-round-seat', `${office.party} has no seat in this round for ${subject ?? 'it'}`, { field: 'subject' })
  const body: VisitBody = { mode: of.round.body.mode, subject, act, visit: asked?.id ?? null, from: dayIn(fields, 'from'), until: dayIn(fields, 'until'), text: textIn(fields, 'visit-text', { most: 1200 }) }
  return sayIn(desk, office, of, 'visit', body)
}

/** One of those that the round asks, or blank: of the whole. Fault `no-indicator`. */
function indicatorIn({ round }: RoundRead, fields: Fields): string {
  const id = (fields.indicator ?? '').trim()
  if (id !== '' && !round.body.questionnaire.some((one) => one.id === id)) throw new Fault('no-indicator', `"${id}" is no indicator of this round`, { field: 'indicator' })
  return id
}

/** The right of reply is the evaluated state's, about an evaluation of it by another. */
const reply: Act = async (desk, office, of, fields) => {
  const found = gather(of).assessed.find(({ said }) => said.id === fields.evaluation && said.body.subject === office.party && said.by !== office.party)
  if (!found) throw new Fault('no-evaluation', 'choose an evaluation of your state by another', { field: 'evaluation' })
  const body: RoundReplyBody = { mode: of.round.body.mode, evaluation: found.said.id, indicator: indicatorIn(of, fields), text: textIn(fields, 'reply', { least: 1, most: 4000 }) }
  return sayIn(desk, office, of, 'round-reply', body)
}

const recommend: Act = async (desk, office, of, fields) => {
  const [subject] = codesIn(fields, 'subject') as [Party]
  if (!mayRecommend(of.round, office.party, subject)) throw new Fault('no-round-seat', `${office.party} has no seat in this round for ${subject ?? 'it'}: no state recommends to itself`, { field: 'subject' })
  if (!takesPart(of, subject)) throw new Fault('no-consent', `${subject} has not said that it takes part`, { field: 'subject' })
  const body: RecommendationBody = { mode: of.round.body.mode, subject, indicator: indicatorIn(of, fields), text: textIn(fields, 'recommendation', { least: 1, most: 1200 }), due: dayIn(fields, 'due') }
  return sayIn(desk, office, of, 'recommendation', body)
}

const step: Act = async (desk, office, of, fields) => {
  const found = follow(of).find(({ recommendation }) => recommendation.id === fields.of)
  if (!found) throw new Fault('no-recommendation', 'choose a recommendation', { field: 'of' })
  const state = wordIn(fields, 'state', STEP_STATES)
  const { subject } = found.recommendation.body
  const others = state === 'confirmed' || state === 'not-confirmed'
  if (others ? !mayRecommend(of.round, office.party, subject) : office.party !== subject) throw new Fault('step-not-yours', others ? 'another seat confirms what a state did' : `${subject} says what it did`, { field: 'state' })
  if (!mayFollow(found.state, state)) throw new Fault('step-order', `"${state}" cannot follow "${found.state}"`, { field: 'state' })
  const cause = fields.cause ? wordIn(fields, 'cause', ROOT_CAUSES) : null
  if (cause !== null && state !== 'blocked') throw new Fault('cause-not-blocked', 'a cause is given of what is blocked', { field: 'cause' })
  const body: RecommendationStepBody = { mode: of.round.body.mode, recommendation: found.recommendation.id, state, cause, text: textIn(fields, 'step-text', { most: 2000 }), evidence: textIn(fields, 'evidence', { most: 600 }) }
  return sayIn(desk, office, of, 'recommendation-step', body)
}

/** What can be said in a round: by form, by JSON and by command alike. */
const ROUND_ACTS = { evaluation: evaluate, consent, visit, reply, recommendation: recommend, step } as const satisfies Record<string, Act>
export type RoundAct = keyof typeof ROUND_ACTS

export function isRoundAct(name: string): name is RoundAct {
  return Object.hasOwn(ROUND_ACTS, name)
}

export async function actInRound(desk: Desk, office: Office, id: string, act: RoundAct, fields: Fields): Promise<string> {
  return ROUND_ACTS[act](desk, office, await roundAt(desk, office.party, id), fields)
}
