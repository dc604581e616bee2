/** Counts that fall into levels, each with its own mean, and share one trend in time. */
export interface Grouped {
  y: Float64Array
  /** of each count: its level from 0, its time, its prior weight */
  level: Uint8Array
  time: Float64Array
  weights: Float64Array
  levels: number
  trend: boolean
}

/** What a quasi-Poisson fit leaves for prediction and diagnosis. Variances and residuals are those of its last weighting. */
export interface Fit {
  converged: boolean
  /** change of the logarithm a unit of time; 0 without a trend */
  slope: number
  /** variance of the slope, but for the dispersion */
  slopeVariance: number
  /** logarithm of the mean at a level and time, and its variance but for the dispersion */
  at(level: number, time: number): { eta: number; variance: number }
  mu: Float64Array
  leverage: Float64Array
  /** (y - mu) / mu */
  working: Float64Array
  /** weights of the last step, prior times mean */
  stepWeights: Float64Array
  /** counts less parameters */
  freedom: number
}

const ROUNDS = 25
const TOLERANCE = 1e-8

interface State {
  mu: Float64Array
  eta: Float64Array
  w: Float64Array
}

/** Sums of weights, mean time and mean response by level, and the spread of time within levels. */
interface Step {
  sum: Float64Array
  time: Float64Array
  response: Float64Array
  spread: number
  slope: number
}

/**
 * Log-linear regression by iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), from mu = y + 0.1, until the
 * deviance changes by less than 1e-8 of itself: start and stop are part of the published method, and an answer equal to six digits
 * needs them. One intercept a level and a common slope have a closed solution (analysis of covariance), so that a round costs one pass
 * and loses no digits to a level without cases. Null when the slope cannot be told from the levels.
 */
export function fitPoisson(data: Grouped): Fit | null {
  const { y, levels, trend } = data
  const mu = y.map((count) => count + 0.1)
  const state: State = { mu, eta: mu.map(Math.log), w: new Float64Array(y.length) }
  const logs = y.map((count) => (count > 0 ? Math.log(count) : 0))
  let deviance = devianceOf(data, logs, state)
  let step: Step | null = null
  let converged = false
  for (let round = 0; round < ROUNDS && !converged; round++) {
    step = stepOf(data, state)
    if (!step) return null
    const now = predict(data, state, step, logs)
    if (!Number.isFinite(now)) return null
    converged = Math.abs(now - deviance) / (Math.abs(now) + 0.1) < TOLERANCE
    deviance = now
  }
  return { converged, ...readings(data, state, step!), mu, stepWeights: state.w, freedom: y.length - levels - Number(trend) }
}

/** One weighted least-squares step; the weights that it used stay in the state. */
function stepOf({ y, level, time, weights, levels, trend }: Grouped, { mu, eta, w }: State): Step | null {
  const [sum, at, response] = [new Float64Array(levels), new Float64Array(levels), new Float64Array(levels)]
  for (let i = 0; i < y.length; i++) {
    const k = level[i]!
    const weight = (w[i] = weights[i]! * mu[i]!)
    sum[k]! += weight
    at[k]! += weight * time[i]!
    response[k]! += weight * (eta[i]! + (y[i]! - mu[i]!) / mu[i]!)
  }
  for (let k = 0; k < levels; k++) {
    at[k]! /= sum[k]!
    response[k]! /= sum[k]!
  }
  if (!trend) return { sum, time: at, response, spread: Infinity, slope: 0 }
  let [spread, common, total] = [0, 0, 0]
  for (let i = 0; i < y.length; i++) {
    const k = level[i]!
    const off = w[i]! * (time[i]! - at[k]!)
    spread += off * (time[i]! - at[k]!)
    common += off * (eta[i]! + (y[i]! - mu[i]!) / mu[i]! - response[k]!)
    total += w[i]! * time[i]! ** 2
  }
  return spread > total * 1e-11 ? { sum, time: at, response, spread, slope: common / spread } : null
}

/** New means under a step, and their deviance. */
function predict({ y, level, time, weights }: Grouped, { mu, eta }: State, { time: at, response, slope }: Step, logs: Float64Array): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const k = level[i]!
    const linear = (eta[i] = response[k]! + slope * (time[i]! - at[k]!))
    const mean = (mu[i] = Math.max(Math.exp(linear), Number.EPSILON))
    sum += 2 * weights[i]! * (y[i]! * (logs[i]! - linear) - (y[i]! - mean))
  }
  return sum
}

/** `logs`: of the counts, 0 where there is none. */
function devianceOf({ y, weights }: Grouped, logs: Float64Array, { mu, eta }: State): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += 2 * weights[i]! * (y[i]! * (logs[i]! - eta[i]!) - (y[i]! - mu[i]!))
  return sum
}

function readings({ y, level, time }: Grouped, { mu, w }: State, { sum, time: centre, response, spread, slope }: Step): Pick<Fit, 'slope' | 'slopeVariance' | 'at' | 'leverage' | 'working'> {
  const variance = (k: number, when: number) => 1 / sum[k]! + (when - centre[k]!) ** 2 / spread
  return {
    slope, slopeVariance: 1 / spread,
    at: (k, when) => ({ eta: response[k]! + slope * (when - centre[k]!), variance: variance(k, when) }),
    leverage: y.map((_, i) => w[i]! * variance(level[i]!, time[i]!)),
    working: y.map((count, i) => (count - mu[i]!) / mu[i]!),
  }
}
