import type { NeedsMeView, OweDue } from '../../web/index.ts'
import { type Language, parseInstant, type Party } from '../../core/values/index.ts'
import { GRAVE } from '../../core/watch/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { NoticeBody } from '../../core/statements/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { KEY_OF } from '../doors/roles.ts'
import type { Parts } from '../http.ts'
import { bodyOf } from '../body.ts'
import type { Viewer } from '../viewer.ts'
import { owedOf } from '../warnings/draft.ts'
import { reviewLines } from './reviews.ts'
import { returnsDue } from './returns-due.ts'
import { answerDue, draftsDue, releasedDrafts, threadsFor } from './warnings.ts'
import { isUnplaced } from './watch-filter.ts'
import { eventLine, isActive, unreadFeeds } from './watch-lines.ts'

const MOST_EVENTS = 12
const MOST_OWING = 5
/** An event older than this needs nobody now. */
const RECENT_MS = 3 * 86_400_000

/** What needs this viewer now. A stranger sees what is public: the newest events and the health of the feeds. */
export async function homeView(parts: Parts, viewer: Viewer, lang: Language): Promise<NeedsMeView> {
  const { desk, book, polls } = parts
  const now = desk.clock()
  const me = viewer.session ? viewer.party : null
  const events = book.list(now).filter(({ record, level }) => now - record.at < RECENT_MS && level > 0)
  const mine = me ? events.filter(({ touches }) => touches.some(({ party }) => party === me)) : events
  // a grave danger whose place cannot be read may be anybody's: after what is known to be mine, it is shown to all
  const anybodys = me ? events.filter((event) => event.level >= GRAVE && isActive(event, now) && isUnplaced(event)) : []
  const threads = me ? await threadsFor(parts, me) : []
  const own = threads.filter(({ versions }) => versions[0]!.header.author === me)
  const told = new Set(own.flatMap(({ versions }) => versions.map(({ body }) => `${body.event?.id} ${body.event?.key}`)))
  return {
    answers: me ? threads.flatMap((thread) => answerDue(thread, me, lang, now) ?? []) : [],
    drafts: me ? await draftsDue(parts, me, lang, releasedDrafts(threads)) : [],
    owes: me ? await owesOf(parts, mine.filter(({ level }) => level >= 2), me, told) : [],
    reviews: viewer.session ? reviewLines(own, viewer.party, lang, await desk.office(viewer.party, KEY_OF[viewer.session.role], viewer.session.office)).filter(({ mine }) => mine) : [],
    learnt: me ? await learntLately(desk, me) : [],
    returns: await returnsDue(desk, viewer, lang),
    stale: unreadFeeds(polls.list()).filter(({ state }) => state !== 'off'),
    events: [...mine, ...anybodys].slice(0, MOST_EVENTS).map((event) => eventLine(event, now)),
  }
}

/** Duties of mine that an event has opened and that I have told nobody of yet. */
async function owesOf(parts: Parts, events: readonly WatchedEvent[], me: Party, told: ReadonlySet<string>): Promise<OweDue[]> {
  const open = events.filter(({ record }) => !told.has(`${record.id} ${record.versions.at(-1)!.key}`)).slice(0, MOST_OWING)
  const { law } = await parts.desk.law()
  const rows = await Promise.all(open.map(async (event) => {
    const { owed } = await owedOf(parts, event)
    return owed.filter(({ by, kind }) => by === me && (kind === 'warn' || kind === 'notify')).map((row): OweDue => ({
      event: event.record.id, title: event.record.title, instrument: row.instrument, instrumentTitle: law.instruments.get(row.instrument)?.title.en ?? row.instrument,
      article: row.article, kind: row.kind, to: row.to,
      deadline: row.deadline?.includes('T') ? { at: parseInstant(row.deadline), basis: 'instrument' } : { at: null, basis: row.deadline ? 'none' : 'immediately' },
    }))
  }))
  return rows.flat()
}

const LEARNT_MS = 30 * 86_400_000

/** Notices of the last month; a release owed stays until it was consented to. */
async function learntLately(desk: Desk, me: Party): Promise<NeedsMeView['learnt']> {
  const notices = (await readAll(desk.store, me, { kind: 'notice' })).filter(({ about }) => about !== null)
  const rows = await Promise.all(notices.map(async (notice) => {
    const { owed, inError } = bodyOf<NoticeBody>(notice)!
    const told = new Set(owed.length > 0 ? await desk.store.readersOf(notice.about!) : [])
    const recent = desk.clock() - notice.sealedAt < LEARNT_MS
    return { statement: notice.about!, at: notice.sealedAt, owed: owed.map(({ reader }) => reader).filter((reader) => !told.has(reader)), inError: recent ? inError.map(({ reader }) => reader) : [] }
  }))
  return rows.filter(({ owed, inError }) => owed.length + inError.length > 0)
}
