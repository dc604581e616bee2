import { Fault } from '../values/index.ts'
import { parseUnverifiedCheckpoint } from './checkpoint.ts'
import { checkHash } from './hash.ts'
import type { Hash } from './hash.ts'
import { ALGORITHMS, verifies } from './keys.ts'
import type { KeyKind, Signer, VerifierKey } from './keys.ts'
import { checkSize } from './shape.ts'

/** Whole seconds since 1970-01-01T00:00:00Z, as C2SP tlog-cosignature counts. */
export type PosixSeconds = number

/** Leaves [start, end) of a log and their root, as an ML-DSA-44 cosigner names them: draft-ietf-plants-merkle-tree-certs, subtrees. */
export interface Subtree {
  origin: string
  start: number
  end: number
  hash: Hash
}

const TIME_BYTES = 8

// What each kind signs, given the text of the note. The two that carry a time can sign checkpoints only.
const MESSAGES: Record<KeyKind, (key: VerifierKey, text: string, time: PosixSeconds) => Uint8Array> = {
  ed25519: (_key, text) => Buffer.from(text),
  'ed25519-cosignature': (_key, text, time) => {
    parseUnverifiedCheckpoint(text)
    return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)
  },
  'ml-dsa-44-cosignature': (key, text, time) => {
    const { origin, size, root } = parseUnverifiedCheckpoint(text)
    return subtreeMessage(key.name, time, { origin, start: 0, end: size, hash: root })
  },
}

const TIMED: Record<KeyKind, boolean> = { ed25519: false, 'ed25519-cosignature': true, 'ml-dsa-44-cosignature': true }

/** The `cosigned_message` of C2SP tlog-cosignature. Fault `cosignature-form` when a name is too long or a part subtree has a time. */
export function subtreeMessage(cosigner: string, time: PosixSeconds, subtree: Subtree): Uint8Array {
  checkSize(subtree.start, 'start')
  checkSize(subtree.end, 'end')
  checkHash(subtree.hash, 'the hash')
  if (subtree.start !== 0 && time !== 0) throw new Fault('cosignature-form', 'a subtree that does not start at 0 is signed without a time')
  return Buffer.concat([
    Buffer.from('subtree/v1\n\0'),
    shortText(cosigner, 'the name of the cosigner'),
    uint64(time),
    shortText(subtree.origin, 'the origin'),
    uint64(subtree.start),
    uint64(subtree.end),
    subtree.hash,
  ])
}

/** The bytes to be signed, for a signer that is elsewhere or answers later. `time` is used by the timed kinds only. */
export function messageOf(key: VerifierKey, text: string, time: PosixSeconds): Uint8Array {
  checkSize(time, 'time')
  return MESSAGES[key.kind](key, text, time)
}

/** What stands after the key id in a signature line: the raw signature, after its time for the timed kinds. */
export function signatureBlob(key: VerifierKey, time: PosixSeconds, raw: Uint8Array): Uint8Array {
  return TIMED[key.kind] ? Buffer.concat([uint64(time), raw]) : raw
}

export function signText(signer: Signer, text: string, time: PosixSeconds): Uint8Array {
  return signatureBlob(signer.key, time, signer.sign(messageOf(signer.key, text, time)))
}

/** `time` only for the timed kinds; undefined when the signature does not hold. */
export function verifyText(key: VerifierKey, text: string, blob: Uint8Array): { time?: PosixSeconds } | undefined {
  const head = TIMED[key.kind] ? TIME_BYTES : 0
  if (blob.length !== head + ALGORITHMS[key.kind].signatureBytes) return undefined
  const time = head === 0 ? 0 : Number(Buffer.from(blob).readBigUInt64BE(0))
  if (!Number.isSafeInteger(time)) return undefined
  if (!verifies(key, messageOf(key, text, time), blob.subarray(head))) return undefined
  return head === 0 ? {} : { time }
}

function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

function shortText(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text)
  if (bytes.length < 1 || bytes.length > 255)
    throw new Fault('cosignature-form', `${what} has ${bytes.length} bytes; 1 to 255 can be signed`)
  return Buffer.concat([Buffer.of(bytes.length), bytes])
}
