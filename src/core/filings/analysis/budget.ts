import type { Party } from '../../values/index.ts'

/** A year's spending by resource (1, 1.1, 2 ...) and force, in one currency at current prices. */
export interface SpendingClaim {
  state: Party
  year: number
  resource: string
  force: string
  amount: number
  currency: string
  source: string
}

/** A yearly series with its source: prices, gross domestic product in the same currency, or people. */
export interface YearSeries {
  source: string
  values: ReadonlyMap<number, number>
}

/** What to compare with; each may be missing, and then its column says "not established". */
export interface BudgetContext {
  /** price index in the currency of the spending; any base */
  deflator: YearSeries | null
  /** prices of this year are the constant ones */
  baseYear: number
  gdp: YearSeries | null
  population: YearSeries | null
}

export type BudgetGap = 'not-reported' | 'currency-changed' | 'deflator-not-established' | 'gdp-not-established' | 'population-not-established'

export interface BudgetYear {
  year: number
  currency: string | null
  current: number | null
  constant: number | null
  /** share, not per cent */
  shareOfGdp: number | null
  perHead: number | null
  byForce: Record<string, number>
  byKind: Record<string, number>
  gaps: BudgetGap[]
  sources: string[]
}

/**
 * Spending of one state over the years asked. Formulas: current = sum of the amounts of main groups and of what has no group; constant =
 * current x index(base) / index(year); share = current / GDP of the year; per head = current / population. Nothing is interpolated: a year
 * without a return is a gap, and a figure without its series is null with the reason. Currencies are never converted. Seed, P L109, C1 §VI (9).
 */
export function budgetOf(claims: readonly SpendingClaim[], state: Party, years: readonly number[], context: BudgetContext): BudgetYear[] {
  const own = claims.filter((claim) => claim.state === state)
  return years.map((year) => yearOf(own.filter((claim) => claim.year === year), year, context))
}

function yearOf(all: readonly SpendingClaim[], year: number, { deflator, baseYear, gdp, population }: BudgetContext): BudgetYear {
  const currencies = new Set(all.map(({ currency }) => currency))
  const gaps: BudgetGap[] = [...(all.length === 0 ? ['not-reported' as const] : []), ...(currencies.size > 1 ? ['currency-changed' as const] : [])]
  const rows = currencies.size === 1 ? leaves(all) : []
  const current = rows.length === 0 ? null : rows.reduce((sum, { amount }) => sum + amount, 0)
  const index = deflator?.values.get(year)
  const base = deflator?.values.get(baseYear)
  const constant = current !== null && index && base ? (current * base) / index : null
  const [product, people] = [gdp?.values.get(year), population?.values.get(year)]
  if (current !== null) {
    if (constant === null) gaps.push('deflator-not-established')
    if (!product) gaps.push('gdp-not-established')
    if (!people) gaps.push('population-not-established')
  }
  return {
    year, currency: [...currencies][0] ?? null, current, constant, shareOfGdp: current !== null && product ? current / product : null,
    perHead: current !== null && people ? current / people : null, byForce: sums(rows, 'force'), byKind: sums(rows.map((row) => ({ ...row, kind: row.resource.split('.')[0]! })), 'kind'),
    gaps, sources: [...new Set(all.map(({ source }) => source))],
  }
}

/** Rows that no deeper row of the same force details: counting `1` and `1.1` would count conscripts twice. */
function leaves(rows: readonly SpendingClaim[]): SpendingClaim[] {
  return rows.filter(({ resource, force }) => !rows.some((other) => other.force === force && other.resource.startsWith(`${resource}.`)))
}

function sums<K extends string>(rows: readonly (Record<K, string> & { amount: number })[], by: K): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const row of rows) totals[row[by]] = (totals[row[by]] ?? 0) + row.amount
  return totals
}

export interface BudgetJump {
  year: number
  /** change against the year before, as a share of it */
  change: number
  /** median of the state's own earlier changes, and their median absolute deviation */
  usual: number
  spread: number
  verdict: 'jump' | 'usual' | 'not-monitorable'
}

const LEAST_CHANGES = 4
const FAR = 3.5

/**
 * Changes that are far from a state's own past: |change - median| > 3.5 x 1.4826 x MAD of the changes before it (Iglewicz and Hoaglin,
 * 1993, modified z-score), with at least four of them; else "not monitorable". A question to ask, not a threat. Uses the series as given:
 * constant prices where established.
 */
export function budgetJumps(series: readonly { year: number; value: number | null }[]): BudgetJump[] {
  const changes = series.flatMap(({ year, value }) => {
    const before = series.find((one) => one.year === year - 1)?.value
    return value === null || !before ? [] : [{ year, change: value / before - 1 }]
  })
  return changes.map(({ year, change }, i) => {
    const past = changes.slice(0, i).map((one) => one.change)
    const usual = median(past)
    const spread = median(past.map((one) => Math.abs(one - usual)))
    if (past.length < LEAST_CHANGES) return { year, change, usual, spread, verdict: 'not-monitorable' }
    // a series that never moved makes any movement infinitely far: a floor of one per cent keeps rounding out
    return { year, change, usual, spread, verdict: Math.abs(change - usual) > FAR * 1.4826 * Math.max(spread, 0.01) ? 'jump' : 'usual' }
  })
}

/** NaN of an empty list never leaves here: 0. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return 0
  const at = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2
}
