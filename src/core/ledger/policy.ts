import { Fault } from '../values/index.ts'
import { keyText } from './keys.ts'
import type { KeyKind, VerifierKey } from './keys.ts'
import { openCheckpoint } from './sealed.ts'
import type { VerifiedCheckpoint } from './sealed.ts'

/** Witnesses or other groups of which at least `threshold` must have cosigned. */
export interface PolicyGroup {
  readonly name: string
  readonly threshold: number
  readonly members: readonly string[]
}

/** C2SP tlog-policy: whose checkpoints are believed. Names are octets as the file has them (Latin-1), never compared as Unicode. */
export interface Policy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[]
  readonly witnesses: readonly { readonly name: string; readonly key: VerifierKey; readonly url?: string }[]
  readonly groups: readonly PolicyGroup[]
  /** a witness, a group or `none` */
  readonly quorum: string
}

export interface Witnessed extends VerifiedCheckpoint {
  readonly log: VerifierKey
  /** names of the witnesses whose cosignatures hold */
  readonly witnesses: readonly string[]
}

/** What may sign as a log and as a witness: C2SP tlog-checkpoint and tlog-cosignature. */
export const LOG_KINDS: readonly KeyKind[] = ['ed25519', 'ml-dsa-44-cosignature']
export const WITNESS_KINDS: readonly KeyKind[] = ['ed25519-cosignature', 'ml-dsa-44-cosignature']

/**
 * The checkpoint, when a log of the policy (or of `known`) signed it and the quorum is reached. Faults: those of `openCheckpoint`;
 * `policy-log`; `policy-quorum`. A signature by a key of the policy that does not hold refuses the whole note.
 */
export function checkPolicy(policy: Policy, note: Uint8Array, known: readonly VerifierKey[] = []): Witnessed {
  const logs = [...policy.logs.map((log) => log.key), ...known]
  if (logs.length === 0) throw new Fault('policy-log', 'the policy lists no log, and none is known from elsewhere')
  const opened = openCheckpoint(note, distinct([...logs, ...policy.witnesses.map((witness) => witness.key)]))
  const signed = new Set(opened.signed.map(({ key }) => keyText(key)))
  const log = logs.find((key) => signed.has(keyText(key)) && key.name === opened.checkpoint.origin)
  if (!log) throw new Fault('policy-log', `the checkpoint of ${opened.checkpoint.origin} is signed by no log of the policy`)
  const witnesses = policy.witnesses.filter((witness) => signed.has(keyText(witness.key))).map((witness) => witness.name)
  if (!reached(policy, new Set(witnesses)))
    throw new Fault('policy-quorum', `the quorum "${policy.quorum}" is not reached: cosigned by ${witnesses.join(', ') || 'no witness'}`)
  return { ...opened, log, witnesses }
}

/** Whether these witnesses satisfy the quorum. Groups come after their members, so one pass is enough. */
export function reached(policy: Policy, witnesses: ReadonlySet<string>): boolean {
  if (policy.quorum === 'none') return true
  const witnessing = new Set(policy.witnesses.map(({ name }) => name).filter((name) => witnesses.has(name)))
  for (const group of policy.groups)
    if (group.members.filter((member) => witnessing.has(member)).length >= group.threshold) witnessing.add(group.name)
  return witnessing.has(policy.quorum)
}

/** One key may be listed as a log, as a witness and be known from elsewhere. */
function distinct(keys: readonly VerifierKey[]): VerifierKey[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()]
}
