/** A mean with the interval in which it lies 95 times of 100 when the same is drawn again. */
export interface Gain {
  mean: number
  low: number
  high: number
}

const TIMES = 2000

/**
 * Paired bootstrap of a mean difference, baseline less forecast, so that more than 0 is better than the baseline: whole `blocks` are drawn
 * again, as many as there are, `TIMES` times; percentiles 2.5 and 97.5 (Efron and Tibshirani 1993, chapter 13). Pairs of one block stay
 * together: with one pair a block all are held to be independent. `random` gives 0 <= x < 1.
 */
export function pairedBootstrap(blocks: readonly (readonly number[])[], random: () => number): Gain {
  const sums = blocks.map((block) => ({ sum: block.reduce((all, one) => all + one, 0), n: block.length }))
  const means = Array.from({ length: TIMES }, () => {
    let [sum, n] = [0, 0]
    for (let i = 0; i < sums.length; i++) {
      const drawn = sums[Math.floor(random() * sums.length)]!
      sum += drawn.sum
      n += drawn.n
    }
    return sum / n
  }).sort((a, b) => a - b)
  const all = blocks.flat()
  return { mean: all.reduce((sum, one) => sum + one, 0) / all.length, low: means[Math.floor(TIMES * 0.025)]!, high: means[Math.ceil(TIMES * 0.975) - 1]! }
}
