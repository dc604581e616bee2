import { parseDuration } from '../core/values/index.ts'
import { LOCALES } from './locale.ts'
import { t } from './messages/index.ts'
import type { PageContext } from './view.ts'

/** `Intl.DurationFormat` (ES2025), which the compiler's library set does not name yet. */
type Durations = new (locale: string, options: { style: 'long' }) => { format(duration: Record<string, number>): string }
const { DurationFormat } = Intl as unknown as { DurationFormat: Durations }

/** A length of time in words: `P30D` is 30 days, `PT24H` 24 hours. Fault `duration-shape`. */
export function durationWords(c: Pick<PageContext, 'lang'>, iso: string): string {
  const { months, days, ms } = parseDuration(iso)
  return new DurationFormat(LOCALES[c.lang], { style: 'long' }).format({ months, days, hours: Math.floor(ms / 3_600_000), minutes: (ms % 3_600_000) / 60_000 })
}

/** A duty's time as its text sets it: so long after the trigger, so long before it, or a day of every year; anything else as written. */
export function dueWords(c: Pick<PageContext, 'lang'>, deadline: string): string {
  const yearly = /^--(\d{2})-(\d{2})$/.exec(deadline)
  if (yearly) {
    const day = new Date(Date.UTC(2000, Number(yearly[1]) - 1, Number(yearly[2])))
    return t(c.lang, 'law.each-year', { day: day.toLocaleDateString(LOCALES[c.lang], { day: 'numeric', month: 'long', timeZone: 'UTC' }) })
  }
  if (!/^-?P/.test(deadline)) return deadline
  return t(c.lang, deadline.startsWith('-') ? 'law.before-it' : 'law.after-it', { time: durationWords(c, deadline) })
}
