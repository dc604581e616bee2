import type { Duty } from '../../law/index.ts'
import {
  addToDay, addToInstant, dayOfInstant, firstDay, isDate, isoDay, isoInstant, parseDate, parseDuration, parseInstant,
} from '../../values/index.ts'

/**
 * The moment the duty's trigger is counted from: the event's own time; or, when another date is asked about, that date,
 * because the event is then imagined to happen on it.
 */
export function triggerAt(at: string, on: string | undefined): string {
  if (on === undefined || sameDay(at, on)) return at
  return on
}

/** A date, or RFC 3339 when both the trigger and the delay are finer than a day. Null with the reason when the text gives no time. */
export function deadlineOf(duty: Duty, at: string): { deadline: string | null; why: string } {
  if (duty.deadline === undefined) return { deadline: null, why: withoutTime(duty.note) }
  const yearly = /^--(\d{2}-\d{2})$/.exec(duty.deadline)
  if (yearly) return { deadline: `${Number(at.slice(0, 4)) + 1}-${yearly[1]}`, why: 'yearly, for the calendar year of the event' }
  const delay = parseDuration(duty.deadline)
  const why = `${duty.deadline} counted from ${at}: ${duty.trigger}`
  if (!isDate(at)) {
    const due = addToInstant(parseInstant(at), delay)
    return delay.ms > 0 ? { deadline: isoInstant(due), why } : { deadline: isoDay(dayOfInstant(due)), why }
  }
  if (parseDate(at).day === undefined) return { deadline: null, why: `${duty.deadline} from a day that is not known` }
  // hours from a day whose hour is not known end within the day that this gives
  const days = Math.ceil(delay.ms / 86_400_000)
  return { deadline: isoDay(addToDay(firstDay(at), { ...delay, days: delay.days + days })), why }
}

function withoutTime(note: string | undefined): string {
  const said = /immediately|forthwith|without delay|as soon as possible|promptly|in good time|as rapidly as possible/i.exec(note ?? '')
  return said ? said[0].toLowerCase() : 'no time established'
}

function sameDay(at: string, on: string): boolean {
  return isDate(at) ? at === on : new Date(parseInstant(at)).toISOString().slice(0, on.length) === on
}
