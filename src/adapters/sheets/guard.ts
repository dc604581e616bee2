import { inflateRawSync } from 'node:zlib'
import { Fault } from '../../core/values/index.ts'

/** What a workbook may cost, before anything reads it and while it is read. 100,000 rows of ten columns unpack to about 60 MB. */
export const LIMITS = { bytes: 30_000_000, entries: 400, unpacked: 250_000_000, ratio: 250, cells: 5_000_000, megabytes: 1000, seconds: 30 } as const

const END = 0x06054b50
const CENTRAL = 0x02014b50
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

interface Entry {
  name: string
  method: number
  packed: number
  offset: number
}

/**
 * Refuses what must never reach a reader: `workbook-locked` (password, or the old .xls), `workbook-macro`, `workbook-bomb`,
 * `workbook-broken`. Every entry is unpacked once under a running limit, because the sizes that an archive states of itself may lie.
 */
export function guardWorkbook(bytes: Uint8Array, file: string): void {
  if (OLE.every((byte, i) => bytes[i] === byte))
    throw new Fault('workbook-locked', 'is locked with a password, or is an old .xls: save it as .xlsx without a password', { file })
  if (bytes.length > LIMITS.bytes) throw bomb(`has ${megabytes(bytes.length)}, at most ${megabytes(LIMITS.bytes)} are read`, file)
  const entries = entriesOf(bytes, file)
  if (entries.length > LIMITS.entries) throw bomb(`holds ${entries.length} parts, at most ${LIMITS.entries} are read`, file)
  const macro = entries.find(({ name }) => /vbaProject|\.bin$|xl\/macrosheets|activeX/i.test(name) && !/printerSettings/i.test(name))
  if (macro) throw new Fault('workbook-macro', 'holds a program (macros): save it as .xlsx, which has none', { file, field: macro.name })
  let unpacked = 0
  for (const entry of entries) unpacked += unpackedSize(bytes, entry, LIMITS.unpacked - unpacked, file)
}

function unpackedSize(bytes: Uint8Array, { name, method, packed, offset }: Entry, left: number, file: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length) throw broken(file)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw broken(file)
  if (method === 0) return packed
  if (method !== 8) throw broken(file)
  const most = Math.min(left, Math.max(packed * LIMITS.ratio, 1_000_000))
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, most) }).length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(`unpacks to far more than its size (${name})`, file)
    throw broken(file)
  }
}

/** The central directory: what a reader goes by. */
function entriesOf(bytes: Uint8Array, file: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== END) end--
  if (end < 0 || view.getUint32(end, true) !== END) throw broken(file)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken(file)
    const length = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length))
    entries.push({ name, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

export function bomb(why: string, file: string): Fault {
  return new Fault('workbook-bomb', `${why}: send a plain workbook with the rows of the form`, { file })
}

export function broken(file: string, why = 'is not a whole .xlsx workbook: open it in a spreadsheet and save it again'): Fault {
  return new Fault('workbook-broken', why, { file })
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
