import { Fault } from '../values/index.ts'
import type { Random } from '../values/index.ts'
import { equalBytes, HASH_BYTES, sha256 } from './hash.ts'

const PREFIX = Buffer.from('contadora/entry/v1\n')

export const SALT_BYTES = 32
/** Every entry has this length, so that nothing shows in it. */
export const ENTRY_BYTES = PREFIX.length + HASH_BYTES

/**
 * `contadora/entry/v1\n` || SHA-256(salt || signed bytes). Whoever holds salt and signed bytes can show that they are the
 * ones in the log; without the salt nobody can guess at the bytes. Fault `salt-length` unless the salt has 32 bytes.
 */
export function entryOf(salt: Uint8Array, signed: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new Fault('salt-length', `a salt has ${SALT_BYTES} bytes, not ${salt.length}`)
  return Buffer.concat([PREFIX, sha256(Buffer.concat([salt, signed]))])
}

/** An entry that hides nothing. Only who made it knows: a salted hash and 32 random bytes look alike. */
export function coverEntry(random: Random): Uint8Array {
  const body = random(HASH_BYTES)
  if (body.length !== HASH_BYTES) throw new RangeError(`a cover entry takes ${HASH_BYTES} random bytes`)
  return Buffer.concat([PREFIX, body])
}

export function isEntry(bytes: Uint8Array): boolean {
  return bytes.length === ENTRY_BYTES && equalBytes(bytes.subarray(0, PREFIX.length), PREFIX)
}

/** That these salt and signed bytes are the ones behind the entry. Fault `entry-differs`. */
export function checkEntry(entry: Uint8Array, salt: Uint8Array, signed: Uint8Array): void {
  if (!equalBytes(entry, entryOf(salt, signed)))
    throw new Fault('entry-differs', 'the entry in the log is of other bytes, or of another salt')
}

const LAW_PREFIX = 'contadora/law/v1\n'

export interface LawContent {
  /** JWS compact */
  signed: string
  body: Uint8Array | null
  bodySalt: Uint8Array | null
}

/** An entry of the law log holds everything: prefix, signed bytes, and when there is a body a line with its salt (base64url) and the body. */
export function lawEntryOf({ signed, body, bodySalt }: LawContent): Uint8Array {
  const parts = [Buffer.from(LAW_PREFIX + signed)]
  if (body) parts.push(Buffer.from(`\n${Buffer.from(bodySalt ?? []).toString('base64url')}\n`), Buffer.from(body))
  return Buffer.concat(parts)
}
