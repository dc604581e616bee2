import type { Party } from '../core/values/index.ts'
import { number } from './locale.ts'
import { t, tMaybe, type Key, type Params } from './messages/index.ts'
import type { PageContext, ReasonView } from './view.ts'

export type Say = (key: Key, params?: Params) => string

export function say(c: PageContext): Say {
  return (key, params) => t(c.lang, key, params)
}

export function num(c: PageContext, value: number, decimals = 0): string {
  return number(c.lang, c.viewer.party, value, decimals)
}

/** Params whose value is a code of a party, or several with a space between, by the names that reasons use. */
const PARTY_PARAMS = new Set(['state', 'party', 'by', 'to', 'responsible', 'toward', 'body'])

function paramText(c: PageContext, name: string, value: string): string {
  if (PARTY_PARAMS.has(name)) return names(c, value.split(' '))
  if (name === 'method') return tMaybe(c.lang, `method.${value}`) ?? value
  return name === 'km' && Number.isFinite(Number(value)) ? num(c, Number(value), 1) : value
}

/** A reason in the reader's language; `foreign` when only its English text exists, which the page then marks as English. */
export function reasonText(c: PageContext, reason: ReasonView): { text: string; foreign: boolean } {
  const params = Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => [name, paramText(c, name, value)]),
  )
  const text = c.reason?.(reason) ?? tMaybe(c.lang, `reason.${reason.code}`, params)
  return text === null ? { text: reason.text, foreign: c.lang !== 'en' } : { text, foreign: false }
}

/** The name of a theme from the region's data, else its id with spaces. */
export function themeName(c: PageContext, theme: string): string {
  return c.theme?.(theme) ?? theme.replaceAll('-', ' ')
}

/** In the order in which a reader looks a state up: by its name, in the language of the page. */
export function byName<T>(c: PageContext, party: (one: T) => Party): (a: T, b: T) => number {
  return (a, b) => c.name(party(a)).localeCompare(c.name(party(b)), c.lang)
}

export function names(c: PageContext, parties: readonly Party[]): string {
  return listed(c, parties.map((code) => c.name(code)))
}

export function listed(c: PageContext, words: readonly string[]): string {
  return new Intl.ListFormat(c.lang, { type: 'conjunction' }).format(words)
}

/** A certainty in words: that of a source, which may have its own. */
export function certaintyText(c: PageContext, certainty: string): string {
  return t(c.lang, 'certainty.label', { word: tMaybe(c.lang, `certainty.${certainty}`) ?? certainty })
}
