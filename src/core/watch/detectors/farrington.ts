import { type Fit, fitPoisson, type Grouped, negativeBinomialQuantile, normalQuantile, poissonQuantile, studentTwoSided } from '../statistics/index.ts'
import { baselineOf, type Baseline, type BaselineSettings } from './baseline.ts'
import type { Judge, WeeklySeries, WhyNot } from './model.ts'
import { by52Weeks } from './reference.ts'

export interface FarringtonSettings extends BaselineSettings {
  /** a baseline week whose standardized Anscombe residual is above this counts for less */
  reweightAbove: number
  /** the trend stays when its p is below this */
  trendBelow: number
  /** `delta`: 2/3-power of a normal; `nbPlugin`: negative binomial at the fitted mean */
  threshold: 'delta' | 'nbPlugin'
  alpha: number
  /** no verdict below so many cases in so many weeks */
  atLeast: { cases: number; weeks: number }
}

/** Farrington, Andrews, Beale and Catchpole (1996), as in the flexible form of Salmon, Schumacher and Höhle (2016), with its defaults. */
export const FARRINGTON: FarringtonSettings = {
  b: 5, w: 3, periods: 1, leftOut: 3, reweightAbove: 2.58, trendBelow: 0.05, threshold: 'delta', alpha: 0.05, atLeast: { cases: 5, weeks: 4 }, yearsBefore: by52Weeks,
}

/** Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013): ten seasonal levels, 26 weeks left out, the trend always kept, negative binomial. */
export const NOUFAILY: FarringtonSettings = { ...FARRINGTON, periods: 10, leftOut: 26, trendBelow: 1, threshold: 'nbPlugin' }

/**
 * A quasi-Poisson regression on comparable past weeks says what this week should be, and how much would be too much. Where the baseline
 * does not reach back far enough, or the regression does not settle, the week has no verdict.
 */
export function farrington(settings: FarringtonSettings = FARRINGTON): Judge {
  return (series, i) => {
    const baseline = baselineOf(series, i, settings)
    if (typeof baseline === 'string') return baseline
    if (!enoughCases(series, i, settings.atLeast)) return 'too-few-cases'
    const model = modelOf(baseline, settings)
    if (typeof model === 'string') return model
    const { expected, bound } = boundOf(model, settings)
    if (!Number.isFinite(bound)) return 'no-bound'
    const observed = series.counts[i]!
    return { expected, bound, alarm: observed > bound && observed !== 0 }
  }
}

function enoughCases({ counts }: WeeklySeries, i: number, { cases, weeks }: FarringtonSettings['atLeast']): boolean {
  return counts.slice(Math.max(0, i - weeks + 1), i + 1).reduce<number>((sum, count) => sum + (count ?? Number.NaN), 0) >= cases
}

interface Model {
  /** linear predictor of this week and its standard error */
  eta: number
  se: number
  /** overdispersion, at least 1 */
  phi: number
}

/** With the trend when it is significant over three years or more and does not point beyond what was ever seen; else without. */
function modelOf(baseline: Baseline, settings: FarringtonSettings): Model | WhyNot {
  const withTrend = fitted(baseline, true, settings)
  if (withTrend) {
    const { fit, eta, residual } = withTrend
    const t = fit.slope / Math.sqrt(residual * fit.slopeVariance)
    const significant = studentTwoSided(t, fit.freedom) < settings.trendBelow
    if (settings.b >= 3 && significant && Math.exp(eta) <= Math.max(...baseline.y)) return withTrend
  }
  return fitted(baseline, false, settings) ?? 'no-convergence'
}

type Fitted = Model & { fit: Fit; residual: number }

/** One regression, and again with what stands out weighing less. Null where the first does not converge. */
function fitted(baseline: Baseline, trend: boolean, { reweightAbove }: FarringtonSettings): Fitted | null {
  const data = grouped(baseline, trend)
  const first = fitPoisson(data)
  if (!first?.converged) return null
  const weights = weightsOf(data, first, dispersionOf(first), reweightAbove)
  const fit = fitPoisson({ ...data, weights })
  if (!fit) return null
  const { eta, variance } = fit.at(baseline.present.indexOf(baseline.level), baseline.time - baseline.middle)
  // The standard error takes the residual variance under the weights of the baseline weeks; the bound takes that of the working weights.
  const residual = sumOf(fit.working, weights) / fit.freedom
  return { fit, eta, residual, se: Math.sqrt(residual * variance), phi: dispersionOf(fit) }
}

function dispersionOf({ working, stepWeights, freedom }: Fit): number {
  return Math.max(1, sumOf(working, stepWeights) / freedom)
}

function sumOf(residuals: Float64Array, weights: Float64Array): number {
  return residuals.reduce((sum, r, i) => sum + weights[i]! * r * r, 0)
}

/** Weights s^-2 for standardized Anscombe residuals s above the limit, one for the rest, scaled to their number (Farrington et al. 1996, 3.6). */
function weightsOf({ y }: Grouped, { mu, leverage }: Fit, phi: number, limit: number): Float64Array {
  const raw = y.map((count, i) => {
    // below its mean the residual is below 0, and the two powers can be spared
    if (count <= mu[i]!) return 1
    const anscombe = (1.5 * (count ** (2 / 3) * mu[i]! ** (-1 / 6) - Math.sqrt(mu[i]!))) / Math.sqrt(phi * (1 - leverage[i]!))
    return anscombe > limit ? anscombe ** -2 : 1
  })
  const scale = y.length / raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map((weight) => weight * scale)
}

function grouped({ y, times, levels, present, middle }: Baseline, trend: boolean): Grouped {
  const data = { y: new Float64Array(y), time: new Float64Array(times), level: new Uint8Array(y.length), weights: new Float64Array(y.length).fill(1), levels: present.length, trend }
  const indexOf = new Uint8Array(256)
  present.forEach((level, index) => (indexOf[level] = index))
  for (let i = 0; i < y.length; i++) {
    data.time[i]! -= middle
    data.level[i] = indexOf[levels[i]!]!
  }
  return data
}

function boundOf({ eta, se, phi }: Model, { threshold, alpha }: FarringtonSettings): { expected: number; bound: number } {
  const expected = Math.exp(eta)
  if (threshold === 'delta') {
    const tau = phi + (expected * se) ** 2 / expected
    const spread = Math.sqrt((4 / 9) * Math.cbrt(expected) * tau)
    return { expected, bound: (expected ** (2 / 3) + normalQuantile(1 - alpha) * spread) ** 1.5 }
  }
  return { expected, bound: phi > 1 ? negativeBinomialQuantile(1 - alpha, expected / (phi - 1), 1 / phi) : poissonQuantile(1 - alpha, expected) }
}
