import {
  type ComplianceTable, complianceTable, type Coverage, coverageOf, type Data, differences, dueCalendar, type DueCalendar, dutyNamed, type FilingStatus, indexFilings, instrumentOf, type Schedule, STATUSES, streamCells,
  answering, readDay, type SeenFiling, statusOfReturn,
} from '../../core/filings/index.ts'
import { type Day, dayOfInstant, type EdtfDate, Fault, isoDay, isState, lastDay, type Language, parseDate, type Party, STATES } from '../../core/values/index.ts'
import type { DueView, FilingCell, FilingCellView, FilingsView, FilingYearsView, StreamsView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { filingContent, filingsSeen, standpointAt } from '../filings.ts'
import { formShelf } from '../form-book.ts'
import { writtenKey, writtenTo } from '../written.ts'
import { notFound } from '../problems.ts'
import { changeLine, returnParts, sayingIn } from '../return-lines.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { titleIn } from './law-days.ts'

/** The day asked about: returns received by then, by the law as known then. Today where none is asked. */
export interface AskedOf {
  asof: EdtfDate
  day: Day
  past: boolean
}

/** As forms are read: 1/6/2012 is the first of June. Fault `date-shape`. */
export function asofOf(text: string | undefined, now: number): AskedOf {
  const today = dayOfInstant(now)
  if (!text?.trim()) return { asof: isoDay(today), day: today, past: false }
  const read = readDay(text)
  const asof = read.kind === 'day' ? read.date : text.trim()
  parseDate(asof)
  const day = Math.min(today, lastDay(asof))
  return { asof, day, past: day < today }
}

/** The newest year whose returns have fallen due. */
export function lastYear({ day }: AskedOf): number {
  return Number(isoDay(day).slice(0, 4)) - 1
}

export function yearOf(text: string | undefined, asked: AskedOf): number {
  if (!text?.trim()) return lastYear(asked)
  const year = Number(text)
  if (!Number.isInteger(year) || year < FIRST || year > lastYear(asked) + 1) throw new Fault('filing-year', `year: "${text}" is none from ${FIRST} to ${lastYear(asked) + 1}`, { field: 'year' })
  return year
}

/** Before it no source of the region gives a deadline. */
export const FIRST = 1980

const kept = new WeakMap<Desk, Map<string, DueCalendar>>()
const MOST_KEPT = 16

/** Deadlines and standings are the same for every viewer: worked out once for a law, some years and what was known. */
export async function calendarFor(desk: Desk, schedules: readonly Schedule[], years: readonly number[], { asof, past }: AskedOf): Promise<DueCalendar> {
  const { law } = await desk.law()
  const mine = kept.get(desk) ?? new Map<string, DueCalendar>()
  kept.set(desk, mine)
  const key = `${law.size} ${past ? asof : ''} ${years[0]}-${years.at(-1)} ${schedules.map(({ duty }) => duty).join()}`
  const known = mine.get(key)
  if (known) return known
  const made = dueCalendar(law, schedules, years, past ? asof : undefined, STATES)
  mine.set(key, made)
  if (mine.size > MOST_KEPT) mine.delete(mine.keys().next().value!)
  return made
}

/** The whole table for one viewer: states by duties by years. */
async function tableFor(desk: Desk, viewer: Pick<Viewer, 'party'>, years: readonly number[], asked: AskedOf, instrument?: string): Promise<{ table: ComplianceTable; coverage: Coverage[] }> {
  const { schedules } = await formShelf(desk)
  const some = schedules.filter(({ duty }) => instrument === undefined || instrumentOf(duty) === instrument)
  const [calendar, filings, point] = await Promise.all([calendarFor(desk, some, years, asked), filingsSeen(desk, viewer.party), standpointAt(desk, viewer.party, asked.day)])
  const table = complianceTable(calendar, indexFilings(filings), point)
  return { table, coverage: coverageOf(table) }
}

/** How every duty of some years was answered, as this viewer may know. */
export async function coverageFor(desk: Desk, party: Party, years: readonly number[], asked: AskedOf): Promise<Coverage[]> {
  return (await tableFor(desk, { party }, years, asked)).coverage
}

export async function dutyTitle(desk: Desk, duty: string, lang: Language): Promise<string> {
  const { law } = await desk.law()
  const instrument = law.instruments.get(instrumentOf(duty))
  return instrument ? titleIn(instrument, lang) : instrumentOf(duty)
}

function cellOf({ codes, late, calendar }: ComplianceTable, row: number, i: number): FilingCell {
  const at = row * calendar.states.length + i
  return { status: STATUSES[codes[at]!]!, late: late[at] === 1 }
}

/** Who has filed what of one year: coverage before content, then state by duty. */
export async function filingsView(desk: Desk, viewer: Viewer, year: number, asked: AskedOf, lang: Language): Promise<FilingsView> {
  const { table, coverage } = await tableFor(desk, viewer, [year], asked)
  const duties = await Promise.all(coverage.map(async (one) => ({
    duty: one.duty, instrument: one.instrument, title: await dutyTitle(desk, one.duty, lang), period: one.period, dueAt: isoDay(one.dueAt), bound: one.bound, unsure: one.unsure, answered: one.answered, late: one.late,
    counts: one.counts,
  })))
  return {
    year, first: FIRST, last: lastYear(asked) + 1, asof: asked.asof, past: asked.past, duties,
    rows: table.calendar.states.map((state, i) => ({ state, cells: coverage.map((_, row) => cellOf(table, row, i)) })).sort((a, b) => (a.state < b.state ? -1 : 1)),
  }
}

/** One instrument over the years: how reporting changed, and state by year. */
export async function filingYears(desk: Desk, viewer: Viewer, instrument: string, asked: AskedOf, lang: Language): Promise<FilingYearsView> {
  const { schedules } = await formShelf(desk)
  const own = schedules.filter(({ duty, every }) => instrumentOf(duty) === instrument && every !== 'event')
  const { law } = await desk.law()
  if (own.length === 0 || !law.instruments.has(instrument)) throw notFound()
  const first = Math.max(FIRST, Math.min(...own.map(({ firstYear = lastYear(asked) - 14 }) => firstYear)))
  const years = Array.from({ length: lastYear(asked) - first + 2 }, (_, i) => first + i)
  const { table, coverage } = await tableFor(desk, viewer, years, asked, instrument)
  const duty = dutyNamed(law, own[0]!.duty)
  return {
    instrument, title: await dutyTitle(desk, own[0]!.duty, lang), article: duty?.article ?? null, asof: asked.asof, past: asked.past, source: own[0]!.source, certainty: own[0]!.certainty, existence: own[0]!.existence.value,
    periods: coverage.map((one, row) => ({ period: one.period, dueAt: isoDay(one.dueAt), bound: one.bound, unsure: one.unsure, answered: one.answered, late: one.late, counts: one.counts, row })),
    rows: table.calendar.states.map((state, i) => ({ state, cells: coverage.map((_, row) => cellOf(table, row, i)) })).sort((a, b) => (a.state < b.state ? -1 : 1)),
  }
}

/** One state, one instrument, one year: what is there, what is not, and why. */
export async function filingCell(desk: Desk, viewer: Viewer, where: { instrument: string; state: string; year: number }, asked: AskedOf, lang: Language): Promise<FilingCellView> {
  const { instrument, state, year } = where
  if (!isState(state)) throw notFound()
  const { schedules, book } = await formShelf(desk)
  const own = schedules.filter(({ duty }) => instrumentOf(duty) === instrument)
  if (own.length === 0) throw notFound()
  const [calendar, filings, point] = await Promise.all([calendarFor(desk, own, [year], asked), filingsSeen(desk, viewer.party), standpointAt(desk, viewer.party, asked.day)])
  const index = indexFilings(filings)
  const written = await writtenTo(desk, viewer.party)
  const i = calendar.states.indexOf(state)
  const items = await Promise.all(calendar.rows.map(async ({ schedule, deadline, parties }) => {
    const found = answering(index, schedule, state, deadline)
    const { status, why, late, daysLeft, faceOnly } = statusOfReturn(schedule, deadline, state, parties[i]!, found, point)
    return {
      duty: schedule.duty, period: deadline.period, dueAt: isoDay(deadline.dueAt), closesAt: isoDay(deadline.closesAt), closesBy: deadline.closesBy, addressee: schedule.addressee, status, why, late, daysLeft, faceOnly,
      source: schedule.source, certainty: schedule.certainty, forms: schedule.forms.map((id) => ({ id, title: book.forms.get(id)?.title[lang] ?? id })),
      written: written.get(writtenKey({ state, duty: schedule.duty, period: deadline.period })) ?? [],
      filings: await versionsOf(desk, viewer.party, found.filter(({ received }) => received <= asked.day), lang),
    }
  }))
  return { instrument, title: await dutyTitle(desk, own[0]!.duty, lang), state, year, asof: asked.asof, past: asked.past, items, own: viewer.party === state }
}

const MOST_CHANGES = 40

/** Every version of a return in words, as this viewer reads it, oldest first; a correction beside what it changes. */
async function versionsOf(desk: Desk, viewer: Party, found: readonly SeenFiling[], lang: Language): Promise<FilingCellView['items'][number]['filings']> {
  const { book } = await formShelf(desk)
  const contents = new Map(await Promise.all(found.map(async ({ id }) => [id, await filingContent(desk, viewer, id)] as const)))
  const saying = sayingIn(desk, book, lang)
  const dataOf = (id: string): Data => (contents.get(id)?.data ?? {}) as unknown as Data
  return found.map(({ id, form: formId, received, answer, replaces }) => {
    const form = book.forms.get(formId)
    const whole = form !== undefined && contents.get(id) !== null
    const changes = whole && replaces !== undefined && contents.get(replaces) ? differences(dataOf(replaces), dataOf(id)) : null
    return {
      id, form: form?.title[lang] ?? formId, received: isoDay(received), answer: answer ?? null, correction: replaces !== undefined, corrected: found.some((one) => one.replaces === id),
      parts: whole ? returnParts(saying, form, dataOf(id)) : [],
      changes: changes && { count: changes.length, lines: changes.slice(0, MOST_CHANGES).map((one) => changeLine(saying, one, form!)) },
    }
  })
}

/** The five streams of one year: what is there, what is not, and why. */
export async function streamsView(desk: Desk, viewer: Viewer, year: number, asked: AskedOf): Promise<StreamsView> {
  const { schedules, book } = await formShelf(desk)
  const [calendar, filings, point] = await Promise.all([calendarFor(desk, schedules, [year], asked), filingsSeen(desk, viewer.party), standpointAt(desk, viewer.party, asked.day)])
  const cells = streamCells(calendar, filings, indexFilings(filings), book.forms, year, point)
  const byState = Map.groupBy(cells, ({ state }) => state)
  return {
    year, first: FIRST, last: lastYear(asked) + 1, asof: asked.asof, past: asked.past,
    rows: [...byState].map(([state, some]) => ({ state, cells: some.map(({ stream, word, noDuty, items }) => ({ stream, word, noDuty, items: items.map((item) => ({ ...item, instrument: item.duty === null ? null : instrumentOf(item.duty) })) })) })).sort((a, b) => (a.state < b.state ? -1 : 1)),
  }
}

export async function streamsTable(desk: Desk, viewer: Viewer, years: readonly number[], asked: AskedOf): Promise<DataTable> {
  const all = await Promise.all(years.map((year) => streamsView(desk, viewer, year, asked)))
  const rows = all.flatMap(({ year, rows: some }) => some.flatMap(({ state, cells }) => cells.flatMap(({ stream, word, noDuty, items }) =>
    items.length === 0 ? [[state, stream, year, word, String(noDuty), null, null, null, null, null]]
      : items.map(({ duty, form, status, why, late, filing }) => [state, stream, year, status, String(noDuty), duty, form, why, String(late), filing]))))
  return { name: 'streams', columns: ['state', 'stream', 'year', 'status', 'no_duty', 'duty', 'form', 'why', 'late', 'filing'], rows }
}

/** Every cell of some years as a long table. */
export async function complianceRows(desk: Desk, viewer: Viewer, years: readonly number[], asked: AskedOf, instrument?: string): Promise<DataTable> {
  const { table } = await tableFor(desk, viewer, years, asked, instrument)
  const { states, rows } = table.calendar
  return {
    name: 'filings', columns: ['state', 'duty', 'instrument', 'period', 'due', 'closes', 'closes_by', 'party', 'status', 'late'],
    rows: rows.flatMap(({ schedule, deadline, parties }, row) => states.map((state, i) => {
      const { status, late } = cellOf(table, row, i)
      return [state, schedule.duty, instrumentOf(schedule.duty), deadline.period, isoDay(deadline.dueAt), isoDay(deadline.closesAt), deadline.closesBy, parties[i]!, status, String(late)]
    })),
  }
}

/** What falls due from a year ago to a year ahead: of one state with its status, or of all with how many are bound. */
export async function dueView(desk: Desk, viewer: Viewer, of: string | undefined, lang: Language): Promise<DueView> {
  if (of !== undefined && !isState(of)) throw new Fault('unknown-state', `state: "${of}" is no state`, { field: 'state' })
  const asked = asofOf(undefined, desk.clock())
  const { schedules } = await formShelf(desk)
  const year = lastYear(asked)
  const [calendar, filings, point] = await Promise.all([calendarFor(desk, schedules, [year - 1, year, year + 1], asked), filingsSeen(desk, viewer.party), standpointAt(desk, viewer.party, asked.day)])
  const index = indexFilings(filings)
  const i = of === undefined ? -1 : calendar.states.indexOf(of)
  const rows = await Promise.all(calendar.rows.filter(({ deadline: { dueAt }, parties }) => Math.abs(dueAt - asked.day) <= 366 && (i < 0 || parties[i] !== 'no')).map(async ({ schedule, deadline, parties }) => ({
    duty: schedule.duty, instrument: instrumentOf(schedule.duty), title: await dutyTitle(desk, schedule.duty, lang), period: deadline.period, dueAt: isoDay(deadline.dueAt), bound: parties.filter((party) => party === 'yes').length,
    status: i < 0 ? null : statusOfReturn(schedule, deadline, of!, parties[i]!, answering(index, schedule, of!, deadline), point).status,
  })))
  return { of: of ?? null, states: [...STATES].sort(), rows: rows.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)) }
}

export function dueTable({ of, rows }: DueView): DataTable {
  return { name: 'due', columns: ['state', 'duty', 'instrument', 'period', 'due', 'bound', 'status'], rows: rows.map((one) => [of, one.duty, one.instrument, one.period, one.dueAt, one.bound, one.status]) }
}

export interface DueOf {
  state: Party
  duty: string
  instrument: string
  title: string
  period: string
  dueAt: EdtfDate
  status: FilingStatus
  addressee: Party | null
}

/** Every return of some states and years with its status today or on the day asked, the soonest day first. */
export async function duesFor(desk: Desk, viewer: Viewer, states: readonly Party[], years: readonly number[], lang: Language, asked = asofOf(undefined, desk.clock())): Promise<DueOf[]> {
  const { schedules } = await formShelf(desk)
  const { table } = await tableFor(desk, viewer, years, asked)
  const { calendar } = table
  const titles = new Map(await Promise.all(schedules.map(async ({ duty }) => [duty, await dutyTitle(desk, duty, lang)] as const)))
  const wanted = states.map((state) => [state, calendar.states.indexOf(state)] as const)
  return calendar.rows.flatMap(({ schedule: { duty, addressee }, deadline, parties }, row) => wanted.filter(([, i]) => parties[i] !== 'no').map(([state, i]) => ({
    state, duty, instrument: instrumentOf(duty), title: titles.get(duty) ?? duty, period: deadline.period, dueAt: isoDay(deadline.dueAt), status: cellOf(table, row, i).status as FilingStatus, addressee,
  }))).sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
}
