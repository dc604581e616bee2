import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadForms, loadPlaces, loadRegion } from '../src/adapters/region-files/index.ts'
import { stateNames } from '../src/adapters/geo-data/index.ts'
import { readSheets, writeSheets } from '../src/adapters/sheets/index.ts'
import {
  checkReturn, type CheckedReturn, complianceTable, dueCalendar, type FormBook, type Grid, indexFilings, readGrids, type Reading, readPeriod, type Schedule, type SeenFiling,
} from '../src/core/filings/index.ts'
import { lawFrom, type TimedLaw } from '../src/core/law/index.ts'
import { dayOf, type Json, STATES } from '../src/core/values/index.ts'
import { readConfig } from '../src/server/config.ts'
import { admission, DESK, nameOfKey } from '../src/server/desk.ts'
import { filingContent, submitReturn } from '../src/server/filings.ts'
import { openDesk, ROOT } from '../src/server/open.ts'
import { sayLaw } from '../src/server/say.ts'
import type { Measure } from './index.ts'

const ROWS = 100_000
const DUTIES = 20
const YEARS = Array.from({ length: 30 }, (_, i) => 1994 + i)

/** 100,000 transfer rows as CSV, as a workbook and in memory; and the table of 34 states, 20 duties and 30 years. */
export async function run(dir = 'region'): Promise<Measure[]> {
  const [{ book, schedules }, { region }, { facts }] = await Promise.all([loadForms(dir), loadPlaces(dir), loadRegion(dir)])
  const reading: Reading = { book, form: book.forms.get('citaac-annual')!, mark: 'comma', state: 'CHL', period: readPeriod('2023'), stateOf: stateNames(region) }
  const lines = Array.from({ length: ROWS }, (_, i) => ['IV', 'import', 'Alemania', `Type ${i}`, String(1 + (i % 40)), ''])
  const rows = [['category', 'direction', 'partner', 'type', 'quantity', 'designation'], ...lines]
  const check = (grids: readonly Grid[]) => checkReturn(readGrids(grids, reading), reading, { today: dayOf(2024, 5, 1), filed: [] })
  const csv = new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n'))
  const book_ = await writeSheets([{ name: 'transfers', rows, widths: [], heading: 0, choices: [] }])
  const asCsv = await timed(async () => check(await readSheets(csv, 'csv', 'rows.csv')))
  const asBook = await timed(async () => check(await readSheets(book_, 'xlsx', 'rows.xlsx')))
  return [
    { name: `${asCsv.value.kept} transfer rows read and checked, CSV of ${size(csv)}`, value: asCsv.ms, unit: 'ms' },
    { name: `${asBook.value.kept} transfer rows read and checked, workbook of ${size(book_)}`, value: asBook.ms, unit: 'ms' },
    ...(await filed(asCsv.value, asCsv.ms, book)),
    ...(await tables(lawFrom(facts), schedules)),
  ]
}

/** The rows that were checked, signed, disclosed and sealed by a whole desk on SQLite, durable before it answers; and read back whole. */
async function filed(checked: CheckedReturn, checkMs: number, book: FormBook): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-filings-'))
  const desk = await openDesk(readConfig({ data: dir, demo: true }, {}, ROOT), { clock: () => Date.UTC(2024, 4, 1) })
  try {
    const body = admission('CHL', 'releaser', 'Ministry of defence', 'civil', desk.keys.signer(nameOfKey('CHL', 'releaser')).x, true)
    await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: body as unknown as Json }])
    await desk.law((await desk.store.heads()).law.size)
    const sealed = await timed(() => submitReturn(desk, { checked, book, audience: 'parties' }))
    const read = await timed(() => filingContent(desk, 'CHL', sealed.value.id))
    const rows = (read.value?.data as unknown as { transfers: unknown[] }).transfers.length
    const note = `${sealed.value.parts} statements, ${sealed.value.readers} readers, SQLite with full sync`
    return [
      { name: `${rows} transfer rows checked and filed, from CSV to durable`, value: checkMs + sealed.ms, unit: 'ms', note },
      { name: `${rows} transfer rows read back whole`, value: read.ms, unit: 'ms' },
    ]
  } finally {
    await desk.store.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** The region has fewer yearly duties with a sourced day: they are taken in turn until there are twenty. */
async function tables(law: TimedLaw, all: readonly Schedule[]): Promise<Measure[]> {
  const yearly = all.filter(({ every }) => every === 'year')
  const schedules = Array.from({ length: DUTIES }, (_, i) => ({ ...yearly[i % yearly.length]!, forms: [`form-${i}`] }))
  const states = STATES.filter((state) => state !== 'CUB')
  const filings = states.flatMap((state, s) => schedules.flatMap(({ forms }, d) => YEARS.flatMap((year): SeenFiling[] =>
    (s * 7 + d * 3 + year) % 5 < 3 ? [{ id: `${s} ${d} ${year}`, state, form: forms[0]!, period: String(year), received: dayOf(year + 1, 1 + ((s + d) % 12), 1), answer: 'data' }] : [])))
  const point = { asOf: dayOf(2025, 1, 1), viewer: 'public', addressedTo: new Set(['OAS-GS']), lists: new Map(), mayKnow: () => true }
  const calendar = await timed(() => dueCalendar(law, schedules, YEARS, undefined, states))
  const index = await timed(() => indexFilings(filings))
  const table = await timed(() => complianceTable(calendar.value, index.value, point))
  const cells = table.value.codes.length
  return [
    { name: `deadlines and standings of ${cells} cells`, value: calendar.ms, unit: 'ms' },
    { name: `compliance table, ${states.length} states x ${DUTIES} duties x ${YEARS.length} years, ${filings.length} filings`, value: calendar.ms + index.ms + table.ms, unit: 'ms', note: 'from filings in memory' },
  ]
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

function size(bytes: Uint8Array): string {
  return `${(bytes.length / 1_000_000).toFixed(1)} MB`
}
