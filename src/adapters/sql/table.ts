/** Column types that both engines store alike. A trailing `?` allows null. `int` is 64-bit and must stay a safe integer. */
export type ColumnType = 'int' | 'text' | 'bytes' | 'real' | 'int?' | 'text?' | 'bytes?' | 'real?'

/** One table as data: the statements that create it on either engine are derived from this, and so are dumps and copies. */
export interface Table {
  name: string
  columns: Readonly<Record<string, ColumnType>>
  /** primary key, which is also the order of a dump. A single `int` key with `counted` numbers itself */
  key: readonly string[]
  counted?: boolean
  /** rows are narrow and always found by key: stored in the key's own tree where the engine can */
  narrow?: boolean
  /** read by viewers: of it each sees the rows of statements that it reads, in the part that a column names (0 face, 1 whole) */
  walled?: { stmt: string; part?: string }
  indexes?: readonly Index[]
}

export interface Index {
  columns: readonly string[]
  unique?: boolean
  /** partial index: only rows where this column is (not) null */
  where?: { column: string; null: boolean }
}

type Base<T extends ColumnType> =
  T extends `int${string}` | `real${string}` ? number : T extends `text${string}` ? string : Uint8Array
type Value<T extends ColumnType> = T extends `${string}?` ? Base<T> | null : Base<T>

/** The row that a table's columns describe. */
export type RowOf<C extends Readonly<Record<string, ColumnType>>> = { [K in keyof C]: Value<C[K]> }

export function columnNames(table: Table): string[] {
  return Object.keys(table.columns)
}

/** `int?` as its type and whether it may be null. */
export function columnType(type: ColumnType): { type: 'int' | 'text' | 'bytes' | 'real'; nullable: boolean } {
  const nullable = type.endsWith('?')
  return { type: (nullable ? type.slice(0, -1) : type) as 'int' | 'text' | 'bytes' | 'real', nullable }
}

export function indexName(table: Table, index: Index): string {
  return [table.name.replace(/_$/, ''), ...index.columns].join('_') + '_idx'
}
