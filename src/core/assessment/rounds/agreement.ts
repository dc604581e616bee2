import { RATINGS, type Rating } from '../../values/index.ts'

/** Ratings of one thing by several assessors. `null`: not rated, or not applicable, which is no point of the scale. */
export type Unit = readonly (number | null)[]

/** Of the pairs of assessors that both rated a thing, how many gave the same rating. `pairs` 0: nothing to compare. */
export function percentAgreement(units: readonly Unit[]): { same: number; pairs: number } {
  let [same, pairs] = [0, 0]
  for (const unit of units) {
    const rated = unit.filter((value) => value !== null)
    for (const [i, one] of rated.entries()) for (const other of rated.slice(i + 1)) {
      pairs++
      if (one === other) same++
    }
  }
  return { same, pairs }
}

export type Metric = 'nominal' | 'ordinal'

/**
 * Krippendorff's alpha (Content Analysis, 2004, ch. 11): 1 - observed / expected disagreement, for any number of assessors and with
 * blanks. 1: agreement; 0: what chance alone would give; below 0: less than that. Null where nothing can be compared, or where all
 * ratings are one and the same, so that chance agrees too.
 */
export function alpha(units: readonly Unit[], metric: Metric): number | null {
  const paired = units.map((unit) => unit.filter((value): value is number => value !== null)).filter((rated) => rated.length > 1)
  const values = [...new Set(paired.flat())].sort((a, b) => a - b)
  const count = values.map((value) => paired.flat().filter((one) => one === value).length)
  const total = count.reduce((sum, one) => sum + one, 0)
  const distance = (c: number, k: number): number => (metric === 'nominal' ? (c === k ? 0 : 1) : ordinal(count, Math.min(c, k), Math.max(c, k)))
  let [observed, expected] = [0, 0]
  for (const [c] of values.entries()) for (const [k] of values.entries()) {
    observed += coincidences(paired, values[c]!, values[k]!) * distance(c, k)
    expected += count[c]! * count[k]! * distance(c, k)
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected
}

/** How often the two values stand in one unit, each unit weighing as many ratings as it has. */
function coincidences(units: readonly (readonly number[])[], c: number, k: number): number {
  return units.reduce((sum, unit) => {
    const [cs, ks] = [unit.filter((one) => one === c).length, unit.filter((one) => one === k).length]
    return sum + (cs * (c === k ? cs - 1 : ks)) / (unit.length - 1)
  }, 0)
}

/** Ranks as far apart as the ratings that lie between them. */
function ordinal(count: readonly number[], from: number, to: number): number {
  if (from === to) return 0
  const between = count.slice(from, to + 1).reduce((sum, one) => sum + one, 0) - (count[from]! + count[to]!) / 2
  return between * between
}

/** Place of a rating on the scale, the best first; null for what the scale does not hold. */
export function placeOf(rating: Rating | undefined): number | null {
  return rating === undefined || rating === 'not-applicable' ? null : RATINGS.indexOf(rating)
}
