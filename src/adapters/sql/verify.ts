import { appendLeaves, emptyFrontier, frontierRoot, leafHash } from '../../core/ledger/index.ts'
import { faultLine, Fault } from '../../core/values/index.ts'
import { equalBytes, sha256 } from './bytes.ts'
import type { Db, Dialect } from './dialect.ts'
import { entryBytes } from './entries.ts'
import { readHeads, type Head } from './head.ts'
import { readEntries } from './held.ts'
import type { Log, Statement, StoreOptions } from './model.ts'
import { EntryFault, verifyGrants } from './verify-grants.ts'
import { checkPublished, publishedNote, type PublishedNote } from './verify-published.ts'
import { STATEMENT_TABLE, statementOf } from './rows.ts'

const CHUNK = 2048

export interface Verified {
  log: Log
  size: number
  /** entries that were recomputed and found right */
  checked: number
  /** the first that fails; index null when it is not one entry's fault */
  fault: { index: number | null; code: string; message: string } | null
}

export type Progress = (log: Log, done: number, size: number) => void

export interface Verifier {
  dialect: Dialect
  dir: string | undefined
  bodyDigest?: StoreOptions['bodyDigest']
  linkedGrants?: StoreOptions['linkedGrants']
  signedColumns?: StoreOptions['signedColumns']
}

/**
 * Recomputes everything that is stored: entries from statements, bodies against the digest in their header, leaf hashes, root,
 * checkpoints, tiles on disk, and that grants are of statements that exist. One snapshot; stops in a log at the first that fails.
 */
export async function verifyStore(verifier: Verifier, progress: Progress): Promise<Verified[]> {
  const published = { law: await publishedNote(verifier.dir, 'law'), statements: await publishedNote(verifier.dir, 'statements') }
  return verifier.dialect.snapshot(async (db) => {
    const results: Verified[] = []
    for (const log of ['law', 'statements'] as const) results.push(await verifyLog(verifier, db, log, published[log], progress))
    return results
  })
}

async function verifyLog(
  verifier: Verifier, db: Db, log: Log, published: PublishedNote | undefined, progress: Progress,
): Promise<Verified> {
  const result: Verified = { log, size: 0, checked: 0, fault: null }
  try {
    const head = (await readHeads(db))[log]
    if (!head) throw new Fault('head-missing', `log ${log} has no head`)
    result.size = head.size
    await verifyEntries(verifier, db, head, result, progress)
    if (published) await checkPublished(db, published, head)
    if (log === 'statements') await verifyGrants(verifier.linkedGrants, db, head)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    result.fault = { index: error instanceof EntryFault ? error.index : null, code: error.code, message: faultLine(error) }
  }
  return result
}

async function verifyEntries(verifier: Verifier, db: Db, head: Head, result: Verified, progress: Progress): Promise<void> {
  const isCover = await coverTest(db, head.log)
  let frontier = emptyFrontier()
  while (frontier.size < head.size) {
    const from = frontier.size
    const entries = await readEntries(db, head.log, from, Math.min(CHUNK, head.size - from))
    if (entries.length === 0) throw new EntryFault(from, 'entry-missing', `entry ${from} of log ${head.log} is missing`)
    const statements = await contents(db, head.log, from, entries.length)
    entries.forEach((bytes, i) => {
      verifyEntry(verifier, head.log, from + i, bytes, statements.get(from + i), isCover(from + i))
      result.checked++
    })
    frontier = appendLeaves(frontier, entries.map(leafHash))
    progress(head.log, frontier.size, head.size)
    await new Promise(setImmediate)
  }
  if (!equalBytes(frontierRoot(frontier), head.root))
    throw new Fault('root-differs',
      `the entries of log ${head.log} do not lead to its root: an entry was changed together with its statement, or the head was`)
  const beyond = await db.selectFrom('entry').select('idx')
    .where('log', '=', head.log).where('idx', '>=', head.size).limit(1).executeTakeFirst()
  if (beyond)
    throw new EntryFault(beyond.idx, 'entry-beyond-head', `entry ${beyond.idx} of log ${head.log} lies beyond its head of ${head.size}`)
}

function verifyEntry(
  { bodyDigest, signedColumns }: Verifier, log: Log, index: number, bytes: Uint8Array, statement: Statement | undefined, cover: boolean,
): void {
  if (!statement && !cover) throw new EntryFault(index, 'statement-missing', `entry ${index} of log ${log} has lost its statement`)
  if (!statement) return
  if (cover || !equalBytes(entryBytes(log, statement), bytes))
    throw new EntryFault(index, 'entry-differs',
      `entry ${index} of log ${log} is not that of statement ${statement.id}: one of them was changed`)
  if (signedColumns) checkColumns(statement, signedColumns(statement.signed))
  if (!bodyDigest || !statement.body) return
  const stated = bodyDigest(statement.signed)
  if (!stated || !equalBytes(stated, sha256Of(statement.bodySalt ?? new Uint8Array(0), statement.body)))
    throw new EntryFault(index, 'body-differs',
      `the body of statement ${statement.id}, entry ${index}, is not the one its header was signed over`)
}

/** Lists, threads and counts are made of these columns; the signed header says what they must be. */
function checkColumns(statement: Statement, signed: ReturnType<NonNullable<Verifier['signedColumns']>>): void {
  for (const column of ['id', 'kind', 'author', 'about', 'replaces'] as const)
    if (statement[column] !== signed[column])
      throw new EntryFault(statement.idx, 'row-differs',
        `column ${column} of statement ${signed.id}, entry ${statement.idx}, is not what its header was signed over`)
}

async function contents(db: Db, log: Log, from: number, count: number): Promise<Map<number, Statement>> {
  const rows = await db.selectFrom(STATEMENT_TABLE[log]).selectAll().where('idx', '>=', from).where('idx', '<', from + count).execute()
  return new Map(rows.map((row) => [row.idx, statementOf(log, row)]))
}

function sha256Of(...parts: Uint8Array[]): Uint8Array {
  return sha256(Buffer.concat(parts))
}

async function coverTest(db: Db, log: Log): Promise<(index: number) => boolean> {
  if (log === 'law') return () => false
  const runs = await db.selectFrom('cover').selectAll().orderBy('first').execute()
  let at = 0
  // Asked in rising order only.
  return (index) => {
    while (at < runs.length && runs[at]!.first + runs[at]!.count <= index) at++
    return at < runs.length && runs[at]!.first <= index
  }
}
