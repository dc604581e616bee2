import { meanOf, type WeeklySeries, type WhyNot } from './model.ts'
import type { YearsBefore } from './reference.ts'

/** Comparable past weeks: their counts, their place in time, their seasonal level; and where this week stands. */
export interface Baseline {
  y: number[]
  times: number[]
  levels: number[]
  /** levels that occur, in order */
  present: number[]
  middle: number
  time: number
  level: number
}

/** Which past weeks are comparable. */
export interface BaselineSettings {
  /** years back, and weeks on either side of the same week in each */
  b: number
  w: number
  /** seasonal levels of a year: 1 compares only the same weeks of past years */
  periods: number
  /** newest weeks left out of the baseline */
  leftOut: number
  yearsBefore: YearsBefore
}

/**
 * The windows of `w` weeks on either side of the same week in each of `b` past years are one level; with more levels, what lies between
 * two windows is cut into as many blocks of nearly the same length, the longer ones first (Noufaily et al. 2013, section 3.2).
 */
export function baselineOf(series: WeeklySeries, i: number, { b, w, periods, leftOut, yearsBefore }: BaselineSettings): Baseline | WhyNot {
  const years = Array.from({ length: b }, (_, n) => yearsBefore(series, i, n + 1))
  if (years.some((at) => at - w < 0)) return 'too-little-history'
  const first = years[b - 1]! - w
  // by weeks since the first; 0 is a week that is compared with nothing
  const level = new Uint8Array(i - first + 1)
  let next = i
  for (const at of years) {
    level.fill(periods, at - w - first, at + w + 1 - first)
    if (periods > 1) cutBlocks(level, at + w + 1 - first, next - w - 1 - first, periods - 1)
    next = at
  }
  level.fill(periods, i - w - first, i + 1 - first)
  const [weeks, levels]: [number[], number[]] = [[], []]
  for (let week = first; week < i - leftOut; week++) {
    const of = level[week - first]!
    if (of === 0 || series.counts[week] === null) continue
    weeks.push(week)
    levels.push(of)
  }
  if (weeks.length === 0) return 'gap-in-history'
  const present = [...new Set(levels)].sort((p, q) => p - q)
  if (!present.includes(periods)) return 'gap-in-history'
  return { y: weeks.map((week) => series.counts[week]!), times: weeks, levels, present, middle: meanOf(weeks), time: i, level: periods }
}

function cutBlocks(level: Uint8Array, from: number, to: number, blocks: number): void {
  const length = to - from + 1
  const [short, longer] = [Math.floor(length / blocks), length % blocks]
  let week = from
  for (let block = 1; block <= blocks; block++) {
    const end = week + short + Number(block <= longer)
    while (week < end) level[week++] = block
  }
}
