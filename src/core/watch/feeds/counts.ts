import type { Feed, Observation, Parsed, Rejected, SourceSeverity } from '../observation.ts'
import { clipped, eachItem, plausible } from './item.ts'
import { countIn, dayIn, readTable, type Row } from './table.ts'
import { themeOf } from './theme.ts'
import { weekStart } from './weeks.ts'

const MAX_BYTES = 32 * 1024 * 1024
const WEEK_MS = 7 * 86_400_000

/**
 * Counts of anything by place and week: `place` (ISO3), `count`, `theme` or `what`, and `date` (first day) or `year` and `week`, with
 * `weeks` epi or iso (else epi, as the region's ministries count). `released` dates an edition. Columns in any order.
 */
export const counts: Feed = {
  id: 'counts',
  title: 'Counts by place and week (CSV)',
  every: 86_400,
  staleAfter: 14 * 86_400,
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  maxBytes: MAX_BYTES,
  parse: (bytes) => parse(bytes),
}

function parse(bytes: Uint8Array): Parsed {
  const needed = (cells: string[]) => ['place', 'count'].every((name) => cells.some((cell) => cell.trim().toLowerCase() === name))
  return countsOnce(readTable(bytes, MAX_BYTES, needed).rows, readRow)
}

function readRow(row: Row): Observation | Rejected {
  const { place = '', what = '', theme = themeOf({ texts: [what] }), date, year, week, weeks = 'epi', released } = row.cells
  const id = `row ${row.line}`
  if (row.ragged) return { id, reason: 'cells: more or fewer than the header names' }
  if (!/^[A-Z]{3}$/.test(place)) return { id, reason: 'no-place: write the three letters of ISO 3166-1' }
  if (!theme || !/^[a-z][a-z-]{1,40}$/.test(theme)) return { id, reason: 'no-theme: it names no hazard of our list' }
  if (weeks !== 'epi' && weeks !== 'iso') return { id, reason: 'impossible-time: weeks are epi or iso' }
  const start = date === undefined ? weekStart(Number(year), Number(week), weeks) : dayIn(date)
  if (start === undefined) return { id, reason: week === '53' ? `impossible-time: ${year} has no week 53` : 'impossible-time' }
  const sent = released === undefined ? undefined : dayIn(released)
  if (released !== undefined && sent === undefined) return { id, reason: 'impossible-time: released' }
  return weeklyCount({ feed: 'counts', id, place, what: what || theme, theme, start, end: start + WEEK_MS, count: row.cells.count, ...(sent === undefined ? {} : { sent }) })
}

export interface WeeklyCount {
  feed: string
  /** of the row, for what is set aside */
  id: string
  place: string
  what: string
  theme: string
  start: number
  /** first moment after the week */
  end: number
  /** as written */
  count: string | undefined
  sent?: number
}

/**
 * A blank is not zero: it is set aside, and a zero is a count like any other, which a later edition may make of a case. Without a date
 * of the edition two different counts of one week have the same version: both stand, marked as a contradiction, and the higher is judged.
 */
export function weeklyCount({ feed, id: row, place, what, theme, start, end, count, sent = end }: WeeklyCount): Observation | Rejected {
  const id = `${place} ${what.slice(0, 60)} ${dayOf(start)}`
  if (count === undefined) return { id: row, reason: `not-reported: ${id}` }
  const cases = countIn(count)
  if (cases === undefined) return { id: row, reason: `impossible-count: ${count.slice(0, 20)}` }
  if (!plausible(start) || !plausible(sent)) return { id: row, reason: 'impossible-time' }
  const title = clipped(`${what}, ${place}: ${cases} in the week from ${dayOf(start)}`)
  const severity: SourceSeverity[] = [{ scale: 'count', value: String(cases) }]
  return {
    feed, id, aliases: [id], version: dayOf(sent), sent, at: start, expires: end, act: 'report', status: 'actual', theme, title,
    texts: [{ language: 'en', headline: title }], severity, where: [], named: [place], references: [],
  }
}

/** A line that stands twice is one; two that differ for one week of one file are a mistake of the file, and the second is set aside. */
export function countsOnce(rows: readonly Row[], read: (row: Row) => Observation | Rejected): Parsed {
  const seen = new Map<string, string>()
  return eachItem(rows, (row) => {
    const outcome = read(row)
    if ('reason' in outcome) return outcome
    const [key, said] = [`${outcome.id} ${outcome.version}`, JSON.stringify(outcome)]
    const before = seen.get(key)
    if (before === undefined) seen.set(key, said)
    if (before === undefined) return outcome
    return { id: `row ${row.line}`, reason: before === said ? `repeated: ${outcome.id}` : `two-counts: ${outcome.id} has another count in this file` }
  })
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
