import { join } from 'node:path'
import {
  appendLeaves, emptyFrontier, frontierRoot, leafHash, parseUnverifiedCheckpoint, parseUnverifiedNote, type Checkpoint, type Hash,
} from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import { equalBytes } from './bytes.ts'
import type { Db } from './dialect.ts'
import { readIfThere, writeDurably } from './files.ts'
import type { Head } from './head.ts'
import type { Log } from './model.ts'

const CHUNK = 4096

export function originOf(origin: string, log: Log): string {
  return log === 'law' ? `${origin}/law` : origin
}

/** The checkpoint in a signed note that this node wrote itself; its signatures are for others to check. */
export function unverifiedCheckpointIn(note: Uint8Array): Checkpoint {
  return parseUnverifiedCheckpoint(parseUnverifiedNote(note).unverifiedText)
}

export async function readHeld(dir: string, log: Log): Promise<Checkpoint | null> {
  const file = join(dir, log)
  const bytes = await readIfThere(file)
  if (!bytes) return null
  try {
    return unverifiedCheckpointIn(bytes)
  } catch (error) {
    throw new Fault('checkpoint-unreadable',
      `the newest checkpoint held outside the database cannot be read: ${(error as Error).message}`, { file })
  }
}

export async function writeHeld(dir: string, log: Log, note: Uint8Array | string): Promise<void> {
  await writeDurably([{ path: join(dir, log), bytes: note }])
}

/**
 * What was published binds. Fault `rolled-back` when the database is behind a checkpoint held outside it, as an old backup
 * is; `log-contradicts-itself` when it has other entries under that checkpoint; `origin-differs` when it is another log's.
 * Cheap when the database knows the same checkpoint; else hashes every entry under it.
 */
export async function checkAgainstHeld(db: Db, head: Head, held: Checkpoint, origin: string): Promise<void> {
  const name = originOf(origin, head.log)
  if (held.origin !== name) throw new Fault('origin-differs', `the checkpoint held outside is of log ${held.origin}, not ${name}`)
  if (head.size < held.size)
    throw new Fault('rolled-back',
      `log ${name} has ${head.size} entries here, but its checkpoint of ${held.size} entries was published: this database is an old copy. `
      + 'Nothing will be signed. Recover the newest database, or close this log and open a new origin that cites the old checkpoint')
  const known = await db.selectFrom('checkpoint').select('note')
    .where('log', '=', head.log).where('size', '=', held.size).executeTakeFirst()
  if (known && equalBytes(unverifiedCheckpointIn(Buffer.from(known.note)).root, held.root)) return
  if (!equalBytes(await rootAt(db, head.log, held.size), held.root))
    throw new Fault('log-contradicts-itself',
      `the ${held.size} entries of log ${name} here are not those of its published checkpoint. Nothing will be signed`)
}

/** Root over the first `size` entries as they are stored. About 3 seconds a million. */
export async function rootAt(db: Db, log: Log, size: number): Promise<Hash> {
  let frontier = emptyFrontier()
  while (frontier.size < size) {
    const entries = await readEntries(db, log, frontier.size, Math.min(CHUNK, size - frontier.size))
    if (entries.length === 0) break
    frontier = appendLeaves(frontier, entries.map(leafHash))
  }
  return frontierRoot(frontier)
}

/** Up to `count` entries from index `from`, without a gap: it ends before the first that is missing. */
export async function readEntries(db: Db, log: Log, from: number, count: number): Promise<Uint8Array[]> {
  const rows = await db.selectFrom('entry').select(['idx', 'bytes']).where('log', '=', log)
    .where('idx', '>=', from).where('idx', '<', from + count).orderBy('idx').execute()
  const gap = rows.findIndex((row, i) => row.idx !== from + i)
  return (gap < 0 ? rows : rows.slice(0, gap)).map(({ bytes }) => bytes)
}
