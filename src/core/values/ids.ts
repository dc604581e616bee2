/** Random 128-bit id as 32 hex digits: it leaks neither a time nor an order. The 16 bytes come from the caller. */
export function idFrom(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError('an id takes 16 random bytes')
  return hex(random)
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text)
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

export function unhex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

/** Random bytes as an argument: core never makes its own. */
export type Random = (bytes: number) => Uint8Array
