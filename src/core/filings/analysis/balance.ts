import { type EdtfDate, firstDay, lastDay, type Party } from '../../values/index.ts'

export interface HoldingClaim {
  state: Party
  category: string
  quantity: number
  asOf: EdtfDate
  source: string
}

export type CoverageWarning = 'incomplete' | 'nothing-reported' | 'different-years' | 'older-than-two-years'

export interface SideTotal {
  /** null when no state of the side reports the category: not zero */
  total: number | null
  reporting: Party[]
  silent: Party[]
  oldest: EdtfDate | null
  newest: EdtfDate | null
  sources: string[]
}

export interface BalanceRow {
  category: string
  a: SideTotal
  b: SideTotal
  /** a / b to two decimals, only where both sides are complete and b is not zero */
  ratio: string | null
  warnings: CoverageWarning[]
}

/**
 * Holdings of two states or groups, category by category, on a day. There is no total over categories and no score: a tank and a frigate do
 * not add up, and age, condition and crews are not counted. Formula: for each state its newest claim dated on or before the day; sum by
 * side. Inputs: holdings seen here. Asked for in the seed, C1 §VI (9).
 */
export function balanceOfForces(holdings: readonly HoldingClaim[], sideA: readonly Party[], sideB: readonly Party[], on: EdtfDate, categories: readonly string[]): BalanceRow[] {
  return categories.map((category) => {
    const usable = holdings.filter((one) => one.category === category && firstDay(one.asOf) <= lastDay(on))
    const [a, b] = [sideOf(usable, sideA), sideOf(usable, sideB)]
    const complete = a.silent.length === 0 && b.silent.length === 0
    const ratio = complete && a.total !== null && b.total !== null && b.total > 0 ? (a.total / b.total).toFixed(2) : null
    return { category, a, b, ratio, warnings: warningsOf(a, b, on) }
  })
}

function sideOf(usable: readonly HoldingClaim[], side: readonly Party[]): SideTotal {
  const newest = side.flatMap((state) => {
    const own = usable.filter((one) => one.state === state)
    const last = own.reduce<HoldingClaim | undefined>((best, one) => (best && firstDay(best.asOf) >= firstDay(one.asOf) ? best : one), undefined)
    // several types of one category on the same day are one holding
    return last ? [own.filter((one) => one.asOf === last.asOf)] : []
  })
  const rows = newest.flat()
  const dates = rows.map(({ asOf }) => asOf).toSorted((x, y) => firstDay(x) - firstDay(y))
  const reporting = newest.map(([first]) => first!.state)
  return {
    total: rows.length === 0 ? null : rows.reduce((sum, { quantity }) => sum + quantity, 0),
    reporting, silent: side.filter((state) => !reporting.includes(state)), oldest: dates[0] ?? null, newest: dates.at(-1) ?? null,
    sources: [...new Set(rows.map(({ source }) => source))],
  }
}

function warningsOf(a: SideTotal, b: SideTotal, on: EdtfDate): CoverageWarning[] {
  const dates = [a.oldest, a.newest, b.oldest, b.newest].filter((date) => date !== null)
  const years = new Set(dates.map((date) => date.slice(0, 4)))
  return [
    ...(a.total === null || b.total === null ? ['nothing-reported' as const] : []),
    ...(a.silent.length + b.silent.length > 0 ? ['incomplete' as const] : []),
    ...(years.size > 1 ? ['different-years' as const] : []),
    ...(dates.some((date) => lastDay(date) < firstDay(on) - 730) ? ['older-than-two-years' as const] : []),
  ]
}
