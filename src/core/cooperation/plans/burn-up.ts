import { dayOfInstant, type EdtfDate, isoDay, lastDay } from '../../values/index.ts'
import type { Plan } from './model.ts'
import type { Report } from './progress.ts'

export interface BurnRow {
  /** day on which one of the counts changes */
  day: string
  /** points that the plan has by then */
  scope: number
  /** points of which a source tells a milestone reached by then: not that they are done */
  moved: number
  /** points of which every author who reports says done */
  done: number
}

/** What a plan grows to, what sources saw move in it, and what its parties call done. A month counts from its last day: never earlier than it can be known. */
export function burnUp(plan: Plan, reports: readonly Report[]): BurnRow[] {
  const began = plan.points.flatMap(({ date }) => (date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? [date] : [])).sort()[0] ?? null
  const dated = (date: EdtfDate | null): string | null => (date === null ? began : isoDay(lastDay(date)))
  const scope = plan.points.flatMap(({ number, date }) => { const day = dated(date); return day === null ? [] : [{ number, day }] })
  const moved = plan.milestones.flatMap(({ point, date, planned }) => (point === null || date === null || planned ? [] : [{ number: point, day: isoDay(lastDay(date)) }]))
  const own = reports.filter(({ body }) => body.plan === plan.id).map((report) => ({ report, day: isoDay(dayOfInstant(report.at)) }))
  const days = [...new Set([...scope, ...moved, ...own].map(({ day }) => day))].sort()
  const by = (all: readonly { number: number; day: string }[], day: string): number => new Set(all.filter((one) => one.day <= day).map(({ number }) => number)).size
  return days.map((day) => ({ day, scope: by(scope, day), moved: by(moved, day), done: doneBy(own.filter((one) => one.day <= day).map(({ report }) => report)) }))
}

function doneBy(reports: readonly Report[]): number {
  const last = new Map(reports.map((one) => [`${one.body.point} ${one.by}`, one]))
  const points = Map.groupBy(last.values(), ({ body }) => body.point)
  return [...points.values()].filter((all) => all.every(({ body }) => body.status === 'done')).length
}
