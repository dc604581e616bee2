import {
  appendLeaves, checkFrontier, emptyFrontier, frontierBytes, frontierRoot, leafHash, parseFrontier, type Frontier,
} from '../../core/ledger/index.ts'
import type { Db, Dialect, Tx } from './dialect.ts'
import type { Log } from './model.ts'
import { TRUTH } from './schema.ts'

/** Where a log stands: its size, its frontier, and how many grant positions were given out. */
export interface Head {
  log: Log
  size: number
  root: Uint8Array
  frontier: Frontier
  grants: number
}

/** Another server moved the head first: what was decided on the old one is decided again. */
export class Race extends Error {
  override readonly name = 'Race'
}

/** Both heads in one read. Fault `frontier-root` when a stored frontier does not lead to the stored root. */
export async function readHeads(db: Db): Promise<Record<Log, Head>> {
  const rows = await db.selectFrom('head').selectAll().execute()
  const heads = rows.map((row): Head => {
    const frontier = parseFrontier(row.frontier)
    checkFrontier(frontier, { size: row.size, root: row.root })
    return { log: row.log as Log, size: row.size, root: row.root, frontier, grants: row.grants }
  })
  return Object.fromEntries(heads.map((head) => [head.log, head])) as Record<Log, Head>
}

export async function createHeads(dialect: Dialect, tx: Db): Promise<void> {
  const frontier = emptyFrontier()
  const empty = [0, frontierRoot(frontier), frontierBytes(frontier), 0]
  await dialect.insert(tx, TRUTH.head, [['law', ...empty], ['statements', ...empty]])
}

/**
 * Compare-and-swap on (log, size): appends entries and gives out grant positions, or throws Race. On PostgreSQL the row stays
 * locked until the transaction ends, so everything after this line runs for one server at a time.
 */
export async function advance(dialect: Dialect, tx: Tx, head: Head, entries: readonly Uint8Array[], grants: number): Promise<Head> {
  const frontier = appendLeaves(head.frontier, entries.map(leafHash))
  const next: Head = { log: head.log, size: frontier.size, root: frontierRoot(frontier), frontier, grants: head.grants + grants }
  const moved = await tx.updateTable('head')
    .set({ size: next.size, root: next.root, frontier: frontierBytes(frontier), grants: next.grants })
    .where('log', '=', head.log).where('size', '=', head.size).where('grants', '=', head.grants)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) throw new Race()
  await dialect.insert(tx, TRUTH.entry, entries.map((bytes, i) => [head.log, head.size + i, bytes]))
  return next
}
