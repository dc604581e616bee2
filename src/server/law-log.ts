import { type ActionClaim, type Instrument, type LawFacts } from '../core/law/index.ts'
import { admitKeyAct, type KeyBody, KeyRing, kindOf, unverifiedSigned } from '../core/statements/index.ts'
import { asFault, type Json, type Party } from '../core/values/index.ts'

/** One entry of the law log as it is stored: all of it is public. */
export interface LawEntry {
  idx: number
  id: string
  kind: string
  signed: string
  body: Uint8Array | null
  bodySalt: Uint8Array | null
}

/** What the law log adds up to at its size: the claims that stand, and every credential. */
export interface LawState {
  facts: LawFacts
  ring: KeyRing
  /** claim id → the statement that said it last */
  saidBy: Map<string, LawEntry>
}

/** Whose word a claim is; undefined for one that the log never held. Reads a signature's header, so ask for few. */
export function authorOf({ saidBy }: Pick<LawState, 'saidBy'>, claim: string): Party | undefined {
  const entry = saidBy.get(claim)
  return entry && unverifiedSigned(entry.signed).header.author
}

/**
 * Folds the law log. A running node knows the law from here and from nowhere else.
 * Order is the order of the log. Claims were checked on admission, and checking each again would cost a quarter of a start; a key act is
 * few and decides who speaks, so it is judged again here, signature and all: one that does not hold stays in the log and does not count.
 */
export function foldLaw(entries: Iterable<LawEntry>): LawState {
  const actions = new Map<string, ActionClaim>()
  const instruments = new Map<string, Instrument>()
  const saidBy = new Map<string, LawEntry>()
  const ring = new KeyRing()
  let size = 0
  const apply: Record<string, (body: Json, entry: LawEntry) => void> = {
    action: (body) => claimOf<ActionClaim>(body, actions),
    instrument: (body) => claimOf<Instrument>(body, instruments),
    retraction(body) {
      const { claim } = body as { claim: string }
      actions.delete(claim)
      instruments.delete(claim)
    },
    key: (_, entry) => applyKeyAct(entry, ring),
  }
  for (const entry of entries) {
    size = entry.idx + 1
    const kind = kindOf(entry.kind)
    if (!kind || !entry.body) continue
    const body = JSON.parse(Buffer.from(entry.body).toString()) as Json
    apply[entry.kind]?.(body, entry)
    if (entry.kind === 'action' || entry.kind === 'instrument') saidBy.set((body as { claim: string }).claim, entry)
  }
  return { facts: { size, instruments: [...instruments.values()], actions: [...actions.values()] }, ring, saidBy }
}

/** What was found of an entry once: it hangs on the entries before it alone, and those never change. */
const judged = new WeakMap<LawEntry, { act: KeyBody; kid: string }>()

function applyKeyAct(entry: LawEntry, ring: KeyRing): void {
  const { idx, signed, body, bodySalt } = entry
  const before = judged.get(entry)
  try {
    if (before) ring.apply(before.act, idx, before.kid)
    else judged.set(entry, admitKeyAct({ signed, body: body ?? new Uint8Array(), bodySalt: bodySalt ?? new Uint8Array() }, ring, idx))
  } catch (error) {
    const { code, message } = asFault(error)
    ring.refused.push({ index: idx, code, message })
  }
}

function claimOf<T>(body: Json, into: Map<string, T>): void {
  const { claim, value } = body as unknown as { claim: string; value: T }
  into.set(claim, value)
}

