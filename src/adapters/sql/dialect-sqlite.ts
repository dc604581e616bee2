import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { CompiledQuery, Kysely, sql } from 'kysely'
import { insertInto, type Db, type Dialect } from './dialect.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect } from './sqlite-driver.ts'
import { indexName, type Table } from './table.ts'

const MAX_PARAMETERS = 32_766
const MAX_ROWS = 128
/** https://sqlite.org/rescode.html#full */
const SQLITE_FULL = 13

/**
 * One file in WAL mode. `synchronous=FULL` makes a commit wait for the disk: what was acknowledged survives power loss.
 * The write-ahead log is folded in every 16 MB, which a group commit amortizes.
 */
export function openSqlite(file: string): Dialect {
  closeSync(openSync(file, 'a', 0o600))
  const write = new Kysely<Tables>({ dialect: sqliteDialect(() => openWriter(file), 'writer') })
  const read = new Kysely<Tables>({ dialect: sqliteDialect(() => openReader(file), 'readers') })
  return {
    kind: 'sqlite', write, read,
    columnSql: { int: 'integer', text: 'text', bytes: 'blob', real: 'real' },
    countedKey: 'integer primary key',
    tableEnd: (table) => (table.narrow ? ' strict, without rowid' : ' strict'),
    insert: insertRows,
    oneOf: (column, _type, values) => sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    useIndex: (table, columns) => ` indexed by "${indexName(table, { columns })}"`,
    skipLocked: '',
    lockSchema: async () => {},
    // one process holds the file: there is no other account that a second wall could keep out
    raiseWall: async () => {},
    wallOf: () => [],
    // one process has the file to itself
    tellOthers: () => {},
    onOthers: async () => {},
    bodies: { body: sql`s.body`, salt: sql`s.body_salt` },
    readAs: (_, run) => run(read),
    snapshot: (run) => read.transaction().execute(run),
    isRace: () => false,
    isFull: (error) => (((error as { errcode?: number }).errcode ?? 0) & 0xff) === SQLITE_FULL,
    checkDurable: async () => {},
    close: async () => {
      await read.destroy()
      await write.destroy()
    },
  }
}

function openWriter(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec(`pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=4000; pragma journal_size_limit=67108864;
    pragma cache_size=-65536; pragma temp_store=memory; pragma trusted_schema=off`)
  return db
}

function openReader(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  db.exec('pragma cache_size=-32768; pragma query_only=on; pragma temp_store=memory; pragma trusted_schema=off')
  return db
}

/** Rows go in powers of two, so that a table needs at most eight prepared statements. */
async function insertRows(tx: Db, table: Table, rows: readonly (readonly unknown[])[], onConflict?: 'ignore'): Promise<number> {
  const { head, columns } = insertInto(table)
  const most = 2 ** Math.floor(Math.log2(Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length))))
  const one = `(${columns.map(() => '?').join(', ')})`
  let inserted = 0
  for (let at = 0; at < rows.length;) {
    let count = most
    while (count > rows.length - at) count /= 2
    const text = `${head} values ${Array(count).fill(one).join(', ')}${onConflict ? ' on conflict do nothing' : ''}`
    const result = await tx.executeQuery(CompiledQuery.raw(text, rows.slice(at, at + count).flat()))
    inserted += Number(result.numAffectedRows ?? 0)
    at += count
  }
  return inserted
}
