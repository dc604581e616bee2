import { sql } from 'kysely'
import type { Found, Projection, Statement, Store, Table } from '../adapters/sql/index.ts'
import { unverifiedSigned } from '../core/statements/index.ts'
import { foldedWords, type Json, type Party } from '../core/values/index.ts'

const TABLE = { name: 'search_word', columns: { word: 'text', stmt: 'int', part: 'int' }, key: ['stmt', 'word', 'part'], narrow: true, walled: { stmt: 'stmt', part: 'part' } } as const satisfies Table
const [FACE, WHOLE] = [0, 1]

/** Sorts after every letter: the end of all words with one beginning. */
const LAST = '\u{10FFFF}'

/**
 * The words of each statement, those of the face apart from those of the body. Plain rows, and not an engine's own index of texts:
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

/** How many words of how many statements one answer looks up, of what the viewer was told and of what everybody was, each, so that a long question holds up nobody else. */
const LOOK_UPS = 20_000

/** The newest statements that `viewer` may read with a word, in a part that it may read, for each beginning in `asked`; those before `after`, an id that it may read. */
export function searchStatements(store: Store, viewer: Party, asked: readonly string[], page: { limit: number; after?: string }): Promise<Found> {
  return store.find(viewer, {
    ...page, window: Math.ceil(LOOK_UPS / asked.length),
    // a look-up each, not a join: an engine may well gather all that hold a word, whoever reads them
    where: (stmt, readable) => sql.join(asked.map((word) => sql`(select 1 from search_word w where w.stmt = ${stmt} and w.word >= ${word} and w.word < ${word + LAST} and ${readable('w.stmt', 'w.part')} limit 1) is not null`), sql` and `),
  })
}
