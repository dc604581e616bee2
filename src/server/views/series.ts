import { monthName, type WeeklyFound } from '../../core/watch/index.ts'
import type { Party } from '../../core/values/index.ts'
import type { CountedView } from '../../web/index.ts'
import type { Parts } from '../http.ts'
import { bookOf } from '../threats/cells.ts'
import type { Found } from '../threats/book.ts'
import { MOST_WEEKS } from './curve.ts'

const MOST_MONTHS = 240

type Counted = Pick<Found, 'weekly' | 'monthly' | 'events'>

/** Weekly counts of one place as the curve asks for them, the newest weeks where there are very many. */
export function weeksIn({ weekly, events }: Counted, place: Party, theme: string): CountedView[] {
  return weekly.map(({ what, series: { dates, counts } }: WeeklyFound) => ({
    place, theme, what, exercise: drilled(events), from: dates.at(-MOST_WEEKS) ?? dates[0]!, counts: counts.slice(-MOST_WEEKS).map((count) => count ?? '-').join(' '),
  }))
}

/** Counts of each month since the first event that counts; a month without one is not reported, which is not zero. Null without any. */
export function monthsIn({ monthly, events }: Counted, place: Party, theme: string): CountedView | null {
  const months = [...monthly.keys()].sort((a, b) => a - b)
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  const from = Math.max(first, last - MOST_MONTHS + 1)
  return { place, theme, what: null, exercise: drilled(events), from: monthName(from), counts: Array.from({ length: last - from + 1 }, (_, i) => monthly.get(from + i) ?? '-').join(' ') }
}

function drilled(events: Counted['events']): boolean {
  return events.some(({ record: { status } }) => status === 'exercise')
}

/** Every series that this desk was told of: public, as all of the watch is. */
export async function knownSeries(parts: Parts): Promise<{ weeks: CountedView[]; months: CountedView[] }> {
  const cells = [...await bookOf(parts)].map(([key, found]) => [found, ...(key.split(' ') as [Party, string])] as const)
  const order = (a: CountedView, b: CountedView) => (a.place < b.place || (a.place === b.place && (a.what ?? '') < (b.what ?? '')) ? -1 : 1)
  return {
    weeks: cells.flatMap((of) => weeksIn(...of)).sort(order),
    months: cells.flatMap((of) => (of[2] === 'armed-conflict' ? monthsIn(...of) ?? [] : [])).sort(order),
  }
}
