import { firstDay, type Day } from '../values/index.ts'
import { usableDates } from './known.ts'
import type { Act, ActionClaim, Instrument } from './model.ts'
import { ALWAYS, plus, shift, windowOf, type Window } from './window.ts'

/** When the instrument itself entered into force, and how that is known. */
export interface TreatyEntry {
  window: Window
  /** `claimed`, `computed` by its rule, `seen` in force, `none` needed (political, per state), or not `established` */
  how: 'claimed' | 'computed' | 'seen' | 'none' | 'not-established'
  /** the day its rule was met, where the rule and its delay are sourced; later consents take effect apart */
  trigger?: Day
}

export const CONSENTS: ReadonlySet<string> = new Set(['deposited', 'acceded', 'succeeded', 'accepted'])

/** Whether the act is consent here: signature too, where the text says so (VCLT 12) or where nothing more is asked. */
export function isConsent(instrument: Instrument, act: Act): boolean {
  return CONSENTS.has(act) || (act === 'signed' && (instrument.nature !== 'binding' || stateRule(instrument)?.rule === 'on-signature'))
}

/** The rule of a single state; one of general knowledge is never computed from. */
export function stateRule(instrument: Instrument): NonNullable<Instrument['entry']['state']>['value'] | undefined {
  return instrument.entry.state?.certainty === 'background' ? undefined : instrument.entry.state?.value
}

/** `usable`: the usable claims of every state on this instrument. */
export function treatyEntry(instrument: Instrument, usable: readonly ActionClaim[], asOf: Day | undefined): TreatyEntry {
  const rule = instrument.entry.treaty?.certainty === 'background' ? undefined : instrument.entry.treaty?.value
  if (instrument.nature !== 'binding' || rule?.rule === 'per-state') return { window: ALWAYS, how: 'none' }
  const claimed = windowOf(usableDates(instrument.inForce, asOf, `${instrument.id}:inForce`))
  if (claimed) {
    const trigger = triggerOf(instrument, rule, claimed, usable)
    return { window: claimed, how: 'claimed', ...(trigger === undefined ? {} : { trigger }) }
  }
  const computed = rule ? byRule(instrument, rule, usable) : undefined
  const seen = seenInForce(instrument, usable, asOf)
  if (computed && computed.window.lo === computed.window.hi) return computed
  const hi = Math.min(computed?.window.hi ?? Infinity, seen)
  const lo = Math.max(computed?.window.lo ?? -Infinity, adoptedOn(instrument))
  const how = hi === seen && Number.isFinite(seen) ? 'seen' : computed ? 'computed' : 'not-established'
  return { window: { lo, hi, contradictory: false, claims: computed?.window.claims ?? [] }, how }
}

type Rule = NonNullable<Instrument['entry']['treaty']>['value']

function byRule(instrument: Instrument, rule: Rule, usable: readonly ActionClaim[]): TreatyEntry | undefined {
  if (rule.rule === 'date') return { window: windowOf([{ id: `${instrument.id}:entry`, date: rule.date }])!, how: 'computed' }
  if (rule.rule === 'per-state') return { window: ALWAYS, how: 'none' }
  const consents = firstConsents(instrument, usable)
  const delay = rule.delay ? plus(rule.delay) : (day: Day) => day
  const needed = neededOf(rule, usable)
  const [met, first] = [metOn(consents.map(({ hi }) => hi), needed.atMost), metOn(consents.map(({ lo }) => lo), needed.atLeast)]
  const never: Window = { lo: adoptedOn(instrument), hi: Infinity, contradictory: false, claims: [] }
  if (met === undefined) {
    // only where every consent there can be is listed do too few known ones mean that the rule is not met
    const earliest = first === undefined ? Infinity : delay(first)
    return { window: isClosed(instrument, usable) ? { ...never, lo: earliest } : never, how: 'computed' }
  }
  const hi = delay(met)
  // states of other continents, or ones that no list read has, may have consented earlier than those we know
  const lo = isClosed(instrument, usable) ? delay(first ?? met) : adoptedOn(instrument)
  const window = { lo, hi, contradictory: false, claims: consents.flatMap((consent) => consent.claims) }
  return { window, how: 'computed', ...(lo === hi ? { trigger: met } : {}) }
}

/**
 * The day the rule was met. Where sources agree on the entry into force, that day less the delay; where they do not, the
 * n-th consent itself, if the treaty is open to our region only.
 */
function triggerOf(instrument: Instrument, rule: Rule | undefined, claimed: Window, usable: readonly ActionClaim[]): Day | undefined {
  if (!rule || rule.rule === 'date' || rule.rule === 'per-state') return undefined
  if (!claimed.contradictory) return rule.delay ? before(claimed.lo, rule.delay) : claimed.lo
  if (rule.rule !== 'nth-consent' || instrument.level === 'international') return undefined
  const consents = firstConsents(instrument, usable).map((consent) => consent.hi)
  return consents.sort((a, b) => a - b)[rule.n - 1]
}

/** Each state's first consent: one given after it had left does not count again. */
function firstConsents(instrument: Instrument, usable: readonly ActionClaim[]): Window[] {
  const byState = Map.groupBy(
    usable.filter((claim) => claim.date !== undefined && claim.certainty !== 'disputed'),
    (claim) => claim.state,
  )
  return [...byState.values()].flatMap((claims) => {
    const consents = claims.filter((claim) => isConsent(instrument, claim.act))
    const first = Math.min(...consents.map((claim) => firstDay(claim.date!)))
    const exits = claims.filter((claim) => claim.act === 'notified' || claim.act === 'effective').map((claim) => firstDay(claim.date!))
    const left = Math.min(Infinity, ...exits.filter((day) => day > first))
    return windowOf(consents.filter((claim) => firstDay(claim.date!) <= left)) ?? []
  })
}

function isClosed(instrument: Instrument, usable: readonly ActionClaim[]): boolean {
  const gap = usable.some((claim) => claim.what === 'deposit-not-established' || claim.what === 'unsettled')
  return instrument.level !== 'international' && instrument.coverage === 'listed' && !gap
}

type Needed = (day: Day) => number
type CountingRule = Extract<Rule, { rule: 'nth-consent' | 'share-of-signatories' }>

/**
 * How many consents the rule asks on a day. A share is of those who had signed by then: whoever signs later was not counted, and a
 * signature without a day may have been.
 */
function neededOf(rule: CountingRule, usable: readonly ActionClaim[]): { atMost: Needed; atLeast: Needed } {
  if (rule.rule === 'nth-consent') return { atMost: () => rule.n, atLeast: () => rule.n }
  const [part, whole] = rule.share
  const signed = [...Map.groupBy(usable.filter((claim) => claim.act === 'signed'), (claim) => claim.state).values()].map(windowOf)
  const share = (signers: number) => Math.max(1, Math.ceil((signers * part) / whole))
  return {
    atMost: (day) => (signed.length === 0 ? Infinity : share(signed.filter((one) => (one?.lo ?? -Infinity) <= day).length)),
    atLeast: (day) => share(signed.filter((one) => one !== undefined && one.hi <= day).length),
  }
}

/** The first of the days on which as many have consented as are needed then. */
function metOn(consents: readonly Day[], needed: Needed): Day | undefined {
  const days = consents.toSorted((a, b) => a - b)
  return days.find((day) => days.filter((one) => one <= day).length >= needed(day))
}

function seenInForce(instrument: Instrument, usable: readonly ActionClaim[], asOf: Day | undefined): Day {
  const acts = usable.filter((claim) => claim.act === 'in-force' && claim.date !== undefined && !claim.what?.startsWith('amendment'))
  const seen = usableDates(instrument.inForceSeen, asOf, `${instrument.id}:seen`).map((claim) => firstDay(claim.date))
  return Math.min(Infinity, ...seen, ...acts.map((claim) => firstDay(claim.date!)))
}

/** First day the instrument can have existed; minus infinity when no source gives its adoption. */
export function adoptedOn(instrument: Instrument): Day {
  return Math.min(...(instrument.adopted ?? []).map((claim) => firstDay(claim.value)), Infinity) === Infinity
    ? -Infinity
    : Math.min(...instrument.adopted!.map((claim) => firstDay(claim.value)))
}

function before(day: Day, delay: string): Day {
  return shift({ lo: day, hi: day, contradictory: false, claims: [] }, plus(`-${delay}`)).lo
}
