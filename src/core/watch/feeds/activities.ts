import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { clipped, eachItem, plausible } from './item.ts'
import { fieldsOf, instantOf, listIn, textOf } from './json.ts'
import { dayIn } from './table.ts'

const MAX_BYTES = 16 * 1024 * 1024
const DAY = 86_400_000

/**
 * Military activities that states declared: the exercise notices of their filings, as `{"filings": [{id, author, form, made, answer,
 * data}]}` with the content of the form. A declaration is the state's word; it gives no position, so the states named are all the place.
 * Whoever hands it over answers for its being public: what is ingested is read by everybody.
 */
export const activities: Feed = {
  id: 'activities',
  title: 'Declared military activities (exercise notices of the states)',
  every: 3600,
  staleAfter: 86_400,
  mediaTypes: ['application/json'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  return eachItem(listIn(bytes, MAX_BYTES, 'filings', 'activities-form'), readNotice)
}

function readNotice(item: unknown, place: string): Observation | Rejected {
  const filing = fieldsOf(item)
  const id = textOf(filing?.id)
  if (!filing || !id || id.length > 200) return { id: place, reason: 'no-id' }
  if (filing.form !== 'exercise-notice') return { id, reason: `not-a-notice: ${(textOf(filing.form) ?? 'no form').slice(0, 40)}` }
  if (filing.answer === 'nil') return { id, reason: 'nil: it declares none' }
  const said = fieldsOf(fieldsOf(filing.data)?.activity)
  const author = textOf(filing.author) ?? ''
  if (!said || !/^[A-Z]{3}$/.test(author)) return { id, reason: 'no-author: a notice has its state and its activity' }
  const [start, last] = [dayIn(textOf(said.start)), dayIn(textOf(said.end))]
  const sent = instantOf(filing.made)
  if (start === undefined || last === undefined || sent === undefined || last < start || !plausible(start) || !plausible(sent))
    return { id, reason: 'impossible-time' }
  const others = (Array.isArray(said.participants) ? said.participants.join(' ') : (textOf(said.participants) ?? '')).match(/\b[A-Z]{3}\b/g) ?? []
  const title = clipped(textOf(said.designation) ?? 'Military activity')
  const description = ['purpose', 'area'].flatMap((name) => textOf(said[name]) ?? []).join('. ')
  return {
    feed: 'activities', id, aliases: [id], version: new Date(sent).toISOString(), sent, at: start, expires: last + DAY, act: 'report', status: 'actual',
    theme: 'military-activity', title, texts: [{ language: 'und', headline: title, ...(description ? { description: clipped(description) } : {}) }],
    severity: [], where: [], named: [...new Set([author, ...others])], references: typeof filing.replaces === 'string' ? [filing.replaces] : [],
  }
}
