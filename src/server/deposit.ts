import { type ActionClaim, lawFrom, qualityOf, type Standing, type TimedLaw } from '../core/law/index.ts'
import { dayOfInstant, type EdtfDate, Fault, isoDay, type Json, type Party } from '../core/values/index.ts'
import { claimFrom, type DepositFields } from './deposit-claim.ts'
import { DESK, type Desk, lawNow, type LawView, type Office } from './desk.ts'
import { depositariesOf } from './disclosing.ts'
import { authorOf, speakerOf } from './law-log.ts'
import { notFound } from './problems.ts'
import { sayLaw } from './say.ts'
import { statesIn } from './views/law-days.ts'

/** A state whose standing an act would change on a day. */
export interface Effect {
  on: EdtfDate
  state: Party
  before: Standing
  after: Standing
}

export interface Proposal {
  claim: ActionClaim
  /** what changes, on the day of the act and today; empty where nothing does */
  effects: Effect[]
  days: EdtfDate[]
}

export function keeps({ region }: Desk, law: TimedLaw, party: Party, instrument: string): boolean {
  return depositariesOf(region, law, instrument).includes(party)
}

/** Instruments that this party keeps, in the order of the law. */
export function keptBy({ region }: Desk, law: TimedLaw, party: Party): string[] {
  return [...law.instruments.keys()].filter((id) => depositariesOf(region, law, id).includes(party))
}

function mustKeep(desk: Desk, law: TimedLaw, party: Party, instrument: string): void {
  const found = law.instruments.get(instrument)
  if (!found) throw notFound()
  if (keeps(desk, law, party, instrument)) return
  const { depositary } = found
  const said = depositary ? `its depositary is: ${depositary.value}${depositary.certainty === 'background' ? ' (general knowledge, not read in a source)' : ''}` : 'no source here establishes its depositary'
  throw new Fault('not-depositary', `only the depositary of ${instrument} records acts on it; ${said}`, { field: 'instrument' })
}

/** What this act would change, and what the rules of quality say of it; nothing is sealed. Faults of claimFrom, `not-depositary`, `conflict`. */
export async function propose(desk: Desk, party: Party, instrument: string, fields: DepositFields): Promise<Proposal> {
  const view = await lawNow(desk)
  mustKeep(desk, view.law, party, instrument)
  const claim = claimFrom(instrument, fields, desk.clock())
  if (view.facts.actions.some(({ id }) => id === claim.id)) throw new Fault('conflict', 'this very claim stands already', { field: 'act' })
  const { flagged } = qualityOf(view.facts.instruments, [...view.facts.actions, claim])
  const then = lawFrom({ ...view.facts, actions: flagged })
  const today = isoDay(dayOfInstant(desk.clock()))
  const days = [...new Set([...(claim.date ? [claim.date] : []), today])]
  return { claim: flagged.find(({ id }) => id === claim.id)!, days, effects: days.flatMap((on) => changed(view.law, then, instrument, claim.state, on)) }
}

/** The state itself first; others too, where one more consent brings the treaty into force. */
function changed(law: TimedLaw, then: TimedLaw, instrument: string, first: Party, on: EdtfDate): Effect[] {
  const others = statesIn(law, instrument).filter((state) => state !== first)
  return [first, ...others].flatMap((state) => {
    const [before, after] = [law.standing(state, instrument, on), then.standing(state, instrument, on)]
    const same = (['status', 'party', 'since', 'until', 'participation'] as const).every((field) => before[field] === after[field])
    return same ? [] : [{ on, state, before, after }]
  })
}

/** Seals the act in the law log, in the depositary's own name: from the next entry on, every answer counts it. */
export async function record(desk: Desk, by: Office, instrument: string, fields: DepositFields): Promise<ActionClaim> {
  const { claim } = await propose(desk, by.party, instrument, fields)
  await sayLaw(desk, by, [{ kind: 'action', body: { claim: claim.id, value: claim as unknown as Json } }])
  await lawNow(desk)
  return claim
}

const LONGEST_WHY = 300

/** Takes an own claim back; both stay in the log. Faults `not-found` for a claim of this instrument that is not this party's, `source-missing`, `too-long`. */
export async function retract(desk: Desk, by: Office, instrument: string, claim: string, why: string): Promise<void> {
  const view = await lawNow(desk)
  const found = view.facts.actions.find(({ id }) => id === claim)
  if (found?.instrument !== instrument || authorOf(view, claim) !== by.party) throw notFound()
  const reason = why.trim()
  if (!reason) throw new Fault('source-missing', 'say why', { field: 'why' })
  if (reason.length > LONGEST_WHY) throw new Fault('too-long', `at most ${LONGEST_WHY} characters`, { field: 'why' })
  await sayLaw(desk, by, [{ kind: 'retraction', body: { claim, why: reason } }])
  await lawNow(desk)
}

/** An act that its depositary took back, and why. */
export interface Withdrawn {
  action: ActionClaim
  why: string
  by: Party
  /** statement of the retraction */
  id: string
}

/** What depositaries took back, of one instrument or of all. What the files of the region no longer say is the desk's own and is left out. */
export function withdrawn({ takenBack }: LawView, instrument?: string): Withdrawn[] {
  const of = [...takenBack.values()].filter(({ action }) => instrument === undefined || action.instrument === instrument)
  return of.map(({ action, why, by }) => ({ action, why, by: speakerOf(by), id: by.id })).filter(({ by }) => by !== DESK)
}

/** Acts of the log that are not in the files of the region, by instrument: what `law export` writes. */
export function unfiled(view: LawView, filed: readonly ActionClaim[], instrument?: string): Map<string, ActionClaim[]> {
  const known = new Set(filed.map(({ id }) => id))
  return Map.groupBy(view.facts.actions.filter(({ id, instrument: of }) => !known.has(id) && (instrument === undefined || of === instrument)), (claim) => claim.instrument)
}
