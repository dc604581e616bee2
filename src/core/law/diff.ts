import { claimId, instrumentDigest } from './claim-id.ts'
import type { ActionClaim, Instrument, LawFacts } from './model.ts'

/** One line of the law log: a claim or an instrument that now holds, or one that no longer does. */
export type LawEntry =
  | { kind: 'action'; id: string; action: ActionClaim }
  | { kind: 'instrument'; id: string; instrument: Instrument }
  | { kind: 'retract'; id: string; of: 'action' | 'instrument' }

/**
 * What `law sync` appends so that the log says what `next` says: retractions first, then instruments, then claims, each in
 * the order of `next`. Empty when nothing differs.
 */
export function lawDiff(old: Pick<LawFacts, 'instruments' | 'actions'>, next: Pick<LawFacts, 'instruments' | 'actions'>): LawEntry[] {
  const [had, has] = [keyed(old), keyed(next)]
  const gone = [...had].filter(([id]) => !has.has(id)).map(([id, entry]): LawEntry => ({ kind: 'retract', id, of: entry.kind }))
  return [...gone, ...[...has].filter(([id]) => !had.has(id)).map(([, entry]) => entry)]
}

/** The facts that a log of entries holds, at the log's size. Retracting what is not there changes nothing. */
export function factsFrom(entries: Iterable<LawEntry>): LawFacts {
  const instruments = new Map<string, Instrument>()
  const actions = new Map<string, ActionClaim>()
  let size = 0
  for (const entry of entries) {
    size++
    if (entry.kind === 'action') actions.set(entry.id, entry.action)
    else if (entry.kind === 'instrument') instruments.set(entry.id, entry.instrument)
    else (entry.of === 'action' ? actions : instruments).delete(entry.id)
  }
  return { size, instruments: [...instruments.values()], actions: [...actions.values()] }
}

type Holding = Exclude<LawEntry, { kind: 'retract' }>

function keyed(facts: Pick<LawFacts, 'instruments' | 'actions'>): Map<string, Holding> {
  const entries = new Map<string, Holding>()
  for (const instrument of facts.instruments) {
    const id = instrumentDigest(instrument)
    entries.set(id, { kind: 'instrument', id, instrument })
  }
  for (const action of facts.actions) {
    const id = claimId(action)
    entries.set(id, { kind: 'action', id, action: { ...action, id } })
  }
  return entries
}
