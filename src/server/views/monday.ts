import { createHash } from 'node:crypto'
import { readDay } from '../../core/filings/index.ts'
import { type ConfirmationBody, type FilingBody, type QueryBody, type TranscriptionBody, unverifiedSigned } from '../../core/statements/index.ts'
import { dayOfInstant, Fault, firstDay, isoInstant, isState, type Json, type Language, type Party, STATES } from '../../core/values/index.ts'
import type { MondayView, NoteView, PaperRow, WrittenView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import type { Desk, Office } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { isScan } from '../doors/uploads.ts'
import type { Parts } from '../http.ts'
import { notesFor, noteText } from '../notes.ts'
import { notFound } from '../problems.ts'
import { directoryOf, lastReach } from '../reach.ts'
import { returnSignals, signalsIn } from '../return-signals.ts'
import { bodyOf } from '../body.ts'
import { say } from '../say.ts'
import type { DataTable } from '../tables.ts'
import { clockOf, recipientsOf } from '../thread.ts'
import type { Viewer } from '../viewer.ts'
import { writtenKey, writtenTo } from '../written.ts'
import { asofOf, duesFor, dutyTitle, lastYear } from './filings.ts'
import { headOf, threadsFor } from './warnings.ts'

const SOON_DAYS = 30

export async function mondayView(parts: Parts, viewer: Viewer, lang: Language, { errors = [], typed = {} }: Partial<Pick<MondayView, 'errors' | 'typed'>> = {}): Promise<MondayView> {
  const { desk } = parts
  const asked = asofOf(undefined, desk.clock())
  const own = isState(viewer.party) ? [viewer.party] : [...STATES].sort()
  const rows = await duesFor(desk, viewer, own, [lastYear(asked) - 1, lastYear(asked), lastYear(asked) + 1], lang)
  const left = (day: string): number => dayOfInstant(Date.parse(day)) - asked.day
  const role = viewer.session?.role
  const written = await writtenTo(desk, viewer.party)
  const dues = rows.map((row) => ({ ...row, written: written.get(writtenKey(row))?.at(-1) ?? null, mayNote: mayNote(desk, viewer, row.addressee, written.get(writtenKey(row)) ?? []) }))
  const reach = [...(await lastReach(desk, viewer.party))].flatMap(([party, some]) => some.map((one) => ({ party, office: one.office ?? null, outcome: one.outcome, at: one.at, why: one.why ?? null })))
  return {
    soon: dues.filter(({ status, dueAt }) => status === 'due' || (status === 'not-due' && left(dueAt) >= 0 && left(dueAt) <= SOON_DAYS)).filter(({ dueAt }) => left(dueAt) <= SOON_DAYS),
    late: dues.filter(({ status }) => status === 'late' || status === 'missing'),
    questions: await openQuestions(desk, viewer.party), warnings: await unanswered(parts, viewer, lang),
    reach: reach.sort((a, b) => (a.party < b.party ? -1 : 1)), mayTest: role !== undefined && roleMay(role, 'reach'), named: !isState(viewer.party) || (await directoryOf(desk, viewer.party)).length > 0,
    papers: await papersFor(desk, viewer), mayTranscribe: role !== undefined && roleMay(role, 'transcribe'), states: [...STATES].sort(),
    signals: await signalsIn(desk, viewer.party, lang), errors, typed,
  }
}

/** Questions about returns that this viewer reads and that nobody has answered; the soonest clock first. */
export async function openQuestions(desk: Desk, viewer: Party): Promise<MondayView['questions']> {
  const [asked, replies] = await Promise.all([readAll(desk.store, viewer, { kind: 'query' }), readAll(desk.store, viewer, { kind: 'reply' })])
  const replied = new Set(replies.map(({ about, author }) => `${about} ${author}`))
  const open = await Promise.all(asked.map(async (one) => {
    const [filing] = unverifiedSigned(one.signed).header.about
    const of = filing === undefined ? null : await desk.store.read(viewer, filing)
    const body = bodyOf<QueryBody>(one)
    if (!of || !body || bodyOf<FilingBody>(of) === null || replied.has(`${one.id} ${of.author}`)) return []
    return [{ filing: of.id, by: one.author, of: of.author, text: body.text, replyBy: body.hours === null ? null : one.sealedAt + body.hours * 3_600_000 }]
  }))
  return open.flat().sort((a, b) => (a.replyBy ?? Infinity) - (b.replyBy ?? Infinity))
}

/** Warnings that this viewer reads, not cancelled, of which somebody told has not answered yet. */
async function unanswered(parts: Parts, viewer: Viewer, lang: Language): Promise<MondayView['warnings']> {
  const now = parts.desk.clock()
  return (await threadsFor(parts, viewer.party)).flatMap((thread) => {
    const head = headOf(thread, lang, now)
    if (head.state !== 'active') return []
    const silent = recipientsOf(thread).flatMap(({ party }) => {
      const clock = clockOf(thread, party, now)
      return clock && clock.answeredAt === null && clock.replyBy.rule !== 'none' ? [party] : []
    })
    return silent.length === 0 ? [] : [{ id: thread.root, title: head.title, from: head.from, silent }]
  })
}

/** Notes that came on paper, the newest first, with what their state said of them. */
export async function papersFor(desk: Desk, viewer: Viewer): Promise<PaperRow[]> {
  const [all, confirmations] = await Promise.all([readAll(desk.store, viewer.party, { kind: 'transcription' }), readAll(desk.store, viewer.party, { kind: 'confirmation' })])
  const said = Map.groupBy(confirmations, ({ about, author }) => `${about} ${author}`)
  return all.reverse().map((one): PaperRow => {
    const { of, office, received, subject, text } = bodyOf<TranscriptionBody>(one)!
    const confirmation = said.get(`${one.id} ${of}`)?.at(-1)
    const last = confirmation && bodyOf<ConfirmationBody>(confirmation)!
    const mayReply = viewer.party === of && viewer.session !== null && roleMay(viewer.session.role, 'answer')
    return { id: one.id, by: one.author, of, office, received, subject, text, word: last ? (last.agrees ? 'confirmed' : 'contested') : 'transcribed', reply: last?.text ?? null, mayReply }
  })
}

export interface Paper {
  of: string
  office: string
  received: string
  subject: string
  text: string
  scan: Uint8Array | null
}

/** Faults name the field; nothing is sealed before all is sound. */
export async function transcribe(desk: Desk, office: Office, paper: Paper): Promise<string> {
  const wrong = (field: string, message: string): Fault => new Fault('paper-field', message, { field })
  if (!isState(paper.of)) throw wrong('of', 'choose the state whose note it is')
  for (const field of ['office', 'subject', 'text'] as const) if (paper[field].trim() === '') throw wrong(field, 'this must be filled in')
  const read = readDay(paper.received)
  const received = read.kind === 'day' && read.date.length === 10 ? read.date : null
  if (received === null || firstDay(received) > dayOfInstant(desk.clock())) throw wrong('received', 'write the day on which it was received, not later than today, as 2026-03-09')
  if (!paper.scan || !isScan(paper.scan)) throw wrong('scan', 'choose the scan as PDF, PNG, JPEG or TIFF: its SHA-256 is kept, and nothing else of it')
  const body: TranscriptionBody = {
    of: paper.of, office: paper.office.trim().slice(0, 200), received, subject: paper.subject.trim().slice(0, 300), text: paper.text.trim().slice(0, 8000),
    scan: createHash('sha256').update(paper.scan).digest('hex'),
  }
  return (await say(desk, office, { kind: 'transcription', release: { audience: 'named', to: [paper.of] }, body: body as unknown as Json })).id
}

/** The state whose note it is says whether that is what it said. Faults `not-found`, alike for none and for another's. */
export async function confirmPaper(desk: Desk, office: Office, id: string, agrees: boolean, text: string): Promise<void> {
  const found = await desk.store.read(office.party, id)
  const body = found?.kind === 'transcription' ? bodyOf<TranscriptionBody>(found) : null
  if (!found || !body || body.of !== office.party) throw notFound()
  const words: ConfirmationBody = { agrees, ...(text.trim() ? { text: text.trim().slice(0, 4000) } : {}) }
  await say(desk, office, { kind: 'confirmation', release: { audience: 'named', to: [found.author] }, about: [id], body: words as unknown as Json })
}

/** The addressee's own seat writes, once a day. */
function mayNote(desk: Desk, { party, session }: Viewer, addressee: Party | null, written: readonly WrittenView[]): boolean {
  const today = dayOfInstant(desk.clock())
  return session !== null && roleMay(session.role, 'note') && party === addressee && !written.some(({ kind, at }) => kind === 'note' && dayOfInstant(at) === today)
}

/** For a return that is late or missing where that may be said, and for nothing else. */
export async function noteView(desk: Desk, viewer: Viewer, { instrument, state, year }: { instrument: string; state: string; year: number }, lang: Language): Promise<NoteView> {
  if (!isState(state)) throw notFound()
  const [note] = await notesFor(desk, viewer, { instrument, year, of: state })
  if (!note) throw notFound()
  const written = (await writtenTo(desk, viewer.party)).get(writtenKey({ state, ...note })) ?? []
  return { to: state, instrument, title: await dutyTitle(desk, note.duty, lang), period: note.period, text: await noteText(desk, note, lang), maySend: mayNote(desk, viewer, note.from, written), written }
}

export function mondayTable(view: MondayView): DataTable {
  const due = (what: string) => (row: MondayView['soon'][number]) => [what, row.state, row.instrument, row.period, row.dueAt, row.status, row.written && `${row.written.kind} ${isoInstant(row.written.at)} mail ${row.written.mail}`]
  return {
    name: 'monday', columns: ['what', 'state', 'instrument', 'period', 'by', 'status', 'text'],
    rows: [
      ...view.late.map(due('late')), ...view.soon.map(due('soon')),
      ...view.questions.map(({ of, by, text, replyBy }) => ['question', of, null, null, replyBy === null ? null : isoInstant(replyBy), `asked by ${by}`, text]),
      ...view.warnings.map(({ from, title, silent }) => ['warning', from, null, null, null, `silent: ${silent.join(' ')}`, title]),
      ...view.reach.map(({ party, office, outcome, at }) => ['focal-point', party, null, null, isoInstant(at), outcome, office]),
      ...view.papers.map(({ of, received, word, subject }) => ['paper', of, null, null, received, word, subject]),
    ],
  }
}

export async function signalsTable(desk: Desk, viewer: Viewer): Promise<DataTable> {
  const rows = await returnSignals(desk, viewer.party)
  return { name: 'signals', columns: ['kind', 'states', 'year', 'facts', 'returns'], rows: rows.map(({ kind, states, year, facts, sources }) => [kind, states.join(' '), year, Object.entries(facts).map(([name, value]) => `${name}=${value}`).join('; '), sources.join(' ')]) }
}
