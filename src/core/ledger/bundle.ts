import { Fault } from '../values/index.ts'

/** What a length of two bytes can say. */
export const MAX_ENTRY_BYTES = 0xffff

/** An entry bundle of C2SP tlog-tiles: each entry after its length as two bytes, big-endian. Fault `entry-length` above 65,535 bytes. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  const out = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new Fault('entry-length', `an entry of ${entry.length} bytes: at most ${MAX_ENTRY_BYTES} fit`)
    at = out.writeUInt16BE(entry.length, at)
    out.set(entry, at)
    at += entry.length
  }
  return out
}

/** The `width` entries of a bundle, as views into it. Fault `bundle-form` when it is cut short or goes on after them. */
export function parseBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width) {
    const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
    if (at + 2 > bytes.length || end > bytes.length)
      throw new Fault('bundle-form', `the bundle ends inside entry ${entries.length} of ${width}`)
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  if (at !== bytes.length) throw new Fault('bundle-form', `${bytes.length - at} bytes follow the ${width} entries of the bundle`)
  return entries
}
