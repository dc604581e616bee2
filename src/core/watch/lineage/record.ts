import type { Instant } from '../../values/index.ts'
import type { Observation, Status } from '../observation.ts'
import { compareVersions, type EventState, type Picture, type VersionChange } from './compare.ts'
import { endsOf, leftOf } from './standing.ts'
import { earlier, latest, placed, stateOf, text, threadId, threadIds, type Saying, type Thread } from './thread.ts'

/** One event as all its sources tell it. Derived from its observations alone: the order in which they came leaves no trace. */
export interface EventRecord extends Picture {
  kind: 'event'
  /** of the source that spoke first; may move when an earlier report comes late: then the old id is in `ids` and still finds it */
  id: string
  ids: string[]
  theme: string
  status: Status
  title: string
  at: Instant
  expires?: Instant
  sources: EventSource[]
  /** ids of the match rules that tie the sources together */
  matchedBy: string[]
  versions: EventVersion[]
  /** `two-contents usgs us1 v5`: one id and version with different contents, all kept */
  marks: string[]
}

export interface EventSource {
  feed: string
  id: string
  aliases: string[]
  state: EventState
  sayings: number
  latest: Observation
}

/** One more thing said. `key` is its content's hash: an answer belongs to a key; numbers are for reading and may shift. */
export interface EventVersion {
  number: number
  key: string
  observation: Observation
  change: VersionChange
}

const NOTHING: VersionChange = { higher: false, lower: false, newArea: false, ended: false, resumed: false, changes: [] }

export function recordOf(threads: readonly Thread[], matchedBy: readonly string[]): EventRecord {
  const ordered = [...threads].sort((a, b) => earlier(a.sayings[0]!, b.sayings[0]!))
  const first = ordered.find((thread) => stateOf(latest(thread)) === 'live') ?? ordered[0]!
  const told = latest(first)
  const standing = standingOf(ordered.map(latest))
  const ends = standing.flatMap(({ expires }) => expires ?? [])
  return {
    kind: 'event', id: threadId(ordered[0]!), ids: ordered.flatMap(threadIds).sort(text), theme: told.theme, status: told.status,
    title: told.title, at: told.at, ...pictureOf(ordered.map(latest)),
    ...(ends.length === standing.length ? { expires: Math.max(...ends) } : {}),
    sources: ordered.map(sourceOf), matchedBy: [...matchedBy].sort(text), versions: versionsOf(ordered), marks: marksOf(ordered),
  }
}

/**
 * The record as it stands at a moment: what has come to the end that its source set it, a block of a message or the whole word of a source
 * beside others, no longer counts in severity and place. Its sources and versions keep all of it. From `since` on, until before `until`.
 */
export function recordAt(record: EventRecord, at: Instant): { record: EventRecord; since: Instant; until: Instant } {
  const told = record.sources.map(({ latest }) => latest)
  const ends = record.state === 'live' ? standingOf(told).flatMap(endsOf) : []
  const [since, until] = [Math.max(...ends.filter((end) => end <= at)), Math.min(...ends.filter((end) => end > at))]
  return { record: since === -Infinity ? record : { ...record, title: titleAt(record, at), ...pictureOf(told, at) }, since, until }
}

/** A title that is the headline of a block that is over gives way to that of a block that stands. */
function titleAt({ sources, title }: EventRecord, at: Instant): string {
  const latest = sources.find(({ state }) => state === 'live')?.latest
  const left = latest?.parts ? leftOf(latest, at) : null
  return left && !left.texts.some(({ headline }) => headline === title) ? left.texts[0]?.headline ?? title : title
}

export function firstOf(threads: readonly Thread[]): Thread {
  return threads.reduce((first, one) => (earlier(one.sayings[0]!, first.sayings[0]!) < 0 ? one : first))
}

function sourceOf(thread: Thread): EventSource {
  const told = latest(thread)
  return {
    feed: thread.feed, id: told.id, aliases: [...thread.aliases].sort(text), state: stateOf(told),
    sayings: thread.sayings.length, latest: told,
  }
}

/** Sources that hold it live, or all of them once none does. */
function standingOf(told: readonly Observation[]): readonly Observation[] {
  const live = told.filter((one) => stateOf(one) === 'live')
  return live.length > 0 ? live : told
}

/** What still stands: without a moment, all that was told last; else what is left of it then, and all of it again once nothing is. */
function pictureOf(told: readonly Observation[], at: Instant = -Infinity): Picture {
  const standing = standingOf(told)
  const state = stateOf(standing[0]!) === 'live' ? 'live' : told.some(({ act }) => act === 'cancel') ? 'cancelled' : 'deleted'
  const left = state === 'live' ? standing.flatMap((one) => leftOf(one, at) ?? []) : []
  const said = left.length > 0 ? left : standing
  return {
    state,
    severity: said.flatMap(({ severity }) => severity),
    where: said.flatMap(({ where }) => where),
    named: [...new Set(said.flatMap(({ named }) => named))],
    flags: [...new Set(standing.flatMap(({ flags = [] }) => flags))],
  }
}

function versionsOf(threads: readonly Thread[]): EventVersion[] {
  const all = threads.flatMap((thread, of) => thread.sayings.map((saying) => ({ saying, of })))
  all.sort((a, b) => earlier(a.saying, b.saying))
  const now: (Observation | undefined)[] = threads.map(() => undefined)
  let before: readonly Observation[] | undefined
  return all.map(({ saying: { observation, digest }, of }, i) => {
    now[of] = placed(observation, now[of])
    const picture = pictureOf(now.filter((one) => one !== undefined), observation.sent)
    const change = before ? compareVersions(pictureOf(before, observation.sent), picture) : NOTHING
    before = now.filter((one) => one !== undefined)
    return { number: i + 1, key: digest, observation, change }
  })
}

function marksOf(threads: readonly Thread[]): string[] {
  const seen = new Map<string, Saying>()
  const marks = new Set<string>()
  for (const saying of threads.flatMap(({ sayings }) => sayings)) {
    const { feed, id, version } = saying.observation
    const key = `${feed} ${id} ${version}`
    if (seen.has(key)) marks.add(`two-contents ${key}`)
    seen.set(key, saying)
  }
  return [...marks].sort(text)
}
