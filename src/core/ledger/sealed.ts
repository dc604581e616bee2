import { Fault } from '../values/index.ts'
import { checkConsistency } from './check.ts'
import type { TreeHead } from './check.ts'
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
 * `checkConsistency` from the newest checkpoint kept outside the database. Fault `checkpoint-key` when a signer is not named
 * after the origin.
 */
export function signCheckpoint(head: TreeHead & { origin: string }, signers: readonly Signer[], time: PosixSeconds): Uint8Array {
  const stranger = signers.find((signer) => signer.key.name !== head.origin)
  if (stranger) throw new Fault('checkpoint-key', `the key ${stranger.key.name} does not speak for the log ${head.origin}`)
  return signNote(checkpointText(head), signers, time)
}

/**
 * Opens a checkpoint of one log: signed by at least one of `keys` that is named after the origin. Faults of `verifyNote`,
 * `checkpoint-form`, `checkpoint-key`.
 */
export function openCheckpoint(bytes: Uint8Array, keys: readonly VerifierKey[]): VerifiedCheckpoint {
  const note = verifyNote(bytes, keys)
  const checkpoint = parseUnverifiedCheckpoint(note.text)
  if (!note.signed.some(({ key }) => key.name === checkpoint.origin))
    throw new Fault('checkpoint-key', `no key of the log ${checkpoint.origin} has signed its checkpoint`)
  return { checkpoint, signed: note.signed }
}

/** What a log asks of a witness. */
export interface CosignRequest {
  /** the checkpoint as the log has signed it */
  readonly note: Uint8Array
  readonly logKeys: readonly VerifierKey[]
  /** what the witness saw last of this log; left out the first time */
  readonly seen?: Checkpoint
  /** from `seen` to the note; empty the first time */
  readonly proof: readonly Hash[]
}

/**
 * A witness's answer: the note with its cosignature added. The caller stores the checkpoint durably before it hands the note out.
 * Faults: those of `openCheckpoint` and `checkConsistency`; `cosign-key` when the witness's key states no time; `cosign-origin`
 * when `seen` is of another log.
 */
export function cosign(request: CosignRequest, witness: Signer, time: PosixSeconds): { checkpoint: Checkpoint; note: Uint8Array } {
  const { note, logKeys, seen, proof } = request
  const { checkpoint } = openCheckpoint(note, logKeys)
  if (witness.key.kind === 'ed25519') throw new Fault('cosign-key', 'a witness signs with a key that states the time')
  if (seen && seen.origin !== checkpoint.origin)
    throw new Fault('cosign-origin', `a checkpoint of ${checkpoint.origin} does not follow one of ${seen.origin}`)
  if (seen && seen.size > 0) checkConsistency(seen, checkpoint, proof)
  const line = { name: witness.key.name, keyId: witness.key.id, blob: signText(witness, checkpointText(checkpoint), time) }
  return { checkpoint, note: addSignatures(note, [line]) }
}
