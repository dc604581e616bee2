import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely'
import type { Tables } from './schema.ts'
import { columnNames, columnType, indexName, type ColumnType, type Index, type Table } from './table.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** All that differs between the two engines. Nothing outside the dialect files asks which one it is. */
export interface Dialect {
  kind: 'sqlite' | 'postgres'
  /** the one connection that writes (SQLite), or the pool */
  write: Db
  /** never waits for a writer */
  read: Db
  columnSql: Record<ReturnType<typeof columnType>['type'], string>
  countedKey: string
  tableEnd(table: Table): string
  /** rows are values in the order of the table's columns; returns how many went in */
  insert(tx: Db, table: Table, rows: readonly (readonly unknown[])[], onConflict?: 'ignore'): Promise<number>
  /** `column` is one of `values`, by the column's index, with one parameter however many there are */
  oneOf(column: string, type: 'int' | 'text', values: readonly (string | number)[]): RawBuilder<SqlBool>
  /** after a table's name: use this index. SQLite without statistics takes the primary key; PostgreSQL knows better by itself */
  useIndex(table: Table, columns: readonly string[]): string
  /** appended to a select of rows to take: skips what another server is taking */
  skipLocked: string
  /** one migration at a time among all servers, until the transaction ends */
  lockSchema(tx: Tx): Promise<void>
  /** on PostgreSQL, the second wall: row-level security on what is read by `readAs` */
  raiseWall(tx: Tx): Promise<void>
  /** what puts a `walled` table behind it */
  wallOf(table: Table): string[]
  /** body and salt of statement `s`; behind a wall, of one that is read whole */
  bodies: { body: RawBuilder<Uint8Array | null>; salt: RawBuilder<Uint8Array | null> }
  /** reads for these readers, by number: where the engine has a second wall, behind it */
  readAs<R>(viewers: readonly number[], run: (db: Db) => Promise<R>): Promise<R>
  /** one snapshot for every read inside */
  snapshot<R>(run: (tx: Tx) => Promise<R>): Promise<R>
  /** another server was first: nothing was written, and the same transaction may be tried again */
  isRace(error: unknown): boolean
  /** there was no room to write: nothing was */
  isFull(error: unknown): boolean
  /** Fault `not-durable` or `no-synchronous-standby` when a commit of this transaction would promise more than it keeps */
  checkDurable(tx: Db): Promise<void>
  /** nudges the other servers on this store, and is nudged by them: these readers may have something new */
  tellOthers(readers: readonly string[]): void
  onOthers(listener: (readers: readonly string[]) => void): Promise<void>
  close(): Promise<void>
}

export function createTableSql(dialect: Dialect, table: Table): string[] {
  const counted = table.counted === true ? table.key[0] : undefined
  const columns = Object.entries(table.columns).map(([name, type]) =>
    name === counted ? `"${name}" ${dialect.countedKey}` : columnSql(dialect, name, type))
  const key = counted === undefined ? [`primary key (${list(table.key)})`] : []
  const create = `create table "${table.name}" (${[...columns, ...key].join(', ')})${dialect.tableEnd(table)}`
  return [create, ...(table.indexes ?? []).map((index) => createIndexSql(table, index)), ...dialect.wallOf(table)]
}

function columnSql(dialect: Dialect, name: string, column: ColumnType): string {
  const { type, nullable } = columnType(column)
  return `"${name}" ${dialect.columnSql[type]}${nullable ? '' : ' not null'}`
}

function createIndexSql(table: Table, index: Index): string {
  const where = index.where ? ` where "${index.where.column}" is ${index.where.null ? '' : 'not '}null` : ''
  return `create ${index.unique ? 'unique ' : ''}index "${indexName(table, index)}" on "${table.name}" (${list(index.columns)})${where}`
}

export function insertInto(table: Table): { head: string; columns: string[] } {
  const columns = columnNames(table).filter((name) => !(table.counted && name === table.key[0]))
  return { head: `insert into "${table.name}" (${list(columns)})`, columns }
}

export function list(columns: readonly string[]): string {
  return columns.map((name) => `"${name}"`).join(', ')
}
