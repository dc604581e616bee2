import { Fault } from '../../values/index.ts'
import { poissonCdf, poissonQuantile } from '../statistics/index.ts'
import { type Distribution, distributionOf, type Weighed } from './distribution.ts'

/** Months in order, oldest first; null where none was reported, which is not zero. */
export type Months = readonly (number | null)[]

const OWN_MONTHS = 12
/** As many draws as the published benchmarks take of a distribution that has no number of its own. */
const AS_DRAWS = 1000
/** Values of one distribution: beyond, a step is far narrower than its doubt. */
const MOST_VALUES = 2000

/** Conflictology (a benchmark of the VIEWS prediction challenge 2023/24): the twelve last months of the place itself, each as likely. Fault `too-little-history`. */
export function conflictology(months: Months): Distribution {
  return distributionOf(reported(months.slice(-OWN_MONTHS), OWN_MONTHS / 2).map(({ count }) => ({ value: count, weight: 1 })))
}

/** A Poisson about the last month that was reported, cut where less than 1e-9 is left on either side; wide ones in steps of equal width. Fault `too-little-history`. */
export function lastPoisson(months: Months): Distribution {
  const mean = reported(months, 1).at(-1)!.count
  const [low, high] = [poissonQuantile(1e-9, mean), poissonQuantile(1 - 1e-9, mean)]
  const step = Math.ceil((high - low + 1) / MOST_VALUES)
  const items: Weighed[] = []
  let below = poissonCdf(low - 1, mean)
  for (let from = low; from <= high; from += step) {
    const upTo = poissonCdf(from + step - 1, mean)
    if (upTo > below) items.push({ value: from + Math.floor(step / 2), weight: upTo - below })
    below = upTo
  }
  return distributionOf(items, AS_DRAWS)
}

/** The months of every place in one bowl: what a month is like anywhere. The limit of many draws, not a sample. Fault `too-little-history`. */
export function pooled(places: readonly Months[]): Distribution {
  return distributionOf(places.flatMap((months) => reported(months, 0)).map(({ count }) => ({ value: count, weight: 1 })), AS_DRAWS)
}

export interface Fading {
  /** months after which a month counts half */
  halfLife: number
  /** standard deviation of the logarithm by which a month that comes again is stretched or shrunk */
  stretch: number
}

/** Chosen on the countries outside the Americas, before any of the Americas was looked at: docs/forecast-record.md. */
export const FADING: Fading = { halfLife: 6, stretch: 0.3 }

/** Middles of the fifths of the standard normal. */
const FIFTHS = [-1.2816, -0.5244, 0, 0.5244, 1.2816]

/**
 * Ours: all months of the place itself, the older the less (half after `halfLife`), and each that had dead stretched or shrunk in five
 * even parts, since a month never comes again to the digit. A place without dead so far is given none. Fault `too-little-history`.
 */
export function fading(months: Months, { halfLife, stretch }: Fading = FADING): Distribution {
  const own = reported(months, OWN_MONTHS / 2).map(({ count, age }) => ({ count, weight: 0.5 ** (age / halfLife) }))
  const stretched = own.flatMap(({ count, weight }) => FIFTHS.map((z) => ({ value: Math.round(count * Math.exp(stretch * z)), weight: weight / FIFTHS.length })))
  return distributionOf(stretched, distributionOf(own.map(({ weight }, i) => ({ value: i, weight }))).draws)
}

function reported(months: Months, atLeast: number): { count: number; age: number }[] {
  const found = months.flatMap((count, i) => (count === null ? [] : [{ count, age: months.length - 1 - i }]))
  if (found.length < atLeast) throw new Fault('too-little-history', `${found.length} months were reported; ${atLeast} are needed at least`, { field: 'count' })
  return found
}
