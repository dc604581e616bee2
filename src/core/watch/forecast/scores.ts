import { between, type Distribution, quantileOf } from './distribution.ts'

/**
 * Continuous ranked probability score, in the unit of the count; 0 is best, and a forecast without doubt scores its absolute error:
 * CRPS(F, y) = E|X - y| - E|X - X'| / 2, X and X' independent draws of F (Gneiting and Raftery 2007, equation 21). Exact for the
 * weighed values; without the correction for the number of draws, as the published benchmarks of VIEWS have it.
 */
export function crps({ values, shares }: Distribution, observed: number): number {
  let [error, spread, below, belowSum] = [0, 0, 0, 0]
  values.forEach((value, i) => {
    const share = shares[i]!
    error += share * Math.abs(value - observed)
    spread += share * (value * below - belowSum)
    below += share
    belowSum += share * value
  })
  return error - spread
}

/** Least count of each class; the last has no end. Those in which the VIEWS challenge of 2023/24 counts its ignorance score. */
export const CLASSES = [0, 1, 3, 6, 11, 26, 51, 101, 251, 501, 1001] as const

/** What is given to each class before anything is smoothed; sums to 1. */
export function classShares(distribution: Distribution): number[] {
  return CLASSES.map((from, i) => between(distribution, from, (CLASSES[i + 1] ?? Infinity) - 1))
}

/**
 * Logarithmic score, in nats; 0 is best: -ln of the probability given to the class of counts in which the truth fell. A class never
 * drawn is not impossible: each of the K classes is given one draw more, (n p + 1) / (n + K), n the draws that the forecast is worth.
 */
export function logScore(distribution: Distribution, observed: number): number {
  const of = CLASSES.findLastIndex((from) => observed >= from)
  const { draws } = distribution
  return -Math.log((draws * classShares(distribution)[of]! + 1) / (draws + CLASSES.length))
}

/**
 * Interval score of the central interval that holds 1 - alpha, in the unit of the count; 0 is best:
 * (u - l) + 2/alpha (l - y) where y < l, + 2/alpha (y - u) where y > u; l and u the quantiles alpha/2 and 1 - alpha/2
 * (Gneiting and Raftery 2007, equation 43).
 */
export function intervalScore(distribution: Distribution, observed: number, alpha = 0.1): number {
  const [low, high] = [quantileOf(distribution, alpha / 2), quantileOf(distribution, 1 - alpha / 2)]
  return high - low + (2 / alpha) * (Math.max(0, low - observed) + Math.max(0, observed - high))
}
