import { sql, type RawBuilder } from 'kysely'
import type { Db } from './dialect.ts'
import type { Disclosed } from './model.ts'
import { beyond, disclose, nextHits, placeOf, type Reading, viewersOf, walkOf, type Hit, type Walk } from './page.ts'
import { readableBy, type Readable } from './readable.ts'

/** Whether a statement, by the expression of its index, is meant: asked of `walled` projections. */
export type Condition = (stmt: RawBuilder<number>, readable: Readable) => RawBuilder<unknown>

export interface FindQuery {
  where: Condition
  limit: number
  /** id of a statement that the viewer reads */
  after?: string
  /** how many are looked at for one answer, of what the viewer was told and of what everybody was, each */
  window: number
}

export interface Found {
  items: Disclosed[]
  /** go on after the statement with this id, which the viewer reads: there are more, or older ones not looked at yet; null: all were */
  next: string | null
}

/**
 * The newest that a viewer may read and that meet a condition. It walks what the viewer reads and asks of each, at most `window` of each list:
 * what an answer costs, and so how long it takes, follows from that alone, never from how many meet it among what it may not read.
 */
export async function findFor(reading: Reading, viewer: string, { where, limit, after, window }: FindQuery): Promise<Found> {
  const { dialect } = reading
  const viewers = await viewersOf(reading, viewer)
  const start = await placeOf(reading, viewer, after)
  const all = await walkOf(reading, viewers, { limit: limit + 1 })
  return dialect.readAs(viewers, async (db) => {
    const floor = await floorOf(db, all, start, window)
    const walk = { ...all, floor: floor?.pos, where: where(sql`g.stmt`, readableBy(viewers)) }
    const hits = await nextHits(db, walk, start)
    const items = await disclose(db, dialect, walk, hits.slice(0, limit))
    return { items, next: hits.length > limit ? items.at(-1)!.id : floor ? await idOf(db, floor) : null }
  })
}

/** The last that is looked at, where there are more: a statement at its first place, for a cursor goes on from there. */
async function floorOf(db: Db, walk: Walk, start: number | undefined, window: number): Promise<Hit | undefined> {
  const places = await Promise.all(walk.viewers.map((viewer) => sql<{ pos: number }>`
    select g.pos from grant_ g where g.viewer = ${viewer} ${beyond(walk, sql`g.pos`, start)} order by g.pos desc limit 1 offset ${sql.lit(window)}`.execute(db)))
  const deepest = places.flatMap(({ rows }) => rows.map(({ pos }) => pos))
  if (deepest.length === 0) return undefined
  return (await nextHits(db, { ...walk, limit: 1 }, Math.max(...deepest) + 1))[0]
}

async function idOf(db: Db, { stmt }: Hit): Promise<string> {
  return (await db.selectFrom('statement').select('id').where('idx', '=', stmt).executeTakeFirstOrThrow()).id
}
