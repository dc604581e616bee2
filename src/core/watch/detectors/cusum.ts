import { meanOf, type Row, type WeeklySeries } from './model.ts'

export interface CusumSettings {
  /** weeks of the phase in which the mean is learnt */
  training: number
  /** reference value and decision interval, in standard deviations (Rossi, Lampugnani and Marchi 1999) */
  k: number
  h: number
}

/**
 * One-sided cumulative sum of standardized counts, (x - m) / sqrt(m), with m the mean of the training weeks. An alarm where the sum
 * reaches h; the sum is not set back, so that a lasting rise keeps sounding. `bound` is the least count that would have sounded.
 */
export function cusum({ dates, counts }: WeeklySeries, { training, k, h }: CusumSettings = { training: 52, k: 1.04, h: 2.26 }): Row[] {
  const known = counts.slice(0, training).filter((count) => count !== null)
  const m = meanOf(known)
  let sum = 0
  let broken = known.length < Math.min(training, counts.length)
  return dates.map((date, i) => {
    const observed = counts[i] ?? null
    const none = (why: 'too-little-history' | 'not-reported' | 'gap-in-history' | 'no-variation'): Row => ({ date, observed, monitorable: false, expected: null, bound: null, alarm: null, why })
    if (observed === null) broken = true
    if (observed === null) return none('not-reported')
    if (i < training) return none('too-little-history')
    if (broken) return none('gap-in-history')
    if (m === 0) return none('no-variation')
    const bound = Math.max(0, Math.ceil(Math.sqrt(m) * (h + k - sum) + m))
    sum = Math.max(0, sum + (observed - m) / Math.sqrt(m) - k)
    return { date, observed, monitorable: true, expected: m, bound, alarm: sum >= h }
  })
}
