import { sql } from 'kysely'
import type { Db, Dialect } from './dialect.ts'
import { partOf, PART_ID } from './grants.ts'
import type { Disclosed, Page, PageQuery } from './model.ts'
import { statementOf } from './rows.ts'
import { PUBLIC_ID, TRUTH } from './schema.ts'
import type { Words } from './words.ts'

/** No reader has this number: who is not known reads what is public, by the same path. */
const NOBODY = -1
const MAX_LIMIT = 1000
/** A page gives up filling itself after this many rounds, and comes back short with a `next`. */
const MAX_ROUNDS = 4

export interface Reading {
  dialect: Dialect
  readers: Words
  kinds: Words
}

interface Hit {
  pos: number
  stmt: number
}

/** How one viewer's page walks: its own grants and the public ones as one list in the order of their positions. */
interface Walk {
  viewers: number[]
  newest: boolean
  limit: number
  kind: number | undefined
  about: string | undefined
  /** the hint that makes a list of one kind use the index by kind */
  byKind: string
}

/**
 * What a viewer may read, in the order it was granted; a statement stands at its first grant. Costs two index ranges of
 * `limit` rows, one lookup a row and the rows themselves, however much else is stored.
 */
export async function readPage(reading: Reading, viewer: string, query: PageQuery): Promise<Page> {
  const { dialect } = reading
  const limit = Math.max(1, Math.min(MAX_LIMIT, Math.floor(query.limit)))
  const newest = query.order !== 'oldest'
  const walk: Walk = {
    viewers: await viewersOf(reading, viewer), newest, limit, about: query.about,
    byKind: query.kind === undefined ? '' : dialect.useIndex(TRUTH.grant_, ['viewer', 'kind', 'pos']),
    kind: query.kind === undefined ? undefined : ((await reading.kinds.find(dialect.read, query.kind)) ?? NOBODY),
  }
  return dialect.snapshot(async (db) => {
    const items: Disclosed[] = []
    let after = query.after
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const hits = await nextHits(db, walk, after)
      items.push(...(await disclose(db, dialect, walk, hits)).slice(0, limit - items.length))
      if (hits.length < limit) return { items, next: items.length === limit ? lastPos(items, hits) : null }
      after = items.length === limit ? items.at(-1)!.pos : hits.at(-1)!.pos
      if (items.length === limit) break
    }
    return { items, next: after! }
  })
}

function lastPos(items: Disclosed[], hits: Hit[]): number | null {
  const last = items.at(-1)!.pos
  return hits.at(-1)!.pos === last ? null : last
}

/** A statement that the viewer may read, or null: the same query and answer for unknown and for forbidden. */
export async function readOne(reading: Reading, viewer: string, id: string): Promise<Disclosed | null> {
  const viewers = await viewersOf(reading, viewer)
  const rows = await reading.dialect.read.selectFrom('statement as s').innerJoin('grant_ as g', 'g.stmt', 's.idx')
    .selectAll('s').select(['g.pos', 'g.part']).where('s.id', '=', id).where('g.viewer', 'in', viewers).execute()
  const [first] = rows
  if (!first) return null
  const part = Math.max(...rows.map((row) => row.part))
  return cut({ ...statementOf('statements', first), pos: Math.min(...rows.map(({ pos }) => pos)), part: partOf(part) })
}

async function viewersOf({ readers, dialect }: Reading, viewer: string): Promise<number[]> {
  return [...new Set([(await readers.find(dialect.read, viewer)) ?? NOBODY, PUBLIC_ID])]
}

/** One branch a viewer: a single `viewer in (...)` would make either engine sort everything before the first row. */
async function nextHits(db: Db, walk: Walk, after: number | undefined): Promise<Hit[]> {
  const branches = await Promise.all(walk.viewers.map((viewer) => branch(db, walk, viewer, after)))
  const byPos = new Map(branches.flat().map((hit) => [hit.pos, hit]))
  return [...byPos.values()].sort((a, b) => (walk.newest ? b.pos - a.pos : a.pos - b.pos)).slice(0, walk.limit)
}

async function branch(db: Db, walk: Walk, viewer: number, after: number | undefined): Promise<Hit[]> {
  const sign = sql.raw(walk.newest ? '<' : '>')
  const from = after === undefined ? sql`` : sql`and g.pos ${sign} ${after}`
  const kind = walk.kind === undefined ? sql`` : sql`and g.kind = ${walk.kind}`
  // Few statements are about one thing: start from them. SQLite keeps the order in which a cross join is written.
  const source = walk.about === undefined ? sql`grant_ g ${sql.raw(walk.byKind)} where` :
    sql`statement s cross join grant_ g where s.about = ${walk.about} and g.stmt = s.idx and`
  const { rows } = await sql<Hit>`select g.pos, g.stmt from ${source} g.viewer = ${viewer} ${kind} ${from}
    order by g.pos ${sql.raw(walk.newest ? 'desc' : 'asc')} limit ${walk.limit}`.execute(db)
  return rows
}

/** Statements for the hits that are the first grant of theirs, with the most that any grant allows. */
async function disclose(db: Db, dialect: Dialect, walk: Walk, hits: Hit[]): Promise<Disclosed[]> {
  if (hits.length === 0) return []
  const ids = hits.map(({ stmt }) => stmt)
  const grants = await db.selectFrom('grant_').select(['stmt', 'pos', 'part'])
    .where(dialect.oneOf('stmt', 'int', ids)).where('viewer', 'in', walk.viewers).execute()
  const rows = await db.selectFrom('statement').selectAll().where(dialect.oneOf('idx', 'int', ids)).execute()
  const statements = new Map(rows.map((row) => [row.idx, statementOf('statements', row)]))
  const right = new Map<number, { pos: number; part: number }>()
  for (const { stmt, pos, part } of grants) {
    const seen = right.get(stmt)
    right.set(stmt, { pos: Math.min(pos, seen?.pos ?? pos), part: Math.max(part, seen?.part ?? part) })
  }
  return hits
    .filter(({ stmt, pos }) => right.get(stmt)!.pos === pos)
    .map(({ stmt, pos }) => cut({ ...statements.get(stmt)!, pos, part: partOf(right.get(stmt)!.part) }))
}

function cut(statement: Disclosed): Disclosed {
  return statement.part === partOf(PART_ID.whole) ? statement : { ...statement, body: null, bodySalt: null }
}
