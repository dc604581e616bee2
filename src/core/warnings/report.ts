import type { Instant, Party } from '../values/index.ts'
import { clockAt, type AnswerState, type Clock, type ClockFact, type Issue } from './clock/index.ts'
import type { Ending } from './words/index.ts'

export interface ReportInput {
  issues: readonly Issue[]
  facts: readonly ClockFact[]
  recipients: readonly Party[]
  /** when it happened; and when it reached, or would have reached, the affected: blank when nobody established it */
  eventAt: Instant
  impactAt: Instant | null
  /** why it was cancelled, if it was */
  ending: Ending | null
  now: Instant
}

export interface ReportRow {
  recipient: Party
  state: AnswerState
  /** last state before a cancel, which ends every clock */
  before: AnswerState
  receivedAt: Instant | null
  answeredAt: Instant | null
  answeredVersion: number | null
  /** milliseconds from the opening of the clock to the answer */
  tookMs: number | null
  late: boolean
  unreached: Clock['unreached']
  openQuestions: number
}

export interface AfterAction {
  warning: string
  mode: Issue['mode']
  versions: number
  /** milliseconds from the event to the first version */
  delayMs: number
  /** milliseconds from the first version to the impact; negative when it came after; null when no impact was established */
  leadMs: number | null
  /** the same to each recipient's first receipt; the worst of those reached */
  worstLeadMs: number | null
  outcome: 'open' | 'cancelled' | 'false-alarm'
  rows: ReportRow[]
  /** people answered; nobody did, though it arrived; it never arrived, and why */
  answered: Party[]
  silent: Party[]
  noFocalPoint: Party[]
  notReached: Party[]
}

/** The after-action report from the facts alone. Who could not be reached is never counted as silent. Null before the first version. */
export function afterAction(input: ReportInput): AfterAction | null {
  const { issues, facts, recipients, now, impactAt, eventAt } = input
  const sent = issues.filter(({ at }) => at <= now).toSorted((a, b) => a.version - b.version)
  const [first, last] = [sent[0], sent.at(-1)]
  if (first === undefined || last === undefined) return null
  const rows = recipients.flatMap((recipient) => rowOf(input, sent, recipient) ?? [])
  const unreached = (row: ReportRow) => row.receivedAt === null
  const leads = impactAt === null ? [] : firstReceipts(facts, recipients, first, now).map((at) => impactAt - at)
  const names = (keep: (row: ReportRow) => boolean) => rows.filter(keep).map(({ recipient }) => recipient)
  return {
    warning: first.warning, mode: first.mode, versions: sent.length,
    delayMs: first.at - eventAt, leadMs: impactAt === null ? null : impactAt - first.at,
    worstLeadMs: leads.length === 0 ? null : Math.min(...leads),
    outcome: last.act !== 'cancel' ? 'open' : input.ending === 'false-alarm' || input.ending === 'error' ? 'false-alarm' : 'cancelled',
    rows,
    answered: names(({ answeredAt }) => answeredAt !== null),
    silent: names((row) => row.answeredAt === null && !unreached(row)),
    noFocalPoint: names((row) => unreached(row) && row.unreached === 'no-focal-point'),
    notReached: names((row) => unreached(row) && row.unreached !== 'no-focal-point'),
  }
}

function rowOf({ issues, facts, now }: ReportInput, sent: readonly Issue[], recipient: Party): ReportRow | null {
  const clock = clockAt(issues, facts, recipient, now)
  if (clock === null) return null
  const cancel = sent.at(-1)?.act === 'cancel' ? sent.at(-1) : undefined
  const before = cancel === undefined ? clock : clockAt(issues.filter((issue) => issue !== cancel), facts, recipient, cancel.at)
  return {
    recipient, state: clock.state, before: before?.state ?? clock.state, receivedAt: clock.receivedAt,
    answeredAt: clock.answeredAt, answeredVersion: clock.answeredVersion,
    tookMs: clock.answeredAt === null ? null : clock.answeredAt - clock.openedAt,
    late: before?.late ?? clock.late, unreached: clock.unreached,
    openQuestions: clock.questions.filter(({ answer }) => answer === null).length,
  }
}

/** When each recipient first had any version, by machine or by the answer of a person. */
function firstReceipts(facts: readonly ClockFact[], recipients: readonly Party[], { warning, mode }: Issue, now: Instant): Instant[] {
  const kinds = new Set<ClockFact['kind']>(['received', 'acknowledged', 'acted', 'declined'])
  return recipients.flatMap((recipient) => {
    const times = facts
      .filter(
        (fact) => fact.recipient === recipient && fact.warning === warning && fact.mode === mode && kinds.has(fact.kind) && fact.at <= now
      )
      .map(({ at }) => at)
    return times.length === 0 ? [] : [Math.min(...times)]
  })
}
