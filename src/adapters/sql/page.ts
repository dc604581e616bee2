import { sql, type RawBuilder } from 'kysely'
import { Fault } from '../../core/values/index.ts'
import type { Db, Dialect } from './dialect.ts'
import { partOf } from './grants.ts'
import type { Disclosed, Page, PageQuery } from './model.ts'
import { statementOf } from './rows.ts'
import { PUBLIC_ID, TRUTH, type Tables } from './schema.ts'
import type { Words } from './words.ts'

/** No reader has this number: who is not known reads what is public, by the same path. */
const NOBODY = -1
const MAX_LIMIT = 1000

export interface Reading {
  dialect: Dialect
  readers: Words
  kinds: Words
}

type GrantedRow = Tables['statement'] & Pick<Tables['grant_'], 'pos' | 'part'>

export interface Hit {
  pos: number
  stmt: number
}

/** How one viewer's page walks: its own grants and the public ones as one list in the order of their positions. */
export interface Walk {
  viewers: number[]
  newest: boolean
  limit: number
  kind: number | undefined
  kindCode: string | undefined
  about: string | undefined
  /** no place older than this */
  floor?: number | undefined
  /** of a statement `g.stmt` */
  where?: RawBuilder<unknown>
  /** hints: a list of one kind uses the index by kind, the look for an earlier grant the index by statement */
  byKind: string
  byStatement: string
}

/**
 * What a viewer may read, in the order it was granted; a statement stands at its first grant. Costs two index ranges of
 * `limit` rows, two lookups a row and the rows themselves, however much else is stored. Needs no transaction: grants are
 * only added, always at later places, so nothing that one query found can be gone for the next.
 * Fault `cursor` when `after` is the id of nothing that the viewer may read.
 */
export async function readPage(reading: Reading, viewer: string, query: PageQuery): Promise<Page> {
  const { dialect } = reading
  const limit = Math.max(1, Math.min(MAX_LIMIT, Math.floor(query.limit)))
  const walk = await walkOf(reading, await viewersOf(reading, viewer), { ...query, limit: limit + 1 })
  const after = await placeOf(reading, viewer, query.after)
  const { hits, items } = await dialect.readAs(walk.viewers, async (db) => {
    const hits = await nextHits(db, walk, after)
    return { hits, items: await disclose(db, dialect, walk, hits.slice(0, limit)) }
  })
  return { items, next: hits.length > limit ? items.at(-1)!.pos : null }
}

export async function walkOf({ dialect, kinds }: Reading, viewers: number[], { order, limit, kind, about }: PageQuery): Promise<Walk> {
  return {
    viewers, newest: order !== 'oldest', limit, about,
    byKind: kind === undefined ? '' : dialect.useIndex(TRUTH.grant_, ['viewer', 'kind', 'pos']),
    kindCode: kind, byStatement: dialect.useIndex(TRUTH.grant_, ['stmt', 'viewer', 'part']),
    kind: kind === undefined ? undefined : ((await kinds.find(dialect.read, kind)) ?? NOBODY),
  }
}

/** Where to go on. Fault `cursor` for the id of nothing that the viewer may read. */
export async function placeOf(reading: Reading, viewer: string, after: PageQuery['after']): Promise<number | undefined> {
  const place = typeof after === 'string' ? (await readOne(reading, viewer, after))?.pos : after
  if (after !== undefined && place === undefined) throw new Fault('cursor', 'there is nothing here to go on from: start again from the first page', { field: 'after' })
  return place
}

/** A statement that the viewer may read, or null: the same query and answer for unknown and for forbidden. */
export async function readOne(reading: Reading, viewer: string, id: string): Promise<Disclosed | null> {
  const viewers = await viewersOf(reading, viewer)
  const rows = await reading.dialect.readAs(viewers, (db) => granted(db, reading.dialect, viewers).where('s.id', '=', id).execute())
  return rows.length === 0 ? null : widestOf(rows)
}

/** The numbers of a reader and of the public. */
export async function viewersOf({ readers, dialect }: Reading, viewer: string): Promise<number[]> {
  return [...new Set([(await readers.find(dialect.read, viewer)) ?? NOBODY, PUBLIC_ID])]
}

/** One branch a viewer: a single `viewer in (...)` would make either engine sort everything before the first row. */
export async function nextHits(db: Db, walk: Walk, after: number | undefined): Promise<Hit[]> {
  if (walk.about !== undefined) return (await sql<Hit>`${aboutOne(walk, walk.about, after)}`.execute(db)).rows
  const branches = walk.viewers.map((viewer) => sql`select pos, stmt from (${branch(walk, viewer, after)}) as own`)
  const { rows } = await sql<Hit>`${sql.join(branches, sql` union all `)}`.execute(db)
  const byPos = new Map(rows.map((hit) => [hit.pos, hit]))
  return [...byPos.values()].sort((a, b) => (walk.newest ? b.pos - a.pos : a.pos - b.pos)).slice(0, walk.limit)
}

function branch(walk: Walk, viewer: number, after: number | undefined): RawBuilder<unknown> {
  const kind = walk.kind === undefined ? sql`` : sql`and g.kind = ${walk.kind}`
  const floor = walk.floor === undefined ? sql`` : sql`and g.pos >= ${walk.floor}`
  const where = walk.where ? sql`and ${walk.where}` : sql``
  return sql`select g.pos, g.stmt from grant_ g ${sql.raw(walk.byKind)}
    where g.viewer = ${viewer} ${kind} ${beyond(walk, sql`g.pos`, after)} ${floor} ${where} ${firstOf(walk)} ${inOrder(walk, sql`g.pos`)}`
}

/**
 * Few statements are about one thing: start from them and look each one's first grant up. As a join, an engine may well begin with
 * all that the viewer ever read; the sum keeps PostgreSQL from finding a least place by walking them in order.
 */
function aboutOne(walk: Walk, about: string, after: number | undefined): RawBuilder<unknown> {
  const kind = walk.kindCode === undefined ? sql`` : sql`and s.kind = ${walk.kindCode}`
  return sql`select pos, stmt from (
      select s.idx as stmt, (select min(g.pos + 0) from grant_ g ${sql.raw(walk.byStatement)}
        where g.stmt = s.idx and g.viewer in (${sql.join(walk.viewers)})) as pos
      from statement s where s.about = ${about} ${kind}) as own
    where pos is not null ${beyond(walk, sql`pos`, after)} ${inOrder(walk, sql`pos`)}`
}

export function beyond({ newest }: Walk, pos: RawBuilder<unknown>, after: number | undefined): RawBuilder<unknown> {
  return after === undefined ? sql`` : sql`and ${pos} ${sql.raw(newest ? '<' : '>')} ${after}`
}

function inOrder({ newest, limit }: Walk, pos: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`order by ${pos} ${sql.raw(newest ? 'desc' : 'asc')} limit ${sql.lit(limit)}`
}

/** Leaves out what the viewer reads at an earlier place already: as everybody's, as its own, or its face alone. */
function firstOf({ viewers, byStatement }: Walk): RawBuilder<unknown> {
  return sql`and not exists (select 1 from grant_ e ${sql.raw(byStatement)}
    where e.stmt = g.stmt and e.viewer in (${sql.join(viewers)}) and e.pos < g.pos)`
}

/** Statements for the hits, in their order, with the most that any grant allows. */
export async function disclose(db: Db, dialect: Dialect, walk: Walk, hits: Hit[]): Promise<Disclosed[]> {
  if (hits.length === 0) return []
  const rows = await granted(db, dialect, walk.viewers)
    .where(dialect.oneOf('s.idx', 'int', hits.map(({ stmt }) => stmt))).execute()
  const byStatement = Map.groupBy(rows, ({ idx }) => idx)
  return hits.map(({ stmt }) => widestOf(byStatement.get(stmt)!))
}

const FACE = ['s.idx', 's.id', 's.law_size', 's.sealed_at', 's.kind', 's.author', 's.about', 's.replaces', 's.signed', 's.salt'] as const

/** A row a grant of these readers; the body from where only those who read the whole find it. */
function granted(db: Db, { bodies }: Dialect, viewers: readonly number[]) {
  return db.selectFrom('statement as s').innerJoin('grant_ as g', 'g.stmt', 's.idx')
    .select([...FACE, bodies.body.as('body'), bodies.salt.as('body_salt'), 'g.pos', 'g.part']).where('g.viewer', 'in', viewers)
}

/** One statement from a row a grant: at its first place, and as much of it as any grant allows. */
function widestOf(rows: readonly GrantedRow[]): Disclosed {
  const part = partOf(Math.max(...rows.map((row) => row.part)))
  const statement = { ...statementOf('statements', rows[0]!), pos: Math.min(...rows.map(({ pos }) => pos)), part }
  return part === 'whole' ? statement : { ...statement, body: null, bodySalt: null }
}
