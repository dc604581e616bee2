import type { Language, Party } from '../core/values/index.ts'

export const LOCALES: Record<Language, string> = { en: 'en', es: 'es-419', pt: 'pt-BR', fr: 'fr' }
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', es: 'Español', pt: 'Português', fr: 'Français' }

/**
 * Numbers follow the country, not the language (CLDR): in Spanish these write a decimal comma where es-419 writes a dot.
 * Only official-language pairs are listed; any other state reads in the language's own locale.
 */
const REGIONAL: Record<string, string> = {
  'es ARG': 'es-AR',
  'es BOL': 'es-BO',
  'es CHL': 'es-CL',
  'es COL': 'es-CO',
  'es CRI': 'es-CR',
  'es ECU': 'es-EC',
  'es PRY': 'es-PY',
  'es URY': 'es-UY',
  'es VEN': 'es-VE',
  'es PER': 'es-PE',
  'es MEX': 'es-MX',
  'es DOM': 'es-DO',
  'fr CAN': 'fr-CA',
  'fr HTI': 'fr-HT',
  'en CAN': 'en-CA',
  'en USA': 'en-US',
  'en JAM': 'en-JM',
  'en TTO': 'en-TT',
}

export function localeOf(lang: Language, party: Party | null): string {
  return REGIONAL[`${lang} ${party ?? ''}`] ?? LOCALES[lang]
}

const numbers = new Map<string, Intl.NumberFormat>()

export function number(lang: Language, party: Party | null, value: number, decimals = 0): string {
  const name = `${localeOf(lang, party)} ${decimals}`
  let format = numbers.get(name)
  if (!format) numbers.set(name, (format = new Intl.NumberFormat(localeOf(lang, party), { maximumFractionDigits: decimals })))
  return format.format(value)
}
