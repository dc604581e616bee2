import { createHash, createPublicKey, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { canonicalBytes, Fault, sameBytes } from '../values/index.ts'
import { BYTES_32, type Header, headerBytes, MAX_HEADER_BYTES, parseHeader } from './envelope.ts'

/** Who holds the key decides where this runs: hosted here, in a hardware module, or at the state's own node. */
export interface Signer {
  kid: string
  sign(bytes: Uint8Array): Uint8Array
}

/** RFC 7638 thumbprint (SHA-256, base64url) of an Ed25519 public key given as its 32 raw bytes in base64url. */
export function keyId(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
}

export function publicKeyOf(x: string): KeyObject {
  if (!BYTES_32.test(x)) throw new Fault('key-shape', 'an Ed25519 public key is 32 bytes in base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** A Signer over a private key held in memory. */
export function signerOf(privateKey: KeyObject): Signer & { x: string } {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' }) as { x: string }
  return { kid: keyId(x), x, sign: (bytes) => signBytes(null, bytes, privateKey) }
}

/** JWS compact (RFC 7515) with Ed25519 (RFC 9864), no unprotected header. */
export function signHeader(header: Header, signer: Signer): string {
  const protectedPart = base64url(canonicalBytes({ alg: 'Ed25519', kid: signer.kid }))
  const input = `${protectedPart}.${base64url(headerBytes(header))}`
  return `${input}.${base64url(signer.sign(Buffer.from(input)))}`
}

export interface Signed {
  kid: string
  header: Header
}

/**
 * Reads a JWS without checking its signature: for finding the key to check it with.
 * Fault `jws-shape` for anything but three canonical base64url parts, a protected header of exactly `alg` and `kid`, and a canonical payload.
 */
export function unverifiedSigned(compact: string): Signed {
  if (compact.length > MAX_HEADER_BYTES * 2) throw new Fault('header-size', 'the signed header is too large')
  const parts = compact.split('.')
  if (parts.length !== 3) throw new Fault('jws-shape', 'a signed statement is three base64url parts with dots between')
  const [protectedBytes, payload] = parts.map(strictBase64url) as [Uint8Array, Uint8Array, Uint8Array]
  const { alg, kid } = parseProtected(protectedBytes)
  const same = sameBytes(canonicalBytes({ alg, kid }), protectedBytes)
  if (!same || alg !== 'Ed25519' || !/^[A-Za-z0-9_-]{43}$/.test(kid)) throw new Fault('jws-shape', 'the protected header is {"alg":"Ed25519","kid":...} and nothing else')
  return { kid, header: parseHeader(payload) }
}

/** Fault `signature` when the key does not verify it; the faults of unverifiedSigned before that. */
export function verifySigned(compact: string, x: string): Signed {
  const signed = unverifiedSigned(compact)
  if (signed.kid !== keyId(x)) throw new Fault('signature-key', 'signed with another key than the one given')
  const cut = compact.lastIndexOf('.')
  const ok = verifyBytes(null, Buffer.from(compact.slice(0, cut)), publicKeyOf(x), strictBase64url(compact.slice(cut + 1)))
  if (!ok) throw new Fault('signature', 'the signature does not verify')
  return signed
}

function parseProtected(bytes: Uint8Array): { alg: string; kid: string } {
  try {
    const { alg, kid } = JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>
    return { alg: String(alg), kid: String(kid) }
  } catch {
    throw new Fault('jws-shape', 'the protected header is not JSON')
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

function strictBase64url(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new Fault('jws-shape', 'a part is not canonical base64url')
  return new Uint8Array(bytes)
}
