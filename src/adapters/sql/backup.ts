import { existsSync } from 'node:fs'
import { CompiledQuery, sql } from 'kysely'
import { Fault, type Instant } from '../../core/values/index.ts'
import { insertInto, list, type Db, type Dialect } from './dialect.ts'
import { openSqlite } from './dialect-sqlite.ts'
import { migrate } from './migrate.ts'
import { TRUTH } from './schema.ts'
import type { Table } from './table.ts'

const CHUNK = 2000

/**
 * Copies the truth, as one snapshot while sealing goes on, into a new SQLite file: the same file whichever engine it comes
 * from, so that it also moves a node from one to the other. Projections are not in it. Fault `file-exists`.
 */
export async function backupTo(dialect: Dialect, file: string, now: Instant): Promise<void> {
  if (existsSync(file)) throw new Fault('file-exists', 'a backup does not overwrite a file: choose another name', { file })
  const copy = openSqlite(file)
  try {
    await migrate(copy, now)
    await dialect.snapshot((from) => copyTruth(from, copy))
    await copy.write.executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)'))
    await copy.write.executeQuery(CompiledQuery.raw('pragma journal_mode=delete'))
  } finally {
    await copy.close()
  }
}

/** Fills an empty, migrated store from a backup. Faults: `file-missing`, `not-empty`. The caller rebuilds the projections. */
export async function restoreFrom(dialect: Dialect, file: string, now: Instant): Promise<void> {
  if (!existsSync(file)) throw new Fault('file-missing', 'there is no such backup', { file })
  const { rows } = await sql<{ used: number }>`select count(*) as used from entry`.execute(dialect.write)
  if (rows[0]!.used > 0) throw new Fault('not-empty', 'this store holds entries: restore into an empty data directory or database')
  const backup = openSqlite(file)
  try {
    await migrate(backup, now)
    await copyTruth(backup.read, dialect)
  } finally {
    await backup.close()
  }
}

async function copyTruth(from: Db, to: Dialect): Promise<void> {
  await to.write.transaction().execute(async (tx) => {
    await tx.deleteFrom('head').execute()
    for (const table of Object.values(TRUTH)) await copyTable(from, to, tx, table)
  })
}

async function copyTable(from: Db, to: Dialect, tx: Db, table: Table): Promise<void> {
  const { columns } = insertInto(table)
  for (let last: readonly unknown[] | undefined; ;) {
    const rows = await rowsAfter(from, table, [...new Set([...columns, ...table.key])], last)
    await to.insert(tx, table, rows.map((row) => columns.map((name) => row[name])))
    if (rows.length < CHUNK) return
    last = table.key.map((name) => rows.at(-1)![name])
  }
}

type Row = Record<string, unknown>

async function rowsAfter(from: Db, table: Table, columns: string[], last: readonly unknown[] | undefined): Promise<Row[]> {
  const key = sql.raw(list(table.key))
  const where = last === undefined ? sql`` : sql`where (${key}) > (${sql.join([...last])})`
  const { rows } = await sql<Row>`select ${sql.raw(list(columns))} from ${sql.table(table.name)} ${where}
    order by ${key} limit ${CHUNK}`.execute(from)
  return rows
}
