import type { PlanProgressBody } from '../../statements/index.ts'
import type { EdtfDate, Instant, Party, PointStatus } from '../../values/index.ts'
import type { Plan } from './model.ts'

export interface Report {
  id: string
  by: Party
  at: Instant
  replaces?: string | undefined
  body: PlanProgressBody
}

/** Why a report is on no board. It stays in the record. */
const REPORT_ASIDE = ['no-plan', 'no-point', 'not-party'] as const
export type ReportAside = (typeof REPORT_ASIDE)[number]

/** Null where the report belongs on the board of its plan. */
export function asideOf(plans: readonly Plan[], by: Party, { plan: id, point }: { plan: string; point: number }): ReportAside | null {
  const plan = plans.find((one) => one.id === id)
  if (!plan) return 'no-plan'
  if (!plan.points.some(({ number }) => number === point)) return 'no-point'
  return plan.parties && !plan.parties.includes(by) ? 'not-party' : null
}

export interface PointProgress {
  point: number
  /** the last word of each author; authors are never merged */
  now: Report[]
  /** what each said before, oldest first */
  before: Report[]
  /** one word where all authors say the same; `differs`, or null where nobody reported */
  says: PointStatus | 'differs' | null
  next: EdtfDate | null
}

/** Reports in the order of the ledger. A later one of an author stands in place of its earlier one on the same point. */
export function progressOf(plan: Plan, reports: readonly Report[]): PointProgress[] {
  const own = reports.filter(({ by, body }) => body.plan === plan.id && asideOf([plan], by, body) === null)
  return plan.points.map(({ number }) => {
    const all = own.filter(({ body }) => body.point === number)
    const now = [...new Map(all.map((one) => [one.by, one])).values()]
    const words = new Set(now.map(({ body }) => body.status))
    const days = now.flatMap(({ body: { next, status } }) => (next !== null && status !== 'done' && status !== 'dropped' ? [next] : [])).sort()
    return { point: number, now, before: all.filter((one) => !now.includes(one)), says: words.size === 0 ? null : words.size > 1 ? 'differs' : [...words][0]!, next: days[0] ?? null }
  })
}
