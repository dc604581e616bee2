import type { EdtfDate } from '../../values/index.ts'

/** Weekly counts in order, without a hole: null where no report came, which is not zero. */
export interface WeeklySeries {
  /** first day of each week */
  dates: readonly EdtfDate[]
  counts: readonly (number | null)[]
}

/** Why a week has no verdict. Silence is not zero, and "not monitorable" is not "nothing found". */
export type WhyNot = 'too-little-history' | 'not-reported' | 'gap-in-history' | 'too-few-cases' | 'no-convergence' | 'no-variation' | 'no-bound'

interface Reported {
  date: EdtfDate
  observed: number | null
}

/** A week as a detector sees it. `alarm` is said only where the week can be judged. */
export type Row = Reported & (
  | { monitorable: true; expected: number; bound: number; alarm: boolean }
  | { monitorable: false; expected: null; bound: null; alarm: null; why: WhyNot }
)

/** Judges week `i` of a series. */
export type Judge = (series: WeeklySeries, i: number) => { expected: number; bound: number; alarm: boolean } | WhyNot

/** Every week of a series, judged one by one. */
export function judged(series: WeeklySeries, judge: Judge): Row[] {
  return series.dates.map((date, i) => {
    const observed = series.counts[i] ?? null
    const found = observed === null ? 'not-reported' : judge(series, i)
    return typeof found === 'string'
      ? { date, observed, monitorable: false, expected: null, bound: null, alarm: null, why: found }
      : { date, observed, monitorable: true, ...found }
  })
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
