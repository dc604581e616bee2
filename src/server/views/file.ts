import {
  codesOf, type Data, differences, type DueReturn, eventRows, exampleOf, type Field, findingLine, findingText, type Finding, type Form, helpOf, indexFilings, returnsOf, type Row, type Section, type Stale, unitOf, viewOf,
} from '../../core/filings/index.ts'
import type { FilingDraftBody } from '../../core/statements/index.ts'
import { dayOfInstant, isoDay, type Language, STATES } from '../../core/values/index.ts'
import type { FileFieldView, FileListView, FileReturnView, FileStepView, FormError } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { KEY_OF, roleMay } from '../doors/roles.ts'
import { blankDraft, checkDraft, currentDraft, dataOf, filingDrafts, heardOf, rejectedOf, type Work } from '../filing-drafts.ts'
import { filingsSeen, releaseOf, standpointAt } from '../filings.ts'
import { type FormShelf, formShelf } from '../form-book.ts'
import { changeLine, returnParts, sayingIn } from '../return-lines.ts'
import { previewRelease } from '../say.ts'
import { keptBy, staleReturns } from '../state-records.ts'
import type { DataTable } from '../tables.ts'
import { mustBe, type Viewer } from '../viewer.ts'
import { asofOf, calendarFor } from './filings.ts'

/** A finding beside the field that it is about, which it names as the form does. */
export function formError(form: Form, finding: Finding, field: string, lang: Language): FormError {
  const section = form.sections.find(({ id }) => id === finding.at.section)
  const name = section?.fields.find(({ id }) => id === finding.at.field)?.label[lang] ?? (finding.at.field === undefined ? section?.label[lang] : undefined)
  return { field, code: finding.code, text: findingLine(name === undefined ? finding : { ...finding, at: { ...finding.at, field: name } }, lang) }
}

const MOST_CHANGES = 12
const OPEN = new Set(['due', 'late', 'missing', 'not-seen-here'])

/** What this office owes, filed and to come: the years around today, in the order in which they fall due. */
export async function fileList(desk: Desk, viewer: Viewer, lang: Language): Promise<FileListView> {
  const { role } = mustBe(viewer, 'observe')
  const state = viewer.party
  const shelf = await formShelf(desk)
  const drafts = new Map((await filingDrafts(desk, state)).map((draft) => [`${draft.body.form} ${draft.body.period}`, draft]))
  const filed = (await filingsSeen(desk, state)).filter((one) => one.state === state)
  const rows = (await owed(desk, viewer, shelf)).map((one) => {
    const forms = one.forms.flatMap((id) => shelf.book.forms.get(id) ?? [])
    const found = forms.find((form) => drafts.has(`${form.id} ${one.period}`)) ?? forms.find(({ id }) => id === one.filing?.form)
    const nil = forms.find((form) => form.nil.value !== 'none')
    const form = found ?? forms[0]
    return form ? [{
      form: form.id, title: form.title[lang], others: forms.filter(({ id }) => id !== form.id).map(({ id, title }) => ({ id, title: title[lang] })), instrument: one.instrument, period: one.period,
      dueAt: one.dueAt, daysLeft: one.daysLeft, status: one.status, unsure: one.why === 'standing-unknown' || one.why === 'standing-disputed' ? one.why : null, late: one.late, open: OPEN.has(one.status), filed: one.filing?.id ?? null,
      draft: drafts.get(`${form.id} ${one.period}`)?.body.finished ?? null, nil: nil?.id ?? null, nilUnsure: nil?.nil.value === 'not-established',
      same: filed.some(({ form: id, period }) => id === form.id && period < one.period), nothingNew: form.nothingNew && filed.some(({ form: id, period }) => id === form.id && period < one.period),
    }] : []
  }).flat()
  return { party: state, rows, mayDraft: roleMay(role, 'draft'), mayRelease: roleMay(role, 'release'), forms: [...shelf.book.forms.values()].map(({ id, title }) => ({ id, title: title[lang] })).toSorted((a, b) => a.title.localeCompare(b.title, lang)), errors: [], typed: {} }
}

async function owed(desk: Desk, viewer: Viewer, { schedules, book }: FormShelf): Promise<DueReturn[]> {
  if (!(STATES as readonly string[]).includes(viewer.party)) return []
  const today = dayOfInstant(desk.clock())
  const year = Number(isoDay(today).slice(0, 4))
  const point = await standpointAt(desk, viewer.party, today)
  const calendar = await calendarFor(desk, schedules, [year - 2, year - 1, year], asofOf(undefined, desk.clock()))
  const index = indexFilings(await filingsSeen(desk, viewer.party))
  const events = eventRows((await desk.law()).law, schedules, book.forms, (await keptBy(desk, viewer.party)).records, viewer.party)
  const notices = returnsOf({ states: [viewer.party], rows: events, unknown: [] }, viewer.party, index, point)
  return [...returnsOf(calendar, viewer.party, index, point), ...notices].filter(({ why }) => why !== 'not-party').sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
}

export function fileTable({ party, rows }: FileListView): DataTable {
  return {
    name: 'returns', columns: ['state', 'form', 'instrument', 'period', 'due', 'days_left', 'status', 'late', 'filing'],
    rows: rows.map((row) => [party, row.form, row.instrument, row.period, row.dueAt, row.daysLeft, row.status, String(row.late), row.filed]),
  }
}

/** Everything of one return: ways to answer it, its parts, what stands in the way, who lets it out. */
export async function fileReturn(desk: Desk, viewer: Viewer, work: Work, lang: Language, { errors = [], typed = {} }: Partial<Pick<FileReturnView, 'errors' | 'typed'>> = {}): Promise<FileReturnView> {
  const session = mustBe(viewer, 'observe')
  const { form, draft, held, last } = work
  const body = currentDraft(work)
  const changes = draft && work.said ? differences((work.said.data ?? {}) as unknown as Data, body.answer === 'data' ? dataOf(body) : {}) : []
  const begun = draft !== null
  const checked = begun ? checkDraft(desk, work, body) : null
  const saying = sayingIn(desk, work.shelf.book, lang)
  const standing = (checked?.findings ?? []).filter(({ code, severity }) => severity === 'refused' && !(code === 'no-data' && rejectedOf(body).length > 0)).map((one) => formError(form, one, one.at.section ? `part-${one.at.section}` : 'answers', lang))
  const own = draft !== null && roleMay(session.role, 'release') ? await desk.office(viewer.party, KEY_OF[session.role], session.office) : null
  return {
    party: viewer.party, form: form.id, title: form.title[lang], edition: form.edition, instrument: form.instrument, period: work.period, note: form.note ?? null,
    parts: returnParts(saying, form, dataOf(body)), changes: { count: changes.length, lines: changes.slice(0, MOST_CHANGES).map((one) => changeLine(saying, one, form)) },
    answer: body.answer, begun, finished: body.finished, held: held && { id: held.id, answer: held.answer ?? null }, corrects: body.corrects,
    last: last?.period ?? null, nil: form.nil.value !== 'none', nothingNew: form.nothingNew && last !== null,
    typed, errors: [...errors.filter(({ text }) => !standing.some((one) => one.text === text)), ...standing],
    doubts: (checked?.findings ?? []).filter(({ severity }) => severity === 'doubtful').map((one) => formError(form, one, '', lang).text),
    rejected: rejectedOf(body).map((row) => ({ sheet: row.sheet, row: row.row, cells: row.cells.map((cell) => (cell !== null && typeof cell === 'object' ? Object.values(cell)[0]! : String(cell ?? ''))), why: row.findings.map((one) => ({ column: one.at.column ?? '', text: findingText(one, lang) })) })),
    heard: heardOf(body).filter(({ text }) => !checked?.findings.some((one) => one.text === text)).map((one) => formError(form, one, '', lang).text),
    fit: checked?.fit ?? false, drafter: draft && { office: draft.office, at: draft.at },
    mayDraft: roleMay(session.role, 'draft'), mayRelease: roleMay(session.role, 'release'), sameHand: own !== null && own.signer.kid === draft?.kid,
    readers: draft?.body.finished && roleMay(session.role, 'release') ? await readersOf(desk, work) : [], by: own && { agency: own.authority.agency, civil: own.authority.nature === 'civil' },
    audience: form.content.value === 'public' ? 'public' : form.content.value === 'restricted' ? 'organs' : null, audiences: audiencesOf(form),
    differs: await differing(desk, work), records: (await fromRecords(desk, work)) !== null,
  }
}

function audiencesOf(form: Form): FileReturnView['audiences'] {
  return form.instrument === 'none' ? ['public'] : ['public', 'parties', 'organs']
}

/** Whom each choice would reach today, and whom its standing keeps out: the same decision as at sealing, with nothing sealed. */
async function readersOf(desk: Desk, { form, state }: Work): Promise<FileReturnView['readers']> {
  const chosen = audiencesOf(form).filter((audience) => audience !== 'public')
  return Promise.all(chosen.map(async (audience) => {
    const { readers, denied } = await previewRelease(desk, state, releaseOf(form, audience))
    return { audience, to: readers.map(({ reader }) => reader).filter((reader) => reader !== state), unsure: denied.filter(({ why }) => why === 'unknown-standing' || why === 'disputed-standing').map(({ reader }) => reader) }
  }))
}

/** Cells in which a filed return no longer says what the records of its state say now. */
async function differing(desk: Desk, work: Work): Promise<number> {
  return (await staleOf(desk, work))?.differences.length ?? 0
}

async function staleOf(desk: Desk, { shelf, form, period, state }: Work): Promise<Stale | undefined> {
  return (await staleReturns(desk, shelf, state, await keptBy(desk, state), { form: form.id, period }))[0]
}

/** The content that the records of today would give, other parts as they were filed; null where nothing differs. */
export async function correctionOf(desk: Desk, work: Work): Promise<FilingDraftBody | null> {
  const stale = await staleOf(desk, work)
  return stale ? { ...blankDraft(work), data: stale.correction as never, corrects: stale.replaces } : null
}

/** A return begun from the records alone: its parts that are views of them, beside what the draft says already; null where none is kept. */
export async function fromRecords(desk: Desk, work: Work): Promise<FilingDraftBody | null> {
  const { keeps, records } = await keptBy(desk, work.state)
  const { form, reading } = work
  const sections = form.sections.filter(({ view }) => view && keeps(view.record, reading.period))
  if (sections.length === 0) return null
  const before = currentDraft(work)
  return { ...before, answer: 'data', finished: false, data: { ...dataOf(before), ...viewOf({ ...form, sections }, records, reading.period) } as never }
}

/** One page of one part: the whole of a single part, a row of a table, a row of a matrix. `typed` comes back where it could not be taken. */
export function fileStep(work: Work, section: Section, at: string, lang: Language, typed?: { values: Record<string, string>; errors: FormError[] }): FileStepView {
  const data = dataOf(currentDraft(work))
  const part = data[section.id]
  const row = (section.shape === 'table' ? (Array.isArray(part) ? part[Number(at) - 1] : undefined) : section.shape === 'matrix' ? (part as Record<string, Row> | undefined)?.[at] : part) as Row | undefined
  const fields = section.shape === 'matrix' ? section.columns : section.fields
  const matrixRow = section.shape === 'matrix' ? section.fields.find(({ id }) => id === at) : undefined
  return {
    form: work.form.id, title: work.form.title[lang], period: work.period, part: { id: section.id, label: section.label[lang], shape: section.shape, note: section.note ?? null },
    at, heading: matrixRow ? `${matrixRow.id} ${matrixRow.label[lang]}` : null, exists: row !== undefined, errors: typed?.errors ?? [], kept: work.draft?.id ?? null,
    fields: fields.map((field) => fieldView(work, field, lang, typed ? (typed.values[`f-${field.id}`] ?? '') : shown(row?.[field.id]))),
  }
}

function shown(value: Row[string] | undefined): string {
  return value === undefined ? '' : typeof value === 'boolean' ? (value ? 'x' : 'no') : value
}

function fieldView({ shelf }: Work, field: Field, lang: Language, value: string): FileFieldView {
  const codes = codesOf(shelf.book, field)
  return {
    id: `f-${field.id}`, label: field.label[lang], help: helpOf(field)[lang], example: exampleOf(field, lang), unit: unitOf(field, lang), article: field.article ?? null, source: field.source,
    background: field.certainty === 'background', required: field.required === true, long: field.type === 'text', figures: field.type === 'quantity' || field.type === 'number' || field.type === 'year', value,
    options: codes.map(({ code, label }) => ({ value: code, text: `${code} · ${label[lang]}` })),
  }
}

