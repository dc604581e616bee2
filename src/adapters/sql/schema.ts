import type { RowOf, Table } from './table.ts'

const statementColumns = {
  idx: 'int', id: 'text', law_size: 'int', sealed_at: 'int', kind: 'text', author: 'text', about: 'text?', replaces: 'text?',
  signed: 'text', salt: 'bytes', body: 'bytes?', body_salt: 'bytes?',
} as const

const columns = {
  head: { log: 'text', size: 'int', root: 'bytes', frontier: 'bytes', grants: 'int' },
  entry: { log: 'text', idx: 'int', bytes: 'bytes' },
  cover: { first: 'int', count: 'int' },
  statement: statementColumns,
  law_statement: statementColumns,
  reader: { id: 'int', code: 'text' },
  kind: { id: 'int', code: 'text' },
  grant_: { viewer: 'int', pos: 'int', stmt: 'int', part: 'int', kind: 'int', law_size: 'int', cause: 'text' },
  grant_batch: { link: 'int', first: 'int', count: 'int', salt: 'bytes' },
  grant_mark: { viewer: 'int', stmt: 'int', what: 'text', law_size: 'int' },
  job: {
    id: 'int', queue: 'text', key: 'text', run_at: 'int', locked_until: 'int?', attempts: 'int', payload: 'text',
    last_error: 'text?', done: 'int?',
  },
  blob: { hash: 'bytes', type: 'text', bytes: 'bytes' },
  checkpoint: { log: 'text', size: 'int', note: 'text' },
} as const

export type TableName = keyof typeof columns
/** Every table of the truth, as Kysely reads it. */
export type Tables = { [T in TableName]: RowOf<(typeof columns)[T]> }

const statementIndexes = [
  { columns: ['id'], unique: true },
  { columns: ['about', 'idx'], where: { column: 'about', null: false } },
  { columns: ['replaces'], where: { column: 'replaces', null: false } },
] as const

/**
 * The truth: what a backup copies and a rebuild never touches. `cover` says which entries of the statements log are
 * covers, so that a statement lost from its table cannot pass for one; it never leaves the node. `grant_batch` says which places
 * of grants the law link at entry `link` answers for, and the salt of the digest it states: it never leaves the node either, or
 * readers could be guessed from the digest.
 *
 * `grant_` is found three ways: a viewer's list by (viewer, pos); the same list of one kind by (viewer, kind, pos);
 * one statement's readers, and one reader's right to it, by (stmt, viewer). The last is written at its right edge only,
 * which is why it is not (viewer, stmt).
 */
export const TRUTH: Readonly<Record<TableName, Table>> = {
  head: { name: 'head', columns: columns.head, key: ['log'] },
  entry: { name: 'entry', columns: columns.entry, key: ['log', 'idx'], narrow: true },
  cover: { name: 'cover', columns: columns.cover, key: ['first'] },
  statement: { name: 'statement', columns: columns.statement, key: ['idx'], indexes: statementIndexes },
  law_statement: { name: 'law_statement', columns: columns.law_statement, key: ['idx'], indexes: statementIndexes },
  reader: { name: 'reader', columns: columns.reader, key: ['id'], indexes: [{ columns: ['code'], unique: true }] },
  kind: { name: 'kind', columns: columns.kind, key: ['id'], indexes: [{ columns: ['code'], unique: true }] },
  grant_: {
    name: 'grant_', columns: columns.grant_, key: ['viewer', 'pos'], narrow: true,
    indexes: [{ columns: ['stmt', 'viewer', 'part'], unique: true }, { columns: ['viewer', 'kind', 'pos'] }],
  },
  grant_batch: { name: 'grant_batch', columns: columns.grant_batch, key: ['link'] },
  grant_mark: { name: 'grant_mark', columns: columns.grant_mark, key: ['stmt', 'viewer', 'what'], narrow: true },
  job: {
    name: 'job', columns: columns.job, key: ['id'], counted: true,
    indexes: [{ columns: ['key'], unique: true }, { columns: ['queue', 'run_at'], where: { column: 'done', null: true } }],
  },
  blob: { name: 'blob', columns: columns.blob, key: ['hash'] },
  checkpoint: { name: 'checkpoint', columns: columns.checkpoint, key: ['log', 'size'] },
}

/** Reader 0 stands for everybody. */
export const PUBLIC = 'public'
export const PUBLIC_ID = 0
