import { betaI, gammaQ } from './special.ts'

/** P(Z <= z) of the standard normal. */
export function normalCdf(z: number): number {
  const tail = gammaQ(0.5, (z * z) / 2) / 2
  return z < 0 ? tail : 1 - tail
}

/** The z with P(Z <= z) = p, 0 < p < 1: a rational start (Abramowitz and Stegun 26.2.23), then Newton to the last digits. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const start = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  let z = p < 0.5 ? -start : start
  for (let i = 0; i < 50; i++) {
    const step = (normalCdf(z) - p) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI))
    z -= step
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(z))) break
  }
  return z
}

/** P(|T| >= |t|) of Student's t with `df` degrees of freedom. */
export function studentTwoSided(t: number, df: number): number {
  return betaI(df / (df + t * t), df / 2, 0.5)
}

/** P(Y <= k) of a Poisson of mean `mu`. */
export function poissonCdf(k: number, mu: number): number {
  return k < 0 ? 0 : gammaQ(k + 1, mu)
}

/** P(Y <= k) of a negative binomial: `size` successes of probability `prob`; mean size (1 - prob) / prob. */
function negativeBinomialCdf(k: number, size: number, prob: number): number {
  return k < 0 ? 0 : betaI(prob, size, k + 1)
}

/** The least k with P(Y <= k) >= p of a Poisson. */
export function poissonQuantile(p: number, mu: number): number {
  return mu === 0 ? 0 : leastWith(p, mu, Math.sqrt(mu), (k) => poissonCdf(k, mu))
}

/** The least k with P(Y <= k) >= p of a negative binomial. */
export function negativeBinomialQuantile(p: number, size: number, prob: number): number {
  const mean = (size * (1 - prob)) / prob
  return size === 0 ? 0 : leastWith(p, mean, Math.sqrt(mean / prob), (k) => negativeBinomialCdf(k, size, prob))
}

/** Beyond this a double cannot count one by one, and the normal approximation is exact to more than six digits. */
const COUNTABLE = 1e12

/** Starts from the normal approximation, walks out in doubling steps until it brackets, then halves. */
function leastWith(p: number, mean: number, sd: number, cdf: (k: number) => number): number {
  if (!(p >= 0 && p < 1) || !Number.isFinite(mean) || Number.isNaN(cdf(0))) return p === 1 ? Infinity : Number.NaN
  if (mean > COUNTABLE) return Math.ceil(mean + sd * normalQuantile(p))
  const reached = (k: number) => cdf(k) >= p * (1 - 1e-14)
  let high = Math.max(0, Math.floor(mean + sd * (p === 0 ? 0 : normalQuantile(p))))
  let step = 1
  let low = -1
  if (reached(high)) {
    low = high - step
    while (low >= 0 && reached(low)) {
      high = low
      low -= step *= 2
    }
    low = Math.max(low, -1)
  } else {
    do {
      low = high
      high += step *= 2
    } while (!reached(high) && high < 1e4 * COUNTABLE)
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}

