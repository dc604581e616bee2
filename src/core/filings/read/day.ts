import { type EdtfDate, isDate } from '../../values/index.ts'

/** How months begin in the four languages, folded; the shortest prefixes that people write. Index 0 is January. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene'], ['feb', 'fev'], ['mar'], ['apr', 'abr', 'avr'], ['may', 'mai'], ['jun', 'juin'], ['jul', 'juil'], ['aug', 'ago', 'aou'],
  ['sep', 'set'], ['oct', 'out'], ['nov'], ['dec', 'dez', 'dic'],
]

export type DayRead = { kind: 'day'; date: EdtfDate } | { kind: 'impossible' } | { kind: 'month-first'; meant: EdtfDate } | { kind: 'shape' }

/** 1-12 from `9`, `09`, `set`, `sept.`, `Setembro`; undefined otherwise. */
export function readMonth(text: string): number | undefined {
  const word = folded(text).replace(/\.$/, '')
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined
  if (!/^[a-z]{3,10}$/.test(word)) return undefined
  const at = MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start)))
  return at < 0 ? undefined : at + 1
}

/**
 * `2024-03-14`, `14/03/2024`, `14.3.2024`, `14 de marzo de 2024`, `set 2024`, `2024`: the day comes first. `03/14/2024` is refused with
 * the day that it probably means; two-digit years are refused.
 */
export function readDay(text: string): DayRead {
  const given = text.trim()
  if (/^\d{4}(-\d{2}){0,2}$/.test(given)) return checked(given)
  const parts = folded(given).replace(/\b(de|del|do|of|le)\b/g, ' ').replace(/(\d)(er|st|nd|rd|th|o|º)\b/g, '$1').split(/[\s/.,\-]+/).filter(Boolean)
  if (parts.length === 3 && /^\d{4}$/.test(parts[0]!)) return dated(parts[0]!, parts[1]!, parts[2]!)
  const year = parts.at(-1) ?? ''
  if (!/^\d{4}$/.test(year) || parts.length < 2 || parts.length > 3) return { kind: 'shape' }
  if (parts.length === 2) return monthOnly(year, parts[0]!)
  const [first, second] = /^[a-z]/.test(parts[0]!) ? [parts[1]!, parts[0]!] : [parts[0]!, parts[1]!]
  return dated(year, second, first)
}

function monthOnly(year: string, month: string): DayRead {
  const found = readMonth(month)
  return found === undefined ? { kind: 'shape' } : checked(`${year}-${two(found)}`)
}

function dated(year: string, month: string, day: string): DayRead {
  const found = readMonth(month)
  if (!/^\d{1,2}$/.test(day)) return { kind: 'shape' }
  if (found !== undefined) return checked(`${year}-${two(found)}-${two(Number(day))}`)
  const swapped = `${year}-${two(Number(day))}-${two(Number(month))}`
  if (/^\d{1,2}$/.test(month)) return isDate(swapped) ? { kind: 'month-first', meant: swapped } : { kind: 'impossible' }
  return { kind: 'shape' }
}

function checked(date: EdtfDate): DayRead {
  return isDate(date) ? { kind: 'day', date } : { kind: 'impossible' }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Lower case, no accents, spaces trimmed: how words are compared everywhere in a return. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
