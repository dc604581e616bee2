import {
  type Data, type FilingRecord, holdingOn, type Period, readPeriod, type RecordKind, recordBook, recordForm, recordsIn, type Row, type Stale, staleFilings, type Finding, RECORD_KINDS, type Reading,
} from '../core/filings/index.ts'
import { type RecordsBody } from '../core/statements/index.ts'
import { dayOfInstant, Fault, firstDay, isDate, type Json, lastDay, type Party } from '../core/values/index.ts'
import { readAll } from './all.ts'
import { type Desk, type Office, random } from './desk.ts'
import { readTyped } from './filing-drafts.ts'
import { filingContent, filingsSeen } from './filings.ts'
import { type FormShelf, readingFor } from './form-book.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'

interface Said {
  id: string
  body: RecordsBody
  replaced: boolean
}

/** What a state keeps once and files many times, and every time for which it ever kept anything. */
export interface Kept {
  said: Said[]
  records: FilingRecord[]
  keeps(kind: RecordKind, period: Period): boolean
}

/** Its author alone reads it. Of statements that replace each other the newest counts. */
export async function keptBy(desk: Desk, state: Party): Promise<Kept> {
  const statements = (await readAll(desk.store, state, { kind: 'records' })).filter(({ author }) => author === state)
  const replaced = new Set(statements.flatMap(({ replaces }) => replaces ?? []))
  const said = statements.toSorted((a, b) => a.idx - b.idx).map((one): Said => ({ id: one.id, body: bodyOf<RecordsBody>(one)!, replaced: replaced.has(one.id) }))
  const asRecords = ({ body }: Said): FilingRecord[] => body.rows.map(({ id, period, fields }) => ({ id, kind: body.record, period, fields }))
  const ever = said.flatMap(asRecords)
  return {
    said, records: said.filter((one) => !one.replaced).flatMap(asRecords),
    keeps: (kind, { from, to }) => ever.some((one) => one.kind === kind && firstDay(one.period) <= to && lastDay(one.period) >= from),
  }
}

/** Filed returns that would read otherwise now, each with its correction. The first reads only what is asked of it: `form` and `period`. */
export async function staleReturns(desk: Desk, { book }: FormShelf, state: Party, kept: Kept, only?: { form: string; period: string }): Promise<Stale[]> {
  if (kept.records.length === 0 && kept.said.length === 0) return []
  const own = (await filingsSeen(desk, state)).filter((one) => one.state === state && (!only || (one.form === only.form && one.period === only.period)))
  const today = dayOfInstant(desk.clock())
  const found = await Promise.all([...Map.groupBy(own, ({ form, period }) => `${form} ${period}`).values()].map(async (all) => {
    const now = holdingOn(all, today)?.now
    const form = now && book.forms.get(now.form)
    if (!now || !form?.sections.some(({ view }) => view)) return []
    const content = await filingContent(desk, state, now.id)
    return content ? [{ id: now.id, form, period: readPeriod(now.period), data: content.data as unknown as Data | null }] : []
  }))
  return staleFilings(found.flat(), kept.records, kept.keeps).toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : a.form < b.form ? -1 : 1))
}

const MOST_ROWS = 10_000
/** A statement takes a megabyte: rows that would not fit begin another. */
const ROOM = 700_000
const sizeOf = (rows: RecordsBody['rows']): number => Buffer.byteLength(JSON.stringify(rows))
const hasRoom = ({ rows }: RecordsBody): boolean => rows.length < MOST_ROWS && sizeOf(rows) < ROOM

function chunked(rows: RecordsBody['rows']): RecordsBody['rows'][] {
  const chunks: RecordsBody['rows'][] = [[]]
  let taken = 0
  for (const row of rows) {
    const cost = sizeOf([row])
    if (chunks.at(-1)!.length > 0 && (taken + cost > ROOM || chunks.at(-1)!.length >= MOST_ROWS)) {
      chunks.push([])
      taken = 0
    }
    taken += cost
    chunks.at(-1)!.push(row)
  }
  return chunks
}

/** One statement replaced by another, both kept. A new row joins the newest of its kind that has room. */
async function sayRows(desk: Desk, office: Office, kind: RecordKind, rows: RecordsBody['rows'], replaces?: string): Promise<string> {
  if (rows.length > MOST_ROWS) throw new Fault('records-many', `one batch of records holds at most ${MOST_ROWS} rows: divide it`, { field: 'rows' })
  const body: RecordsBody = { record: kind, rows }
  return (await say(desk, office, { kind: 'records', release: { audience: 'author' }, body: body as unknown as Json, ...(replaces === undefined ? {} : { replaces }) })).id
}

/** Adds a row, changes the one of that id, or takes it out where `row` is null. Fault `record-gone`. */
export async function keepRow(desk: Desk, office: Office, kind: RecordKind, id: string | null, row: { period: string; fields: Row } | null): Promise<string> {
  const { said } = await keptBy(desk, office.party)
  const live = said.filter((one) => !one.replaced && one.body.record === kind)
  const holder = id === null ? live.findLast(({ body }) => hasRoom(body)) : live.find(({ body }) => body.rows.some((one) => one.id === id))
  if (id !== null && !holder) throw new Fault('record-gone', 'this record is no longer here: open the list again', { field: 'row' })
  const before = holder?.body.rows ?? []
  const own = id ?? Buffer.from(random(6)).toString('hex')
  const changed = row === null ? before.filter((one) => one.id !== own) : before.some((one) => one.id === own) ? before.map((one) => (one.id === own ? { id: own, ...row } : one)) : [...before, { id: own, ...row }]
  await sayRows(desk, office, kind, changed, holder?.id)
  return own
}

/** The whole of one kind at once, as a program sends it: what stood before is replaced, and stays in the record. */
export async function keepAll(desk: Desk, office: Office, kind: RecordKind, rows: RecordsBody['rows']): Promise<string> {
  const { said } = await keptBy(desk, office.party)
  const [first, ...rest] = said.filter((one) => !one.replaced && one.body.record === kind)
  const id = await sayRows(desk, office, kind, rows, first?.id)
  for (const one of rest) if (one.body.rows.length > 0) await sayRows(desk, office, kind, [], one.id)
  return id
}

/** Records taken over from a return that was filed before any were kept; rows that are here already are not doubled. Fault `no-records-in`. */
export async function takeFrom(desk: Desk, office: Office, { book }: FormShelf, filing: string): Promise<number> {
  const content = await filingContent(desk, office.party, filing)
  const form = content && book.forms.get(content.body.form)
  const found = content && form ? recordsIn({ id: filing, form, period: readPeriod(content.body.period), data: content.data as unknown as Data | null }) : []
  const own = (await filingsSeen(desk, office.party)).some(({ id, state }) => id === filing && state === office.party)
  const { said, records } = await keptBy(desk, office.party)
  const text = ({ kind, period, fields }: FilingRecord) => JSON.stringify([kind, period, Object.entries(fields).toSorted()])
  const known = new Set(records.map(text))
  const fresh = own ? found.filter((one) => !known.has(text(one))) : []
  if (fresh.length === 0) throw new Fault('no-records-in', 'this return holds no record that is not kept already', { field: 'take' })
  for (const kind of RECORD_KINDS) {
    const rows = fresh.filter((one) => one.kind === kind).map(({ period, fields }) => ({ id: Buffer.from(random(6)).toString('hex'), period, fields }))
    const last = said.findLast((one) => !one.replaced && one.body.record === kind && hasRoom(one.body))
    const [first = [], ...rest] = rows.length === 0 ? [] : chunked([...(last?.body.rows ?? []), ...rows])
    if (first.length > 0) await sayRows(desk, office, kind, first, last?.id)
    for (const chunk of rest) await sayRows(desk, office, kind, chunk)
  }
  return fresh.length
}

/** What was typed for one record, read as a cell of a form is. */
export function readRecord(desk: Desk, shelf: FormShelf, state: Party, kind: RecordKind, typed: Readonly<Record<string, string>>): { period: string; fields: Row; findings: Finding[]; badPeriod: boolean } {
  const reading = recordReading(desk, shelf, state, kind)
  const { section } = recordForm(kind)
  const { row, findings } = readTyped(section.fields, typed, reading, section)
  const given = (typed['f-period'] ?? '').trim()
  const day = [row['incorporated'], row['start'], row['asOf']].find((one) => typeof one === 'string') as string | undefined
  const period = given === '' ? (day ?? '') : given
  return { period, fields: row, findings, badPeriod: !isDate(period) }
}

function recordReading(desk: Desk, shelf: FormShelf, state: Party, kind: RecordKind): Reading {
  const { form } = recordForm(kind)
  const [any] = shelf.book.forms.keys()
  return { ...readingFor(desk, shelf, state, any!, '2000'), book: recordBook(shelf.book), form }
}
