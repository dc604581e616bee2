import { Fault } from '../values/index.ts'
import { checkConsistency } from './check.ts'
import { checkpointText, parseUnverifiedCheckpoint } from './checkpoint.ts'
import type { Checkpoint } from './checkpoint.ts'
import { signText } from './cosignature.ts'
import type { PosixSeconds } from './cosignature.ts'
import type { Hash } from './hash.ts'
import type { Signer, VerifierKey } from './keys.ts'
import { addSignatures, signNote, verifyNote } from './note.ts'
import type { VerifiedNote } from './note.ts'

export interface VerifiedCheckpoint {
  readonly checkpoint: Checkpoint
  readonly signed: VerifiedNote['signed']
}

/**
 * Signs what the log says of itself. The caller has made sure, durably, that it never signed anything inconsistent:
 * `checkConsistency` from the newest checkpoint kept outside the database. Fault `checkpoint-key` when a signer is not named after the origin.
 */
export function signCheckpoint(head: { origin: string; size: number; root: Hash }, signers: readonly Signer[], time: PosixSeconds): Uint8Array {
  const stranger = signers.find((signer) => signer.key.name !== head.origin)
  if (stranger) throw new Fault('checkpoint-key', `the key ${stranger.key.name} does not speak for the log ${head.origin}`)
  return signNote(checkpointText(head), signers, time)
}

/** Opens a checkpoint of one log: signed by at least one of `keys` that is named after the origin. Faults of `verifyNote`, `checkpoint-form`, `checkpoint-key`. */
export function openCheckpoint(bytes: Uint8Array, keys: readonly VerifierKey[]): VerifiedCheckpoint {
  const note = verifyNote(bytes, keys)
  const checkpoint = parseUnverifiedCheckpoint(note.text)
  if (!note.signed.some(({ key }) => key.name === checkpoint.origin))
    throw new Fault('checkpoint-key', `no key of the log ${checkpoint.origin} has signed its checkpoint`)
  return { checkpoint, signed: note.signed }
}

/**
 * A witness's answer: its cosignature under a checkpoint that extends what it saw last, `seen` (undefined the first time).
 * `keys` are those of the log. Faults: those of `openCheckpoint` and `checkConsistency`; `cosign-key` when the signer's kind carries
 * no time; `cosign-origin` when `seen` is of another log. The caller stores the checkpoint durably before it hands the answer out.
 */
export function cosign(
  bytes: Uint8Array, keys: readonly VerifierKey[], seen: Checkpoint | undefined, proof: readonly Hash[], witness: Signer, time: PosixSeconds,
): { checkpoint: Checkpoint; bytes: Uint8Array } {
  const { checkpoint } = openCheckpoint(bytes, keys)
  if (witness.key.kind === 'ed25519') throw new Fault('cosign-key', 'a witness signs with a key that states the time')
  if (seen && seen.origin !== checkpoint.origin) throw new Fault('cosign-origin', `a checkpoint of ${checkpoint.origin} does not follow one of ${seen.origin}`)
  if (seen && seen.size > 0) checkConsistency(seen, checkpoint, proof)
  const text = checkpointText(checkpoint)
  const line = { name: witness.key.name, keyId: witness.key.id, blob: signText(witness, text, time) }
  return { checkpoint, bytes: addSignatures(bytes, [line]) }
}
