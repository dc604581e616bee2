import { sql, type RawBuilder } from 'kysely'
import type { Db, Dialect } from './dialect.ts'
import { partOf } from './grants.ts'
import type { Disclosed, Page, PageQuery } from './model.ts'
import { statementOf } from './rows.ts'
import { PUBLIC_ID, TRUTH, type Tables } from './schema.ts'
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

type GrantedRow = Tables['statement'] & Pick<Tables['grant_'], 'pos' | 'part'>

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
 * `limit` rows, one lookup a row and the rows themselves, however much else is stored. Needs no transaction: grants are
 * only added, always at later places, so nothing that one query found can be gone for the next.
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
  const items: Disclosed[] = []
  let after = query.after
  for (let round = 0; round < MAX_ROUNDS && items.length < limit; round++) {
    const hits = await nextHits(dialect.read, walk, after)
    items.push(...(await disclose(dialect, walk, hits)).slice(0, limit - items.length))
    if (hits.length < limit) return { items, next: items.length === limit ? lastPos(items, hits) : null }
    after = items.length === limit ? items.at(-1)!.pos : hits.at(-1)!.pos
  }
  return { items, next: after! }
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
  return rows.length === 0 ? null : widestOf(rows)
}

async function viewersOf({ readers, dialect }: Reading, viewer: string): Promise<number[]> {
  return [...new Set([(await readers.find(dialect.read, viewer)) ?? NOBODY, PUBLIC_ID])]
}

/** One branch a viewer: a single `viewer in (...)` would make either engine sort everything before the first row. */
async function nextHits(db: Db, walk: Walk, after: number | undefined): Promise<Hit[]> {
  const branches = walk.viewers.map((viewer) => sql`select pos, stmt from (${branch(walk, viewer, after)}) as own`)
  const { rows } = await sql<Hit>`${sql.join(branches, sql` union all `)}`.execute(db)
  const byPos = new Map(rows.map((hit) => [hit.pos, hit]))
  return [...byPos.values()].sort((a, b) => (walk.newest ? b.pos - a.pos : a.pos - b.pos)).slice(0, walk.limit)
}

function branch(walk: Walk, viewer: number, after: number | undefined): RawBuilder<unknown> {
  const sign = sql.raw(walk.newest ? '<' : '>')
  const from = after === undefined ? sql`` : sql`and g.pos ${sign} ${after}`
  const kind = walk.kind === undefined ? sql`` : sql`and g.kind = ${walk.kind}`
  // Few statements are about one thing: start from them. SQLite keeps the order in which a cross join is written.
  const source = walk.about === undefined ? sql`grant_ g ${sql.raw(walk.byKind)} where` :
    sql`statement s cross join grant_ g where s.about = ${walk.about} and g.stmt = s.idx and`
  return sql`select g.pos, g.stmt from ${source} g.viewer = ${viewer} ${kind} ${from}
    order by g.pos ${sql.raw(walk.newest ? 'desc' : 'asc')} limit ${walk.limit}`
}

/** Statements for the hits that are the first grant of theirs, with the most that any grant allows. */
async function disclose(dialect: Dialect, walk: Walk, hits: Hit[]): Promise<Disclosed[]> {
  if (hits.length === 0) return []
  const rows = await dialect.read.selectFrom('statement as s').innerJoin('grant_ as g', 'g.stmt', 's.idx')
    .selectAll('s').select(['g.pos', 'g.part']).where('g.viewer', 'in', walk.viewers)
    .where(dialect.oneOf('s.idx', 'int', hits.map(({ stmt }) => stmt))).execute()
  const byStatement = Map.groupBy(rows, ({ idx }) => idx)
  return hits.flatMap(({ stmt, pos }) => {
    const disclosed = widestOf(byStatement.get(stmt)!)
    return disclosed.pos === pos ? [disclosed] : []
  })
}

/** One statement from a row a grant: at its first place, and as much of it as any grant allows. */
function widestOf(rows: readonly GrantedRow[]): Disclosed {
  const part = partOf(Math.max(...rows.map((row) => row.part)))
  const statement = { ...statementOf('statements', rows[0]!), pos: Math.min(...rows.map(({ pos }) => pos)), part }
  return part === 'whole' ? statement : { ...statement, body: null, bodySalt: null }
}
