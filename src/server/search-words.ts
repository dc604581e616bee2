import { type Kysely, sql } from 'kysely'
import type { Disclosed, Projection, Statement, Store, Table } from '../adapters/sql/index.ts'
import { beginsAll, foldedWords, type Json, type Party } from '../core/values/index.ts'

const TABLE = { name: 'search_word', columns: { word: 'text', stmt: 'int' }, key: ['word', 'stmt'], narrow: true, indexes: [{ columns: ['stmt', 'word'] }] } as const satisfies Table

/** Sorts after every letter: the end of all words with one beginning. */
const LAST = '\u{10FFFF}'
/** Candidates looked at in one go; how many goes one question may cost. */
const CHUNK = 100
const MOST_CHUNKS = 20

/**
 * Word → statements that hold it. Plain rows, and not an engine's own index of texts: those rank by how common a word is in all that is
 * stored, which would tell a reader of what it may not read, and would answer differently on the two engines.
 */
export const searchWords: Projection = {
  name: 'search-words',
  tables: [TABLE],
  async apply(tx, statement, insert) {
    if (statement.log !== 'statements') return
    await insert(tx, TABLE, wordsOf(statement).map((word) => [word, statement.idx]))
  },
}

/** Of what is here: without its body, a statement is found by its kind and author alone. */
export function wordsOf({ kind, author, body }: Pick<Statement, 'kind' | 'author' | 'body'>): string[] {
  return foldedWords([kind, author, ...textsOf(body)].join(' '))
}

/** Every text in a body, in its order; names of fields are none. */
export function textsOf(body: Uint8Array | null): string[] {
  if (body === null) return []
  const texts: string[] = []
  collect(JSON.parse(Buffer.from(body).toString('utf8')) as Json, texts)
  return texts
}

function collect(value: Json, into: string[]): void {
  if (typeof value === 'string') into.push(value)
  else if (Array.isArray(value)) for (const one of value) collect(one, into)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one as Json, into)
}

type Words = Kysely<{ search_word: { word: string; stmt: number }; statement: { idx: number; id: string } }>

/**
 * The newest statements that `viewer` may read and that have a word for each beginning in `asked`. What is only half readable is looked at
 * again as the viewer reads it, so that nothing is found by a word that it does not show.
 */
export async function searchStatements(store: Store, viewer: Party, asked: readonly string[], limit: number): Promise<Disclosed[]> {
  const [first, ...others] = asked
  if (first === undefined) return []
  const readable = (await store.readable(viewer))('w.stmt')
  const beginning = (column: string, word: string) => sql<boolean>`${sql.ref(column)} >= ${word} and ${sql.ref(column)} < ${word + LAST}`
  const db = store.undisclosed as unknown as Words
  const found: Disclosed[] = []
  for (let before = Number.MAX_SAFE_INTEGER, goes = 0; goes < MOST_CHUNKS && found.length < limit; goes++) {
    let query = db.selectFrom('search_word as w').innerJoin('statement as s', 's.idx', 'w.stmt').select(['w.stmt', 's.id']).distinct()
      .where(beginning('w.word', first)).where('w.stmt', '<', before).where(readable).orderBy('w.stmt', 'desc').limit(CHUNK)
    for (const word of others) query = query.where(sql<boolean>`exists (select 1 from search_word o where o.stmt = w.stmt and ${beginning('o.word', word)})`)
    const rows = await query.execute()
    const read = await Promise.all(rows.map(({ id }) => store.read(viewer, id)))
    found.push(...read.flatMap((one) => (one && beginsAll(wordsOf(one), asked) ? [one] : [])))
    if (rows.length < CHUNK) break
    before = rows.at(-1)!.stmt
  }
  return found.slice(0, limit)
}
