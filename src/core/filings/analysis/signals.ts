import { type Day, firstDay, type Party } from '../../values/index.ts'
import type { Coverage } from '../duties/coverage.ts'
import { budgetJumps } from './budget.ts'
import type { Reconciled } from './reconcile.ts'

const SIGNALS = ['exercise-not-notified', 'transfer-gap', 'budget-jump', 'notice-missed'] as const
export type SignalKind = (typeof SIGNALS)[number]

/** What a transparency return shows that deserves a question, as an earthquake deserves a look. It is never a finding of fault. */
export interface ReturnSignal {
  kind: SignalKind
  states: Party[]
  year: number
  /** what is seen and what was expected, as figures or words of the returns themselves */
  facts: Record<string, string | number>
  /** ids of the returns that it was worked out from */
  sources: string[]
}

/** An activity that a state declared, and the day on which the first notice of it was here. */
export interface Noticed {
  state: Party
  name: string
  start: string
  received: Day
  source: string
}

/** Activities whose first notice was here only on or after the day on which they began: advance notice is the measure (Santiago 1995, 1). */
export function exercisesNotNotified(notices: readonly Noticed[]): ReturnSignal[] {
  const byActivity = Map.groupBy(notices, ({ state, name, start }) => `${state} ${name} ${start}`)
  return [...byActivity.values()].flatMap((some): ReturnSignal[] => {
    const first = some.reduce((a, b) => (b.received < a.received ? b : a))
    const began = firstDay(first.start)
    if (first.received < began) return []
    return [{ kind: 'exercise-not-notified', states: [first.state], year: Number(first.start.slice(0, 4)), facts: { name: first.name, start: first.start, days: first.received - began }, sources: some.map(({ source }) => source) }]
  })
}

/** Where what an exporter says and what its importer says differ by more than the tolerance asked. */
export function transferGaps(rows: readonly Reconciled[]): ReturnSignal[] {
  return rows.filter(({ verdict }) => verdict === 'differ').map(({ from, to, year, category, exporter, importer, sources }) => ({
    kind: 'transfer-gap', states: [from, to], year, facts: { category, exporter: exporter ?? 0, importer: importer ?? 0 }, sources: [...sources],
  }))
}

/** Years whose spending is far from a state's own past: see `budgetJumps` for the formula. A series in two currencies is none. */
export function spendingJumps(series: readonly { state: Party; currency: string; years: { year: number; value: number | null; source: string }[] }[]): ReturnSignal[] {
  return series.flatMap(({ state, currency, years }) => budgetJumps(years).filter(({ verdict }) => verdict === 'jump').map(({ year, change, usual }): ReturnSignal => ({
    kind: 'budget-jump', states: [state], year, facts: { currency, change: round(change), usual: round(usual) }, sources: years.filter((one) => one.year === year || one.year === year - 1).map(({ source }) => source),
  })))
}

/** Duties of which returns are late or missing at this desk, where that may be said; one signal a duty and period. */
export function noticesMissed(coverage: readonly Coverage[]): ReturnSignal[] {
  return coverage.flatMap(({ duty, period, counts, bound }) => {
    const missed = counts.late + counts.missing
    return missed === 0 ? [] : [{ kind: 'notice-missed' as const, states: [], year: Number(period.slice(0, 4)), facts: { duty, period, missed, bound }, sources: [] }]
  })
}

const round = (share: number): number => Math.round(share * 1000) / 1000
