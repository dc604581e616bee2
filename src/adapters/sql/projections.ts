import { createHash, type Hash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { createTableSql, list, type Db, type Dialect, type Tx } from './dialect.ts'
import type { Projection, Statement } from './model.ts'
import { readStatements } from './rows.ts'
import { columnNames, type Table } from './table.ts'

const CHUNK = 1000

export async function createProjections(dialect: Dialect, tx: Db, projections: readonly Projection[]): Promise<void> {
  for (const projection of projections)
    for (const table of projection.tables)
      for (const text of createTableSql(dialect, table)) await tx.executeQuery(CompiledQuery.raw(text))
}

export async function dropProjections(tx: Db, projections: readonly Projection[]): Promise<void> {
  for (const { tables } of projections)
    for (const { name } of tables) await tx.executeQuery(CompiledQuery.raw(`drop table if exists "${name}"`))
}

export async function applyAll(
  dialect: Dialect, tx: Tx, projections: readonly Projection[], statements: readonly Statement[],
): Promise<void> {
  for (const statement of statements) for (const projection of projections) await projection.apply(tx, statement, dialect.insert)
}

/** Drops every projection and replays both logs, the law first, in one transaction. Grants are truth and are not touched. */
export async function rebuild(dialect: Dialect, projections: readonly Projection[], progress?: (done: number) => void): Promise<number> {
  return dialect.write.transaction().execute(async (tx) => {
    await dialect.lockSchema(tx)
    // Sealing moves a head before it touches a projection: holding the heads, nobody can meet us in the middle.
    await tx.updateTable('head').set((eb) => ({ size: eb.ref('size') })).execute()
    await dropProjections(tx, projections)
    await createProjections(dialect, tx, projections)
    let done = 0
    for (const log of ['law', 'statements'] as const)
      for (let after = -1; ;) {
        const statements = await readStatements(tx, log, after, CHUNK)
        await applyAll(dialect, tx, projections, statements)
        done += statements.length
        progress?.(done)
        if (statements.length < CHUNK) break
        after = statements.at(-1)!.idx
      }
    return done
  })
}

/** SHA-256 over every row of the tables in key order: the same on both engines when the rows are the same. */
export async function dumpHash(db: Db, tables: readonly Table[]): Promise<string> {
  const hash = createHash('sha256')
  for (const table of tables) {
    hash.update(`${table.name}\n`)
    const { rows } = await db.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(`select ${list(columnNames(table))} from "${table.name}" order by ${list(table.key)}`))
    for (const row of rows) for (const name of columnNames(table)) hashValue(hash, row[name])
  }
  return hash.digest('hex')
}

function hashValue(hash: Hash, value: unknown): void {
  const bytes = value instanceof Uint8Array ? value : Buffer.from(value === null ? '' : String(value))
  hash.update(`${value === null ? 'n' : value instanceof Uint8Array ? 'b' : typeof value === 'number' ? 'i' : 't'}${bytes.length}:`)
  hash.update(bytes)
}
