import { alpha, follow, gather, headline, mayFollow, mayRecommend, mutualPeers, percentAgreement, placeOf, questionnaires, roundPhase, subjectsOf, takesPart, type Unit, visitsOf, type Gathered } from '../../core/assessment/index.ts'
import { dayOfInstant, isoDay, isoInstant, type Party, STEP_STATES } from '../../core/values/index.ts'
import type { AgreementView, FormError, MarkView, RoundsView, RoundView, SubjectView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { roundAt, roundIn, type RoundRead } from '../rounds/book.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'

const MOST = 100
const NOTHING: { typed: Record<string, string>; errors: FormError[] } = { typed: {}, errors: [] }

export async function roundsView(desk: Desk, viewer: Viewer, { typed, errors } = NOTHING): Promise<RoundsView> {
  const { items } = await desk.store.page(viewer.party, { kind: 'round', order: 'newest', limit: MOST })
  const rounds = await Promise.all(items.filter((item) => roundIn(item)).map(async ({ id }) => {
    const of = await roundAt(desk, viewer.party, id)
    const { by, body } = of.round
    return {
      id, by, title: body.title, mode: body.mode, phase: roundPhase(of.round, desk.clock()), ends: body.ends, subjects: subjectsOf(body.seats),
      told: gather(of).assessed.length, seats: body.seats.length, noExternal: !body.seats.some(({ seat }) => seat === 'external'),
    }
  }))
  return {
    rounds, typed, errors, form: !viewer.session ? 'sign-in' : roleMay(viewer.session.role, 'convene') ? 'may' : null,
    questionnaires: questionnaires(await datasetsOf(desk)).map(({ id, title, questions }) => ({ id, title, count: questions.length })),
  }
}

export function roundsTable({ rounds }: RoundsView): DataTable {
  return tableOf('rounds', rounds, ({ id, title, by, mode, phase, ends, subjects, told, seats, noExternal }) => ({ id, title, by, mode, phase, ends: isoInstant(ends), subjects: subjects.join(' '), told, seats, external: String(!noExternal) }))
}

export async function roundView(desk: Desk, viewer: Viewer, id: string, { typed, errors } = NOTHING): Promise<RoundView> {
  const of = await roundAt(desk, viewer.party, id)
  const { round: { by, body }, header } = of
  const gathered = gather(of)
  const subjects = subjectsOf(body.seats).map((subject) => subjectView(of, gathered, subject)).sort((a, b) => b.by.length - a.by.length)
  const { seats, questionnaire, opens, selfDue, othersDue, replyDue, ends } = body
  return {
    id, by, title: body.title, mode: body.mode, phase: roundPhase(of.round, desk.clock()), audience: header.release.audience as RoundView['audience'], opens, selfDue, othersDue, replyDue, ends, seats, mutual: mutualPeers(seats), subjects,
    agreement: agreementOf(subjects.flatMap(({ rows }) => rows.map(unitOf))),
    aside: gathered.aside.map(({ said, why }) => ({ party: said.by, subject: said.body.subject, why, at: said.at, id: said.id })),
    replies: repliesOf(of, gathered), visits: visitsOf(of), recommendations: recommendationsOf(desk, of, viewer.party), questionnaire: questionnaire.map(({ id: question, area, text }) => ({ id: question, area, text })),
    mine: mine(desk, viewer, of, gathered), typed, errors,
  }
}

function subjectView(of: RoundRead, gathered: Gathered, subject: Party): SubjectView {
  const own = gathered.assessed.filter(({ seat }) => seat.subject === subject)
  const rows = of.round.body.questionnaire.map(({ id, area, text, source }) => ({ indicator: id, area, text, source, marks: own.map(({ said }): MarkView | null => said.body.answers.find(({ indicator }) => indicator === id) ?? null) }))
  return {
    subject, takesPart: takesPart(of, subject), ...headline(of.round, gathered, subject), silent: gathered.silent.filter((seat) => seat.subject === subject),
    evaluations: own.map(({ said, late }) => ({ id: said.id, at: said.at, late })), rows, agreement: agreementOf(rows.map(unitOf)),
  }
}

function unitOf({ marks }: SubjectView['rows'][number]): Unit {
  return marks.map((mark) => placeOf(mark?.rating))
}

function agreementOf(units: readonly Unit[]): AgreementView {
  return { ...percentAgreement(units), nominal: alpha(units, 'nominal'), ordinal: alpha(units, 'ordinal') }
}

/** A reply stays beside the finding of its evaluator when that is said anew: nobody is rid of a reply by saying the same again. */
function repliesOf({ replies, evaluations, round }: RoundRead, { assessed }: Gathered): RoundView['replies'] {
  return replies.flatMap(({ id, by, at, told, body }) => {
    const first = evaluations.find((one) => one.id === body.evaluation)
    const about = assessed.find(({ said }) => said.by === first?.by && said.body.subject === first.body.subject)
    if (!told || !about || about.seat.subject !== by) return []
    return [{ party: by, to: about.seat.party, evaluation: about.said.id, earlier: about.said.id !== body.evaluation, indicator: body.indicator, text: body.text, at, late: at >= round.body.replyDue, id }]
  })
}

function recommendationsOf(desk: Desk, of: RoundRead, viewer: Party): RoundView['recommendations'] {
  const today = isoDay(dayOfInstant(desk.clock()))
  return follow(of).map(({ recommendation: { id, by, body }, state, steps, aside }) => {
    const own = viewer === body.subject
    const next = STEP_STATES.filter((to) => mayFollow(state, to) && (to === 'confirmed' || to === 'not-confirmed' ? mayRecommend(of.round, viewer, body.subject) : own))
    return {
      id, by, subject: body.subject, indicator: body.indicator, text: body.text, due: body.due, state, late: body.due !== null && body.due < today && state !== 'done' && state !== 'confirmed',
      steps: steps.map((one) => ({ by: one.by, state: one.body.state, cause: one.body.cause, text: one.body.text, evidence: one.body.evidence, at: one.at, id: one.id })),
      aside: aside.map(({ step, why }) => ({ by: step.by, state: step.body.state, why, id: step.id })), next,
    }
  })
}

function mine(desk: Desk, { party, session }: Viewer, of: RoundRead, { assessed }: Gathered): RoundView['mine'] {
  const none = { evaluates: [], waits: [], subject: false, takesPart: false, recommendsTo: [], visits: [], consents: [], repliesTo: [], steps: [] }
  if (session === null || !roleMay(session.role, 'assess')) return none
  const { seats } = of.round.body
  const phase = roundPhase(of.round, desk.clock())
  const own = phase === 'called' || phase === 'closed' ? [] : seats.filter((seat) => seat.party === party)
  const ready = own.filter(({ seat, subject }) => seat === 'self' || takesPart(of, subject))
  const visits = visitsOf(of)
  return {
    evaluates: ready.map(({ subject, seat }) => {
      const answers = assessed.find((one) => one.seat.subject === subject && one.seat.party === party)?.said.body.answers ?? []
      return { subject, seat, marks: Object.fromEntries(answers.map((answer) => [answer.indicator, answer])) }
    }),
    waits: own.filter((seat) => !ready.includes(seat)).map(({ subject }) => subject), subject: subjectsOf(seats).includes(party), takesPart: takesPart(of, party),
    recommendsTo: ready.filter(({ seat }) => seat !== 'self').map(({ subject }) => subject),
    visits: visits.filter((one) => one.by === party && one.consent === 'given' && one.made === null).map(({ id }) => id), consents: visits.filter((one) => one.subject === party && one.made === null).map(({ id }) => id),
    repliesTo: assessed.filter(({ seat }) => seat.subject === party && seat.party !== party).map(({ seat, said }) => ({ evaluation: said.id, by: seat.party })),
    steps: recommendationsOf(desk, of, party).filter(({ next }) => next.length > 0).map(({ id }) => id),
  }
}

/** A row for each rating, with who gave it from which seat: no figure stands without its assessor. */
export function roundTable(view: RoundView): DataTable & { note: unknown } {
  const rows = view.subjects.flatMap(({ subject, by, rows: asked, evaluations }) => asked.flatMap(({ indicator, area, text, marks }) => marks.flatMap((mark, i) => (mark ? [{ subject, indicator, area, text, seat: by[i]!, mark, said: evaluations[i]! }] : []))))
  const table = tableOf('round', rows, ({ subject, indicator, area, text, seat, mark, said }) => ({
    subject, indicator, area, text, seat: seat.seat, assessor: seat.party, name: seat.name || null, rating: mark.rating, cause: mark.cause, because: mark.because || null, evidence: mark.evidence || null, late: String(said.late), statement: said.id,
  }))
  const { id, title, by, mode, phase, seats, agreement, replies, visits, recommendations, aside } = view
  const headlines = view.subjects.map(({ subject, takesPart: takes, by: assessors, noExternal, externalSilent, selfOnly, agreement: own }) => ({ subject, takesPart: takes, assessors, noExternal, externalSilent, selfOnly, agreement: own }))
  return { ...table, note: { id, title, by, mode, phase, seats, headlines, agreement, replies, visits, recommendations, aside } }
}
