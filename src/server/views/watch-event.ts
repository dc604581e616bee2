import { type SignedWord, verifyAlert } from '../../adapters/xml-signature/index.ts'
import type { WarningBody } from '../../core/statements/index.ts'
import type { Instant, Language, Party } from '../../core/values/index.ts'
import { type EventRecord, leftOf, type Observation, stands, type VersionChange } from '../../core/watch/index.ts'
import { ANSWERS, type AnswerState, type EventChange, type EventVersion, type EventView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { owedOfEvent } from '../owed.ts'
import { bodyOf } from '../body.ts'
import { clockOf, recipientsOf, rootOf, type Thread, threadOf } from '../thread.ts'
import { roleMay } from '../doors/roles.ts'
import type { Viewer } from '../viewer.ts'
import { levelWord } from './watch-filter.ts'
import { eventHead } from './watch-lines.ts'
import { eventMap } from './watch-map.ts'

const MOST_VERSIONS = 60
const LATEST_WARNINGS = 200

export async function eventView(parts: Parts, viewer: Viewer, event: WatchedEvent, lang: Language): Promise<EventView> {
  const { desk, atlas } = parts
  const { record } = event
  const { owed, affected } = owedOfEvent((await desk.law()).law, desk.region, atlas, event)
  return {
    ...eventHead(event, desk.clock()), where: whereOf(event), versions: versionsOf(event), sources: await sourcesOf(parts, event), attribution: attributionOf(event),
    over: overIn(record, desk.clock()), texts: textsOf(record, lang, desk.clock()), warnings: await warningsAbout(desk, viewer.party, record.ids),
    owed: { owed: new Set(owed.filter(({ footing }) => footing === 'binding').flatMap(({ to, toRoles }) => [...to, ...toRoles])).size, affected: affected.length }, map: eventMap(event), mayDraft: mayDraft(viewer), level: levelWord(event.level), because: event.because, flags: record.flags, contradictions: record.marks.length,
  }
}

export function mayDraft({ session }: Viewer): boolean {
  return session !== null && roleMay(session.role, 'draft')
}

function whereOf({ record }: WatchedEvent): EventView['where'] {
  const point = record.where.find((shape) => shape.kind === 'point' || shape.kind === 'circle')
  if (!point) return null
  const depthKm = record.sources.map(({ latest }) => latest.depthKm).find((km) => km !== undefined)
  return { lat: point.lat, lon: point.lon, ...(depthKm === undefined ? {} : { depthKm }) }
}

/** Newest first; `current` is the last word of each source. */
function versionsOf({ record }: WatchedEvent): EventVersion[] {
  const standing = new Set(record.sources.map(({ feed, latest }) => `${feed} ${latest.id} ${latest.version}`))
  return record.versions.slice(-MOST_VERSIONS).reverse().map(({ number, observation, change }) => ({
    version: String(number), feed: observation.feed.toUpperCase(), sent: observation.sent, act: actOf(number, observation), title: observation.title,
    severity: observation.severity, current: standing.has(`${observation.feed} ${observation.id} ${observation.version}`), changes: changesOf(change),
    reopens: change.higher || change.newArea || change.resumed,
  }))
}

/** Feeds that list events do not say "update": a later saying of the same is one. */
function actOf(number: number, { act }: Observation): EventVersion['act'] {
  return act === 'report' && number > 1 ? 'update' : act
}

/** The words of lineage, `magnitude 7.3 to 7.7`, as code and parameters. */
function changesOf({ changes }: Pick<VersionChange, 'changes'>): EventChange[] {
  return changes.map((text) => {
    const [, what = '', from = '', to = ''] = /^(?:(\S+) )?(.+) to (.+)$/.exec(text) ?? []
    if (text.startsWith('flag ')) return { code: 'flag', params: { flag: text.slice(5) } }
    if (to === '') return { code: text === 'area' ? 'area' : 'other', params: { text } }
    return what === '' ? { code: 'state', params: { from, to } } : { code: 'severity', params: { scale: what, from, to } }
  })
}

async function sourcesOf({ book, desk }: Parts, { record }: WatchedEvent): Promise<EventView['sources']> {
  return Promise.all(record.sources.map(async ({ feed, latest }) => {
    const raw = book.rawOf(latest)
    const signature = raw && feed === 'cap' ? await signatureOf(desk, raw) : undefined
    return { feed, title: feed.toUpperCase(), id: latest.id, ...(latest.link ? { link: latest.link } : {}), ...(raw ? { raw } : {}), ...(signature ? { signature } : {}) }
  }))
}

/** Of a document that is one alert; an index says nothing of what it lists. */
async function signatureOf(desk: Desk, raw: string): Promise<SignedWord | undefined> {
  const blob = await desk.store.getBlob(raw)
  return blob ? verifyAlert(blob.bytes, desk.config.trust)?.word : undefined
}

export function attributionOf({ touches }: WatchedEvent): EventView['attribution'] {
  return touches.map(({ party, method, km, claimants = [], responsible }) => ({
    party, method, km: method === 'named' || method === 'geocode' ? null : km, claimants, ...(responsible ? { responsible } : {}),
  }))
}

const MOST_TEXTS = 4

/** Blocks of the last words of its sources that came to their own end while the event stands. */
function overIn(record: EventRecord, now: Instant): EventView['over'] {
  if (record.state !== 'live' || !stands(record, now)) return []
  const ended = record.sources.filter(({ state }) => state === 'live').flatMap(({ latest }) => (latest.parts ?? [latest]).filter((part) => !stands(part, now)))
  return ended.map(({ expires, severity }) => ({ until: expires!, severity }))
}

/** In the reader's language where a source has it, else as it has it. A headline that is the title says nothing more. What is over is not said again. */
function textsOf({ sources, title }: EventRecord, lang: Language, now: Instant): EventView['texts'] {
  const left = sources.flatMap(({ latest }) => leftOf(latest, now) ?? [])
  const chosen = (left.length > 0 ? left : sources.map(({ latest }) => latest)).flatMap(({ texts }) => {
    const own = texts.filter(({ language }) => language.slice(0, 2).toLowerCase() === lang)
    return own.length > 0 ? own : texts
  })
  return chosen.filter((text) => text.description || text.instruction || text.area || (text.headline && text.headline !== title)).slice(0, MOST_TEXTS)
}

/** Warnings about this event that the viewer may read, among the latest that it may read. */
async function warningsAbout(desk: Desk, viewer: Party, ids: readonly string[]): Promise<EventView['warnings']> {
  const { items } = await desk.store.page(viewer, { kind: 'warning', order: 'newest', limit: LATEST_WARNINGS })
  const roots = new Set(items.filter((item) => ids.includes(bodyOf<WarningBody>(item)?.event?.id ?? '')).map(rootOf))
  const threads = await Promise.all([...roots].map((id) => threadOf(desk, viewer, id)))
  return threads.flatMap((thread) => {
    const last = thread?.versions.at(-1)
    if (!thread || !last) return []
    return [{ id: thread.root, title: last.body.content.texts.en.headline, from: last.header.author, sent: last.statement.sealedAt, state: stateFor(desk, thread, viewer) }]
  })
}

/** The viewer's own answer; for the others, the least that any recipient of it has done. */
function stateFor(desk: Desk, thread: Thread, viewer: Party): AnswerState {
  const all = recipientsOf(thread).map(({ party }) => ({ party, clock: clockOf(thread, party, desk.clock()) }))
  const own = all.find(({ party }) => party === viewer)?.clock
  if (own) return own.state
  const found = all.flatMap(({ clock }) => clock?.state ?? [])
  return ANSWERS.find((state) => found.includes(state as never)) ?? 'no-reply-owed'
}
