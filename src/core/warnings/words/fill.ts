import type { Instant, Language } from '../../values/index.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { Speech } from './family.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

export const SPEECH: Record<Language, Speech> = { en, es, pt, fr }

export type Params = Record<string, string | undefined>

/** Null when a parameter of the sentence is not known. */
export function fillOne(sentence: string, params: Params): string | null {
  const needed = [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)
  if (needed.some((name) => (params[name] ?? '') === '')) return null
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => params[name]!)
}

/** The sentences that can be filled, joined. */
export function fill(sentences: readonly string[], params: Params): string {
  return sentences.map((one) => fillOne(one, params)).filter((one) => one !== null).join(' ')
}

/** The first sentence that can be filled. */
export function fillFirst(sentences: readonly string[], params: Params): string {
  return sentences.map((one) => fillOne(one, params)).find((one) => one !== null) ?? ''
}

/** `28 Jan 2020 14:10 UTC−5`: zone names differ by locale, so the offset is written. `minus` may be a hyphen for phones. */
export function localTime(at: Instant, offsetMinutes: number, speech: Speech, minus = '−'): string {
  const local = new Date(at + offsetMinutes * 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${local.getUTCDate()} ${speech.frame.months[local.getUTCMonth()]} ${local.getUTCFullYear()}`
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())} ${utcOffset(offsetMinutes, minus)}`
}

export function utcOffset(offsetMinutes: number, minus = '−'): string {
  if (offsetMinutes === 0) return 'UTC'
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  return `UTC${offsetMinutes < 0 ? minus : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}

const MOST_NAMES = 5

/** "Cuba, Haiti and Jamaica"; after five, how many more. Spanish `y` becomes `e` before an i sound. */
export function listOf(names: readonly string[], speech: Speech): string {
  const more = names.length - MOST_NAMES
  if (more > 1) return `${names.slice(0, MOST_NAMES).join(', ')} ${speech.frame.more.replace('{n}', String(more))}`
  const last = names.at(-1)
  if (last === undefined) return speech.frame.nowhere
  if (names.length === 1) return last
  const and = speech.language === 'es' && /^(i|hi(?!e))/i.test(last) ? 'e' : speech.frame.and
  return `${names.slice(0, -1).join(', ')} ${and} ${last}`
}

/** Decimals in the language of the text. */
export function spoken(number: string, speech: Speech): string {
  return /^-?\d+\.\d+$/.test(number) ? number.replace('.', speech.frame.decimal) : number
}
