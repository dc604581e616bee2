import { firstDay, lastDay, type Day } from '../values/index.ts'
import type { TreatyEntry } from './entry.ts'
import { isUsable, saidBy } from './known.ts'
import type { ActionClaim, Instrument } from './model.ts'
import { spellsOf, type Spell } from './spells.ts'
import { windowOf, type Window } from './window.ts'

/** Everything the claims known by a day say about one state in one instrument, sorted for asking day by day. */
export interface Story {
  instrument: Instrument
  entry: TreatyEntry
  /** every claim said, background and corrected ones too */
  claims: readonly ActionClaim[]
  /** those that may be computed from */
  usable: readonly ActionClaim[]
  spells: Spell[]
  signed?: Window
  provisional?: Window
  /** from this day on a count shows that the state may have joined */
  unsettledFrom?: Day
  disputes: readonly ActionClaim[]
  /** a state without an act is not a party: the list behind that had been read by then */
  listed: boolean
}

export function storyOf(instrument: Instrument, all: readonly ActionClaim[], entry: TreatyEntry, asOf: Day | undefined): Story {
  const claims = all.filter((claim) => saidBy(claim, asOf))
  const usable = claims.filter(isUsable)
  const sure = usable.filter((claim) => claim.certainty !== 'disputed')
  const signed = windowOf(
    sure.filter((claim) => claim.act === 'signed' || (claim.act === 'observed' && claim.what === 'signatory' && !hasSigned(sure))),
  )
  const provisional = windowOf(sure.filter((claim) => claim.act === 'provisional'))
  const unsettledFrom = unsettled(instrument, sure)
  return {
    instrument,
    entry,
    claims,
    usable,
    spells: spellsOf(instrument, sure, entry),
    ...(signed ? { signed } : {}),
    ...(provisional ? { provisional } : {}),
    ...(unsettledFrom === undefined ? {} : { unsettledFrom }),
    listed: isListed(instrument, all, asOf),
    disputes: usable.filter(
      (claim) => claim.date !== undefined && (claim.act === 'disputed' || (claim.certainty === 'disputed' && claim.act === 'deposited')),
    ),
  }
}

/** A deposit that no source dates leaves a gap in the list, whatever was known when. */
function isListed(instrument: Instrument, all: readonly ActionClaim[], asOf: Day | undefined): boolean {
  if (instrument.coverage !== 'listed' || all.some((claim) => isGap(claim, asOf))) return false
  return asOf === undefined || instrument.coverageKnown === undefined || lastDay(instrument.coverageKnown) <= asOf
}

/** Without a day of its own it counts whatever was known when; said later, it does not. */
function isGap(claim: ActionClaim, asOf: Day | undefined): boolean {
  return claim.what === 'deposit-not-established' && (claim.known === undefined || saidBy(claim, asOf))
}

function hasSigned(claims: readonly ActionClaim[]): boolean {
  return claims.some((claim) => claim.act === 'signed' && claim.date !== undefined)
}

function unsettled(instrument: Instrument, sure: readonly ActionClaim[]): Day | undefined {
  const counts = sure.filter((claim) => claim.act === 'observed' && claim.what === 'unsettled')
  if (counts.length === 0) return undefined
  const outside = sure.filter((claim) => claim.act === 'observed' && (claim.what === 'none' || claim.what === 'signatory') && claim.date)
  const adopted = (instrument.adopted ?? []).map((claim) => firstDay(claim.value))
  return Math.max(...outside.map((claim) => lastDay(claim.date!) + 1), ...adopted, -Infinity)
}

/** Days on which the answer can change; between two of them it cannot. */
export function turningDays(story: Story): Day[] {
  const days: Day[] = [...(story.instrument.adopted ?? []).map((claim) => firstDay(claim.value))]
  const add = (window: Window | undefined) => window && days.push(window.lo, window.hi)
  for (const spell of story.spells) for (const window of [spell.start, spell.end, spell.consent]) add(window)
  add(story.signed)
  add(story.provisional)
  if (story.unsettledFrom !== undefined) days.push(story.unsettledFrom)
  for (const { date } of story.usable) if (date !== undefined) days.push(firstDay(date), lastDay(date))
  return [...new Set(days.filter(Number.isFinite))].sort((a, b) => a - b)
}

