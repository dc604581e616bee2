import type { Day } from '../../values/index.ts'
import type { ComplianceTable } from './table.ts'
import { type FilingStatus, STATUSES } from './status.ts'

/** How a duty was answered in one period: of those who were bound on its due day, and of the rest what is known of them. */
export interface Coverage {
  duty: string
  instrument: string
  period: string
  dueAt: Day
  closesAt: Day
  /** bound on the due day: the denominator */
  bound: number
  /** standing not known, or disputed: in neither number, and said */
  unsure: number
  /** answered with data, with nil, or with nothing new since */
  answered: number
  late: number
  counts: Record<FilingStatus, number>
}

const ANSWERED = new Set<FilingStatus>(['filed', 'nil', 'nothing-new'])

/** One row a duty and period. A return of a state that was not bound counts in `counts`, not in `answered`. */
export function coverageOf({ calendar, codes, late }: ComplianceTable): Coverage[] {
  const { states, rows } = calendar
  return rows.map(({ schedule, deadline, parties }, row) => {
    const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<FilingStatus, number>
    const found = { bound: 0, unsure: 0, answered: 0, late: 0 }
    states.forEach((_, i) => {
      const at = row * states.length + i
      const status = STATUSES[codes[at]!]!
      counts[status]++
      if (parties[i] === 'unknown' || parties[i] === 'disputed') found.unsure++
      if (parties[i] !== 'yes') return
      found.bound++
      if (ANSWERED.has(status)) found.answered++
      found.late += late[at]!
    })
    return { duty: schedule.duty, instrument: instrumentOf(schedule.duty), period: deadline.period, dueAt: deadline.dueAt, closesAt: deadline.closesAt, ...found, counts }
  })
}

export function instrumentOf(duty: string): string {
  return duty.slice(0, duty.indexOf(':'))
}
