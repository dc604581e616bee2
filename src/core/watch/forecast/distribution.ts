/** A predictive distribution of a count: values in ascending order, each once, with shares that sum to 1. */
export interface Distribution {
  values: readonly number[]
  shares: readonly number[]
  /** how many draws it is worth: twelve months are twelve, fading ones are fewer than they are many */
  draws: number
}

export interface Weighed {
  value: number
  weight: number
}

/** Equal values are joined and weights made shares. `draws` is Kish's effective number, (sum w)^2 / sum w^2, of the items as given. */
export function distributionOf(items: readonly Weighed[], draws = effective(items)): Distribution {
  const sums = new Map<number, number>()
  for (const { value, weight } of items) sums.set(value, (sums.get(value) ?? 0) + weight)
  const values = [...sums.keys()].sort((a, b) => a - b)
  const total = values.reduce((sum, value) => sum + sums.get(value)!, 0)
  return { values, shares: values.map((value) => sums.get(value)! / total), draws }
}

/** The least value that is reached with probability `p` or more, 0 < p <= 1. */
export function quantileOf({ values, shares }: Distribution, p: number): number {
  let reached = 0
  const at = shares.findIndex((share) => (reached += share) >= p - 1e-12)
  return values[at < 0 ? values.length - 1 : at]!
}

export function expectedOf({ values, shares }: Distribution): number {
  return values.reduce((sum, value, i) => sum + value * shares[i]!, 0)
}

/** P(from <= X <= to). */
export function between({ values, shares }: Distribution, from: number, to: number): number {
  return values.reduce((sum, value, i) => (value >= from && value <= to ? sum + shares[i]! : sum), 0)
}

function effective(items: readonly Weighed[]): number {
  const sum = items.reduce((all, { weight }) => all + weight, 0)
  return (sum * sum) / items.reduce((all, { weight }) => all + weight * weight, 0)
}
