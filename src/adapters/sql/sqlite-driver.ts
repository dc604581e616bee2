import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult,
} from 'kysely'

const CACHED_STATEMENTS = 256

/** Kysely over node:sqlite. The writer is one connection that Kysely queues for; readers are as many as run at once. */
export function sqliteDialect(open: () => DatabaseSync, role: 'writer' | 'readers'): Dialect {
  return {
    createDriver: () => (role === 'writer' ? new WriterDriver(open) : new ReadersDriver(open)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => (role === 'writer' ? new SqliteAdapter() : new ManyConnections()),
    createIntrospector: (db: Kysely<never>) => new SqliteIntrospector(db),
  }
}

class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class Connection implements DatabaseConnection {
  readonly db: DatabaseSync
  readonly #prepared = new Map<string, { statement: StatementSync; returns: boolean }>()
  constructor(db: DatabaseSync) {
    this.db = db
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, returns } = this.#prepare(sql)
    const values = parameters.map(plain)
    if (returns) return { rows: statement.all(...values) as R[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // Not from the cache: a statement half read must not be started again by another query.
    for (const row of this.db.prepare(sql).iterate(...parameters.map(plain))) yield { rows: [row as R] }
  }

  #prepare(sql: string): { statement: StatementSync; returns: boolean } {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.db.prepare(sql)
    const made = { statement, returns: statement.columns().length > 0 }
    this.#prepared.set(sql, made)
    if (this.#prepared.size > CACHED_STATEMENTS) this.#prepared.delete(this.#prepared.keys().next().value!)
    return made
  }
}

function plain(value: unknown): SQLInputValue {
  if (value === undefined) return null
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)
}

abstract class SqliteDriver implements Driver {
  protected readonly open: () => DatabaseSync
  constructor(open: () => DatabaseSync) {
    this.open = open
  }

  abstract init(): Promise<void>
  abstract acquireConnection(): Promise<Connection>
  abstract releaseConnection(connection: Connection): Promise<void>
  abstract beginTransaction(connection: Connection): Promise<void>
  abstract destroy(): Promise<void>

  async commitTransaction(connection: Connection): Promise<void> {
    connection.db.exec('commit')
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    // A failed statement such as a full disk may have ended the transaction already.
    if (connection.db.isTransaction) connection.db.exec('rollback')
  }
}

class WriterDriver extends SqliteDriver {
  #connection: Connection | undefined

  async init(): Promise<void> {
    this.#connection = new Connection(this.open())
  }

  async acquireConnection(): Promise<Connection> {
    return this.#connection!
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: Connection): Promise<void> {
    connection.db.exec('begin immediate')
  }

  async destroy(): Promise<void> {
    this.#connection?.db.close()
  }
}

/** A read transaction sees one snapshot for as long as it lasts; each one running at the same time has its own connection. */
class ReadersDriver extends SqliteDriver {
  readonly #idle: Connection[] = []
  readonly #all = new Set<Connection>()

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const idle = this.#idle.pop()
    if (idle) return idle
    const made = new Connection(this.open())
    this.#all.add(made)
    return made
  }

  async releaseConnection(connection: Connection): Promise<void> {
    this.#idle.push(connection)
  }

  async beginTransaction(connection: Connection): Promise<void> {
    connection.db.exec('begin')
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all) connection.db.close()
  }
}
