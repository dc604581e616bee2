import type { Kysely } from 'kysely'
import { entryBytes, type Log, type Projection, type Statement, type Store, type Table } from '../adapters/sql/index.ts'
import { leafHash } from '../core/ledger/index.ts'
import { hex, type Party } from '../core/values/index.ts'

const TABLE = { name: 'record_name', columns: { hash: 'text', log: 'text', id: 'text' }, key: ['hash'], narrow: true } as const satisfies Table

/** Hash of a record → its statement. The hash is the RFC 6962 leaf hash of its entry, which stands in the published tiles: it tells nothing of the content. */
export const recordNames: Projection = {
  name: 'record-names',
  tables: [TABLE],
  async apply(tx, statement, insert) {
    await insert(tx, TABLE, [[recordHash(statement), statement.log, statement.id]])
  },
}

/** Lower-case hex, 64 digits. */
export function recordHash(statement: Statement): string {
  return hex(leafHash(entryBytes(statement.log, statement)))
}

export interface Found {
  statement: Statement
  /** whether this viewer may read the body */
  whole: boolean
}

type Names = Kysely<{ record_name: { hash: string; log: Log; id: string }; law_statement: { id: string; idx: number } }>

/** By hash or id, as far as `viewer` may read; null alike for none and for forbidden, after the same queries. The law is public. */
export async function findRecord(store: Store, viewer: Party, asked: string): Promise<Found | null> {
  const names = store.undisclosed as unknown as Names
  const named = await names.selectFrom('record_name').select('id').where('hash', '=', asked.toLowerCase()).executeTakeFirst()
  const id = named?.id ?? asked.toLowerCase()
  const disclosed = await store.read(viewer, id)
  if (disclosed) return { statement: disclosed, whole: disclosed.part === 'whole' && disclosed.body !== null }
  const place = await names.selectFrom('law_statement').select('idx').where('id', '=', id).executeTakeFirst()
  if (!place) return null
  const [statement] = await store.law({ after: place.idx - 1, limit: 1 })
  return statement ? { statement, whole: statement.body !== null } : null
}
