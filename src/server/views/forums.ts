import { outcomeOf } from '../../core/consultation/index.ts'
import { forumCards, type Mandate, questionBoard } from '../../core/cooperation/index.ts'
import type { OutcomeBody, QuestionAnswerBody } from '../../core/statements/index.ts'
import { dayOfInstant, foldedWords, isoDay, type Party } from '../../core/values/index.ts'
import type { ForumsView, ForumView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import { consultationAt } from '../consultations/book.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { mandatesOf, type Typed } from './consultations.ts'
import { marks } from './watch-lines.ts'

export async function forumsView(desk: Desk, viewer: Viewer, { typed, errors }: Typed = { typed: {}, errors: [] }): Promise<ForumsView> {
  const datasets = await datasetsOf(desk)
  const claimsOf = (name: string) => datasets.find(({ dataset }) => dataset === name)?.claims ?? []
  const answers = (await readAll(desk.store, viewer.party, { kind: 'question-answer' })).flatMap((one) => {
    const body = bodyOf<QuestionAnswerBody>(one)
    return body ? [{ id: one.id, by: one.author, at: one.sealedAt, body }] : []
  })
  const { session } = viewer
  return {
    cards: forumCards(desk.region.bodies, claimsOf('forum-mandates'), isoDay(dayOfInstant(desk.clock())), await mandatesGiven(desk, viewer.party)),
    questions: questionBoard(claimsOf('vocabularies').filter(({ subject }) => subject === 'open question'), claimsOf('positions'), answers),
    form: !session ? 'sign-in' : roleMay(session.role, 'report') && desk.region.state(session.party) ? 'may' : null, typed, errors,
  }
}

/** Mandates of every adopted outcome that this viewer reads: decided by the body that was consulted, on the day that it was declared. */
async function mandatesGiven(desk: Desk, viewer: Party): Promise<Mandate[]> {
  const plain = (text: string): string => foldedWords(text).join(' ')
  const named = new Map(desk.region.bodies.flatMap(({ code, name }) => Object.values(name).map((one) => [plain(one), code] as const)))
  const code = (words: string): string => desk.region.body(words)?.code ?? named.get(plain(words)) ?? words
  const outcomes = (await readAll(desk.store, viewer, { kind: 'outcome' })).filter((one) => (bodyOf<OutcomeBody>(one)?.mandates.length ?? 0) > 0)
  const called = await Promise.all([...new Set(outcomes.flatMap(({ about }) => about ?? []))].map((id) => desk.store.read(viewer, id)))
  const all = await Promise.all(called.filter((one) => one?.kind === 'convocation').map((one) => consultationAt(desk, viewer, one!.id)))
  return all.flatMap((of): Mandate[] => {
    const outcome = outcomeOf(of)
    const { id, body: { body, title, mode } } = of.convened
    return outcome?.body.result !== 'adopted' || !marks(mode, desk.config.demo) ? [] : mandatesOf(desk, of).map(({ to, what, due, reportTo, state, late, said }) => ({
      by: code(body), what, to: code(to), reportTo: reportTo ? code(reportTo) : null, date: isoDay(dayOfInstant(outcome.at)), claim: null, outcome: { id: outcome.id, consultation: id, title, mode, due, state, saidBy: said.at(-1)?.by ?? null, late },
    }))
  })
}

export async function forumView(desk: Desk, viewer: Viewer, id: string): Promise<ForumView> {
  const card = (await forumsView(desk, viewer)).cards.find(({ body }) => body.code === id)
  if (!card) throw notFound()
  return { card }
}

export function forumsTable({ cards }: Pick<ForumsView, 'cards'>): DataTable {
  return tableOf('forums', cards, ({ body, words, years, under, mandates }) => ({
    code: body.code, name: body.name.en, form: body.form, level: body.level, ...words, years: years[0] ?? null, since: body.continuity.map(({ value }) => value).join('; ') || null, headquarters_said: body.headquarters.map(({ value }) => value).join('; ') || null,
    doctrine_said: body.doctrine.map(({ value }) => value).join('; ') || null, subordinate_to: body.subordinateTo.map(({ value }) => value).join('; ') || null, under: under.join(' ') || null, mandates_n: mandates.length, pointer: body.pointer ?? null,
  }))
}

export function mandatesTable({ card }: ForumView): DataTable {
  return tableOf('forum_mandates', card.mandates, ({ by, what, to, reportTo, date, claim, outcome }) => ({
    decided_by: by, what, mandated: to, report_to: reportTo, date, standing: claim ? String(claim.with.standing ?? '') : 'decided', source: claim?.source ?? by, pointer: claim?.pointer ?? null, certainty: claim?.certainty ?? null,
    statement: outcome?.id ?? null, mode: outcome?.mode ?? null, due: outcome?.due ?? null, state: outcome?.state ?? null, said_by: outcome?.saidBy ?? null, late: outcome && String(outcome.late),
  }))
}

export function questionsTable({ questions }: Pick<ForumsView, 'questions'>): DataTable {
  const rows = questions.flatMap(({ question, reported, answers, before }) => [
    ...reported.map(({ subject, value, date, source, pointer, certainty }) => ({ question, state: subject, answer: String(value), date: date ?? null, said: 'reported', stands: '', statement: null, source, pointer: pointer ?? null, certainty })),
    ...[...before.map((one) => [one, false] as const), ...answers.map((one) => [one, true] as const)].map(([{ id, by, body }, stands]) => ({ question, state: by, answer: body.answer, date: body.date, said: 'answered', stands: String(stands), statement: id, source: by, pointer: null, certainty: null })),
  ])
  return tableOf('open_questions', rows, (row) => row)
}
