import { type Kysely, sql } from 'kysely'
import type { Disclosed, Projection, Statement, Store, Table } from '../adapters/sql/index.ts'
import { unverifiedSigned } from '../core/statements/index.ts'
import { foldedWords, type Json, type Party } from '../core/values/index.ts'

const TABLE = { name: 'search_word', columns: { word: 'text', stmt: 'int', part: 'int' }, key: ['word', 'stmt', 'part'], narrow: true } as const satisfies Table
const [FACE, WHOLE] = [0, 1]

/** Sorts after every letter: the end of all words with one beginning. */
const LAST = '\u{10FFFF}'

/**
 * Word → statements that hold it, those of the face apart from those of the body. Plain rows, and not an engine's own index of texts:
 * those rank by how common a word is in all that is stored, which would tell a reader of what it may not read, and would answer
 * differently on the two engines.
 */
export const searchWords: Projection = {
  name: 'search-words',
  tables: [TABLE],
  async apply(tx, statement, insert) {
    if (statement.log !== 'statements') return
    const { face, whole } = wordsOf(statement)
    await insert(tx, TABLE, [...face.map((word) => [word, statement.idx, FACE]), ...whole.map((word) => [word, statement.idx, WHOLE])])
  },
}

/** Words of what its face shows, and those that only its body has. A statement is found by its kind and author too. */
export function wordsOf({ kind, author, signed, body }: Pick<Statement, 'kind' | 'author' | 'signed' | 'body'>): { face: string[]; whole: string[] } {
  const { face: shown } = faceOf(signed)
  const face = foldedWords([kind, author, ...textsOf(shown)].join(' '))
  const known = new Set(face)
  const all = body === null ? [] : foldedWords(textsOf(JSON.parse(Buffer.from(body).toString('utf8')) as Json).join(' '))
  return { face, whole: all.filter((word) => !known.has(word)) }
}

/** The signed header's face; a text that is no envelope, as in a law link of a test, has none. */
function faceOf(signed: string): { face: Json } {
  try {
    return { face: unverifiedSigned(signed).header.face as Json }
  } catch {
    return { face: null }
  }
}

/** Every text in a value, in its order; names of fields are none. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => textsOf(one as Json)) : []
}

type Words = Kysely<{ search_word: { word: string; stmt: number; part: number }; statement: { idx: number; id: string } }>

export interface FoundStatements {
  items: Disclosed[]
  /** there are more: go on after the last of these */
  more: boolean
}

/** The newest statements that `viewer` may read with a word, in a part that it may read, for each beginning in `asked`; those before `after`, an id that it may read. */
export async function searchStatements(store: Store, viewer: Party, asked: readonly string[], { limit, after }: { limit: number; after?: string }): Promise<FoundStatements> {
  const [first, ...others] = asked
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : (await store.read(viewer, after))?.idx
  if (first === undefined || before === undefined) return { items: [], more: false }
  const readable = await store.readable(viewer)
  const beginning = (column: string, word: string) => sql<boolean>`${sql.ref(column)} >= ${word} and ${sql.ref(column)} < ${word + LAST}`
  const db = store.undisclosed as unknown as Words
  let query = db.selectFrom('search_word as w').innerJoin('statement as s', 's.idx', 'w.stmt').select(['w.stmt', 's.id']).distinct()
    .where(beginning('w.word', first)).where('w.stmt', '<', before).where(readable('w.stmt', 'w.part')).orderBy('w.stmt', 'desc').limit(limit + 1)
  for (const word of others) query = query.where(sql<boolean>`exists (select 1 from search_word o where o.stmt = w.stmt and ${beginning('o.word', word)} and ${readable('o.stmt', 'o.part')})`)
  const rows = await query.execute()
  const read = await Promise.all(rows.slice(0, limit).map(({ id }) => store.read(viewer, id)))
  return { items: read.flatMap((one) => one ?? []), more: rows.length > limit }
}
