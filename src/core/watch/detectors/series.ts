import { type EdtfDate, Fault, firstDay, isDate, isoDay, parseDate } from '../../values/index.ts'
import type { WeeklySeries } from './model.ts'

export interface SetAside {
  line: number
  text: string
  reason: string
}

export interface ReadSeries {
  series: WeeklySeries
  /** lines that were not taken, each with why */
  rejected: SetAside[]
  /** weeks between the first and the last for which no line came: unknown, not zero */
  missing: EdtfDate[]
}

const LONGEST = 20_000
const MOST_YEARS = 150

interface Line {
  line: number
  /** what the date counts as: a day, or a month since the year 0 */
  at: number
  count: number
}

type Lines = { lines: Line[]; rejected: SetAside[] }
/** The place in time of a date, or why it is none. */
type Placed = (date: string) => number | { reason: string }

/**
 * `date,count`, one line a week, in any order; the date is any one weekday, the same throughout. A line that cannot be read is set aside
 * and the rest goes on; a week without a line is unknown. Faults: `series-header`, `series-empty`, `series-weekday` when the dates are
 * not a week apart, `series-long`.
 */
export function readWeekly(bytes: Uint8Array): ReadSeries {
  const { lines, rejected } = readLines(bytes, dayIn, '2024-01-07,12')
  return { ...inWeeks(lines), rejected }
}

/**
 * `date,count`, one line a month, in any order; the date is the month (2024-01) or any day of it. What is said of weeks holds of months.
 * Faults: `series-header`, `series-empty`, `series-long`.
 */
export function readMonthly(bytes: Uint8Array): ReadSeries {
  const { lines, rejected } = readLines(bytes, monthIn, '2024-01,12')
  const first = lines[0]!.at
  const months = lines.at(-1)!.at - first + 1
  if (months > MOST_YEARS * 12) throw new Fault('series-long', `the series reaches over ${months} months: look at the years`, { line: lines.at(-1)!.line })
  return { ...spread(lines, months, ({ at }) => at - first, (i) => monthName(first + i)), rejected }
}

/** 2024-01 of the month so many months since the year 0. */
export function monthName(month: number): EdtfDate {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** Lines in order of time, at least one. */
function readLines(bytes: Uint8Array, placed: Placed, example: string): Lines {
  const lines = decoded(bytes).split(/\r?\n|\r/)
  const separator = headerOf(lines[0] ?? '')
  if (lines.length > LONGEST) throw new Fault('series-long', `${lines.length} lines; ${LONGEST} are read`)
  const rejected: SetAside[] = []
  const byTime = new Map<number, Line>()
  for (const [i, text] of lines.entries()) {
    if (i === 0 || text.trim() === '') continue
    const read = lineOf(text, i + 1, separator, placed)
    const before = typeof read === 'string' ? undefined : byTime.get(read.at)
    const reason = typeof read === 'string' ? read : before ? repeated(before, read) : null
    if (reason !== null) rejected.push({ line: i + 1, text: text.slice(0, 120), reason })
    else byTime.set((read as Line).at, read as Line)
  }
  if (byTime.size === 0) throw new Fault('series-empty', `no line has a date and a count that can be read: write ${example}`, { line: 2 })
  return { lines: [...byTime.values()].sort((a, b) => a.at - b.at), rejected }
}

function dayIn(date: string): number | { reason: string } {
  return isDate(date) && date.length >= 10 ? firstDay(date) : { reason: `"${date}" is not a day: write 2024-01-07` }
}

function monthIn(date: string): number | { reason: string } {
  if (!isDate(date) || date.length < 7) return { reason: `"${date}" is not a month: write 2024-01` }
  const { year, month } = parseDate(date)
  return year * 12 + month! - 1
}

/** Weeks whose count is not what an earlier edition of the series said. Surveillance revises its past, and a verdict depends on it. */
export function changedSince(before: WeeklySeries, now: WeeklySeries): { date: EdtfDate; was: number | null; is: number | null }[] {
  const then = new Map(before.dates.map((date, i) => [date, before.counts[i] ?? null]))
  return now.dates.flatMap((date, i) => {
    const [was, is] = [then.get(date), now.counts[i] ?? null]
    return was === undefined || was === is ? [] : [{ date, was, is }]
  })
}

/** UTF-8, or Latin-1 where the bytes are not UTF-8: what ministries' spreadsheets write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

function headerOf(line: string): string {
  const separator = [',', ';', '\t'].find((one) => line.includes(one))
  const [date, count] = line.split(separator ?? ',').map((name) => name.replaceAll('"', '').trim().toLowerCase())
  if (!separator || date !== 'date' || count !== 'count') throw new Fault('series-header', 'the first line is "date,count"', { line: 1 })
  return separator
}

/** The line, or why it is none. */
function lineOf(text: string, line: number, separator: string, placed: Placed): Line | string {
  const cells = text.split(separator).map((cell) => cell.replaceAll('"', '').trim())
  const [date = '', count = ''] = cells
  if (cells.length > 2) return `${cells.length} columns; there are two: date and count. A count has no decimals and no thousands separator`
  if (/[T ]\d|Z$/.test(date)) return `"${date}" has a time: write the day alone, as counted where it was reported`
  const at = placed(date)
  if (typeof at !== 'number') return at.reason
  if (count === '' || /^(na|nan|null|-)$/i.test(count)) return 'no count: taken as not reported'
  if (/^-\d/.test(count)) return `"${count}" is negative: a correction changes the figure that it corrects`
  if (!/^\d{1,9}$/.test(count)) return `"${count}" is not a whole number of cases`
  return { line, at, count: Number(count) }
}

function repeated(before: Line, now: Line): string {
  return before.count === now.count ? `line ${before.line} says the same` : `line ${before.line} has ${before.count} for the same time: which holds is not known, the first is kept`
}

function inWeeks(lines: readonly Line[]): Omit<ReadSeries, 'rejected'> {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const astray = lines.find(({ at }) => (at - first.at) % 7 !== 0)
  if (astray) throw new Fault('series-weekday', `${isoDay(astray.at)} is not a whole number of weeks after ${isoDay(first.at)}: give one day a week, always the same weekday`, { line: astray.line })
  const weeks = (last.at - first.at) / 7 + 1
  if (weeks > MOST_YEARS * 53) throw new Fault('series-long', `the series reaches from ${isoDay(first.at)} to ${isoDay(last.at)}: look at the years`, { line: last.line })
  return spread(lines, weeks, ({ at }) => (at - first.at) / 7, (i) => isoDay(first.at + 7 * i))
}

function spread(lines: readonly Line[], length: number, placeOf: (line: Line) => number, dateOf: (i: number) => EdtfDate): Omit<ReadSeries, 'rejected'> {
  const counts: (number | null)[] = Array.from({ length }, () => null)
  for (const line of lines) counts[placeOf(line)] = line.count
  const dates = counts.map((_, i) => dateOf(i))
  return { series: { dates, counts }, missing: dates.filter((_, i) => counts[i] === null) }
}
