import { Fault, isState, parseDate, STATES, type EdtfDate, type Party } from '../values/index.ts'
import { dutiesOn } from './duties.ts'
import { treatyEntry } from './entry.ts'
import { isUsable, knownDay, saidBy } from './known.ts'
import type { ActionClaim, Instrument, Law, LawFacts, PartiesAnswer, Standing } from './model.ts'
import { standingOn } from './standing.ts'
import { followed, sinceAdopted } from './follow.ts'
import { storyOf, type Story } from './story.ts'
import { timelineOf, type InstrumentTimelines, type Stretch } from './timeline.ts'

/** Law that also hands out its precomputed timelines, for disclosure and for pages of many days. */
export interface TimedLaw extends Law {
  /** Fault `unknown-instrument`. Cached: asking again costs a lookup. */
  timelines(instrument: string, known?: EdtfDate): InstrumentTimelines
}

/** Timelines kept at most: every instrument on some thirty days of `known`. Whoever asks for more days pays for them again. */
const KEPT = 4096

/** Builds the law once from its facts; answers are cached by instrument and `known`. Pure. */
export function lawFrom(facts: LawFacts): TimedLaw {
  const instruments = new Map(facts.instruments.map((instrument) => [instrument.id, Object.freeze(instrument)]))
  const actions = Map.groupBy(facts.actions, (action) => action.instrument)
  const cache = new Map<string, InstrumentTimelines>()

  function timelines(id: string, known?: EdtfDate): InstrumentTimelines {
    const key = `${id} ${known ?? ''}`
    const found = cache.get(key)
    if (found) return found
    const instrument = instruments.get(id)
    if (!instrument) throw new Fault('unknown-instrument', `no instrument "${id}": see region/instruments`, { field: 'instrument' })
    if (known !== undefined) parseDate(known)
    const leader = leaderOf(instruments, id)
    const built = leader === id ? build(instrument, actions.get(id) ?? [], known) : followed(instrument, timelines(leader, known))
    if (cache.size >= KEPT) cache.clear()
    cache.set(key, built)
    return built
  }

  function standing(state: Party, id: string, on: EdtfDate, known?: EdtfDate): Standing {
    const { instrument, states } = timelines(id, known)
    const found = states.get(state)
    if (!found) throw new Fault('unknown-state', `no state "${state}": write an ISO 3166-1 alpha-3 code such as MEX`, { field: 'state' })
    parseDate(on)
    const answer = standingOn(found.story, found.stretches, state, on, known)
    return instrument.follows === undefined ? answer : { ...answer, instrument: id, since: sinceAdopted(instrument, answer) }
  }

  function parties(id: string, on: EdtfDate, known?: EdtfDate): PartiesAnswer {
    const { states } = timelines(id, known)
    const answers = [...states.keys()].sort().map((state) => [state, standing(state, id, on, known).party] as const)
    const those = (party: string) => answers.filter(([, answer]) => answer === party).map(([state]) => state)
    return { instrument: id, on, known: known ?? null, parties: those('yes'), disputed: those('disputed'), unknown: those('unknown') }
  }

  const law: TimedLaw = {
    size: facts.size,
    instruments,
    actions,
    timelines,
    standing,
    parties,
    duties: (state, on, known) => dutiesOn(law, state, on, known),
  }
  return law
}

/** The instrument whose parties an instrument is addressed to: itself, or the one it follows. Fault `follows-cycle`. */
function leaderOf(instruments: ReadonlyMap<string, Instrument>, id: string): string {
  let at = id
  for (let hops = 0; hops <= instruments.size; hops++) {
    const next = instruments.get(at)?.follows
    if (next === undefined) return at
    at = next
  }
  throw new Fault('follows-cycle', `"${id}" follows itself`, { field: 'follows' })
}

function build(instrument: Instrument, all: readonly ActionClaim[], known: EdtfDate | undefined): InstrumentTimelines {
  const asOf = knownDay(known)
  const usable = all.filter((claim) => isUsable(claim) && saidBy(claim, asOf))
  const entry = treatyEntry(instrument, usable, asOf)
  const byState = Map.groupBy(all, (claim) => claim.state)
  const others = [...byState.keys()].filter((state) => !isState(state))
  const states = new Map<Party, { story: Story; stretches: Stretch[] }>()
  for (const state of [...STATES, ...others]) {
    const story = storyOf(instrument, byState.get(state) ?? [], entry, asOf)
    states.set(state, { story, stretches: timelineOf(story) })
  }
  return { instrument, states }
}
