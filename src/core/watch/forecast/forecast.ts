import { type EdtfDate, Fault, parseDate } from '../../values/index.ts'
import { monthName, type WeeklySeries } from '../detectors/index.ts'
import { type Distribution, expectedOf, quantileOf } from './distribution.ts'
import { conflictology, fading, lastPoisson, type Months, pooled } from './methods.ts'
import { CLASSES, classShares } from './scores.ts'
import type { Gain } from './skill.ts'

/** How the model did on what was then the future; published, and carried by every forecast. */
export interface ForecastRecord {
  /** what was counted */
  target: string
  from: EdtfDate
  to: EdtfDate
  /** months ahead, nearest and furthest */
  leads: readonly [number, number]
  places: number
  pairs: number
  crps: number
  /** the same of conflictology */
  baseline: number
  /** baseline less model: more than 0 is better */
  gain: Gain
  /** the same with whole places drawn again: how far it rests on few of them */
  byPlace: Gain
  source: string
}

const BASELINES = ['conflictology', 'last-poisson', 'pooled'] as const

export interface Predicted {
  method: 'fading' | (typeof BASELINES)[number]
  mean: number
  /** by probability in percent */
  quantiles: Readonly<Record<'5' | '25' | '50' | '75' | '95', number>>
  /** probability of each class of counts, `to` null without end */
  classes: readonly { from: number; to: number | null; probability: number }[]
}

/** Never the model alone: its baselines and its record are part of the answer. */
export interface Forecast {
  /** the last month that was given */
  origin: EdtfDate
  /** the months spoken of; the same is said of each. `measured`: so far ahead as the record reaches */
  months: readonly { month: EdtfDate; lead: number; measured: boolean }[]
  model: Predicted
  baselines: readonly [Predicted, ...Predicted[]]
  /** by what was counted; never empty */
  record: readonly ForecastRecord[]
  because: readonly string[]
}

const FURTHEST = 14

const ALWAYS = [
  'not official: worked out here from the counts that were given, and from nothing else',
  'the same is said of every month ahead: the model knows no season, no cause and no news',
  'a place without dead so far is given none: a first outbreak is never foreseen by it',
]

/** Monthly counts of one place; `others` are those of every place, for the pooled baseline. Faults `too-little-history`, `no-record`. */
export function forecastOf({ dates, counts }: WeeklySeries, record: readonly ForecastRecord[], others: readonly Months[] = []): Forecast {
  if (record.length === 0) throw new Fault('no-record', 'no forecast is shown without what was measured of it: forecast-record.yaml of the region gives nothing')
  const origin = dates.at(-1)!
  const { year, month } = parseDate(origin)
  const [near, far] = record[0]!.leads
  const gaps = counts.filter((count) => count === null).length
  return {
    origin,
    months: Array.from({ length: FURTHEST }, (_, i) => ({ month: monthName(year * 12 + month! + i), lead: i + 1, measured: i + 1 >= near && i + 1 <= far })),
    model: predicted('fading', fading(counts)),
    baselines: [
      predicted('conflictology', conflictology(counts)), predicted('last-poisson', lastPoisson(counts)),
      ...(others.length > 1 ? [predicted('pooled', pooled(others))] : []),
    ],
    record,
    because: [
      ...ALWAYS, ...record.map(verdict),
      ...(gaps > 0 ? [`${gaps} months were not reported and are left out: that is not zero`] : []),
      ...(others.length > 1 ? [] : ['the pooled baseline needs other places; one series was given']),
    ],
  }
}

function verdict({ target, from, to, crps, baseline, gain: { mean, low, high }, byPlace }: ForecastRecord): string {
  const said = low > 0 ? 'better than conflictology' : high < 0 ? 'worse than conflictology' : 'not shown to be better than conflictology'
  const n = (value: number) => value.toPrecision(3)
  const few = low > 0 && byPlace.low <= 0 ? '; with whole countries drawn again the interval holds 0: the gain rests on few of them' : ''
  return `${target}, ${from} to ${to}, the Americas: ${said}; CRPS ${n(crps)} against ${n(baseline)}, gain ${n(mean)} (95 times of 100 from ${n(low)} to ${n(high)})${few}`
}

function predicted(method: Predicted['method'], distribution: Distribution): Predicted {
  const at = (p: number) => quantileOf(distribution, p)
  const shares = classShares(distribution)
  return {
    method, mean: expectedOf(distribution), quantiles: { 5: at(0.05), 25: at(0.25), 50: at(0.5), 75: at(0.75), 95: at(0.95) },
    classes: CLASSES.map((from, i) => ({ from, to: CLASSES[i + 1] === undefined ? null : CLASSES[i + 1]! - 1, probability: shares[i]! })),
  }
}
