import type { Instant } from '../../values/index.ts'
import type { Observation, Status } from '../observation.ts'
import { compareVersions, type EventState, type Picture, type VersionChange } from './compare.ts'
import { earlier, latest, stateOf, text, threadId, threadIds, type Saying, type Thread } from './thread.ts'

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
  const ends = ordered.flatMap((thread) => latest(thread).expires ?? [])
  return {
    kind: 'event', id: threadId(ordered[0]!), ids: ordered.flatMap(threadIds).sort(text), theme: told.theme, status: told.status,
    title: told.title, at: told.at, ...pictureOf(ordered.map(latest)),
    ...(ends.length === ordered.length ? { expires: Math.max(...ends) } : {}),
    sources: ordered.map(sourceOf), matchedBy: [...matchedBy].sort(text), versions: versionsOf(ordered), marks: marksOf(ordered),
  }
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

/** What still stands: sources that hold it live, or all of them once none does. */
function pictureOf(told: readonly Observation[]): Picture {
  const live = told.filter((one) => stateOf(one) === 'live')
  const standing = live.length > 0 ? live : told
  const state = live.length > 0 ? 'live' : told.some(({ act }) => act === 'cancel') ? 'cancelled' : 'deleted'
  return {
    state,
    severity: standing.flatMap(({ severity }) => severity),
    where: standing.flatMap(({ where }) => where),
    named: [...new Set(standing.flatMap(({ named }) => named))],
    flags: [...new Set(standing.flatMap(({ flags = [] }) => flags))],
  }
}

function versionsOf(threads: readonly Thread[]): EventVersion[] {
  const all = threads.flatMap((thread, of) => thread.sayings.map((saying) => ({ saying, of })))
  all.sort((a, b) => earlier(a.saying, b.saying))
  const now: (Observation | undefined)[] = threads.map(() => undefined)
  let before: Picture | undefined
  return all.map(({ saying: { observation, digest }, of }, i) => {
    now[of] = observation
    const picture = pictureOf(now.filter((one) => one !== undefined))
    const change = before ? compareVersions(before, picture) : NOTHING
    before = picture
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
