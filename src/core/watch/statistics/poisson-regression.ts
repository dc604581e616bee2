/** Rows of a design, each its count, its prior weight and its explanatory values (a one for the constant is the caller's). */
export interface Design {
  y: Float64Array
  /** row by row, `columns` values each */
  x: Float64Array
  columns: number
  weights: Float64Array
}

/** What a quasi-Poisson fit leaves for prediction and diagnosis. Covariance, leverage and residuals are those of its last weighting. */
export interface Fit {
  converged: boolean
  coefficients: Float64Array
  mu: Float64Array
  /** (X'WX)^-1, row by row */
  inverse: Float64Array
  leverage: Float64Array
  /** (y - mu) / mu */
  working: Float64Array
  /** weights of the last step, prior times mean */
  stepWeights: Float64Array
  /** rows less columns */
  freedom: number
}

const ROUNDS = 25
const TOLERANCE = 1e-8

/**
 * Log-linear regression by iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), from mu = y + 0.1, until the
 * deviance changes by less than 1e-8 of itself: start and stop are part of the published method, and an answer equal to six digits
 * needs them. Null when the columns depend on each other. Cost: rounds x rows x columns².
 */
export function fitPoisson(design: Design): Fit | null {
  const { y, columns } = design
  const mu = Float64Array.from(y, (count) => count + 0.1)
  const state: State = { mu, eta: mu.map(Math.log), w: new Float64Array(y.length) }
  let deviance = devianceOf(design, mu)
  let solved: Solved | null = null
  let converged = false
  for (let round = 0; round < ROUNDS && !converged; round++) {
    solved = step(design, state)
    if (!solved) return null
    predict(design, state, solved.coefficients)
    const now = devianceOf(design, mu)
    if (!Number.isFinite(now)) return null
    converged = Math.abs(now - deviance) / (Math.abs(now) + 0.1) < TOLERANCE
    deviance = now
  }
  return {
    ...solved!, converged, mu, stepWeights: state.w, freedom: y.length - columns,
    leverage: leverageOf(design, state.w, solved!.inverse), working: y.map((count, i) => (count - mu[i]!) / mu[i]!),
  }
}

interface State {
  mu: Float64Array
  eta: Float64Array
  w: Float64Array
}

type Solved = Pick<Fit, 'coefficients' | 'inverse'>

/** One weighted least-squares step; the weights that it used stay in the state. */
function step({ y, x, columns, weights }: Design, { mu, eta, w }: State): Solved | null {
  const gram = new Float64Array(columns * columns)
  const right = new Float64Array(columns)
  for (let i = 0; i < y.length; i++) {
    w[i] = weights[i]! * mu[i]!
    const z = eta[i]! + (y[i]! - mu[i]!) / mu[i]!
    for (let j = 0; j < columns; j++) {
      const wx = w[i]! * x[i * columns + j]!
      if (wx === 0) continue
      right[j]! += wx * z
      for (let k = 0; k <= j; k++) gram[j * columns + k]! += wx * x[i * columns + k]!
    }
  }
  const inverse = inverted(gram, columns)
  return inverse && { coefficients: timesVector(inverse, right), inverse }
}

function predict({ y, x, columns }: Design, { mu, eta }: State, coefficients: Float64Array): void {
  for (let i = 0; i < y.length; i++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += x[i * columns + j]! * coefficients[j]!
    eta[i] = sum
    mu[i] = Math.max(Math.exp(sum), Number.EPSILON)
  }
}

function devianceOf({ y, weights }: Design, mu: Float64Array): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const [count, mean] = [y[i]!, mu[i]!]
    sum += 2 * weights[i]! * (count > 0 ? count * Math.log(count / mean) - (count - mean) : mean)
  }
  return sum
}

function leverageOf({ x, columns, y }: Design, w: Float64Array, inverse: Float64Array): Float64Array {
  return y.map((_, i) => w[i]! * quadratic(inverse, x.subarray(i * columns, (i + 1) * columns)))
}

/** v' A v, the variance of a prediction at v but for the dispersion. */
export function quadratic(a: Float64Array, v: ArrayLike<number>): number {
  const n = v.length
  let sum = 0
  for (let i = 0; i < n; i++) {
    let inner = 0
    for (let j = 0; j < n; j++) inner += a[i * n + j]! * v[j]!
    sum += v[i]! * inner
  }
  return sum
}

function timesVector(a: Float64Array, v: Float64Array): Float64Array {
  return v.map((_, i) => v.reduce((sum, value, j) => sum + a[i * v.length + j]! * value, 0))
}

/** Inverse of a symmetric positive definite matrix given by its lower half (Cholesky); null when it is singular to eleven digits. */
function inverted(lower: Float64Array, n: number): Float64Array | null {
  const factor = Float64Array.from(lower)
  for (let j = 0; j < n; j++) {
    let pivot = factor[j * n + j]!
    const size = pivot
    for (let k = 0; k < j; k++) pivot -= factor[j * n + k]! ** 2
    if (!(pivot > size * 1e-11)) return null
    pivot = Math.sqrt(pivot)
    factor[j * n + j] = pivot
    for (let i = j + 1; i < n; i++) {
      let sum = factor[i * n + j]!
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!
      factor[i * n + j] = sum / pivot
    }
  }
  return fromFactor(factor, n)
}

function fromFactor(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  const column = new Float64Array(n)
  for (let c = 0; c < n; c++) {
    for (let i = 0; i < n; i++) {
      let sum = i === c ? 1 : 0
      for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * column[k]!
      column[i] = sum / factor[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = column[i]!
      for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * inverse[k * n + c]!
      inverse[i * n + c] = sum / factor[i * n + i]!
    }
  }
  return inverse
}
