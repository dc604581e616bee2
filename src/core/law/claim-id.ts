import { createHash } from 'node:crypto'
import { canonicalBytes, type Json } from '../values/index.ts'
import type { ActionClaim, Instrument } from './model.ts'

/**
 * Stable id of an action claim: half a SHA-256 over who did what, when, and by which source. What a quality rule says of it
 * is no part of it, so that a better rule never renames a claim.
 */
export function claimId(claim: Omit<ActionClaim, 'id' | 'flags'>): string {
  const { instrument, state, act, source, certainty } = claim
  const parts = [instrument, state, act, claim.date, claim.known, claim.what, claim.toward, source, claim.pointer, certainty, claim.note]
  return digest(parts.map((part) => part ?? null))
}

/** Digest of an instrument as a whole; any change of it is a new version in the law log. */
export function instrumentDigest(instrument: Instrument): string {
  return digest(JSON.parse(JSON.stringify(instrument)) as Json)
}

function digest(value: Json): string {
  return createHash('sha256').update(canonicalBytes(value)).digest('hex').slice(0, 32)
}
