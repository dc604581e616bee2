import type { ChartMark as Mark, ChartView, Look, PageContext } from '../../web/index.ts'
import { say, shortFigure, wholeTicks } from '../../web/index.ts'
import type { Party } from '../../core/values/index.ts'
import type { Charted, ChartColumn, Given } from './model.ts'

/** More series than looks cannot be told apart: the rest stands in the table. */
export const MOST = 6
export const look = (i: number): Look => (i % MOST) as Look

export const COLUMN = {
  state: { name: 'state', type: 'string', words: 'ISO 3166-1 alpha-3' },
  year: { name: 'year', type: 'integer', words: 'calendar year that the return covers' },
  status: { name: 'status', type: 'string', words: 'reported; nil: nothing to report; not-seen: no return that this reader may read was seen here, which is not zero' },
  gaps: { name: 'gaps', type: 'string', words: 'codes of what is missing for the other columns, separated by spaces' },
  source: { name: 'source', type: 'string', words: 'ids of the filings, or the source in words' },
  category: { name: 'category', type: 'string', words: 'category I to VII of the Register, or a line of small arms' },
} as const satisfies Record<string, ChartColumn>

/** Every year from the first to the last, as asked or else as there is data. */
export function yearsOf(asked: { from: number | null; to: number | null }, seen: readonly number[]): number[] {
  const from = asked.from ?? (seen.length === 0 ? asked.to : Math.min(...seen))
  const to = asked.to ?? (seen.length === 0 ? asked.from : Math.max(...seen))
  if (from === null || to === null || to < from) return []
  return Array.from({ length: Math.min(200, to - from + 1) }, (_, i) => from + i)
}

export function yearAxis(c: PageContext, years: readonly number[], bars = false): ChartView['x'] {
  const [from, to] = [years[0] ?? 0, years.at(-1) ?? 0]
  const room = bars ? 0.5 : from === to ? 0.5 : 0
  return { label: say(c)('charts.col-year'), from: from - room, to: to + room, ticks: wholeTicks(from, to, 13).map((at) => ({ at, text: String(at) })) }
}

/** Hatches over the years of which nothing is known here, those beside each other as one. */
export function hatches(c: PageContext, years: readonly number[], missing: (year: number) => boolean): Mark[] {
  const spans: [number, number][] = []
  for (const year of years.filter(missing)) {
    const last = spans.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else spans.push([year, year])
  }
  return spans.map(([from, to]) => ({ kind: 'hatch', label: say(c)('charts.not-reported'), from: from - 0.5, to: to + 0.5 }))
}

/** The states asked for; else those with the most years of data, by name. */
export function statesOf({ asked, c }: Given, seen: ReadonlyMap<Party, number>): Party[] {
  if (asked.country.length > 0) return asked.country
  const most = [...seen].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, MOST).map(([state]) => state)
  return most.toSorted((a, b) => c.name(a).localeCompare(c.name(b), c.lang))
}

export function countBy<T>(items: readonly T[], of: (item: T) => Party): Map<Party, number> {
  return new Map([...Map.groupBy(items, of)].map(([party, all]) => [party, all.length]))
}

/** Filings behind the figures, once each, in words that a reader can cite. */
export function filingSources({ c, readings }: Given, ids: Iterable<string>): Charted['sources'] {
  return [...new Set(ids)].flatMap((id) => {
    const found = readings.byId.get(id)
    return found ? [{ text: `${c.name(found.state)}, ${found.form.title[c.lang]}, ${found.period.text}`, filing: id }] : []
  })
}

/** What a line shows, in one sentence: from where to where, and which years are missing. */
export function lineSays(c: PageContext, name: string, points: readonly { x: number; y: number | null }[], unit: string, as?: 'per-cent'): string {
  const t = say(c)
  const known = points.filter((one): one is { x: number; y: number } => one.y !== null)
  const figure = (value: number) => `${shortFigure(c, value, as ? { as } : {})}${unit === '' || as ? '' : ` ${unit}`}`
  const missing = points.length - known.length
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return t('charts.says-none', { name })
  const body = first === last ? t('charts.says-one', { name, year: String(first.x), value: figure(first.y) }) : t('charts.says-from-to', { name, from: String(first.x), to: String(last.x), first: figure(first.y), last: figure(last.y) })
  return missing === 0 ? body : `${body} ${t('charts.says-missing', { n: missing })}`
}
