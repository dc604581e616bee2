import type { Instant, Json, Random } from '../../core/values/index.ts'
import type { Db, Dialect, Tx } from './dialect.ts'
import type { Table } from './table.ts'

/** `statements` holds salted commitments, `law` full content. */
export type Log = 'law' | 'statements'

/** `face`: the signed header alone. `whole`: the body and its salt too. */
export type Part = 'face' | 'whole'

export interface Grant {
  /** `public`, or the code of a state, territory or body */
  reader: string
  /** why, in the words of the disclosure decision; kept for ever */
  cause: string
  /** default `whole` */
  part?: Part
}

/** One signed statement to seal. `signed` is the JWS compact; `bodySalt` and `body` may stay at home (null). */
export interface SealItem {
  id: string
  kind: string
  author: string
  about?: string
  replaces?: string
  signed: string
  body: Uint8Array | null
  bodySalt: Uint8Array | null
  grants: Grant[]
}

/** What a batch is decided on: the law of its law link, and the instant that its statements are sealed at. */
export interface SealContext {
  lawSize: number
  at: Instant
}

/**
 * An item whose readers depend on the law is a function of it. It runs inside the sealing transaction, and again
 * when another server was first: it must have no effect of its own and must not write to the store.
 */
export type SealInput = SealItem | ((context: SealContext) => SealItem | Promise<SealItem>)

export interface NewJob {
  queue: string
  /** a job whose key is known already is not added again */
  key: string
  runAt?: Instant
  payload: Json
}

/** A grant on a statement sealed earlier, or in this batch, caused by an entry of this batch. */
export interface ExtraGrant extends Grant {
  statement: string
}

/** `told in error`, `release owed`: what law learnt later says of a grant. It never changes the grant. */
export interface GrantMark {
  statement: string
  reader: string
  what: string
}

export interface SealBatch {
  log: Log
  items: SealInput[]
  jobs?: NewJob[]
  /** a function where they hang on the law, under the same terms as an item that does */
  extraGrants?: ExtraGrant[] | ((context: SealContext) => ExtraGrant[] | Promise<ExtraGrant[]>)
  marks?: GrantMark[]
}

export interface Sealed {
  id: string
  /** place in its log */
  idx: number
  /** the law log's size at the batch's law link; for an entry of the law log its own place */
  lawSize: number
  sealedAt: Instant
  /** the same statement had been sealed before; nothing was written */
  repeated: boolean
}

/** A statement as it is stored, whoever asks. */
export interface Statement {
  log: Log
  idx: number
  id: string
  lawSize: number
  sealedAt: Instant
  kind: string
  author: string
  about: string | null
  replaces: string | null
  signed: string
  salt: Uint8Array
  body: Uint8Array | null
  bodySalt: Uint8Array | null
}

/** A statement as one viewer may read it: without body when only its face was granted. */
export interface Disclosed extends Statement {
  /** place in the viewer's list; seal it before it leaves the node, for it counts what others were told */
  pos: number
  part: Part
}

export interface StoreOptions {
  /** postgres://...; absent: SQLite in `dir` */
  url?: string
  /** data directory: the SQLite file, the published ledger, the newest checkpoints. Needed for SQLite and to publish */
  dir?: string
  /** where the newest checkpoints are held apart from the database; default `<dir>/checkpoints`. Better another disk */
  witnessDir?: string
  /** name of the node's logs: `<origin>` for statements, `<origin>/law` for the law */
  origin: string
  clock: () => Instant
  random: Random
  projections?: Projection[]
  /** first statement of every batch of the statements log, of kind `law-link`; states law size, root and the digest of the batch's grants */
  lawLink: (lawSize: number, lawRoot: Uint8Array, grants: Uint8Array) => SealItem | Promise<SealItem>
  /** the body digest that a signed header states, null when it has no body; lets `verify` check bodies */
  bodyDigest?: (signed: string) => Uint8Array | null
  /** who reads a law link */
  linkGrants?: Grant[]
  /** the digest of grants that a law link states; lets `verify` check grants */
  linkedGrants?: (link: Pick<Statement, 'signed' | 'body'>) => Uint8Array | null
  /** what a signed header says of itself; lets `verify` check the columns that lists are made of */
  signedColumns?: (signed: string) => Pick<Statement, 'id' | 'kind' | 'author' | 'about' | 'replaces'>
  /** skip the data directory lock and every check that could refuse; nothing can be sealed */
  inspect?: boolean
}

export interface PageQuery {
  /** continue after this place, or after the statement with this id; absent: from the start of the order */
  after?: number | string
  limit: number
  kind?: string
  about?: string
  order?: 'newest' | 'oldest'
}

export interface Page {
  items: Disclosed[]
  /** give it as `after` for the next page; null: nothing more now. A place: it must not leave the node, the last item's id may */
  next: number | null
}

export interface GrantRow {
  reader: string
  part: Part
  lawSize: number
  cause: string
  pos: number
}

/** For reads that do not go through disclosure; whoever uses it says so by name. */
export type UndisclosedDb = Db

/**
 * Tables derived from statements alone: dropped and made again by `rebuild`, byte for byte the same.
 * `apply` sees each statement once, in the order of its log, and may read and write its own tables only:
 * not the clock, not randomness, not grants (later ones exist already when a rebuild replays).
 */
export interface Projection {
  name: string
  tables: readonly Table[]
  apply(tx: Tx, statement: Statement, insert: Dialect['insert']): Promise<void>
}
