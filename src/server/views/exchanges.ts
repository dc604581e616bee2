import type { Disclosed } from '../../adapters/sql/index.ts'
import { type FilingBody, type Header, unverifiedSigned } from '../../core/statements/index.ts'
import { isoInstant, isState, type Language } from '../../core/values/index.ts'
import type { ExchangesView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { openingOf } from '../exchange.ts'
import { formShelf } from '../form-book.ts'
import { bodyOf } from '../body.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'

type Room = ExchangesView['rooms'][number]
type Word = Room['rows'][number]['word']
type About = Pick<FilingBody, 'form' | 'period'>

/** Exchanges as far as this viewer reads the filings in them. Who is not seen is not said to be missing (rule 6). */
export async function exchangesView(desk: Desk, viewer: Viewer, lang: Language): Promise<ExchangesView> {
  const { book } = await formShelf(desk)
  const rooms = new Map<string, Room>()
  for (const statement of await readAll(desk.store, viewer.party, { kind: 'filing' })) {
    const { header } = unverifiedSigned(statement.signed)
    const about = await aboutOf(desk, statement, header)
    const { reciprocal, notBefore, under = [] } = header.release
    if (!reciprocal || notBefore === undefined || header.replaces !== undefined || !about) continue
    const key = [about.form, about.period, notBefore, ...under].join('\n')
    const room: Room = rooms.get(key) ?? { form: about.form, title: book.forms.get(about.form)?.title[lang] ?? about.form, period: about.period, under, mayJoin: false, reveal: notBefore, revealed: notBefore <= desk.clock(), rows: [] }
    room.rows.push({ party: header.author, word: await wordOf(desk, statement, header, viewer), record: statement.id, at: statement.sealedAt })
    rooms.set(key, room)
  }
  for (const room of rooms.values()) room.mayJoin = viewer.session !== null && isState(viewer.party) && roleMay(viewer.session.role, 'draft') && !room.revealed && !room.rows.some(({ party }) => party === viewer.party)
  return { rooms: [...rooms.values()].sort((a, b) => b.reveal - a.reveal) }
}

/** Form and period, from the body, its opening, or the face; null for a closed one without a face, of which nothing is known here. */
async function aboutOf(desk: Desk, statement: Disclosed, { face }: Header): Promise<About | null> {
  return bodyOf<FilingBody>(statement) ?? (face as About | null) ?? (statement.part === 'whole' ? ((await openingOf(desk, statement))?.body ?? null) : null)
}

async function wordOf(desk: Desk, statement: Disclosed, { author, release }: Header, viewer: Viewer): Promise<Word> {
  if (statement.sealedAt >= release.notBefore!) return 'late'
  if (statement.part === 'face') return 'face'
  if (author !== viewer.party) return 'exchanged'
  return statement.body === null && !(await openingOf(desk, statement)) ? 'unopened' : 'committed'
}

export function exchangesTable({ rooms }: ExchangesView): DataTable {
  const rows = rooms.flatMap(({ form, period, under, reveal, rows: all }) =>
    all.map(({ party, word, record, at }) => [form, period, under.join(' '), isoInstant(reveal), party, word, record, isoInstant(at)]))
  return { name: 'exchanges', columns: ['form', 'period', 'under', 'reveal', 'state', 'word', 'record', 'sealed'], rows }
}
