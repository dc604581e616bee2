import { sql } from 'kysely'
import type { Dialect, Db, Tx } from './dialect.ts'
import { PUBLIC, PUBLIC_ID, TRUTH } from './schema.ts'

/** Short numbers for codes that repeat in a million rows. Rows are only ever added, so what was read once stays true. */
export interface Words {
  /** numbers of these codes, giving new ones inside a sealing transaction, which the head's compare-and-swap puts in a row */
  number(tx: Tx, codes: Iterable<string>): Promise<ReadonlyMap<string, number>>
  /** The transaction is durable: what it gave out may be remembered. Too early, and after a rollback it would name somebody else. */
  committed(tx: Tx): void
  find(db: Db, code: string): Promise<number | undefined>
  codes(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>>
}

export function words(dialect: Dialect, table: 'reader' | 'kind'): Words {
  const known = new Map<string, number>(table === 'reader' ? [[PUBLIC, PUBLIC_ID]] : [])

  const pending = new WeakMap<Tx, Map<string, number>>()

  async function load(db: Db, codes: string[]): Promise<Map<string, number>> {
    const rows = await db.selectFrom(table).select(['id', 'code']).where(dialect.oneOf('code', 'text', codes)).execute()
    return new Map(rows.map(({ code, id }) => [code, id]))
  }

  async function add(tx: Tx, codes: string[]): Promise<Map<string, number>> {
    if (codes.length === 0) return new Map()
    const { last } = await tx.selectFrom(table).select(sql<number>`coalesce(max(id), 0)`.as('last')).executeTakeFirstOrThrow()
    const made = new Map(codes.map((code, i) => [code, last + 1 + i]))
    await dialect.insert(tx, TRUTH[table], [...made].map(([code, id]) => [id, code]))
    return made
  }

  return {
    async number(tx, codes) {
      const unknown = [...new Set(codes)].filter((code) => !known.has(code))
      if (unknown.length === 0) return known
      const found = await load(tx, unknown)
      const made = await add(tx, unknown.filter((code) => !found.has(code)))
      const given = new Map([...(pending.get(tx) ?? []), ...found, ...made])
      pending.set(tx, given)
      return new Map([...known, ...given])
    },
    committed(tx) {
      for (const [code, id] of pending.get(tx) ?? []) known.set(code, id)
    },
    async find(db, code) {
      const id = known.get(code) ?? (await load(db, [code])).get(code)
      if (id !== undefined) known.set(code, id)
      return id
    },
    async codes(db, ids) {
      const rows = await db.selectFrom(table).selectAll().where(dialect.oneOf('id', 'int', [...new Set(ids)])).execute()
      return new Map([...rows.map(({ id, code }) => [id, code] as const), ...(table === 'reader' ? [[PUBLIC_ID, PUBLIC] as const] : [])])
    },
  }
}
