import { isoInstant, parseDate, precisionOf, type EdtfDate, type Instant } from '../core/values/index.ts'
import { localeOf } from './locale.ts'
import { say } from './say.ts'
import type { PageContext } from './view.ts'

type Style = 'clock' | 'day' | 'dayShort' | 'dayLong' | 'ymd' | 'month' | 'offset'
const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  dayShort: { weekday: 'short', day: 'numeric', month: 'short' },
  dayLong: { day: 'numeric', month: 'long', year: 'numeric' },
  ymd: { year: 'numeric', month: '2-digit', day: '2-digit' },
  month: { month: 'long', year: 'numeric' },
  offset: { timeZoneName: 'longOffset' },
}

/** Whose way of writing dates it is: all that a format needs of a page. */
type Reader = Pick<PageContext, 'lang'> & { viewer: Pick<PageContext['viewer'], 'party'> }

const formats = new Map<string, Intl.DateTimeFormat>()

/** A DateTimeFormat costs about 50 microseconds to make and one to use: kept by locale, zone and style. */
function format(c: Reader, style: Style, zone: string): Intl.DateTimeFormat {
  const regional = localeOf(c.lang, c.viewer.party)
  // plain English would write the month first, as few of these states do
  const locale = style === 'offset' ? 'en' : style === 'ymd' ? 'en-CA' : regional === 'en' ? 'en-GB' : regional
  const name = `${locale} ${zone} ${style}`
  let made = formats.get(name)
  if (!made) formats.set(name, (made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: zone })))
  return made
}

export function zoneOf(c: PageContext): string {
  return c.zone ?? 'UTC'
}

/** `14:10`, in the viewer's zone. */
export function clock(c: PageContext, at: Instant, zone = zoneOf(c)): string {
  return format(c, 'clock', zone).format(at)
}

export function day(c: PageContext, at: Instant, zone = zoneOf(c)): string {
  return format(c, 'day', zone).format(at)
}

/** The day without its year where that is the present one: for margins, which stand beside a whole date. */
export function shortDay(c: PageContext, at: Instant): string {
  const year = (when: Instant) => format(c, 'ymd', zoneOf(c)).format(when).slice(0, 4)
  return format(c, year(at) === year(c.now) ? 'dayShort' : 'day', zoneOf(c)).format(at)
}

/** `UTC−4`, `UTC−3:30`, `UTC`: zone names differ by language, offsets do not. */
export function offset(at: Instant, c: PageContext, zone = zoneOf(c)): string {
  const part =
    format(c, 'offset', zone)
      .formatToParts(at)
      .find((one) => one.type === 'timeZoneName')?.value ?? 'GMT'
  const found = /^GMT([+-])(\d\d):(\d\d)$/.exec(part)
  if (!found) return 'UTC'
  return `UTC${found[1] === '-' ? '−' : '+'}${Number(found[2])}${found[3] === '00' ? '' : `:${found[3]}`}`
}

const MIN = 60_000

/** Length of time in its two largest units: `3 h 12 min`, `2 d 4 h`, `8 min`, `0 min`. Rounded towards zero. */
export function span(c: PageContext, ms: number): string {
  const t = say(c)
  const minutes = Math.floor(Math.abs(ms) / MIN)
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts =
    d > 0
      ? ([
          [d, 'time.d'],
          [h, 'time.h'],
        ] as const)
      : h > 0
        ? ([
            [h, 'time.h'],
            [m, 'time.min'],
          ] as const)
        : ([[m, 'time.min']] as const)
  const kept = parts.filter(([n], i) => i === 0 || n > 0)
  return kept.map(([n, unit]) => `${n} ${t(unit)}`).join(' ')
}

/** `until 18:00 today`, as a person says it; past deadlines say when they were due. */
export function until(c: PageContext, at: Instant): string {
  const t = say(c)
  const ymd = format(c, 'ymd', zoneOf(c))
  const params = { clock: clock(c, at), day: shortDay(c, at) }
  if (at < c.now) return t('time.was-until', params)
  if (ymd.format(at) === ymd.format(c.now)) return t('time.until-today', params)
  if (ymd.format(at) === ymd.format(c.now + 86_400_000)) return t('time.until-tomorrow', params)
  return t('time.until', params)
}

/** A date as precise as it is known: `1947`, `septembre 1947`, `2 septembre 1947`. */
export function edtf(c: Reader, date: EdtfDate): string {
  const { year, month = 1, day: dom = 1 } = parseDate(date)
  const at = Date.UTC(year, month - 1, dom)
  const precision = precisionOf(date)
  return precision === 'year' ? String(year) : format(c, precision === 'month' ? 'month' : 'dayLong', 'UTC').format(at)
}

export const iso = isoInstant
