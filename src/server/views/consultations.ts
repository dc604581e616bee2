import { checkPublished, imagine, needsFrom, outcomeOf, pastConsultations, phaseOf, settle, standing, type Reading, under } from '../../core/consultation/index.ts'
import { baseOf, type TallyAnswer, type VoteRule } from '../../core/law/index.ts'
import { dayOfInstant, Fault, isoDay, isoInstant, type Language, type Party } from '../../core/values/index.ts'
import type { ConsultationLine, ConsultationsView, ConsultationView, FormError, PastView, ReadingView, VoteAnswer } from '../../web/index.ts'
import { type Consultation, consultationAt, convenedOf } from '../consultations/book.ts'
import { type Counted, countSafely } from '../consultations/count.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { codesIn, type Fields } from '../fields.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { subjectName } from './assess-threats.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { votesOf } from './votes.ts'

const MOST = 100

export interface Typed {
  typed: Record<string, string>
  errors: FormError[]
}
const NOTHING: Typed = { typed: {}, errors: [] }

export async function consultationsView(desk: Desk, viewer: Viewer, { typed, errors }: Typed = NOTHING): Promise<ConsultationsView> {
  const { rules } = await votesOf(desk)
  // one under a rule that this region does not know stays in the record and cannot be counted here
  const counted = new Set(rules.map(({ rule }) => rule))
  const { items } = await desk.store.page(viewer.party, { kind: 'convocation', order: 'newest', limit: MOST })
  const now = await Promise.all(items.filter((item) => counted.has(convenedOf(item)?.body.rule ?? '')).map(async ({ id }) => lineOf(desk, await consultationAt(desk, viewer.party, id))))
  const past = pastConsultations(await datasetsOf(desk)).map(({ id, issue, positions }) => {
    const those = (stance: string | null): number => positions.filter((one) => one.stance === stance).length
    return { id, issue, support: those('support'), oppose: those('oppose'), other: those(null) }
  })
  return {
    now, past, typed, errors, form: !viewer.session ? 'sign-in' : roleMay(viewer.session.role, 'convene') ? 'may' : null,
    rules: rules.map(({ rule, body, matter, instrument, ballot }) => ({ rule, body, matter, byLaw: instrument !== undefined, secret: ballot !== undefined })),
  }
}

function lineOf(desk: Desk, of: Consultation): ConsultationLine {
  const { convened: { id, by, body } } = of
  const { answer } = countSafely(of)
  return {
    id, by, title: body.title, body: body.body, mode: body.mode, phase: phaseOf(of, desk.clock()), closes: body.closes, secret: body.ballot === 'secret',
    count: answer && { for: answer.for, of: answer.of, needed: answer.needed, adopted: answer.adopted },
  }
}

export function consultationsTable({ now }: ConsultationsView): DataTable {
  return tableOf('consultations', now, ({ id, title, by, body, mode, phase, closes, secret, count }) => ({
    id, title, by, body, mode, phase, closes: isoInstant(closes), ballot: secret ? 'secret' : 'open', for: count?.for ?? null, of: count?.of ?? null, needed: count?.needed ?? null, carries: count && String(count.adopted),
  }))
}

export async function consultationView(desk: Desk, viewer: Viewer, id: string, query: Fields, { typed, errors }: Typed = NOTHING): Promise<ConsultationView> {
  const of = await consultationAt(desk, viewer.party, id)
  const { convened: { by, body }, rule, voters, on, header } = of
  const counted = countSafely(of)
  const { settled, answer, fault } = counted
  const all = [...voters.sure, ...voters.disputed].filter((party) => !body.excluded.includes(party))
  const votes = body.ballot === 'open' ? [...settled.counted.values()].map((vote) => ({ party: vote.by, ballot: vote.body.ballot, text: 'text' in vote.body ? vote.body.text : '', at: vote.at, id: vote.id })) : []
  return {
    id, by, body: body.body, title: body.title, question: body.question, mode: body.mode, phase: phaseOf(of, desk.clock()), opens: body.opens, closes: body.closes, agenda: body.agenda, documents: body.documents,
    rule: { rule: rule.rule, matter: rule.matter, text: rule.text, of: rule.of, cite: { source: rule.source, certainty: rule.certainty }, quorum: rule.quorum?.text ?? null },
    audience: header.release.audience as ConsultationView['audience'], organ: body.organ,
    voters: { sure: voters.sure, disputed: voters.disputed, excluded: body.excluded, byLaw: rule.instrument ?? null, on },
    count: answer && shown(answer, rule, on), uncountable: fault, castSoFar: body.ballot === 'secret' && viewer.party === body.organ ? settled.counted.size : null,
    votes, absent: body.ballot === 'open' ? all.filter((party) => !settled.counted.has(party)) : [],
    aside: settled.aside.map(({ vote, why }) => ({ party: vote.by, why, at: vote.at, id: vote.id })),
    positions: standing(of.positions).map(({ said, earlier }) => ({ party: said.by, stance: said.body.stance, conditions: said.body.conditions, text: said.body.text, principles: said.body.principles, earlier, at: said.at, id: said.id })),
    outcome: outcomeView(desk, viewer, of, answer),
    reservations: of.reservations.filter(({ told }) => told).map(({ by: party, body: { text }, at, id: said }) => ({ party, text, at, id: said })),
    ...(await whatIf(desk, of, counted, query)), mine: mine(desk, viewer, of), typed, errors,
  }
}

function shown(answer: TallyAnswer, rule: VoteRule, on: string): VoteAnswer {
  return { ...answer, base: rule.of, on: rule.instrument === undefined ? null : on }
}

function outcomeView(desk: Desk, viewer: Viewer, of: Consultation, answer: TallyAnswer | null): ConsultationView['outcome'] {
  const outcome = outcomeOf(of)
  if (!outcome) return null
  const { id, by, at, body: { result, declaration, counts, sealed } } = outcome
  const own = settle(of.convened, of.sealed.filter((one) => one.by === viewer.party), of.voters).counted.get(viewer.party)
  return {
    id, by, at, result, declaration, counts,
    differs: counts !== null && answer !== null && (['for', 'against', 'abstain', 'absent', 'of', 'needed'] as const).some((name) => counts[name] !== answer[name]),
    sealed: sealed && { ...sealed, faults: checkPublished(outcome.body, of.voters, of.convened.body.excluded, own) },
    mandates: mandatesOf(desk, of),
  }
}

/** What the outcome asks of whom, and what became of it. */
export function mandatesOf(desk: Desk, of: Consultation): NonNullable<ConsultationView['outcome']>['mandates'] {
  const today = isoDay(dayOfInstant(desk.clock()))
  const said = of.followUps.filter(({ told }) => told)
  return (outcomeOf(of)?.body.mandates ?? []).map((mandate, i) => {
    const followed = said.filter(({ body }) => body.mandate === i)
    const state = followed.at(-1)?.body.state ?? null
    return { ...mandate, state, late: mandate.due !== null && mandate.due < today && state !== 'done', said: followed.map(({ by: who, at: when, id: statement, body }) => ({ by: who, at: when, id: statement, state: body.state, cause: body.cause, text: body.text, evidence: body.evidence })) }
  })
}

/** The same votes under every rule that this region knows, and under a body that the address imagines. */
async function whatIf(desk: Desk, of: Consultation, { roll, answer }: Counted, query: Fields): Promise<Pick<ConsultationView, 'readings' | 'imagined'>> {
  const { members = '', needs = '', veto = '' } = query
  const asked = { members, needs, veto }
  if (roll === null || answer === null) return { readings: [], imagined: { ...asked, reading: null, fault: null } }
  const { rules } = await votesOf(desk)
  const all = [...of.voters.sure, ...of.voters.disputed]
  const read = (rule: VoteRule, who?: readonly Party[]): ReadingView => readingView(rule, under(rule, roll, of.law, of.on, who), answer.adopted)
  const readings = rules.filter(({ rule }) => rule !== of.rule.rule).map((rule) => read(rule, rule.instrument === undefined && rule.seats === undefined ? all : undefined))
  if (!members && !needs) return { readings, imagined: { ...asked, reading: null, fault: null } }
  try {
    const who = codesIn(query, 'members')
    const rule = imagine({ members: who, needs: needsFrom(needs), veto: codesIn(query, 'veto') })
    return { readings, imagined: { ...asked, reading: read(rule, who), fault: null } }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { readings, imagined: { ...asked, reading: null, fault: { field: error.place.field ?? 'members', text: error.message } } }
  }
}

function readingView(asked: VoteRule, { answer, fault }: Reading, adopted: boolean): ReadingView {
  const { rule, body, matter } = asked
  const row = { rule, body, matter }
  if (!answer) return { ...row, for: 0, of: 0, needed: 0, adopted: null, changes: false, fault: fault!.message }
  return { ...row, for: answer.for, of: baseOf(asked, answer), needed: answer.needed, adopted: answer.adopted, changes: answer.adopted !== adopted, fault: null }
}

function mine(desk: Desk, { party, session }: Viewer, of: Consultation): ConsultationView['mine'] {
  const { convened: { by, body }, voters } = of
  const phase = phaseOf(of, desk.clock())
  const votes = voters.sure.includes(party) || voters.disputed.includes(party)
  const own = <T extends { by: Party }>(said: readonly T[]): T | undefined => said.findLast((one) => one.by === party)
  const may = (act: 'consult' | 'vote' | 'convene' | 'follow'): boolean => session !== null && roleMay(session.role, act)
  const declares = may('convene') && party === (body.organ ?? by)
  const before = phase === 'announced' || phase === 'open'
  const sealed = own(of.sealed)
  return {
    may: {
      position: may('consult') && before, memo: may('consult'), vote: may('vote') && phase === 'open' && votes && !body.excluded.includes(party), declare: declares && phase === 'closed', withdraw: declares && before,
      reserve: may('vote') && phase === 'decided' && votes, follow: may('follow') && phase === 'decided' && (outcomeOf(of)?.body.mandates.length ?? 0) > 0,
    },
    noVote: session === null || phase !== 'open' ? null : body.excluded.includes(party) ? 'excluded' : votes ? null : 'not-entitled',
    vote: own(of.votes)?.body.ballot ?? sealed?.body.ballot ?? null, mark: sealed?.body.mark ?? null, stance: own(of.positions)?.body.stance ?? null, memo: own(of.memos)?.body ?? null,
  }
}

/** Each voter with its position and its vote; the count, the outcome and the other readings stand in the note. */
export function consultationTable(view: ConsultationView): DataTable & { note: unknown } {
  const { sure, disputed, excluded } = view.voters
  const parties = [...new Set([...sure, ...disputed, ...view.positions.map(({ party }) => party), ...view.aside.map(({ party }) => party)])]
  const rows = tableOf('consultation', parties, (party) => {
    const vote = view.votes.find((one) => one.party === party)
    const position = view.positions.find((one) => one.party === party)
    const votes = excluded.includes(party) ? 'excluded' : sure.includes(party) ? 'yes' : disputed.includes(party) ? 'disputed' : 'no'
    return {
      party, may_vote: votes, stance: position?.stance ?? null, conditions: position?.conditions.join('; ') || null,
      vote: vote?.ballot ?? (view.absent.includes(party) ? 'absent' : null), at: vote ? isoInstant(vote.at) : null, statement: vote?.id ?? null,
      aside: view.aside.filter((one) => one.party === party).map(({ why }) => why).join(' ') || null,
    }
  })
  const { id, title, question, by, body, mode, phase, opens, closes, rule, count, outcome, reservations, readings } = view
  return { ...rows, note: { id, title, question, by, body, mode, phase, opens: isoInstant(opens), closes: isoInstant(closes), rule, count, outcome, reservations, readings } }
}

export async function pastView(desk: Desk, id: string, lang: Language): Promise<PastView> {
  const found = pastConsultations(await datasetsOf(desk)).find((one) => one.id === id)
  if (!found) throw notFound()
  const states = (stance: string): string => found.positions.filter((one) => one.stance === stance && desk.region.state(one.subject)).map(({ subject }) => subject).join(' ')
  const [yes, no] = [states('support'), states('oppose')]
  return {
    id, issue: found.issue, asVote: yes || no ? { rule: 'oas-majority-members', for: yes, against: no } : null,
    positions: found.positions.map(({ subject, stance, said, of, claim: { note, oddity, source, pointer, certainty } }) => ({
      subject, name: subjectName(desk.region, subject, lang), stance, said, of, note: note ?? null, oddity: oddity ?? null, cite: { source, certainty, ...(pointer ? { pointer } : {}) },
    })),
  }
}

export function pastTable({ issue, positions }: PastView): DataTable {
  return tableOf('past_positions', positions, ({ subject, stance, said, of, note, oddity, cite }) => ({
    issue, subject, stance, said, field: of, note, oddity, source: cite.source, pointer: cite.pointer ?? null, certainty: cite.certainty,
  }))
}

