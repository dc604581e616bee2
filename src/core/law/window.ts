import { addToDay, firstDay, lastDay, parseDate, isoDay, dayOf, parseDuration, type Day, type EdtfDate } from '../values/index.ts'

/** Days on which one thing can have happened: from `lo` to `hi`, both included. Infinite where nothing bounds it. */
export interface Window {
  lo: Day
  hi: Day
  /** sources give days that cannot all be true, so the window is a dispute and not only coarse dates */
  contradictory: boolean
  claims: string[]
}

export interface Dated {
  id: string
  date?: EdtfDate
}

export const ALWAYS: Window = Object.freeze({ lo: -Infinity, hi: -Infinity, contradictory: false, claims: [] })

/**
 * One window from every claim about one happening. A finer claim inside a coarser one refines it; claims that
 * exclude one another stand side by side and the window spans them. Undefined when no claim has a date.
 */
export function windowOf(claims: readonly Dated[]): Window | undefined {
  const spans = claims.flatMap((claim) =>
    claim.date === undefined ? [] : [{ lo: firstDay(claim.date), hi: lastDay(claim.date), id: claim.id }],
  )
  const finest = spans.filter((wide) => !spans.some((fine) => isInside(fine, wide)))
  if (finest.length === 0) return undefined
  const lo = Math.min(...finest.map((span) => span.lo))
  const hi = Math.max(...finest.map((span) => span.hi))
  return { lo, hi, contradictory: finest.some((span) => span.lo !== lo || span.hi !== hi), claims: spans.map((span) => span.id) }
}

function isInside(fine: { lo: Day; hi: Day }, wide: { lo: Day; hi: Day }): boolean {
  return fine.lo >= wide.lo && fine.hi <= wide.hi && fine.hi - fine.lo < wide.hi - wide.lo
}

export function shift(window: Window, by: (day: Day) => Day): Window {
  return { ...window, lo: finite(window.lo, by), hi: finite(window.hi, by) }
}

export function later(a: Window, b: Window): Window {
  const [lo, hi] = [Math.max(a.lo, b.lo), Math.max(a.hi, b.hi)]
  const contradictory = lo < hi && ((a.contradictory && a.hi > b.lo) || (b.contradictory && b.hi > a.lo))
  return { lo, hi, contradictory, claims: [...a.claims, ...b.claims] }
}

/** Both said of one thing, neither sure: all the days either allows, a contradiction unless they are the same. */
export function span(a: Window, b: Window): Window {
  const [lo, hi] = [Math.min(a.lo, b.lo), Math.max(a.hi, b.hi)]
  return { lo, hi, contradictory: lo < hi, claims: [...new Set([...a.claims, ...b.claims])] }
}

export function plus(duration: string): (day: Day) => Day {
  const parsed = parseDuration(duration)
  return (day) => addToDay(day, parsed)
}

/** First day of the n-th month after the month of `day` (the rule of the mine ban and cluster munition conventions). */
export function firstOfNthMonth(months: number): (day: Day) => Day {
  return (day) => {
    const { year, month = 1 } = parseDate(isoDay(day))
    return addToDay(dayOf(year, month, 1), { sign: 1, months, days: 0, ms: 0 })
  }
}

function finite(day: Day, by: (day: Day) => Day): Day {
  return Number.isFinite(day) ? by(day) : day
}

/** The window as a date no finer than it is: a day, a month, a year, or null. */
export function dateOf(window: Window): EdtfDate | null {
  if (!Number.isFinite(window.lo) || !Number.isFinite(window.hi)) return null
  const [lo, hi] = [isoDay(window.lo), isoDay(window.hi)]
  if (lo === hi) return lo
  if (lo.slice(0, 7) === hi.slice(0, 7)) return lo.slice(0, 7)
  return lo.slice(0, 4) === hi.slice(0, 4) ? lo.slice(0, 4) : null
}
