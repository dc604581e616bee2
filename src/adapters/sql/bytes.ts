import { hash } from 'node:crypto'

/** Equality of stored bytes; not for secrets. A memory compare, where a loop would cost a second in a million entries. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}
