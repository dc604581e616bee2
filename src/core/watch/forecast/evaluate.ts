import type { Distribution } from './distribution.ts'
import type { Months } from './methods.ts'
import { crps, intervalScore, logScore } from './scores.ts'

/** Monthly counts by place, all from the same first month on. */
export type Panel = ReadonlyMap<string, Months>

/** What is known up to month `known`, judged on the months `from` to `to`, all as places in the panel. */
export interface Window {
  known: number
  from: number
  to: number
}

export interface Scored {
  place: string
  month: number
  crps: number
  log: number
  interval: number
}

export type ForecastMethod = (own: Months, all: readonly Months[]) => Distribution

/** Every place and month of the windows under one method, which never sees a month after `known`. Months not reported are not judged. */
export function evaluate(panel: Panel, windows: readonly Window[], method: ForecastMethod): Scored[] {
  return windows.flatMap(({ known, from, to }) => {
    const all = [...panel.values()].map((months) => months.slice(0, known + 1))
    return [...panel.keys()].flatMap((place, i) => {
      const said = method(all[i]!, all)
      return panel.get(place)!.slice(from, to + 1).flatMap((observed, j): Scored[] => observed === null ? [] : [{
        place, month: from + j, crps: crps(said, observed), log: logScore(said, observed), interval: intervalScore(said, observed),
      }])
    })
  })
}

export function meanScores(scored: readonly Scored[]): { crps: number; log: number; interval: number } {
  const mean = (of: (one: Scored) => number) => scored.reduce((sum, one) => sum + of(one), 0) / scored.length
  return { crps: mean((one) => one.crps), log: mean((one) => one.log), interval: mean((one) => one.interval) }
}

/** Differences in CRPS of the same place and month, baseline less model, kept together by what `blockOf` says. */
export function gains(baseline: readonly Scored[], model: readonly Scored[], blockOf: (one: Scored) => string | number): number[][] {
  const pairs = baseline.map((one, i) => ({ one, gain: one.crps - model[i]!.crps }))
  return [...Map.groupBy(pairs, ({ one }) => blockOf(one)).values()].map((block) => block.map(({ gain }) => gain))
}
