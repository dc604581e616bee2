import { forumCards, questionBoard } from '../../core/cooperation/index.ts'
import type { QuestionAnswerBody } from '../../core/statements/index.ts'
import { dayOfInstant, isoDay } from '../../core/values/index.ts'
import type { ForumsView, ForumView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../say.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import type { Typed } from './consultations.ts'

export async function forumsView(desk: Desk, viewer: Viewer, { typed, errors }: Typed = { typed: {}, errors: [] }): Promise<ForumsView> {
  const datasets = await datasetsOf(desk)
  const claimsOf = (name: string) => datasets.find(({ dataset }) => dataset === name)?.claims ?? []
  const answers = (await readAll(desk.store, viewer.party, { kind: 'question-answer' })).flatMap((one) => {
    const body = bodyOf<QuestionAnswerBody>(one)
    return body ? [{ id: one.id, by: one.author, at: one.sealedAt, body }] : []
  })
  const { session } = viewer
  return {
    cards: forumCards(desk.region.bodies, claimsOf('forum-mandates'), isoDay(dayOfInstant(desk.clock()))),
    questions: questionBoard(claimsOf('vocabularies').filter(({ subject }) => subject === 'open question'), claimsOf('positions'), answers),
    form: !session ? 'sign-in' : roleMay(session.role, 'report') && desk.region.state(session.party) ? 'may' : null, typed, errors,
  }
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
  return tableOf('forum_mandates', card.mandates, ({ by, what, to, reportTo, date, claim }) => ({
    decided_by: by, what, mandated: to, report_to: reportTo, date, standing: String(claim.with.standing ?? ''), source: claim.source, pointer: claim.pointer ?? null, certainty: claim.certainty,
  }))
}

export function questionsTable({ questions }: Pick<ForumsView, 'questions'>): DataTable {
  const rows = questions.flatMap(({ question, reported, answers, before }) => [
    ...reported.map(({ subject, value, date, source, pointer, certainty }) => ({ question, state: subject, answer: String(value), date: date ?? null, said: 'reported', stands: '', statement: null, source, pointer: pointer ?? null, certainty })),
    ...[...before.map((one) => [one, false] as const), ...answers.map((one) => [one, true] as const)].map(([{ id, by, body }, stands]) => ({ question, state: by, answer: body.answer, date: body.date, said: 'answered', stands: String(stands), statement: id, source: by, pointer: null, certainty: null })),
  ])
  return tableOf('open_questions', rows, (row) => row)
}
