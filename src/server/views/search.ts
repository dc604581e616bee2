import { unverifiedSigned } from '../../core/statements/index.ts'
import { Fault, foldedWords, isoInstant, type Json, type Language } from '../../core/values/index.ts'
import type { SearchView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { openCursor, cursorAt } from '../cursor.ts'
import { bodyOf } from '../body.ts'
import { findPublic, publicThings } from '../search.ts'
import { searchStatements, textsOf } from '../search-words.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'

const PAGE = 20
const MOST_ASKED = 200
const MOST_SHOWN = 200

/** What the viewer may read and that has every word asked, or a word beginning so: the public things of the region, then statements, the newest first. */
export async function searchView(desk: Desk, viewer: Viewer, text: string, after: string | undefined, lang: Language): Promise<SearchView> {
  if (text.length > MOST_ASKED) throw new Fault('too-large', `ask with at most ${MOST_ASKED} letters`, { field: 'q' })
  const asked = foldedWords(text)
  if (asked.length === 0) return { asked: text, things: [], total: 0, statements: [], next: null }
  const { items, total } = after === undefined ? findPublic(await publicThings(desk), asked, lang, PAGE) : { items: [], total: 0 }
  const found = await searchStatements(desk.store, viewer.party, asked, { limit: PAGE, ...(after === undefined ? {} : { after: openCursor(desk, viewer.party, after) }) })
  return {
    asked: text, total,
    things: items.map(({ kind, id, title, to, source }) => ({ kind, id, title: title[lang], href: to?.(lang) ?? null, source })),
    statements: found.items.map((one) => {
      const { header } = unverifiedSigned(one.signed)
      const words = textsOf((bodyOf<Json>(one) ?? header.face) as Json).filter((part) => part.length > 2 && !/^[0-9a-f]{32,}$/.test(part)).join(' · ')
      return { id: one.id, kind: one.kind, author: one.author, at: one.sealedAt, text: words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)} …` : words }
    }),
    next: found.next === null ? null : cursorAt(desk, viewer.party, found.next),
  }
}

export function searchTable({ things, statements }: SearchView): DataTable {
  return {
    name: 'found', columns: ['kind', 'id', 'title', 'author', 'at', 'address', 'source', 'pointer', 'certainty'],
    rows: [
      ...things.map(({ kind, id, title, href, source }) => [kind, id, title, null, null, href, source?.text ?? null, source?.pointer ?? null, source?.certainty ?? null]),
      ...statements.map(({ id, kind, author, at, text }) => [kind, id, text, author, isoInstant(at), `/record/${id}`, null, null, null]),
    ],
  }
}
