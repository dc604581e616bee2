import { type Instrument, partyBits, partyTimeline, type Standing, stretchOn, type TimedLaw } from '../../core/law/index.ts'
import {
  dayOfInstant, type EdtfDate, Fault, firstDay, type Instant, isoDay, isState, type Language, lastDay, parseDate, type Party,
} from '../../core/values/index.ts'
import type { StandingView } from '../../web/index.ts'

/** The day a question of law is about, and the day as known on which it is asked. */
export interface Asked {
  on: EdtfDate
  known: EdtfDate | undefined
}

const [FIRST_YEAR, LAST_YEAR] = [1800, 2200]

/** `asof` (or `on`) and `known` of a query, as far as it names them. Faults `date-shape`, `date-impossible`, `date-range` with the field. */
export function datesAsked(query: (name: string) => string | undefined): { on?: EdtfDate; known?: EdtfDate } {
  const field = query('asof') ? 'asof' : 'on'
  const [on, known] = [dateIn(query(field), field), dateIn(query('known'), 'known')]
  return { ...(on ? { on } : {}), ...(known ? { known } : {}) }
}

/** The same, today and everything known where left out. */
export function askedOf(query: (name: string) => string | undefined, now: Instant): Asked {
  const { on = isoDay(dayOfInstant(now)), known } = datesAsked(query)
  return { on, known }
}

function dateIn(given: string | undefined, field: string): EdtfDate | undefined {
  const text = given?.trim()
  if (!text) return undefined
  try {
    const { year } = parseDate(text)
    if (year < FIRST_YEAR || year > LAST_YEAR) throw new Fault('date-range', `"${text}": ask about a day from ${FIRST_YEAR} to ${LAST_YEAR}`)
    return text
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.code, `${field}: ${error.message}`, { field })
    throw error
  }
}

export function standingView(standing: Standing): StandingView {
  const { status, party, since, until, presumed, confirmedAsOf, participation, because } = standing
  return { status, party, since, until, presumed, confirmedAsOf, participation, because: because.map(({ code, params, text }) => ({ code, params, text })) }
}

export function titleIn({ title }: Instrument, language: Language): string {
  return title[language] ?? title.en
}

/** How many are party, disputed, unknown. States outside the region that its instruments name are counted too. */
export interface Tally {
  parties: number
  disputed: number
  unknown: number
}

const DAYS_KEPT = 64
const kept = new WeakMap<TimedLaw, Map<string, Map<string, Tally>>>()

/** Tallies of every instrument on a day: some 5 ms, and nothing the second time; some 30 ms for a year in which much changes. */
export function talliesOn(law: TimedLaw, { on, known }: Asked): Map<string, Tally> {
  const days = kept.get(law) ?? new Map<string, Map<string, Tally>>()
  kept.set(law, days)
  const key = `${on} ${known ?? ''}`
  const found = days.get(key)
  if (found) return found
  if (days.size >= DAYS_KEPT) days.clear()
  const tallies = new Map([...law.instruments.keys()].map((id) => [id, tallyOf(law, id, on, known)]))
  days.set(key, tallies)
  return tallies
}

/** A month or a year in which nothing changes is as one day; one in which something does is asked state by state. */
function tallyOf(law: TimedLaw, id: string, on: EdtfDate, known: EdtfDate | undefined): Tally {
  const timeline = partyTimeline(law, id, known)
  if (stretchOn(timeline, firstDay(on)) !== stretchOn(timeline, lastDay(on))) {
    const { parties, disputed, unknown } = law.parties(id, on, known)
    return { parties: parties.length, disputed: disputed.length, unknown: unknown.length }
  }
  const { yes, disputed, unknown } = partyBits(timeline, firstDay(on))
  const others = othersIn(law, id).map((state) => law.standing(state, id, on, known).party)
  const count = (bits: bigint, answer: string): number => ones(bits) + others.filter((one) => one === answer).length
  return { parties: count(yes, 'yes'), disputed: count(disputed, 'disputed'), unknown: count(unknown, 'unknown') }
}

/** States from outside the region (the Kingdom of the Netherlands, say) that acted on an instrument. */
function othersIn(law: TimedLaw, id: string): Party[] {
  return statesIn(law, id).filter((state) => !isState(state))
}

/** Every state that an instrument can be asked about. */
export function statesIn(law: TimedLaw, id: string): Party[] {
  const follows = law.instruments.get(id)?.follows
  return follows === undefined ? [...law.timelines(id).states.keys()] : statesIn(law, follows)
}

function ones(bits: bigint): number {
  let n = 0
  for (let rest = bits; rest > 0n; rest &= rest - 1n) n++
  return n
}
