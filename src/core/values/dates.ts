import { Fault } from './fault.ts'

/** EDTF level 0 date: `1947`, `1947-09` or `1947-09-02`. What is not written is not known. */
export type EdtfDate = string
/** Whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number
export type Precision = 'year' | 'month' | 'day'

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const MS_PER_DAY = 86_400_000

/** Throws Fault `date-shape` or `date-impossible` (31 February does not exist). */
export function parseDate(text: string): { year: number; month?: number; day?: number } {
  const found = SHAPE.exec(text)
  if (!found) throw new Fault('date-shape', `"${text}" is not a date: write 1947, 1947-09 or 1947-09-02`)
  const [year, month, day] = [found[1], found[2], found[3]].map((part) => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) throw new Fault('date-impossible', `"${text}": there is no month ${month}`)
  if (day !== undefined && (day < 1 || day > daysInMonth(year!, month!)))
    throw new Fault('date-impossible', `"${text}": that month has no day ${day}`)
  return { year: year!, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
}

export function isDate(text: string): boolean {
  try {
    parseDate(text)
    return true
  } catch {
    return false
  }
}

export function precisionOf(date: EdtfDate): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY
}

/** First day that the date can mean. */
export function firstDay(date: EdtfDate): Day {
  const { year, month = 1, day = 1 } = parseDate(date)
  return dayOf(year, month, day)
}

/** Last day that the date can mean. */
export function lastDay(date: EdtfDate): Day {
  const { year, month = 12, day } = parseDate(date)
  return dayOf(year, month, day ?? daysInMonth(year, month))
}

export function isoDay(day: Day): EdtfDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

export function dayOfInstant(at: Instant): Day {
  return Math.floor(at / MS_PER_DAY)
}

/** RFC 3339 with an explicit offset; Fault `instant-shape` when the zone is missing or the value impossible. */
export function parseInstant(text: string): Instant {
  const ok = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  const at = ok ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new Fault('instant-shape', `"${text}" is not a time with a zone: write 2020-01-28T19:10:24Z`)
  parseDate(text.slice(0, 10))
  return at
}

export function isoInstant(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

export interface Duration {
  sign: 1 | -1
  months: number
  days: number
  ms: number
}

/** ISO 8601 duration, with a leading minus for "before": `P30D`, `P3M`, `PT24H`, `-P42D`. Fault `duration-shape`. */
export function parseDuration(text: string): Duration {
  const found = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!found || /P$|T$/.test(text)) throw new Fault('duration-shape', `"${text}" is not a duration: write P30D, P3M or PT24H`)
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0))
  return { sign: found[1] ? -1 : 1, months: years * 12 + months, days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 }
}

/** Calendar months first (31 January + P1M is the last day of February), then days. Hours are ignored. */
export function addToDay(day: Day, duration: Duration): Day {
  const { year, month = 1, day: dom = 1 } = parseDate(isoDay(day))
  const total = year * 12 + (month - 1) + duration.sign * duration.months
  const [y, m] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  return dayOf(y, m, Math.min(dom, daysInMonth(y, m))) + duration.sign * duration.days
}

export function addToInstant(at: Instant, duration: Duration): Instant {
  const day = dayOfInstant(at)
  const timeOfDay = at - day * MS_PER_DAY
  return addToDay(day, duration) * MS_PER_DAY + timeOfDay + duration.sign * duration.ms
}
