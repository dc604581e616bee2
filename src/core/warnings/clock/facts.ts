import type { CapSeverity } from '../../watch/index.ts'
import type { Instant, Party } from '../../values/index.ts'

/** Exercises have their own facts: one of another mode is never folded in. */
export type Mode = 'actual' | 'exercise' | 'test'

/**
 * By when an answer is due: the instrument's own time, else the time to impact, else none is owed, which is never late (design, rule 7).
 */
export type ReplyBy =
  | { rule: 'instrument'; at: Instant; instrument: string; article: string | null }
  | { rule: 'impact'; at: Instant }
  | { rule: 'none' }

/** One version of a warning as one recipient gets it. Versions count from 1. */
export interface Issue {
  warning: string
  mode: Mode
  version: number
  at: Instant
  act: 'alert' | 'update' | 'cancel'
  severity: CapSeverity
  /** codes of the parties and places covered */
  areas: readonly string[]
  replyBy: ReplyBy
}

interface Dated {
  /** unique; a fact told twice counts once */
  id: string
  warning: string
  mode: Mode
  recipient: Party
  version: number
  at: Instant
}

/** What happened between a version and a recipient. An office acts, never a named person. */
export type ClockFact = Dated &
  (
    | { kind: 'sent' | 'received'; channel: string; contact: number }
    | { kind: 'failed'; channel: string; contact: number; why: string }
    | { kind: 'no-focal-point' }
    | { kind: 'acknowledged' | 'acted' | 'declined'; office: string }
    | { kind: 'asked'; office: string; question: string }
    | { kind: 'told'; question: string; answer: string }
  )

const SEVERITY: Record<CapSeverity, number> = { Unknown: 0, Minor: 1, Moderate: 2, Severe: 3, Extreme: 4 }

/** Whether the later version opens the clock again: a higher severity, or an area that the earlier one did not have. */
export function reopens(earlier: Issue, later: Issue): 'higher-severity' | 'new-area' | null {
  if (SEVERITY[later.severity] > SEVERITY[earlier.severity]) return 'higher-severity'
  return later.areas.some((area) => !earlier.areas.includes(area)) ? 'new-area' : null
}

/** The reply rule in its order of precedence; an impact or a time already past at release gives none. */
export function replyBy(at: Instant, instrument: Extract<ReplyBy, { rule: 'instrument' }> | null, impactAt: Instant | null): ReplyBy {
  if (instrument !== null) return instrument
  return impactAt !== null && impactAt > at ? { rule: 'impact', at: impactAt } : { rule: 'none' }
}
