import { CompiledQuery, Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { Fault } from '../../core/values/index.ts'
import { insertInto, type Db, type Dialect } from './dialect.ts'
import type { Tables } from './schema.ts'
import { columnType, type Table } from './table.ts'
import { othersOn } from './told-postgres.ts'
import { BODIES, raiseWall, readAs, wallOf } from './wall-postgres.ts'

const MAX_NAMES = 300
const INT8 = 20
const BYTEA = 17
const SCHEMA_LOCK = 0x636f6e74
const UNNEST = { int: 'bigint[]', text: 'text[]', bytes: 'bytea[]', real: 'double precision[]' } as const
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100'
const INVALID_TEXT = '22021'
const RACES = new Set(['40001', '40P01'])

/** PostgreSQL 15 or newer. Every connection commits synchronously; text sorts by code point on every server alike. */
export function openPostgres(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url, max: 12, types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    options: '-c synchronous_commit=on -c timezone=UTC -c client_min_messages=warning',
  })
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  const others = othersOn(url, pool)
  return {
    kind: 'postgres', write: db, read: db,
    columnSql: { int: 'bigint', text: 'text collate "C"', bytes: 'bytea', real: 'double precision' },
    countedKey: 'bigint generated always as identity primary key',
    tableEnd: () => '',
    insert: insertRows,
    oneOf: (column, type, values) => sql`${sql.ref(column)} = any(${values}::${sql.raw(UNNEST[type])})`,
    useIndex: () => '',
    skipLocked: ' for update skip locked',
    lockSchema: async (tx) => void (await sql`select pg_advisory_xact_lock(${SCHEMA_LOCK})`.execute(tx)),
    raiseWall,
    wallOf,
    bodies: BODIES,
    readAs: (viewers, run) => readAs(db, viewers, run),
    snapshot: (run) => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(run),
    isRace: (error) => RACES.has((error as { code?: string }).code ?? ''),
    isFull: (error) => (error as { code?: string }).code === DISK_FULL,
    checkDurable,
    tellOthers: others.tellOthers,
    onOthers: others.onOthers,
    close: async () => {
      await others.close()
      await db.destroy()
    },
  }
}

/**
 * Each text is prepared once a connection: planning a page takes longer than running it. Past `MAX_NAMES` texts the rest go
 * unprepared, for a server keeps every plan that it is given.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MAX_NAMES) names.set(text, `c${names.size}`)
    return names.get(text)
  }
  const prepared = (client: pg.PoolClient): PostgresPoolClient => ({
    query: (text: unknown, values?: readonly unknown[]) => {
      const name = typeof text === 'string' && values && values.length > 0 ? nameOf(text) : undefined
      return client.query(...((name ? [{ name, text, values }] : [text, values]) as [string, unknown[]])).catch(noSuchText) as never
    },
    release: () => client.release(),
  })
  return { options: pool.options, connect: async () => prepared(await pool.connect()), end: () => pool.end() }
}

/** Asked for a text with NUL, which no row here can hold: the same answer as for any other that is not there. */
function noSuchText(error: unknown): never {
  throw (error as { code?: string }).code === INVALID_TEXT ? new Fault('not-found', 'there is nothing here that you may read') : error
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === INT8) return Number
  if (oid === BYTEA) return bytesOfHex
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown
}

/** One array a column: the statement's text does not change with the number of rows. */
async function insertRows(tx: Db, table: Table, rows: readonly (readonly unknown[])[], onConflict?: 'ignore'): Promise<number> {
  if (rows.length === 0) return 0
  const { head, columns } = insertInto(table)
  const arrays = columns.map((name, i) => `$${i + 1}::${UNNEST[columnType(table.columns[name]!).type]}`)
  const text = `${head} select * from unnest(${arrays.join(', ')})${onConflict ? ' on conflict do nothing' : ''}`
  const result = await tx.executeQuery(CompiledQuery.raw(text, columns.map((_, i) => rows.map((row) => row[i]))))
  return Number(result.numAffectedRows ?? 0)
}

/**
 * A primary whose standby is not synchronous loses, at failover, what it acknowledged in the last moments:
 * it may serve, but it may not seal. Asked in every sealing transaction, for a standby may come or lose its place at any time.
 */
async function checkDurable(db: Db): Promise<void> {
  const { rows } = await sql<{ fsync: string; names: string; standbys: number }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_standby_names') as names,
      (select count(*) from pg_stat_replication where state is distinct from 'backup') as standbys`.execute(db)
  const { fsync, names, standbys } = rows[0]!
  if (fsync !== 'on')
    throw new Fault('not-durable', 'this PostgreSQL runs with fsync off: an acknowledged statement could be lost. Turn fsync on')
  if (standbys > 0 && names === '')
    throw new Fault('no-synchronous-standby',
      'this PostgreSQL has standbys but none is synchronous: set synchronous_standby_names, or a failover loses acknowledged statements')
}

/** A view, not a copy: small values share one block of memory, so that a page of them leaves little to collect. */
function bytesOfHex(text: string): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(text.slice(2), 'hex')
  return new Uint8Array(buffer, byteOffset, length)
}
