// Lanczos, g = 607/128, 15 terms: relative error below 1e-14 for x > 0 (Godfrey 2001).
const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3, -0.21026444172410488319e-3,
  0.21743961811521264320e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4, -0.26190838401581408670e-4, 0.36899182659531622704e-5,
] as const
const G = 607 / 128
const TINY = 1e-300
const STEPS = 10_000

/** ln Γ(x) for x > 0. */
function lnGamma(x: number): number {
  let sum: number = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x + i - 1)
  const t = x + G - 0.5
  return (x - 0.5) * Math.log(t) - t + Math.log(Math.sqrt(2 * Math.PI) * sum)
}

/** Regularized upper incomplete gamma Q(a, x), without loss of digits where it is small: a series below a + 1, a continued fraction above (NIST DLMF 8.11.4, 8.9.2). */
export function gammaQ(a: number, x: number): number {
  return x <= 0 ? 1 : x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a]
  for (let n = 1; n < STEPS && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * Math.exp(a * Math.log(x) - x - lnGamma(a))
}

function gammaFraction(a: number, x: number): number {
  const fraction = lentz(x + 1 - a, (i) => -i * (i - a), (i) => x + 2 * i + 1 - a)
  return Math.exp(a * Math.log(x) - x - lnGamma(a)) / fraction
}

/** Regularized incomplete beta I_x(a, b) by its continued fraction (NIST DLMF 8.17.22). */
export function betaI(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaI(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  const step = (i: number) => {
    const m = i >> 1
    return i % 2 === 0 ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)) : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
  }
  return front / lentz(1, step, () => 1)
}

/** b0 + a1/(b1 + a2/(b2 + ...)) by the modified method of Lentz (Thompson and Barnett 1986). */
function lentz(b0: number, a: (i: number) => number, b: (i: number) => number): number {
  let f = b0 === 0 ? TINY : b0
  let [c, d] = [f, 0]
  for (let i = 1; i < STEPS; i++) {
    d = b(i) + a(i) * d
    d = 1 / (d === 0 ? TINY : d)
    c = b(i) + a(i) / c
    if (c === 0) c = TINY
    f *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return f
}
