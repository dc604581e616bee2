import type { FindQuery, Found } from './find.ts'
import type { Instant } from '../../core/values/index.ts'
import type { Blob } from './blobs.ts'
import type { Dialect } from './dialect.ts'
import type { MarkRow } from './grants.ts'
import type { Job } from './jobs.ts'
import type {
  Disclosed, GrantRow, Log, NewJob, Page, PageQuery, SealBatch, Sealed, Statement, UndisclosedDb,
} from './model.ts'
import type { Inclusion } from './prove.ts'
import type { Publishing } from './publish.ts'
import type { Table } from './table.ts'
import type { Verified } from './verify.ts'

/**
 * What the rest of the desk asks of the store. Every promise of a write settles after its commit is on disk (and on the
 * synchronous standby of a cluster). Safe to call concurrently, from any number of servers on one PostgreSQL.
 */
export interface Store {
  readonly engine: Dialect['kind']
  /**
   * Faults `id-conflict`, `unknown-statement`, `entry-length`, `seal-contention`, `empty-batch`.
   * The same statement again is answered as before.
   */
  seal(batch: SealBatch): Promise<Sealed[]>
  /** other servers on the same store: nudge them, and be nudged, when these readers may have something new. One process alone hears nothing */
  tellOthers(readers: readonly string[]): void
  onOthers(listener: (readers: readonly string[]) => void): Promise<void>
  /** sizes and roots as they are now, published or not */
  heads(): Promise<Record<Log, { size: number; root: Uint8Array }>>

  /** what `viewer` may read, in the order it was told; see `PageQuery` */
  page(viewer: string, query: PageQuery): Promise<Page>
  /** null alike when it does not exist and when the viewer may not read it */
  read(viewer: string, id: string): Promise<Disclosed | null>
  /** the newest that `viewer` may read and that meet a condition on `walled` projections; see `findFor` */
  find(viewer: string, query: FindQuery): Promise<Found>
  grantsOf(id: string): Promise<{ grants: GrantRow[]; marks: MarkRow[] }>
  readersOf(id: string): Promise<string[]>
  /** the law is public: statements of the law log after a place, in order */
  law(query: { after?: number; limit: number }): Promise<Statement[]>
  undisclosedStatements(query: { after?: number; limit: number }): Promise<Statement[]>
  undisclosedRead(id: string): Promise<Statement | null>
  /** read connection, for what the desk itself works out: nothing of it leaves but through a read for a viewer */
  readonly undisclosed: UndisclosedDb

  /** returns how many were new */
  enqueue(jobs: NewJob[]): Promise<number>
  takeJobs(queue: string, limit: number, leaseMs: number): Promise<Job[]>
  done(job: Job): Promise<boolean>
  retry(job: Job, runAt: Instant, error: string): Promise<boolean>

  putBlob(bytes: Uint8Array, type: string): Promise<string>
  getBlob(hash: string): Promise<Blob | null>

  /** one beat: pads, writes tiles, signs, holds the checkpoint outside, publishes; returns the published sizes */
  publish(publishing: Publishing): Promise<Record<Log, number>>
  /** null until the next beat */
  prove(log: Log, idx: number): Promise<Inclusion | null>
  /** RFC 6962 consistency of the first `older` entries with the newest published checkpoint; null until the next beat */
  proveConsistency(log: Log, older: number): Promise<Uint8Array[] | null>
  verify(progress?: (log: Log, done: number, size: number) => void): Promise<Verified[]>

  rebuild(progress?: (done: number) => void): Promise<number>
  /** SHA-256 of these tables' rows, or of every projection's */
  dumpHash(tables?: readonly Table[]): Promise<string>
  backup(file: string): Promise<void>
  restore(file: string): Promise<void>
  close(): Promise<void>
}
