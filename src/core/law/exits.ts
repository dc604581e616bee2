import { firstDay, lastDay, type Day } from '../values/index.ts'
import type { ActionClaim, Instrument } from './model.ts'
import { plus, shift, windowOf, type Window } from './window.ts'

export type EndWhy =
  | 'effect-stated'
  | 'effect-by-rule'
  | 'effect-vclt-56'
  | 'effect-rule-not-established'
  | 'effect-date-doubtful'
  | 'left-by-observation'
  | 'withdrawal-in-time-not-established'

const EXITS: ReadonlySet<string> = new Set(['notified', 'effective'])

/** When a notice takes effect: by the instrument's delay; twelve months where its text is silent (VCLT 56); else not established. */
export function effectOf(instrument: Instrument, notice: Window, gone: Day): { end: Window; endWhy: EndWhy } {
  const rule = instrument.denunciation?.certainty === 'background' ? undefined : instrument.denunciation?.value
  if (rule?.after !== undefined) return { end: shift(notice, plus(rule.after)), endWhy: 'effect-by-rule' }
  if (rule?.silent) return { end: shift(notice, plus('P12M')), endWhy: 'effect-vclt-56' }
  return { end: { ...notice, hi: Math.max(gone, notice.hi) }, endWhy: 'effect-rule-not-established' }
}

/** Notices and effects that still stand: a notice withdrawn before its effect is not one (VCLT 68), one withdrawn after it is. */
export function standingExits(instrument: Instrument, claims: readonly ActionClaim[]): ActionClaim[] {
  const stands = (claim: ActionClaim) => claim.act !== 'notified' || withdrawnInTime(instrument, claim, claims) !== 'yes'
  const left = claims.filter((claim) => EXITS.has(claim.act) && stands(claim))
  const sure = left.filter((claim) => claim.act === 'notified' && withdrawnInTime(instrument, claim, claims) === 'no')
  return left.filter((claim) => claim.act !== 'notified' || !sure.some((earlier) => isMoot(instrument, claim, earlier)))
}

/** A notice of a state that an earlier notice had already taken out decides nothing. */
export function isMoot(instrument: Instrument, notice: ActionClaim, earlier: ActionClaim): boolean {
  if (notice.date === undefined || earlier.date === undefined) return false
  const { end, endWhy } = effectOf(instrument, windowOf([earlier])!, Infinity)
  return endWhy !== 'effect-rule-not-established' && firstDay(notice.date) >= end.hi
}

/**
 * The end of a stay when a notice was withdrawn on a day that may lie before its effect or after: from the first effect there may be to
 * the first there must be. Undefined when no notice is in that doubt.
 */
export function unsureExit(instrument: Instrument, claims: readonly ActionClaim[]): { notice: Window; end: Window } | undefined {
  const standing = standingExits(instrument, claims).filter((claim) => claim.act === 'notified' && claim.date !== undefined)
  const unsure = standing.filter((claim) => withdrawnInTime(instrument, claim, claims) === 'unsure')
  if (unsure.length === 0) return undefined
  const ends = (those: readonly ActionClaim[]) => those.map((claim) => effectOf(instrument, windowOf([claim])!, Infinity).end)
  const certain = ends(standing.filter((claim) => !unsure.includes(claim)))
  const whole = { contradictory: false, claims: standing.map((claim) => claim.id) }
  const end = { ...whole, lo: Math.min(...ends(standing).map(({ lo }) => lo)), hi: Math.min(Infinity, ...certain.map(({ hi }) => hi)) }
  return { notice: { ...windowOf(standing)!, ...whole }, end }
}

/**
 * A withdrawal cannot precede the only notice there is, so one dated no finer follows it; among several notices that is not sure.
 * Without a rule of effect it is taken to be in time.
 */
function withdrawnInTime(instrument: Instrument, notice: ActionClaim, claims: readonly ActionClaim[]): 'yes' | 'no' | 'unsure' {
  if (notice.date === undefined) return 'no'
  const from = firstDay(notice.date)
  const { end, endWhy } = effectOf(instrument, windowOf([notice])!, Infinity)
  const effect = endWhy === 'effect-rule-not-established' ? { lo: Infinity, hi: Infinity } : end
  const only = claims.every((claim) => claim.act !== 'notified' || claim.date === undefined || claim.date === notice.date)
  const backs = claims.filter((claim) => claim.act === 'notice-withdrawn' && claim.date !== undefined && lastDay(claim.date) >= from)
  const answers = backs.map((back) => {
    if (firstDay(back.date!) >= effect.hi) return 'no'
    return lastDay(back.date!) < effect.lo && (only || firstDay(back.date!) >= lastDay(notice.date!)) ? 'yes' : 'unsure'
  })
  return answers.includes('yes') ? 'yes' : answers.includes('unsure') ? 'unsure' : 'no'
}
