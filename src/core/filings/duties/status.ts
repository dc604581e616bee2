import type { PartyAnswer } from '../../law/index.ts'
import type { Day, Party } from '../../values/index.ts'
import { type Answer, holdingOn, type SeenFiling } from './filing.ts'
import type { Deadline, Schedule } from './schedule.ts'

/** The nine words of rule 6 for a return. Order is that of their codes in a table; it may grow, never change. */
export const STATUSES = ['not-due', 'due', 'filed', 'nil', 'nothing-new', 'late', 'missing', 'not-seen-here', 'restricted'] as const
export type FilingStatus = (typeof STATUSES)[number]

export type StatusReason =
  | 'not-party' | 'standing-unknown' | 'standing-disputed' | 'instrument-unknown' | 'period-open' | 'no-event-known' | 'seen' | 'on-list'
  | 'before-due' | 'past-due' | 'closed' | 'elsewhere' | 'not-yours-to-know'

export interface DutyStatus {
  status: FilingStatus
  why: StatusReason
  /** filed after it was due: taken, and marked */
  late: boolean
  /** what was filed is not this viewer's to read, only that it was */
  faceOnly: boolean
  /** negative once it is past; null where nothing is due */
  daysLeft: number | null
  filing: SeenFiling | null
}

/** Who asks and what this desk holds: rule 6 lets "late" and "missing" be said only with one of the two. */
export interface Standpoint {
  asOf: Day
  /** `public`, a state or a body */
  viewer: Party
  /** bodies whose desk this is: what is addressed to them is addressed here */
  addressedTo: ReadonlySet<Party>
  /** duty and period -> who filed by the addressee's own dated list, and the day of that list */
  lists: ReadonlyMap<string, { known: Day; filed: ReadonlyMap<Party, { on: Day | null; answer: Answer | null }> }>
  /** whether this viewer may learn of a state's filings under a duty whose existence is not public */
  mayKnow(schedule: Schedule, state: Party): boolean
}

export function listKey(duty: string, period: string): string {
  return `${duty} ${period}`
}

const NOTHING = { late: false, faceOnly: false, daysLeft: null, filing: null } as const

/**
 * One state, one duty, one period, on `asOf`. What was seen here comes first, then what the addressee's list says, then the law. A standing
 * that is unknown or disputed never makes a return late. `filings`: those of this state that answer this duty for this period.
 */
export function statusOfReturn(
  schedule: Schedule, deadline: Deadline, state: Party, party: PartyAnswer, filings: readonly SeenFiling[], point: Standpoint,
): DutyStatus {
  const held = holdingOn(filings, point.asOf)
  if (held) return seen(held.first, held.now, deadline, point)
  const list = point.lists.size === 0 ? undefined : point.lists.get(listKey(schedule.duty, deadline.period))
  const usable = list !== undefined && list.known <= point.asOf ? list : undefined
  const listed = usable?.filed.get(state)
  if (listed) return { ...NOTHING, status: statusFor(listed.answer), why: 'on-list', late: listed.on !== null && listed.on > deadline.dueAt }
  if (party === 'no') return { ...NOTHING, status: 'not-due', why: 'not-party' }
  if (deadline.to >= point.asOf) return { ...NOTHING, status: 'not-due', why: 'period-open', daysLeft: deadline.dueAt - point.asOf }
  if (party !== 'yes') return { ...NOTHING, status: 'not-seen-here', why: party === 'unknown' ? 'standing-unknown' : 'standing-disputed' }
  const daysLeft = deadline.dueAt - point.asOf
  if (schedule.existence.value !== 'public' && !point.mayKnow(schedule, state)) return { ...NOTHING, status: 'restricted', why: 'not-yours-to-know', daysLeft }
  if (daysLeft >= 0) return { ...NOTHING, status: 'due', why: 'before-due', daysLeft }
  const here = schedule.addressee !== null && point.addressedTo.has(schedule.addressee)
  // a list says nothing of what had not fallen due on its day
  if (!here && !(usable && usable.known > deadline.dueAt)) return { ...NOTHING, status: 'not-seen-here', why: 'elsewhere', daysLeft }
  return point.asOf > deadline.closesAt ? { ...NOTHING, status: 'missing', why: 'closed', daysLeft } : { ...NOTHING, status: 'late', why: 'past-due', daysLeft }
}

function seen(first: SeenFiling, now: SeenFiling, deadline: Deadline, point: Standpoint): DutyStatus {
  return {
    status: statusFor(now.answer ?? null), why: 'seen', late: first.received > deadline.dueAt, faceOnly: now.answer === undefined,
    daysLeft: deadline.dueAt - point.asOf, filing: now,
  }
}

function statusFor(answer: Answer | null): FilingStatus {
  return answer === 'nil' || answer === 'nothing-new' ? answer : 'filed'
}
