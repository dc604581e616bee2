import type { WeeklySeries, WhyNot } from './model.ts'
import { byCalendar, type YearsBefore } from './reference.ts'

/** The bands of the corridor, from quiet to epidemic, as bulletins of the region name them. */
export const BANDS = ['success', 'safety', 'alert', 'epidemic'] as const
export type Band = (typeof BANDS)[number]

export interface Corridor {
  q1: number
  median: number
  q3: number
  band: Band
}

export interface ChannelSettings {
  /** past years that are compared; at least `atLeast` of them must have reported the week */
  years: number
  atLeast: number
  yearsBefore: YearsBefore
}

/**
 * The endemic channel (canal endémico): quartiles of the same week in past years, by linear interpolation between order statistics
 * (Hyndman and Fan 1996, definition 7). Below the first quartile success, to the median safety, to the third alert, above it epidemic
 * (Bortman 1999, in its quartile form).
 */
export function corridorOf(series: WeeklySeries, i: number, { years, atLeast, yearsBefore }: ChannelSettings = CHANNEL): Corridor | WhyNot {
  const past: number[] = []
  for (let back = 1; back <= years; back++) {
    const at = yearsBefore(series, i, back)
    const count = at >= 0 ? series.counts[at] : undefined
    if (typeof count === 'number') past.push(count)
  }
  if (past.length < atLeast) return 'too-little-history'
  past.sort((a, b) => a - b)
  const [q1, median, q3] = [quantile(past, 0.25), quantile(past, 0.5), quantile(past, 0.75)]
  const observed = series.counts[i]
  if (typeof observed !== 'number') return 'not-reported'
  return { q1, median, q3, band: BANDS[[q1, median, q3].filter((limit) => observed > limit).length]! }
}

export const CHANNEL: ChannelSettings = { years: 7, atLeast: 3, yearsBefore: byCalendar }

function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (high - low) * (at - Math.floor(at))
}
