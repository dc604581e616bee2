import { normalQuantile } from '../statistics/index.ts'
import { type Judge, meanOf, type WeeklySeries } from './model.ts'

export interface EarsSettings {
  /** weeks of the moving baseline */
  baseline: number
  /** chance of a false alarm a week, were counts normal */
  alpha: number
}

/**
 * EARS C1 (Hutwagner, Thompson, Seeman and Treadwell 2003; settings as in Fricker, Hegler and Dunfee 2008): the mean of the seven weeks
 * before, plus a normal quantile times their standard deviation.
 */
export function earsC1({ baseline, alpha }: EarsSettings = { baseline: 7, alpha: 0.001 }): Judge {
  return (series, i) => upper(series, i, i, baseline, normalQuantile(1 - alpha))
}

/** EARS C2: as C1, with two weeks left out before this one, so that a slow rise does not hide in its own baseline. */
export function earsC2({ baseline, alpha }: EarsSettings = { baseline: 7, alpha: 0.001 }): Judge {
  return (series, i) => upper(series, i, i - 2, baseline, normalQuantile(1 - alpha))
}

/**
 * EARS C3 as the R package surveillance computes it: an alarm where what C2 said of the two weeks before, less one each, sums up to the
 * quantile. This week's own count moves the bound with it, so that C3 speaks after the fact. `expected` is the mean of the C2 baseline.
 */
export function earsC3({ baseline, alpha }: EarsSettings = { baseline: 7, alpha: 0.025 }): Judge {
  return (series, i) => {
    if (i < baseline + 4) return 'too-little-history'
    const now = momentsOf(series, i - 2, baseline)
    const earlier = [2, 1].map((lag) => scoreOf(series, i - lag, baseline))
    if (!now || earlier.includes(undefined)) return 'gap-in-history'
    const carried = earlier.reduce<number>((sum, score) => sum + Math.max(0, score! - 1), 0)
    const observed = series.counts[i]!
    const bound = Math.max(0, observed + now.sd * (normalQuantile(1 - alpha) - carried))
    return Number.isNaN(bound) ? 'no-variation' : { expected: now.mean, bound, alarm: observed > bound }
  }
}

function upper(series: WeeklySeries, i: number, end: number, baseline: number, z: number): ReturnType<Judge> {
  if (end < baseline) return 'too-little-history'
  const moments = momentsOf(series, end, baseline)
  if (!moments) return 'gap-in-history'
  const bound = moments.mean + z * moments.sd
  return { expected: moments.mean, bound, alarm: series.counts[i]! > bound }
}

/** Mean and standard deviation of the `baseline` weeks before `end`; undefined when one of them was not reported. */
function momentsOf({ counts }: WeeklySeries, end: number, baseline: number): { mean: number; sd: number } | undefined {
  const values = counts.slice(end - baseline, end)
  if (values.includes(null)) return undefined
  const mean = meanOf(values as number[])
  return { mean, sd: Math.sqrt((values as number[]).reduce((sum, value) => sum + (value - mean) ** 2, 0) / (baseline - 1)) }
}

/** NaN for an unvarying baseline that the week agrees with, infinite when it does not. */
function scoreOf(series: WeeklySeries, i: number, baseline: number): number | undefined {
  const moments = momentsOf(series, i - 2, baseline)
  const observed = series.counts[i]
  return moments && typeof observed === 'number' ? (observed - moments.mean) / moments.sd : undefined
}
