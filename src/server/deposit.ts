import { ACTS, type ActionClaim, claimId, lawFrom, qualityOf, type Standing, type TimedLaw } from '../core/law/index.ts'
import { CERTAINTIES, dayOfInstant, type EdtfDate, Fault, isoDay, isState, type Json, parseDate, type Party } from '../core/values/index.ts'
import type { Desk, LawView, Office } from './desk.ts'
import { depositaryOf } from './disclosing.ts'
import { authorOf } from './law-log.ts'
import { notFound } from './problems.ts'
import { sayLaw } from './say.ts'

/** What the law would answer of a state before and after an act, on one day. */
export interface Effect {
  on: EdtfDate
  before: Standing
  after: Standing
}

export interface Proposal {
  claim: ActionClaim
  effects: Effect[]
}

/** Whether this party keeps the instrument (VCLT articles 76 and 77), by the instrument's own claim of its depositary. */
export function keeps({ region }: Desk, law: TimedLaw, party: Party, instrument: string): boolean {
  return depositaryOf(region, law, instrument).includes(party)
}

function mustKeep(desk: Desk, law: TimedLaw, party: Party, instrument: string): void {
  const found = law.instruments.get(instrument)
  if (!found) throw notFound()
  if (keeps(desk, law, party, instrument)) return
  const said = found.depositary ? `its depositary is: ${found.depositary.value}` : 'no source here establishes its depositary'
  throw new Fault('not-depositary', `only the depositary of ${instrument} records acts on it; ${said}`, { field: 'instrument' })
}

const LONGEST = { source: 300, pointer: 120, note: 400, what: 160 } as const

/** The claim that a form describes. Faults `state-missing`, `unknown-act`, `date-shape`, `date-impossible`, `source-missing`, `certainty`, `too-long`, each with its field. */
export function claimFrom(desk: Desk, instrument: string, fields: Readonly<Record<string, string>>): ActionClaim {
  const { state = '', toward = '' } = fields
  const act = ACTS.find((one) => one === fields.act)
  const certainty = CERTAINTIES.find((one) => one === fields.certainty && one !== 'background')
  if (!isState(state)) throw new Fault('state-missing', `"${state}" is no state of this region`, { field: 'state' })
  if (!act) throw new Fault('unknown-act', `an act is one of ${ACTS.join(', ')}`, { field: 'act' })
  if (toward && (!isState(toward) || toward === state)) throw new Fault('state-missing', `"${toward}" is no other state of this region`, { field: 'toward' })
  if (!certainty) throw new Fault('certainty', 'say how sure the source is', { field: 'certainty' })
  const texts = Object.fromEntries(Object.entries(LONGEST).flatMap(([name, most]) => {
    const text = fields[name]?.trim() ?? ''
    if (text.length > most) throw new Fault('too-long', `at most ${most} characters`, { field: name })
    return text ? [[name, text]] : []
  })) as Partial<Record<keyof typeof LONGEST, string>>
  const { source, ...rest } = texts
  if (!source) throw new Fault('source-missing', 'name the document that says so', { field: 'source' })
  const [date, known] = [dateIn(fields, 'date'), dateIn(fields, 'known') ?? isoDay(dayOfInstant(desk.clock()))]
  const claim = { instrument, state, act, ...(date ? { date } : {}), known, ...(toward ? { toward } : {}), source, certainty, ...rest }
  return { id: claimId(claim), ...claim, flags: [] }
}

function dateIn(fields: Readonly<Record<string, string>>, field: string): EdtfDate | undefined {
  const text = fields[field]?.trim()
  if (!text) return undefined
  try {
    parseDate(text)
    return text
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.code, `${field}: ${error.message}`, { field }) : error
  }
}

/** What this act would change, and what the rules of quality say of it; nothing is sealed. Faults of claimFrom, `not-depositary`, `conflict`. */
export async function propose(desk: Desk, party: Party, instrument: string, fields: Readonly<Record<string, string>>): Promise<Proposal> {
  const view = await desk.law((await desk.store.heads()).law.size)
  mustKeep(desk, view.law, party, instrument)
  const claim = claimFrom(desk, instrument, fields)
  if (view.facts.actions.some(({ id }) => id === claim.id)) throw new Fault('conflict', 'this very claim stands already', { field: 'act' })
  const { flagged } = qualityOf(view.facts.instruments, [...view.facts.actions, claim])
  const then = lawFrom({ ...view.facts, actions: flagged })
  const today = isoDay(dayOfInstant(desk.clock()))
  const days = [...new Set([...(claim.date ? [claim.date] : []), today])]
  const effects = days.map((on) => ({ on, before: view.law.standing(claim.state, instrument, on), after: then.standing(claim.state, instrument, on) }))
  return { claim: flagged.find(({ id }) => id === claim.id)!, effects }
}

/** Seals the act in the law log, in the depositary's own name: from the next entry on, every answer counts it. */
export async function record(desk: Desk, by: Office, instrument: string, fields: Readonly<Record<string, string>>): Promise<ActionClaim> {
  const { claim } = await propose(desk, by.party, instrument, fields)
  await sayLaw(desk, by, [{ kind: 'action', body: { claim: claim.id, value: claim as unknown as Json } }])
  await desk.law((await desk.store.heads()).law.size)
  return claim
}

/** Takes an own claim back; both stay in the log. Faults `not-found` for a claim that is not this party's, `source-missing` without a reason. */
export async function retract(desk: Desk, by: Office, claim: string, why: string): Promise<void> {
  const view = await desk.law((await desk.store.heads()).law.size)
  if (!view.facts.actions.some(({ id }) => id === claim) || authorOf(view, claim) !== by.party) throw notFound()
  if (!why.trim()) throw new Fault('source-missing', 'say why', { field: 'why' })
  await sayLaw(desk, by, [{ kind: 'retraction', body: { claim, why: why.trim().slice(0, 300) } }])
  await desk.law((await desk.store.heads()).law.size)
}

/** Acts of the log that are not in the files of the region, by instrument: what `law export` writes. */
export function unfiled(view: LawView, filed: readonly ActionClaim[], instrument?: string): Map<string, ActionClaim[]> {
  const known = new Set(filed.map(({ id }) => id))
  return Map.groupBy(view.facts.actions.filter(({ id, instrument: of }) => !known.has(id) && (instrument === undefined || of === instrument)), (claim) => claim.instrument)
}
