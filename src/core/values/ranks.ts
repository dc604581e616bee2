/** Ranks from 1; equal values share the mean of the ranks that they take up. */
export function meanRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const same = values.filter((other) => other === value).length
    return below + (same + 1) / 2
  })
}

/** Spearman's rho with mean ranks for ties; null when either side has no spread or there are fewer than two points. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number | null {
  const [a, b] = [meanRanks(xs), meanRanks(ys)]
  const mean = (a.length + 1) / 2
  let [cross, left, right] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    cross += (a[i]! - mean) * (b[i]! - mean)
    left += (a[i]! - mean) ** 2
    right += (b[i]! - mean) ** 2
  }
  return left === 0 || right === 0 ? null : cross / Math.sqrt(left * right)
}
