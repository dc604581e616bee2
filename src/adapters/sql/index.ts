export { openStore } from './open.ts'
export { SCHEMA_VERSION } from './migrate.ts'
export { entryBytes } from './entries.ts'
export { PUBLIC } from './schema.ts'
export type { Store } from './store.ts'
export type {
  Disclosed, ExtraGrant, Grant, GrantMark, GrantRow, Log, NewJob, Page, PageQuery, Part, Projection, SealBatch, SealContext, Sealed, SealInput,
  SealItem, Statement, StoreOptions, UndisclosedDb,
} from './model.ts'
export type { Found } from './find.ts'
export type { Dialect, Tx } from './dialect.ts'
export type { Blob } from './blobs.ts'
export type { MarkRow } from './grants.ts'
export type { Inclusion } from './prove.ts'
export type { Job } from './jobs.ts'
export type { Publishing } from './publish.ts'
export type { ColumnType, Index, RowOf, Table } from './table.ts'
export type { Verified } from './verify.ts'
