import type { Instant, Party } from '../values/index.ts'
import type { Goal } from '../watch/index.ts'
import type { ClockFact } from './clock/index.ts'
import type { AfterAction } from './report.ts'

/** One warning of a drill, with what each recipient did. `reportedAt`: the first report of its event. */
export interface DrillWarning {
  event: string
  by: Party
  warning: string
  reportedAt: Instant
  warnedAt: Instant
  /** one a recipient, as `afterAction` gives them */
  after: readonly AfterAction[]
  /** everything that was delivered and answered, of every version */
  facts: readonly ClockFact[]
}

export interface JudgedGoal extends Goal {
  met: boolean
  /** milliseconds it took; null when it never happened */
  tookMs: number | null
}

/** Whether each goal was reached, and how long it took: from the first report for `warned`, from the warning for the others. */
export function judgeGoals(goals: readonly Goal[], warnings: readonly DrillWarning[]): JudgedGoal[] {
  return goals.map((goal) => {
    const tookMs = tookOf(goal, warnings)
    return { ...goal, met: tookMs !== null && tookMs <= goal.within * 60_000, tookMs }
  })
}

function tookOf({ goal, by, event, of }: Goal, warnings: readonly DrillWarning[]): number | null {
  const warning = warnings.find((one) => one.event === event && one.by === (goal === 'warned' ? by : of))
  if (!warning) return null
  if (goal === 'warned') return warning.warnedAt - warning.reportedAt
  const heard = new Set<ClockFact['kind']>(goal === 'told' ? [...ANSWERS, 'received'] : ANSWERS)
  const times = warning.facts.filter(({ recipient, kind }) => recipient === by && heard.has(kind)).map(({ at }) => at)
  return times.length === 0 ? null : Math.min(...times) - warning.warnedAt
}

const ANSWERS: readonly ClockFact['kind'][] = ['acknowledged', 'acted', 'declined', 'asked']

export interface DrillSummary {
  warnings: number
  versions: number
  falseAlarms: number
  recipients: number
  answered: number
  /** it arrived, and nobody answered */
  unanswered: number
  /** every line was tried */
  notReached: number
  /** no office is named for the theme: nobody there could be told */
  noFocalPoint: number
  /** milliseconds from the first report to the warning */
  slowestWarningMs: number | null
  /** milliseconds from the warning to the impact; null where no impact was established */
  shortestLeadMs: number | null
  goalsMet: number
  goals: number
}

/** The figures of a drill, each a count of what the answer clocks say and nothing else. */
export function summaryOf(warnings: readonly DrillWarning[], goals: readonly JudgedGoal[]): DrillSummary {
  const all = warnings.flatMap(({ after }) => after)
  const count = (pick: (one: AfterAction) => readonly Party[]): number => all.reduce((sum, one) => sum + pick(one).length, 0)
  const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values))
  const delays = warnings.map(({ warnedAt, reportedAt }) => reportedAt - warnedAt)
  return {
    warnings: warnings.length, versions: warnings.reduce((sum, { after }) => sum + Math.max(0, ...after.map(({ versions }) => versions)), 0),
    falseAlarms: warnings.filter(({ after }) => after.some(({ outcome }) => outcome === 'false-alarm')).length,
    recipients: all.reduce((sum, { rows }) => sum + rows.length, 0), answered: count(({ answered }) => answered), unanswered: count(({ silent }) => silent),
    notReached: count(({ notReached }) => notReached), noFocalPoint: count(({ noFocalPoint }) => noFocalPoint),
    slowestWarningMs: delays.length === 0 ? null : -Math.min(...delays), shortestLeadMs: least(all.flatMap(({ leadMs }) => leadMs ?? [])),
    goalsMet: goals.filter(({ met }) => met).length, goals: goals.length,
  }
}
