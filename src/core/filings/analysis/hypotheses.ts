import { type Dataset, rankCorrelation, type Region } from '../../values/index.ts'
import { STATUSES } from '../duties/status.ts'
import type { ComplianceTable } from '../duties/table.ts'

/** A statement of the seed that figures can test. `expected`: the sign of the rank correlation that it claims. */
export interface Hypothesis {
  id: 'implementation-parties' | 'impact-size' | 'size-projection'
  pointer: string
  /** what x and y are, and in which direction each counts */
  x: string
  y: string
  expected: -1 | 0 | 1
  method: string
  caveats: string[]
}

const METHOD = 'Spearman rank correlation with mean ranks for ties; p by every permutation up to eight points, else by z = rho x sqrt(n - 1)'

export const HYPOTHESES: readonly Hypothesis[] = [
  {
    id: 'implementation-parties', pointer: 'C1 L244', x: 'parties of the instrument', y: 'share of returns that fell due and were filed', expected: -1, method: METHOD,
    caveats: ['only returns seen here or on an addressee\'s list count as filed', 'instruments ask for different things: filing is a part of implementation', 'instruments are not independent: the same states are in most of them'],
  },
  {
    id: 'impact-size', pointer: 'C1 L397', x: 'size of the state (population, or the class that the source gives)', y: 'impact of the threat, by the measure given', expected: -1, method: METHOD,
    caveats: ['impact must come with its own source and measure', 'institutional structures and budgets, which the statement also names, are not in it'],
  },
  {
    id: 'size-projection', pointer: 'C1 L299', x: 'size class of the state: 1 small, 4 power', y: 'mean activity over the five levels: 1 most active, 5 least', expected: 0, method: METHOD,
    caveats: ['one author scored, without an external evaluator', 'no direct relation is claimed: absence of correlation in few points proves little', 'sub-regions have no size class and are left out'],
  },
]

export interface Point {
  label: string
  x: number
  y: number
  sources: string[]
}

export interface HypothesisResult {
  hypothesis: Hypothesis
  points: readonly Point[]
  n: number
  rho: number | null
  p: number | null
  verdict: 'too-few' | 'in-line' | 'not-in-line' | 'undecided'
}

const LEAST_POINTS = 6

/**
 * `in-line`: rho has the claimed sign with p < 0.05, or no relation is claimed and none shows. `not-in-line`: the opposite sign, or a
 * relation where none is claimed, with p < 0.05. Fewer than six points, or no spread: `too-few`, whatever rho is.
 */
export function testHypothesis(hypothesis: Hypothesis, points: readonly Point[]): HypothesisResult {
  const rho = rankCorrelation(points.map(({ x }) => x), points.map(({ y }) => y))
  const base = { hypothesis, points, n: points.length, rho }
  if (rho === null || points.length < LEAST_POINTS) return { ...base, p: null, verdict: 'too-few' }
  const p = chanceOf(points.map(({ x }) => x), points.map(({ y }) => y), rho)
  if (p >= 0.05) return { ...base, p, verdict: hypothesis.expected === 0 ? 'in-line' : 'undecided' }
  return { ...base, p, verdict: Math.sign(rho) === hypothesis.expected ? 'in-line' : 'not-in-line' }
}

const EXACT = 8

/** Two-sided: how often chance alone gives a rho at least as far from zero. */
function chanceOf(xs: readonly number[], ys: readonly number[], rho: number): number {
  if (xs.length > EXACT) return 2 * (1 - normal(Math.abs(rho) * Math.sqrt(xs.length - 1)))
  let [all, far] = [0, 0]
  for (const order of permutations([...ys])) {
    all++
    if (Math.abs(rankCorrelation(xs, order) ?? 0) >= Math.abs(rho) - 1e-12) far++
  }
  return far / all
}

function* permutations(items: number[], from = 0): Generator<number[]> {
  if (from >= items.length - 1) return yield items
  for (let i = from; i < items.length; i++) {
    ;[items[from], items[i]] = [items[i]!, items[from]!]
    yield* permutations(items, from + 1)
    ;[items[from], items[i]] = [items[i]!, items[from]!]
  }
}

/** Distribution function of the standard normal (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function normal(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2)
  const erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-z * z) / 2)
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2
}

const SIZE: Record<string, number> = { small: 1, 'medium-or-small': 2, big: 3, power: 4 }

/** Points of `size-projection`: states that have a size class and scores of activity in the dataset `projection`. */
export function sizeAgainstProjection(region: Region, projection: Dataset): Point[] {
  const bySubject = Map.groupBy(projection.claims.filter(({ value }) => typeof value === 'number'), ({ subject }) => subject)
  return [...bySubject].flatMap(([subject, claims]) => {
    const size = region.state(subject)?.sizes[0]
    if (!size) return []
    const y = claims.reduce((sum, { value }) => sum + (value as number), 0) / claims.length
    return [{ label: subject, x: SIZE[size.value]!, y, sources: [...new Set([size.source, ...claims.map(({ pointer, source }) => pointer ?? source)])] }]
  })
}

const FILED: ReadonlySet<string> = new Set(['filed', 'nil', 'nothing-new'])
const OWED: ReadonlySet<string> = new Set([...FILED, 'late', 'missing'])

/** Cells that fell due and of which anything shows here, if only that nothing was seen. */
const FELL_DUE: ReadonlySet<string> = new Set([...OWED, 'not-seen-here'])

/**
 * Points of `implementation-parties`, one an instrument: mean number of parties that owed, and the share of cells filed. `known`: among
 * those of which this desk can say it; an instrument of which it can say nothing has no point, for silence is not zero. `seen`: among all
 * that fell due, which measures what is here and not what was filed elsewhere: whoever shows it says so.
 */
export function implementationAgainstParties({ calendar, codes }: ComplianceTable, among: 'known' | 'seen' = 'known'): Point[] {
  const counts = among === 'known' ? OWED : FELL_DUE
  const width = calendar.states.length
  const rows = calendar.rows.map(({ schedule, parties }, i) => {
    const words = Array.from(codes.subarray(i * width, (i + 1) * width), (code) => STATUSES[code]!)
    return { instrument: schedule.duty.split(':')[0]!, parties: parties.filter((party) => party === 'yes').length, owed: words.filter((word) => counts.has(word)).length, filed: words.filter((word) => FILED.has(word)).length }
  })
  return [...Map.groupBy(rows, ({ instrument }) => instrument)].flatMap(([instrument, all]) => {
    const known = all.filter(({ owed }) => owed > 0)
    const owed = known.reduce((sum, row) => sum + row.owed, 0)
    if (owed === 0) return []
    return [{ label: instrument, x: known.reduce((sum, row) => sum + row.parties, 0) / known.length, y: known.reduce((sum, row) => sum + row.filed, 0) / owed, sources: ['returns seen here'] }]
  })
}
