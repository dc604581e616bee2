import { createHash } from 'node:crypto'
import { Fault } from '../../values/index.ts'
import type { Observation, Parsed, Rejected } from '../observation.ts'

/** Longest text kept of one field; a feed that sends a book as a headline is cut, visibly. */
const LONGEST = 20_000

/** Runs `read` over the items of a feed: a Fault or a reason sets that item aside, and the rest goes on. */
export function eachItem<T>(items: readonly T[], read: (item: T, place: string) => Observation | Rejected): Parsed {
  const parsed: Parsed = { observations: [], rejected: [] }
  items.forEach((item, i) => {
    const place = `item ${i + 1}`
    try {
      const outcome = read(item, place)
      if ('reason' in outcome) parsed.rejected.push(outcome)
      else parsed.observations.push(outcome)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      parsed.rejected.push({ id: place, reason: `${error.code}: ${error.message}` })
    }
  })
  return parsed
}

/** Only the id and a hash: what is about a person is not kept, and is recognized when it comes again. */
export function withheld(id: string, content: string): Rejected {
  return { id, reason: 'about-a-person', hash: createHash('sha256').update(content).digest('hex') }
}

/** Control characters, of which XML allows none but these three, and marks that turn the direction of writing, by which a text reads as another. */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** What of a text can be written in every file and reads as it is. */
export function legible(text: string): string {
  return text.replace(UNSEEN, '').toWellFormed()
}

export function clipped(text: string): string {
  const read = legible(text)
  return read.length <= LONGEST ? read : `${read.slice(0, LONGEST).toWellFormed()} [cut]`
}

export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(text) && text.length <= 2000 ? text : undefined
}

/** Between 1500 and 2200: outside it a time is a mistake of the sender's, not a date. */
export function plausible(at: number): boolean {
  return Number.isFinite(at) && at > -14_831_769_600_000 && at < 7_258_118_400_000
}

const RFC822 = /^(?:[A-Za-z]{3},\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{2}:\d{2}(?::\d{2})?)\s+(GMT|UTC?|Z|[ECMP][SD]T|[+-]\d{4})$/

/** A date of RSS (RFC 822 with four-digit years); undefined when it is none or does not exist, like 31 Feb. */
export function rssTime(text: string | undefined): number | undefined {
  const found = RFC822.exec(text?.trim() ?? '')
  if (!found) return undefined
  const at = Date.parse(`${found[1]} ${found[2]} ${found[3]} ${found[4]} ${found[5] === 'UT' || found[5] === 'Z' ? 'GMT' : found[5]}`)
  const asWritten = new Date(Date.parse(`${found[1]} ${found[2]} ${found[3]} 00:00:00 GMT`)).getUTCDate() === Number(found[1])
  return Number.isNaN(at) || !asWritten ? undefined : at
}
