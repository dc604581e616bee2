import { codesOf, exampleOf, type Field, type FilingRecord, findingLine, helpOf, RECORD_FIELDS, RECORD_KINDS, type RecordKind, recordBook, type Stale } from '../../core/filings/index.ts'
import type { Language } from '../../core/values/index.ts'
import { type FileFieldView, type FormError, type PageContext, type RecordPageView, type StateRecordsView, t } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { filingsSeen } from '../filings.ts'
import { type FormShelf, formShelf } from '../form-book.ts'
import { changeLine, type Saying, sayingIn } from '../return-lines.ts'
import { keptBy, readRecord, staleReturns } from '../state-records.ts'
import type { DataTable } from '../tables.ts'
import { mustBe, type Viewer } from '../viewer.ts'

const MOST_SHOWN = 6
const MOST_ROWS = 200

/** What this state keeps, what it filed that would now read otherwise, and returns of which no record is kept yet. */
export async function stateRecords(desk: Desk, viewer: Viewer, c: PageContext): Promise<StateRecordsView> {
  const { role } = mustBe(viewer, 'observe')
  const shelf = await formShelf(desk)
  const kept = await keptBy(desk, viewer.party)
  const stale = await staleReturns(desk, shelf, viewer.party, kept)
  const filed = (await filingsSeen(desk, viewer.party)).filter(({ state, answer, form }) => state === viewer.party && answer === 'data' && shelf.book.forms.get(form)?.sections.some(({ view }) => view && !Object.values(view.fields).includes('#')))
  return {
    party: viewer.party, mayDraft: roleMay(role, 'draft'), stale: stale.map((one) => staleView(one, shelf, sayingIn(desk, shelf.book, c.lang))),
    kinds: RECORD_KINDS.map((kind) => {
      const own = kept.records.filter((one) => one.kind === kind).toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))
      return { kind, count: own.length, rows: own.slice(0, MOST_ROWS).map((one) => ({ id: one.id, period: one.period, text: textOf(one, shelf, c) })) }
    }),
    sources: filed.filter(({ form, period }) => {
      const views = shelf.book.forms.get(form)!.sections.flatMap(({ view }) => view?.record ?? [])
      return !views.some((kind) => kept.records.some((one) => one.kind === kind && one.period.slice(0, 4) === period.slice(0, 4)))
    }).map(({ id, form, period }) => ({ id, title: shelf.book.forms.get(form)!.title[c.lang], period })).slice(0, 20),
  }
}

/** A record in a line: what its fields say, codes by their labels. */
function textOf({ kind, fields }: FilingRecord, shelf: FormShelf, c: PageContext): string {
  const book = recordBook(shelf.book)
  const shown = (field: Field): string => {
    const value = fields[field.id]
    if (value === undefined || value === '') return ''
    if (field.type === 'state') return c.name(String(value))
    return codesOf(book, field).find(({ code }) => code === value)?.label[c.lang] ?? `${field.type === 'category' ? '' : `${field.label[c.lang]}: `}${String(value)}`
  }
  return RECORD_FIELDS[kind].map(shown).filter(Boolean).join(' · ')
}

function staleView({ form: id, period, replaces, differences }: Stale, { book }: FormShelf, saying: Saying): StateRecordsView['stale'][number] {
  const form = book.forms.get(id)!
  return { form: id, title: form.title[saying.lang], period, filing: replaces, count: differences.length, lines: differences.slice(0, MOST_SHOWN).map((one) => changeLine(saying, one, form)) }
}

/** The page of one record, empty for a new one; what was typed comes back where it could not be taken. */
export async function recordPage(desk: Desk, viewer: Viewer, lang: Language, kind: RecordKind, row: string, typed?: { values: Record<string, string>; errors: FormError[] }): Promise<RecordPageView | null> {
  mustBe(viewer, 'draft')
  const shelf = await formShelf(desk)
  const { records } = await keptBy(desk, viewer.party)
  const found = row === 'new' ? null : records.find((one) => one.kind === kind && one.id === row)
  if (found === undefined) return null
  const value = (id: string): string => typed?.values[`f-${id}`] ?? (id === 'period' ? (found?.period ?? '') : String(found?.fields[id] ?? ''))
  return {
    kind, row, exists: found !== null, errors: typed?.errors ?? [], period: value('period'),
    fields: RECORD_FIELDS[kind].map((field) => recordFieldView(shelf, field, lang, value(field.id))),
  }
}

function recordFieldView(shelf: FormShelf, field: Field, lang: Language, value: string): FileFieldView {
  return {
    id: `f-${field.id}`, label: field.label[lang], help: helpOf(field)[lang], example: field.example ?? exampleOf(field, lang), unit: null, article: null, source: field.source, background: false, required: field.required === true,
    long: false, figures: field.type === 'quantity' || field.type === 'number', value, options: codesOf(recordBook(shelf.book), field).map(({ code, label }) => ({ value: code, text: `${code} · ${label[lang]}` })),
  }
}

/** Errors beside their fields; a transfer is of a category or of a line of small arms. */
export function recordErrors({ fields, findings, badPeriod }: ReturnType<typeof readRecord>, kind: RecordKind, lang: Language): FormError[] {
  const named = (id: string): string => RECORD_FIELDS[kind].find((field) => field.id === id)?.label[lang] ?? id
  const refused = findings.filter(({ severity }) => severity === 'refused').map((one) => ({ field: `f-${one.at.field ?? ''}`, code: one.code, text: `${named(one.at.field ?? '')}: ${findingLine({ ...one, at: {} }, lang)}` }))
  const both = kind === 'transfer' && (fields['category'] === undefined) === (fields['line'] === undefined)
  return [
    ...(badPeriod ? [{ field: 'f-period', code: 'record-period', text: t(lang, 'fault.record-period') }] : []), ...refused,
    ...(both && refused.every(({ field }) => field !== 'f-category' && field !== 'f-line') ? [{ field: 'f-category', code: 'record-category', text: t(lang, 'fault.record-category') }] : []),
  ]
}

export function recordsTable(party: string, records: readonly FilingRecord[]): DataTable {
  const columns = [...new Set(RECORD_KINDS.flatMap((kind) => RECORD_FIELDS[kind].map(({ id }) => id)))]
  return {
    name: 'records', columns: ['state', 'record', 'id', 'period', ...columns],
    rows: records.map(({ kind, id, period, fields }) => [party, kind, id, period, ...columns.map((column) => (fields[column] === undefined ? null : String(fields[column])))]),
  }
}
