import { sql } from 'kysely'
import { Fault } from '../../core/values/index.ts'
import { equalBytes } from './bytes.ts'
import type { Db } from './dialect.ts'
import { grantDigest, type GrantLine } from './grants.ts'
import type { Head } from './head.ts'
import type { StoreOptions } from './model.ts'
import { LAW_LINK } from './seal.ts'

const CHUNK = 500

export class EntryFault extends Fault {
  readonly index: number
  constructor(index: number, code: string, message: string) {
    super(code, message)
    this.index = index
  }
}

/**
 * That grants are of statements and readers that exist, and are those that the law link of their batch states. Faults:
 * `grant-astray`; `grants-differ` names the batch by its link: a digest cannot say which of its grants was changed.
 */
export async function verifyGrants(linkedGrants: StoreOptions['linkedGrants'], db: Db, head: Head): Promise<void> {
  await findAstray(db, head)
  if (!linkedGrants) return
  const end: End = { link: -1, place: 0 }
  for (;;) {
    const batches = await db.selectFrom('statement as s').leftJoin('grant_batch as b', 'b.link', 's.idx')
      .select(['s.idx', 's.signed', 's.body', 'b.first', 'b.count', 'b.salt'])
      .where('s.kind', '=', LAW_LINK).where('s.idx', '>', end.link).orderBy('s.idx').limit(CHUNK).execute()
    if (batches.length === 0) break
    const lines = await linesBetween(db, end.place, batches.at(-1)!)
    for (const { idx, signed, body, first, count, salt } of batches) {
      const stated = linkedGrants({ signed, body })
      const among = (lines.get(idx) ?? [])
      if (first !== end.place || count === null || salt === null || !stated || !equalBytes(stated, grantDigest(salt, among)))
        throw new EntryFault(idx, 'grants-differ',
          `the grants sealed with entry ${idx}, from place ${end.place} on, are not those it was signed over: one was changed, added or removed`)
      end.place += count
      end.link = idx
    }
  }
  const { rows } = await sql<{ links: number }>`select count(*) as links from grant_batch where link > ${end.link}`.execute(db)
  if (end.place !== head.grants || Number(rows[0]!.links) > 0)
    throw new Fault('grants-differ', `the law links answer for ${end.place} places of grants, the head counts ${head.grants}`)
}

interface End {
  link: number
  place: number
}

/** The grants from a place to the end of the last batch, by the link that answers for their place. */
async function linesBetween(db: Db, from: number, last: { first: number | null; count: number | null }): Promise<Map<number, GrantLine[]>> {
  const to = (last.first ?? from) + (last.count ?? 0)
  const rows = await db.selectFrom('grant_ as g').innerJoin('kind as k', 'k.id', 'g.kind').leftJoin('reader as r', 'r.id', 'g.viewer')
    .innerJoin('grant_batch as b', (join) => join.onRef('b.first', '<=', 'g.pos').on(sql<boolean>`g.pos < b.first + b.count`))
    .select(['b.link', 'r.code as reader', 'g.pos', 'g.stmt', 'g.part', 'k.code as kind', 'g.law_size', 'g.cause'])
    .where('b.first', '>=', from).where('b.first', '<', to).where('g.pos', '>=', from).where('g.pos', '<', to).execute()
  const lines = new Map<number, GrantLine[]>()
  for (const { link, reader, pos, stmt: idx, part, kind, law_size: lawSize, cause } of rows) {
    const line = { reader: reader ?? 'public', pos, idx, part, kind, lawSize, cause }
    const among = lines.get(link)
    if (among) among.push(line)
    else lines.set(link, [line])
  }
  return lines
}

async function findAstray(db: Db, head: Head): Promise<void> {
  const { rows } = await sql<{ stmt: number | null }>`select min(stmt) as stmt from grant_ g
    where not exists (select 1 from statement s where s.idx = g.stmt) or g.pos < 0 or g.pos >= ${head.grants} or g.viewer < 0
      or not exists (select 1 from kind k where k.id = g.kind)
      or (g.viewer > 0 and not exists (select 1 from reader r where r.id = g.viewer))`.execute(db)
  const stmt = rows[0]?.stmt ?? null
  if (stmt !== null)
    throw new EntryFault(stmt, 'grant-astray', `a grant on entry ${stmt} names a statement, a place, a kind or a reader that does not exist`)
}
