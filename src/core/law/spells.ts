import { firstDay, lastDay, type Day } from '../values/index.ts'
import { adoptedOn, CONSENTS, isConsent, stateRule, type TreatyEntry } from './entry.ts'
import type { ActionClaim, Instrument } from './model.ts'
import { effectOf, standingExits, unsureExit, type EndWhy } from './exits.ts'
import { firstOfNthMonth, later, plus, shift, span, windowOf, type Window } from './window.ts'

/** One stay of a state in an instrument: when its consent was given, when it began to bind, and when it stopped. */
export interface Spell {
  consent?: Window
  start: Window
  /** code of the reason that explains the start */
  startWhy: StartWhy
  notice?: Window
  end?: Window
  endWhy?: EndWhy
}

export type StartWhy =
  | 'entered-by-rule'
  | 'entered-stated'
  | 'entered-with-treaty'
  | 'late-rule-not-established'
  | 'waiver-needed'
  | 'treaty-entry-not-established'
  | 'proved-by-observation'
  | 'succession-day-not-established'
/**
 * No treaty read so far makes a late state wait longer than this, so that without a sourced rule the answer is unknown
 * between its consent and this bound, and not a guess.
 */
const SAFE_BOUND = 'P1Y'

/** The stays of one state, in order. `usable`: its claims that may be computed from and are not themselves in dispute. */
export function spellsOf(instrument: Instrument, usable: readonly ActionClaim[], entry: TreatyEntry): Spell[] {
  return groups(instrument, usable).flatMap((claims) => {
    const consent = consentOf(instrument, claims)
    const found = startOf(instrument, claims, entry, consent)
    if (!found) return []
    const seenOnly =
      consent !== undefined &&
      consent.lo < consent.hi &&
      claims.every((claim) => claim.act === 'observed' || !consent.claims.includes(claim.id))
    const seen = seenOnly && found.startWhy !== 'late-rule-not-established'
    const began = seen ? { ...found, startWhy: 'proved-by-observation' as const } : found
    const left = endOf(instrument, claims, began.start)
    return [{ ...(consent ? { consent } : {}), ...began, ...left }]
  })
}

/** A consent that follows an exit opens a new stay. */
function groups(instrument: Instrument, usable: readonly ActionClaim[]): ActionClaim[][] {
  const starts = usable.filter(
    (claim) => claim.date !== undefined && (CONSENTS.has(claim.act) || claim.act === 'in-force' || claim.act === 'bound'),
  )
  const exits = standingExits(instrument, usable).filter((claim) => claim.date !== undefined)
  const cuts = starts
    .filter((start) => exits.some((exit) => lastDay(exit.date!) < firstDay(start.date!)))
    .filter((start) =>
      starts.some((other) =>
        exits.some((exit) => lastDay(other.date!) < firstDay(exit.date!) && lastDay(exit.date!) < firstDay(start.date!)),
      ),
    )
    .map((start) => firstDay(start.date!))
  const bounds = [...new Set(cuts)].sort((a, b) => a - b)
  const opened = bounds.filter(
    (cut, i) => i === 0 || exits.some((exit) => firstDay(exit.date!) > bounds[i - 1]! && lastDay(exit.date!) < cut),
  )
  const all: ActionClaim[][] = Array.from({ length: opened.length + 1 }, () => [])
  for (const claim of usable)
    all[claim.date === undefined ? opened.length : opened.filter((cut) => cut <= firstDay(claim.date!)).length]!.push(claim)
  return all
}

function consentOf(instrument: Instrument, claims: readonly ActionClaim[]): Window | undefined {
  const dated = windowOf(claims.filter((claim) => isConsent(instrument, claim.act)))
  if (dated) return dated
  const seen = claims.filter((claim) => claim.act === 'observed' && claim.what === 'ratified' && claim.date !== undefined)
  if (seen.length === 0) return undefined
  const hi = Math.min(...seen.map((claim) => lastDay(claim.date!)))
  return { lo: Math.min(notBefore(instrument, claims), hi), hi, contradictory: false, claims: seen.map((claim) => claim.id) }
}

/** Earliest day on which the state can have consented: after adoption and after the last day it was seen outside. */
function notBefore(instrument: Instrument, claims: readonly ActionClaim[]): Day {
  const outside = claims.filter((claim) => claim.act === 'observed' && (claim.what === 'none' || claim.what === 'signatory') && claim.date)
  return Math.max(adoptedOn(instrument), ...outside.map((claim) => firstDay(claim.date!) + 1))
}

type Began = { start: Window; startWhy: StartWhy }

function startOf(
  instrument: Instrument,
  claims: readonly ActionClaim[],
  entry: TreatyEntry,
  consent: Window | undefined,
): Began | undefined {
  const stated = claims.filter((claim) => (claim.act === 'in-force' || claim.act === 'bound') && !claim.what?.startsWith('amendment'))
  const computed = consent && computedStart(instrument, claims, entry, consent)
  const explicit = windowOf(stated)
  const began = chooseStart(explicit, stated, computed)
  const proof = firstProof(claims, began?.start.lo ?? -Infinity)
  if (!began) {
    if (proof === undefined) return undefined
    const lo = Math.min(Math.max(notBefore(instrument, claims), entry.window.lo), proof.day)
    return { start: { lo, hi: proof.day, contradictory: false, claims: proof.claims }, startWhy: 'proved-by-observation' }
  }
  if (proof === undefined || proof.day >= began.start.hi) return began
  return { ...began, start: { ...began.start, hi: proof.day, claims: [...began.start.claims, ...proof.claims] } }
}

function chooseStart(explicit: Window | undefined, stated: readonly ActionClaim[], computed: Began | undefined): Began | undefined {
  if (!explicit) return computed
  const doubtful = stated.every((claim) => claim.certainty === 'low')
  if (doubtful && computed) return { start: span(explicit, computed.start), startWhy: 'entered-stated' }
  return { start: explicit, startWhy: 'entered-stated' }
}

function computedStart(instrument: Instrument, claims: readonly ActionClaim[], entry: TreatyEntry, consent: Window): Began {
  const rule = stateRule(instrument)
  const open = (lo: Day): Window => ({ lo, hi: Infinity, contradictory: false, claims: consent.claims })
  if (instrument.nature !== 'binding') return { start: consent, startWhy: 'entered-by-rule' }
  if (entry.how === 'not-established' || isOpen(entry))
    return { start: open(Math.max(entry.window.lo, consent.lo)), startWhy: 'treaty-entry-not-established' }
  if (rule?.rule === 'on-waiver') {
    const waived = windowOf(claims.filter((claim) => claim.act === 'waived'))
    return { start: waived ? later(waived, consent) : open(consent.lo), startWhy: 'waiver-needed' }
  }
  if (rule?.rule === 'on-signature') return { start: later(entry.window, consent), startWhy: 'entered-by-rule' }
  if (isSuccession(claims)) return succeededStart(entry, consent, rule?.rule === 'after-consent' ? rule.delay : SAFE_BOUND)
  if (rule?.rule === 'after-consent') return { start: later(entry.window, shift(consent, plus(rule.delay))), startWhy: 'entered-by-rule' }
  if (rule?.rule === 'first-of-nth-month')
    return { start: later(entry.window, shift(consent, firstOfNthMonth(rule.months))), startWhy: 'entered-by-rule' }
  return withoutRule(entry, consent)
}

/** By its rule, and too few consents are known to say that the rule is met or that it is not. */
function isOpen({ how, window }: TreatyEntry): boolean {
  return how === 'computed' && window.lo < window.hi && window.hi === Infinity
}

function isSuccession(claims: readonly ActionClaim[]): boolean {
  const consents = claims.filter((claim) => CONSENTS.has(claim.act) && claim.date !== undefined)
  return consents.length > 0 && consents.every((claim) => claim.act === 'succeeded')
}

/** A successor continues rather than joins: no source read says whether from its notice at once or after the delay of a late state. */
function succeededStart(entry: TreatyEntry, consent: Window, delay: string): Began {
  const start = later(entry.window, { ...consent, hi: shift(consent, plus(delay)).hi })
  return { start, startWhy: 'succession-day-not-established' }
}

function withoutRule(entry: TreatyEntry, consent: Window): Began {
  const bound = shift(consent, plus(SAFE_BOUND))
  const original = (entry.trigger !== undefined && consent.hi <= entry.trigger) || bound.hi <= entry.window.lo
  if (original) return { start: later(entry.window, consent), startWhy: 'entered-with-treaty' }
  const start = later(entry.window, { ...consent, hi: bound.hi })
  return { start, startWhy: 'late-rule-not-established' }
}

/** First day, not before the stay can have begun, on which a source or an act of leaving proves the state to be bound. */
function firstProof(claims: readonly ActionClaim[], from: Day): { day: Day; claims: string[] } | undefined {
  const proofs = claims.filter((claim) => claim.date !== undefined && provesParty(claim) && lastDay(claim.date) >= from)
  if (proofs.length === 0) return undefined
  const day = Math.min(...proofs.map((claim) => lastDay(claim.date!)))
  return { day, claims: proofs.filter((claim) => lastDay(claim.date!) === day).map((claim) => claim.id) }
}

/** Seen as a party, or did what only a party does: gave notice of leaving, or announced that it would. */
export function provesParty(claim: ActionClaim): boolean {
  if (claim.act === 'observed') return claim.what === 'party'
  return claim.act === 'notified' || claim.act === 'notice-withdrawn' || (claim.act === 'announced' && claim.what === undefined)
}

type Left = { notice?: Window; end?: Window; endWhy?: EndWhy }

function endOf(instrument: Instrument, claims: readonly ActionClaim[], start: Window): Left {
  const exits = standingExits(instrument, claims)
  const notice = windowOf(exits.filter((claim) => claim.act === 'notified'))
  const effects = exits.filter((claim) => claim.act === 'effective')
  const stated = windowOf(effects)
  const noticed = notice ? { notice } : {}
  const gone = firstFormer(claims)
  const lastIn = Math.max(start.hi, ...claims.filter((claim) => claim.date && provesParty(claim)).map((claim) => firstDay(claim.date!)))
  if (stated && effects.length === 1 && effects[0]!.certainty === 'low' && !(notice && agrees(instrument, notice, stated)))
    return { ...noticed, end: { ...stated, hi: Math.max(stated.hi, gone), contradictory: true }, endWhy: 'effect-date-doubtful' }
  if (stated) return { ...noticed, end: stated, endWhy: 'effect-stated' }
  const unsure = unsureExit(instrument, claims)
  if (unsure) {
    const end = { ...unsure.end, hi: Math.min(unsure.end.hi, gone) }
    return { notice: unsure.notice, end, endWhy: 'withdrawal-in-time-not-established' }
  }
  if (notice) return { notice, ...effectOf(instrument, notice, gone) }
  if (exits.length > 0 || Number.isFinite(gone)) {
    const end: Window = {
      lo: Math.min(Number.isFinite(lastIn) ? lastIn + 1 : -Infinity, gone),
      hi: gone,
      contradictory: false,
      claims: exits.map((claim) => claim.id),
    }
    return { end, endWhy: exits.length > 0 ? 'effect-date-doubtful' : 'left-by-observation' }
  }
  return {}
}

function agrees(instrument: Instrument, notice: Window, stated: Window): boolean {
  const { end } = effectOf(instrument, notice, Infinity)
  return end.lo <= stated.hi && stated.lo <= end.hi
}

function firstFormer(claims: readonly ActionClaim[]): Day {
  return Math.min(
    Infinity,
    ...claims.filter((claim) => claim.act === 'observed' && claim.what === 'former' && claim.date).map((claim) => firstDay(claim.date!)),
  )
}
