import type { Day } from './dates.ts'

/** Half-open span of days: `from` holds, `to` does not. `to` undefined: without an end so far. */
export interface Span {
  from: Day
  to?: Day
}

export function holds(span: Span, day: Day): boolean {
  return span.from <= day && (span.to === undefined || day < span.to)
}
