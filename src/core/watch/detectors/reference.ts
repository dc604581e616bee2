import { type Day, dayOf, firstDay, isoDay, parseDate } from '../../values/index.ts'
import type { WeeklySeries } from './model.ts'

/** Finds the same week of past years: index of the week `years` before week `i`, or less than 0 when the series has none. */
export type YearsBefore = (series: WeeklySeries, i: number, years: number) => number

/** Every year has 52 weeks: right for series that number their weeks. */
export const by52Weeks: YearsBefore = (_, i, years) => i - 52 * years

/** By the calendar: the day that many years before, moved to the nearest day of the same weekday. A year of 53 weeks does not shift it. */
export const byCalendar: YearsBefore = ({ dates }, i, years) => {
  const day = firstDay(dates[i]!)
  const { year, month = 1, day: dayOfMonth = 1 } = parseDate(isoDay(day))
  const then = dayOf(year - years, month, dayOfMonth)
  const off = (day - then) % 7
  return indexOf(dates[0]!, then + (off > 3 ? off - 7 : off))
}

function indexOf(first: string, day: Day): number {
  const weeks = (day - firstDay(first)) / 7
  return Number.isInteger(weeks) ? weeks : -1
}
