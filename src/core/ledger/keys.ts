import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { Fault } from '../values/index.ts'
import { sha256 } from './hash.ts'
import { base64, isKeyName, unbase64 } from './text.ts'

/**
 * What a key signs, and the type byte of C2SP signed-note for it. `ed25519` (0x01) signs the text of a note; the other two
 * sign a checkpoint with a time (C2SP tlog-cosignature): `ed25519-cosignature` (0x04) and `ml-dsa-44-cosignature` (0x06).
 */
export type KeyKind = 'ed25519' | 'ed25519-cosignature' | 'ml-dsa-44-cosignature'

interface Algorithm {
  type: number
  publicBytes: number
  signatureBytes: number
  /** DER up to the raw public key (SPKI), and up to the 32-byte seed (PKCS #8): RFC 8410, RFC 9881 */
  spki: string
  pkcs8: string
}

const ED25519 = { publicBytes: 32, signatureBytes: 64, spki: '302a300506032b6570032100', pkcs8: '302e020100300506032b657004220420' }

export const ALGORITHMS: Record<KeyKind, Algorithm> = {
  ed25519: { type: 0x01, ...ED25519 },
  'ed25519-cosignature': { type: 0x04, ...ED25519 },
  'ml-dsa-44-cosignature': {
    type: 0x06,
    publicBytes: 1312,
    signatureBytes: 2420,
    spki: '30820532300b06096086480165030403110382052100',
    pkcs8: '3034020100300b060960864801650304031104228020',
  },
}

/** A public key under a name. Name and id together say which key made a signature; the id alone proves nothing. */
export interface VerifierKey {
  readonly kind: KeyKind
  readonly name: string
  /** first four bytes of SHA-256(name || newline || type || public key), as an unsigned number */
  readonly id: number
  readonly publicKey: Uint8Array
}

/** Port: something that can sign with a key, near or far. `sign` gives the raw signature of the algorithm over the bytes. */
export interface Signer {
  readonly key: VerifierKey
  sign(message: Uint8Array): Uint8Array
}

/** Faults: `key-name`, `key-length`. */
export function verifierKey(kind: KeyKind, name: string, publicKey: Uint8Array): VerifierKey {
  const { type, publicBytes } = ALGORITHMS[kind]
  if (!isKeyName(name)) throw new Fault('key-name', `"${name}" cannot name a key: a name has no spaces and no plus sign`)
  if (publicKey.length !== publicBytes)
    throw new Fault('key-length', `a public key of kind ${kind} has ${publicBytes} bytes, not ${publicKey.length}`)
  const id = Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]))).readUInt32BE(0)
  return { kind, name, id, publicKey }
}

/** `name+hash+base64(type || public key)`: the text by which a key is handed on. */
export function keyText(key: VerifierKey): string {
  return `${key.name}+${keyIdHex(key)}+${base64(Buffer.concat([Buffer.of(ALGORITHMS[key.kind].type), key.publicKey]))}`
}

/** Faults: `key-text`, `key-kind` (a type that is not one of ours), `key-name`, `key-length`, `key-id` (the hash is of another key). */
export function parseKeyText(text: string): VerifierKey {
  const [, name, id, encoded] = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? []
  const bytes = unbase64(encoded ?? '')
  if (name === undefined || !bytes?.length)
    throw new Fault('key-text', `"${text.slice(0, 80)}" is not a verifier key: name+8 hex digits+base64`)
  const kind = (Object.keys(ALGORITHMS) as KeyKind[]).find((each) => ALGORITHMS[each].type === bytes[0])
  if (!kind) throw new Fault('key-kind', `the key of ${name} has type ${bytes[0]}, which is not known here`)
  const key = verifierKey(kind, name, bytes.subarray(1))
  if (keyIdHex(key) !== id) throw new Fault('key-id', `the key of ${name} has id ${keyIdHex(key)}, not ${id}`)
  return key
}

/** A signer that holds its key in memory, from a 32-byte seed. ML-DSA-44 signs hedged: two signatures of one text differ. */
export function signerFromSeed(kind: KeyKind, name: string, seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new Fault('key-length', `a seed has 32 bytes, not ${seed.length}`)
  const secret = createPrivateKey({ key: Buffer.concat([Buffer.from(ALGORITHMS[kind].pkcs8, 'hex'), seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const key = verifierKey(kind, name, spki.subarray(spki.length - ALGORITHMS[kind].publicBytes))
  return { key, sign: (message) => sign(null, message, secret) }
}

/** False also for a public key that is no point of the curve. */
export function verifies(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== ALGORITHMS[key.kind].signatureBytes) return false
  try {
    return verify(null, message, publicKeyOf(key), signature)
  } catch {
    return false
  }
}

function keyIdHex(key: VerifierKey): string {
  return key.id.toString(16).padStart(8, '0')
}

function publicKeyOf(key: VerifierKey): KeyObject {
  const der = Buffer.concat([Buffer.from(ALGORITHMS[key.kind].spki, 'hex'), key.publicKey])
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}
