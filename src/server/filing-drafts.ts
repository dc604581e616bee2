import {
  type Answer, checkReturn, type CheckedReturn, checkRow, type Data, differences, type Field, type Finding, type Form, type Grid, type GridsRead, holdingOn, readCell, readGrids, readJsonReturn, type Reading,
  type Rejected, type Row, type Section, type SeenFiling,
} from '../core/filings/index.ts'
import { type FilingDraftBody, unverifiedSigned } from '../core/statements/index.ts'
import { dayOfInstant, Fault, type Instant, type Json, type Party } from '../core/values/index.ts'
import { readAll } from './all.ts'
import type { Desk, Office } from './desk.ts'
import { filingContent, filingsSeen, submitReturn } from './filings.ts'
import { type FormShelf, formShelf, readingFor } from './form-book.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'

/** A return in the making, as its author reads it. */
export interface FilingDraft {
  id: string
  kid: string
  office: string
  at: Instant
  body: FilingDraftBody
}

/** The drafts of a state that count: the newest of each form and period, unless a filing of it was sealed since. */
export async function filingDrafts(desk: Desk, party: Party): Promise<FilingDraft[]> {
  const sealed = new Map<string, number>()
  for (const { author, idx, ...rest } of await readAll(desk.store, party, { kind: 'filing' })) {
    const body = author === party ? bodyOf<{ form: string; period: string }>({ ...rest }) : null
    if (body) sealed.set(`${body.form} ${body.period}`, idx)
  }
  const newest = new Map<string, FilingDraft>()
  for (const one of (await readAll(desk.store, party, { kind: 'filing-draft' })).toSorted((a, b) => a.idx - b.idx)) {
    const body = bodyOf<FilingDraftBody>(one)!
    const key = `${body.form} ${body.period}`
    const { header, kid } = unverifiedSigned(one.signed)
    if (body.dropped) newest.delete(key)
    else if (one.idx > (sealed.get(key) ?? -1)) newest.set(key, { id: one.id, kid, office: header.authority.agency, at: one.sealedAt, body })
  }
  return [...newest.values()]
}

/** One return of one state, with all that a page of it needs. */
export interface Work {
  shelf: FormShelf
  form: Form
  reading: Reading
  state: Party
  period: string
  draft: FilingDraft | null
  /** what this state filed, of any form and period */
  filed: SeenFiling[]
  /** the filing of this form and period that holds now */
  held: SeenFiling | null
  /** what that filing says; null where there is none, or where only its author's own desk has its body */
  said: Pick<FilingDraftBody, 'answer' | 'data'> | null
  /** the newest whole return of the same form for an earlier period */
  last: SeenFiling | null
}

/** Faults `unknown-form`, `period-shape`, `unknown-state`. */
export async function workOn(desk: Desk, state: Party, formId: string, period: string): Promise<Work> {
  const shelf = await formShelf(desk)
  const reading = readingFor(desk, shelf, state, formId, period)
  const filed = (await filingsSeen(desk, state)).filter((one) => one.state === state)
  const own = filed.filter((one) => one.form === formId)
  const today = dayOfInstant(desk.clock())
  const held = holdingOn(own.filter((one) => one.period === reading.period.text), today)?.now ?? null
  const before = own.filter((one) => one.period < reading.period.text).toSorted((a, b) => (a.period < b.period ? 1 : -1))[0]
  const last = before ? (holdingOn(own.filter((one) => one.period === before.period), today)?.now ?? null) : null
  const draft = (await filingDrafts(desk, state)).find(({ body }) => body.form === formId && body.period === reading.period.text) ?? null
  const said = held && (await filingContent(desk, state, held.id))
  return { shelf, form: reading.form, reading, state, period: reading.period.text, draft, filed, held, last, said: said && { answer: said.body.answer, data: said.data } }
}

export function blankDraft({ form, period, held }: Work): FilingDraftBody {
  return { form: form.id, period, answer: 'data', data: {}, rejected: [], finished: false, corrects: held?.id ?? null }
}

/** Where a pen begins: the draft; else what was filed, of which a correction changes a part and keeps the rest; else nothing. */
export function currentDraft(work: Work): FilingDraftBody {
  return work.draft?.body ?? { ...blankDraft(work), ...work.said }
}

/** A correction that says what was filed already would be a second return of the same words. Fault `correction-same`. */
export function mustDiffer({ said }: Work, { answer, data, corrects }: FilingDraftBody): void {
  if (corrects === null || !said || said.answer !== answer) return
  if (answer !== 'data' || differences((said.data ?? {}) as unknown as Data, (data ?? {}) as unknown as Data).length === 0)
    throw new Fault('correction-same', 'this says what was filed already: change something first, or throw the draft away', { field: 'do' })
}

export async function saveFilingDraft(desk: Desk, office: Office, body: FilingDraftBody): Promise<string> {
  return (await say(desk, office, { kind: 'filing-draft', release: { audience: 'author' }, body: body as unknown as Json })).id
}

/** The draft as it stands, checked as if it were filed now. */
export function checkDraft(desk: Desk, { reading, filed }: Work, { answer, data, corrects }: FilingDraftBody): CheckedReturn {
  return checkReturn(readJsonReturn({ data: answer === 'data' ? data : {} }, reading), reading, {
    today: dayOfInstant(desk.clock()), filed, answer, ...(corrects === null ? {} : { replaces: corrects }),
  })
}

export const dataOf = ({ data }: FilingDraftBody): Data => (data ?? {}) as unknown as Data
export const heardOf = ({ heard }: FilingDraftBody): Finding[] => (heard ?? []) as unknown as Finding[]
export const rejectedOf = ({ rejected }: FilingDraftBody): Rejected[] => rejected as unknown as Rejected[]

/** Last year's answers, whole, as the beginning of this one's. Fault `no-last` where there is none that can be read here. */
export async function asLastYear(desk: Desk, work: Work): Promise<FilingDraftBody> {
  const content = work.last && (await filingContent(desk, work.state, work.last.id))
  if (!content) throw new Fault('no-last', 'no earlier return of this form is here: fill it in, or upload it', { field: 'do' })
  return { ...blankDraft(work), answer: content.body.answer, data: content.data }
}

interface Typed {
  row: Row
  findings: Finding[]
}

/** What was typed on one page, in the country's own way of writing numbers and days. */
export function readTyped(fields: readonly Field[], typed: Readonly<Record<string, string>>, reading: Reading, section: Section): Typed {
  const row: Row = {}
  const findings = fields.flatMap((field) => {
    const { value, finding } = readCell(typed[`f-${field.id}`] ?? null, field, reading, { section: section.id, field: field.id })
    if (value !== undefined) row[field.id] = value
    return finding ? [finding] : []
  })
  if (section.shape === 'table') checkRow(row, section, reading, { section: section.id }, findings)
  return { row, findings }
}

/** Puts one page's answers where they belong: a single part whole, a row of a table by its number, a row of a matrix by its id. */
export function withAnswers(data: Data, { id, shape }: Section, at: string, row: Row | null): Data {
  const part = data[id]
  if (shape === 'single') return { ...data, [id]: row ?? {} }
  if (shape === 'matrix') return { ...data, [id]: { ...(part as Record<string, Row> | undefined), [at]: row ?? {} } }
  const rows = Array.isArray(part) ? [...part] : []
  const index = /^\d+$/.test(at) && Number(at) <= rows.length ? Number(at) - 1 : rows.length
  rows.splice(index, 1, ...(row ? [row] : []))
  return { ...data, [id]: rows }
}

/** Most of what reading an upload said that is kept with it: a column read by the country's habit says the same on every row. */
const MOST_HEARD = 50

/** A workbook, a CSV or cells pasted: good rows replace the parts they belong to, bad ones are set aside with their reasons. */
export function withGrids(desk: Desk, work: Work, before: FilingDraftBody, grids: readonly Grid[]): { body: FilingDraftBody; checked: CheckedReturn } {
  const read: GridsRead = readGrids(grids, work.reading)
  const answer = (read.meta['answer'] ?? 'data') as Answer
  const body: FilingDraftBody = {
    ...before, answer: answer === 'nil' || answer === 'nothing-new' ? answer : 'data', finished: false,
    data: { ...dataOf(before), ...read.data } as unknown as Json, rejected: plain(read.rejected), heard: plain(read.findings.slice(0, MOST_HEARD)),
  }
  const checked = checkReturn(read, work.reading, { today: dayOfInstant(desk.clock()), filed: work.filed, ...(body.corrects === null ? {} : { replaces: body.corrects }) })
  return { body, checked }
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

export interface Letting {
  by: Office
  audience?: 'public' | 'parties' | 'organs'
  revealAt?: Instant
}

/** The second credential files what the first handed over. Faults `return-open`, `release-same`, `return-unfit`, `release-needed`, those of `say`. */
export async function fileDraft(desk: Desk, work: Work, { by, audience, revealAt }: Letting): Promise<string> {
  const { draft, shelf } = work
  if (!draft?.body.finished) throw new Fault('return-open', 'this return was not handed over yet, or was taken back', { field: 'do' })
  if (draft.kid === by.signer.kid || draft.office !== by.authority.agency)
    throw new Fault('release-same', 'the one who drafted cannot also release: use another credential of the same authority', { field: 'releaser' })
  const { corrects } = draft.body
  const said = await submitReturn(desk, {
    checked: checkDraft(desk, work, draft.body), book: shelf.book, by,
    ...(audience === undefined ? {} : { audience }), ...(revealAt === undefined ? {} : { revealAt }), ...(corrects === null ? {} : { replaces: corrects }),
  })
  return said.id
}
