import { createHash } from 'node:crypto'
import { hex, unhex } from '../../core/values/index.ts'
import type { Dialect } from './dialect.ts'
import { TRUTH } from './schema.ts'

export interface Blob {
  /** SHA-256 in hex */
  hash: string
  type: string
  bytes: Uint8Array
}

/** Keeps raw bytes under their SHA-256; the same bytes twice are kept once, under the first type. */
export async function putBlob(dialect: Dialect, bytes: Uint8Array, type: string): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest()
  await dialect.insert(dialect.write, TRUTH.blob, [[hash, type, bytes]], 'ignore')
  return hex(hash)
}

export async function getBlob(dialect: Dialect, hash: string): Promise<Blob | null> {
  const row = await dialect.read.selectFrom('blob').selectAll().where('hash', '=', unhex(hash)).executeTakeFirst()
  return row ? { hash, type: row.type, bytes: row.bytes } : null
}
