import { type EdtfDate, Fault, firstDay, isDate, isoDay } from '../../values/index.ts'
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
  day: number
  count: number
}

/**
 * `date,count`, one line a week, in any order; the date is any one weekday, the same throughout. A line that cannot be read is set aside
 * and the rest goes on; a week without a line is unknown. Faults: `series-header`, `series-empty`, `series-weekday` when the dates are
 * not a week apart, `series-long`.
 */
export function readWeekly(bytes: Uint8Array): ReadSeries {
  const lines = decoded(bytes).split(/\r?\n|\r/)
  const separator = headerOf(lines[0] ?? '')
  if (lines.length > LONGEST) throw new Fault('series-long', `${lines.length} lines; ${LONGEST} are read`)
  const rejected: SetAside[] = []
  const byDay = new Map<number, Line>()
  for (const [i, text] of lines.entries()) {
    if (i === 0 || text.trim() === '') continue
    const read = lineOf(text, i + 1, separator)
    const before = typeof read === 'string' ? undefined : byDay.get(read.day)
    const reason = typeof read === 'string' ? read : before ? repeated(before, read) : null
    if (reason !== null) rejected.push({ line: i + 1, text: text.slice(0, 120), reason })
    else byDay.set((read as Line).day, read as Line)
  }
  if (byDay.size === 0) throw new Fault('series-empty', 'no line has a date and a count that can be read: write 2024-01-07,12', { line: 2 })
  return { ...inWeeks([...byDay.values()].sort((a, b) => a.day - b.day)), rejected }
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
function lineOf(text: string, line: number, separator: string): Line | string {
  const cells = text.split(separator).map((cell) => cell.replaceAll('"', '').trim())
  const [date = '', count = ''] = cells
  if (cells.length > 2) return `${cells.length} columns; there are two: date and count. A count has no decimals and no thousands separator`
  if (/[T ]\d|Z$/.test(date)) return `"${date}" has a time: write the day on which the week begins, as counted where it was reported`
  if (!isDate(date) || date.length < 10) return `"${date}" is not a day: write 2024-01-07`
  if (count === '' || /^(na|nan|null|-)$/i.test(count)) return 'no count: the week is taken as not reported'
  if (/^-\d/.test(count)) return `"${count}" is negative: a correction changes the week that it corrects`
  if (!/^\d{1,9}$/.test(count)) return `"${count}" is not a whole number of cases`
  return { line, day: firstDay(date), count: Number(count) }
}

function repeated(before: Line, now: Line): string {
  return before.count === now.count ? `line ${before.line} says the same` : `line ${before.line} has ${before.count} for the same week: which holds is not known, the first is kept`
}

function inWeeks(lines: readonly Line[]): Omit<ReadSeries, 'rejected'> {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const astray = lines.find(({ day }) => (day - first.day) % 7 !== 0)
  if (astray) throw new Fault('series-weekday', `${isoDay(astray.day)} is not a whole number of weeks after ${isoDay(first.day)}: give one day a week, always the same weekday`, { line: astray.line })
  const weeks = (last.day - first.day) / 7 + 1
  if (weeks > MOST_YEARS * 53) throw new Fault('series-long', `the series reaches from ${isoDay(first.day)} to ${isoDay(last.day)}: look at the years`, { line: last.line })
  const counts: (number | null)[] = Array.from({ length: weeks }, () => null)
  for (const { day, count } of lines) counts[(day - first.day) / 7] = count
  const dates = counts.map((_, i) => isoDay(first.day + 7 * i))
  return { series: { dates, counts }, missing: dates.filter((_, i) => counts[i] === null) }
}
