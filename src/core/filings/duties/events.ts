import type { TimedLaw } from '../../law/index.ts'
import { isDate, isoDay, type Party } from '../../values/index.ts'
import type { Form } from '../forms/form.ts'
import { type FilingRecord, recordField } from '../records/record.ts'
import { instrumentOf } from './coverage.ts'
import { eventDeadline, type Schedule } from './schedule.ts'
import type { DueRow } from './table.ts'

/**
 * Notices that follow from what one state keeps: a transfer taken into the inventory, and the ninety days that run from it. One row a duty
 * and day, whatever number of records is of that day; nothing where no source gives the days, or the record does not say the day.
 */
export function eventRows(law: TimedLaw, schedules: readonly Schedule[], forms: ReadonlyMap<string, Form>, records: readonly FilingRecord[], state: Party): DueRow[] {
  return schedules.flatMap((schedule) => daysOf(schedule, forms, records).flatMap((date) => {
    const deadline = schedule.every === 'event' ? eventDeadline(schedule, { date, period: date }) : undefined
    return deadline ? [{ schedule, deadline, parties: [law.standing(state, instrumentOf(schedule.duty), isoDay(deadline.dueAt)).party] }] : []
  }))
}

/** The days from which the clock of a duty runs, by the records that its forms are views of. */
function daysOf({ forms: ids, from = '' }: Schedule, forms: ReadonlyMap<string, Form>, records: readonly FilingRecord[]): string[] {
  const views = ids.flatMap((id) => forms.get(id)?.sections.flatMap(({ view }) => view ?? []) ?? [])
  const days = views.flatMap(({ record, where, fields }) => records
    .filter((one) => one.kind === record && Object.entries(where).every(([name, value]) => recordField(one, name) === value))
    .map((one) => one.fields[fields[from] ?? ''])
    .filter((day): day is string => typeof day === 'string' && isDate(day) && day.length === 10))
  return [...new Set(days)].sort()
}
