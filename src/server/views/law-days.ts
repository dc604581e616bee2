import { type Glances, glancesOn, type Instrument, type Standing, type TimedLaw } from '../../core/law/index.ts'
import { dayOfInstant, type EdtfDate, Fault, type Instant, isoDay, type Language, parseDate, type Party } from '../../core/values/index.ts'
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
const kept = new WeakMap<TimedLaw, Map<string, Glances>>()

/** Who stands how under everything on a day: some milliseconds, and nothing the second time. */
export function glancesIn(law: TimedLaw, { on, known }: Asked): Glances {
  const days = kept.get(law) ?? new Map<string, Glances>()
  kept.set(law, days)
  const key = `${on} ${known ?? ''}`
  const found = days.get(key) ?? glancesOn(law, on, known)
  if (days.size >= DAYS_KEPT && !days.has(key)) days.clear()
  days.set(key, found)
  return found
}

/** Tallies of every instrument on a day. */
export function talliesOn(law: TimedLaw, asked: Asked): Map<string, Tally> {
  return new Map([...glancesIn(law, asked)].map(([id, states]) => {
    const answers = [...states.values()].map(({ party }) => party)
    const count = (answer: string) => answers.filter((one) => one === answer).length
    return [id, { parties: count('yes'), disputed: count('disputed'), unknown: count('unknown') }]
  }))
}

/** Every state that an instrument can be asked about. */
export function statesIn(law: TimedLaw, id: string): Party[] {
  const follows = law.instruments.get(id)?.follows
  return follows === undefined ? [...law.timelines(id).states.keys()] : statesIn(law, follows)
}

/** How many instruments bind each state on a day. */
export function boundOn(law: TimedLaw, asked: Asked): Map<Party, number> {
  const bound = new Map<Party, number>()
  for (const states of glancesIn(law, asked).values())
    for (const [state, { party }] of states) if (party === 'yes') bound.set(state, (bound.get(state) ?? 0) + 1)
  return bound
}
