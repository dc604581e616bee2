import { Fault } from '../values/index.ts'
import { checkInclusion } from './check.ts'
import { checkHash, HASH_BYTES } from './hash.ts'
import type { Hash } from './hash.ts'
import type { VerifierKey } from './keys.ts'
import { checkPolicy } from './policy.ts'
import type { Policy, Witnessed } from './policy.ts'
import { checkSize } from './shape.ts'
import { base64, decimal, noteText, unbase64 } from './text.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^53 leaves needs no more. */
const MAX_HASHES = 53
const MAX_BYTES = 2_000_000

/** C2SP tlog-proof: that one entry is in a log, to be checked offline. Kept in files that end in `.tlog-proof`. */
export interface TlogProof {
  readonly index: number
  /** the leaf's sibling first */
  readonly hashes: readonly Hash[]
  /** the signed checkpoint, byte for byte */
  readonly checkpoint: Uint8Array
  /** opaque and not authenticated by the proof: check it against the entry before believing it */
  readonly unverifiedExtra?: Uint8Array
}

export function proofBytes(proof: TlogProof): Uint8Array {
  checkSize(proof.index, 'index')
  for (const each of proof.hashes) checkHash(each, 'a hash of the proof')
  const extra = proof.unverifiedExtra ? [`extra ${base64(proof.unverifiedExtra)}`] : []
  const lines = [HEADER, ...extra, `index ${proof.index}`, ...proof.hashes.map(base64), '', '']
  return Buffer.concat([Buffer.from(lines.join('\n')), proof.checkpoint])
}

/** Fault `tlog-proof-form` with the line. Says nothing yet on whether the proof holds. */
export function parseUnverifiedProof(bytes: Uint8Array): TlogProof {
  const text = bytes.length > MAX_BYTES ? '' : noteText(bytes, 'tlog-proof-form')
  const blank = text.indexOf('\n\n')
  if (blank < 0) throw new Fault('tlog-proof-form', 'no empty line between the proof and its checkpoint, or the file is too large')
  const lines = text.slice(0, blank).split('\n')
  if (lines.shift() !== HEADER) throw new Fault('tlog-proof-form', `the first line is not "${HEADER}"`, { line: 1 })
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines.shift()!) : undefined
  const at = extra ? 3 : 2
  const index = lines[0]?.startsWith('index ') ? decimal(lines.shift()!.slice('index '.length)) : undefined
  if (index === undefined) throw new Fault('tlog-proof-form', 'no line "index" with the number of the entry', { line: at })
  if (lines.length > MAX_HASHES) throw new Fault('tlog-proof-form', `${lines.length} hashes; no tree needs more than ${MAX_HASHES}`)
  const hashes = lines.map((line, i) => readHash(line, at + 1 + i))
  return { index, hashes, checkpoint: Buffer.from(text.slice(blank + 2)), ...(extra ? { unverifiedExtra: extra } : {}) }
}

/**
 * Checks all of it: the checkpoint against the policy, then the leaf against the checkpoint. Faults: those of `checkPolicy`
 * and `checkInclusion`. `logs` are keys of logs known from elsewhere, for a policy that lists none.
 */
export function checkProof(proof: TlogProof, leaf: Hash, policy: Policy, logs: readonly VerifierKey[] = []): Witnessed {
  const witnessed = checkPolicy(policy, proof.checkpoint, logs)
  checkInclusion(leaf, proof.index, witnessed.checkpoint, proof.hashes)
  return witnessed
}

function readExtra(line: string): Uint8Array {
  const bytes = unbase64(line.slice('extra '.length))
  if (!bytes) throw new Fault('tlog-proof-form', 'the extra data is not base64', { line: 2 })
  return bytes
}

function readHash(text: string, line: number): Hash {
  const bytes = unbase64(text)
  if (bytes?.length !== HASH_BYTES) throw new Fault('tlog-proof-form', 'a line of the proof is not a hash of 32 bytes in base64', { line })
  return bytes
}
