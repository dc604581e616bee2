import { dayOfInstant, type EdtfDate, type Instant, isoDay, parseDate, type Party } from '../../values/index.ts'
import { corridorOf, type WeeklySeries } from '../detectors/index.ts'
import type { EventRecord } from '../lineage/index.ts'
import { strongest } from '../lineage/index.ts'
import { climb, type Reading } from './climb.ts'
import { rulesFor, type Threshold } from './rules.ts'
import { lastsMs, type Signal } from './signal.ts'

const DAY = 86_400_000
const YEAR = 365 * DAY
const WEEK = 7 * DAY

/** An event that counts something: when, how many, who says so. */
interface Counted {
  at: Instant
  until: Instant
  count: number
  feed: string
  key: string
}

/** Of two counts under one id and version, which holds is not known: the higher is taken. */
function countedIn(records: readonly EventRecord[]): Counted[] {
  return records.flatMap((record) => {
    const { feed, latest } = record.sources[0]!
    const sayings = record.versions.filter(({ observation }) => observation.feed === feed && observation.id === latest.id && observation.version === latest.version)
    const found = record.state === 'live' ? strongest([...record.severity, ...sayings.flatMap(({ observation }) => observation.severity)], 'count') : undefined
    if (!found || !Number.isFinite(found.rank)) return []
    return [{ at: record.at, until: latest.expires ?? record.at, count: found.rank, feed, key: record.id }]
  }).sort((a, b) => a.at - b.at)
}

/**
 * Deaths of the last 365 days in a state, by events that count them, as a signal: at every event, and as each leaves the year. `records`
 * are events of one theme that touch the state.
 */
export function deathsSignal(records: readonly EventRecord[], theme: string, state: Party, all: readonly Threshold[]): Signal | null {
  const rules = rulesFor(all, theme, state).filter(({ scale }) => scale === 'deaths-12-months')
  const counted = countedIn(records)
  if (rules.length === 0 || counted.length === 0) return null
  const source = [...new Set(counted.map(({ feed }) => feed))].sort().join(' + ')
  const moments = [...new Set(counted.flatMap(({ at }) => [at, at + YEAR]))].sort((a, b) => a - b)
  let [sum, into, out] = [0, 0, 0]
  const readings = moments.map((at): Reading => {
    for (; into < counted.length && counted[into]!.at <= at; into++) sum += counted[into]!.count
    for (; out < into && counted[out]!.at <= at - YEAR; out++) sum -= counted[out]!.count
    return { at, source, key: String(at), says: [{ scale: 'deaths-12-months', value: String(sum) }], live: true }
  })
  return seriesSignal({ id: `deaths ${state} ${theme}`, title: `${theme}: deaths in 365 days`, theme, readings, rules, ends: Infinity })
}

/** Sum of what live events count, by the month in which they began, since the year 0. */
export function monthlyCounts(records: readonly EventRecord[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { at, count } of countedIn(records)) {
    const { year, month } = parseDate(isoDay(dayOfInstant(at)))
    const key = year * 12 + month! - 1
    sums.set(key, (sums.get(key) ?? 0) + count)
  }
  return sums
}

export interface WeeklyFound {
  what: string
  series: WeeklySeries
  /** when each week was over */
  known: readonly Instant[]
  feed: string
}

/** Weekly counts that feeds told of one place, put in order by who counted what; a week that nobody told of is unknown. */
export function weeklyIn(records: readonly EventRecord[]): WeeklyFound[] {
  const weekly = records.filter(({ sources }) => sources.some(({ latest }) => latest.expires !== undefined && latest.expires - latest.at <= WEEK && latest.severity.some(({ scale }) => scale === 'count')))
  const what = ({ sources }: EventRecord) => sources[0]!.latest.id.replace(/ \d{4}-\d\d-\d\d$/, '')
  const series = Map.groupBy(weekly, (record) => `${record.sources[0]!.feed} ${what(record)}`)
  return [...series.values()].flatMap((of) => {
    const counted = countedIn(of)
    const [first, last] = [counted[0], counted.at(-1)]
    if (!first || !last) return []
    const length = Math.round((last.at - first.at) / WEEK) + 1
    const counts: (number | null)[] = Array.from({ length }, () => null)
    for (const { at, count } of counted) counts[Math.round((at - first.at) / WEEK)] = count
    const dates = counts.map((_, i): EdtfDate => isoDay(dayOfInstant(first.at) + 7 * i))
    return [{ what: what(of[0]!), series: { dates, counts }, known: counts.map((_, i) => first.at + (i + 1) * WEEK), feed: first.feed }]
  })
}

/** The endemic channel of a weekly count as a signal: each week that it can judge is a reading; null when it can judge none. */
export function channelSignal({ what, series, known, feed }: WeeklyFound, theme: string, state: Party, all: readonly Threshold[]): Signal | null {
  const rules = rulesFor(all, theme, state).filter(({ scale }) => scale === 'endemic-channel')
  const readings = series.dates.flatMap((date, i): Reading[] => {
    const found = corridorOf(series, i)
    return typeof found === 'string' ? [] : [{ at: known[i]!, source: feed, key: `${what} ${date}`, says: [{ scale: 'endemic-channel', value: found.band }], live: true }]
  })
  const last = readings.at(-1)
  if (rules.length === 0 || !last) return null
  return seriesSignal({ id: `channel ${what}`, title: what, theme, readings, rules, ends: last.at + lastsMs(rules) })
}

/** Without steps where all that was judged lies below every threshold: that is quiet, and known to be. */
function seriesSignal(signal: Pick<Signal, 'id' | 'title' | 'theme' | 'readings' | 'rules' | 'ends'>): Signal {
  const steps = climb(signal.readings, signal.rules, signal.ends)
  return { ...signal, kind: 'series', steps, sources: [...new Set(signal.readings.map(({ source }) => source))], withdrawn: false }
}
