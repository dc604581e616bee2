import canonicalizeJson from 'canonicalize'
import { Fault } from './fault.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const MAX_DEPTH = 64

/**
 * RFC 8785 bytes. Decimals and amounts are strings in our statements, so every number must be a safe integer:
 * Fault `canonical-number` otherwise. Lone surrogates, which have no UTF-8, and NUL are refused.
 */
export function canonicalBytes(value: Json): Uint8Array {
  check(value, 0)
  return new TextEncoder().encode(canonicalizeJson(value)!)
}

/** Parses bytes that must already be canonical; Fault `canonical-form` when parse then canonicalize gives other bytes. */
export function parseCanonical(bytes: Uint8Array): Json {
  let value: Json
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as Json
  } catch {
    throw new Fault('canonical-form', 'not UTF-8 JSON')
  }
  const again = canonicalBytes(value)
  if (!sameBytes(again, bytes)) throw new Fault('canonical-form', 'not in the canonical form of RFC 8785')
  return value
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function check(value: Json, depth: number): void {
  if (depth > MAX_DEPTH) throw new Fault('canonical-depth', `nested deeper than ${MAX_DEPTH}`)
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Fault('canonical-number', 'a number must be a whole one; write decimals and amounts as strings')
  if (typeof value === 'string') checkText(value)
  if (value === undefined) throw new Fault('canonical-undefined', 'a value is undefined')
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    checkText(key)
    check(part, depth + 1)
  }
}

/** NUL is no letter of any language, and PostgreSQL keeps no text with it: one such word would stop every statement that is sealed beside it. */
function checkText(text: string): void {
  if (!text.isWellFormed() || text.includes('\0')) throw new Fault('canonical-text', 'text with NUL or half a surrogate pair')
}
