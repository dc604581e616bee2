import { hash } from 'node:crypto'
import type { Observation } from '../observation.ts'
import type { EventState } from './compare.ts'

/** One observation with the hash of its content. */
export interface Saying {
  observation: Observation
  digest: string
}

/** All that one source said about one event, in one status. Sorted by time of sending; the same content is there once. */
export interface Thread {
  feed: string
  status: Observation['status']
  sayings: Saying[]
  digests: Set<string>
  aliases: Set<string>
  /** the thread that took this one in, when a later list of ids showed that they are one */
  into?: Thread
}

export function newThread(observation: Observation): Thread {
  return { feed: observation.feed, status: observation.status, sayings: [], digests: new Set(), aliases: new Set() }
}

/**
 * SHA-256 over the content with sorted keys, so that an observation read back from a store has the digest that it had. Other names of
 * the same event are no content: an alert alone and the same alert inside an index are one saying.
 */
export function digestOf(observation: Observation): string {
  const known = digests.get(observation)
  if (known) return known
  const { aliases: _, ...content } = observation
  const digest = hash('sha256', sorted(content)).slice(0, 32)
  digests.set(observation, digest)
  return digest
}

/** An observation is asked about before it is added; it is never altered. */
const digests = new WeakMap<Observation, string>()

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${sorted(item)}`
    return `[${text}]`
  }
  const fields = value as Record<string, unknown>
  for (const key of Object.keys(fields).sort()) if (fields[key] !== undefined) text += `${text === '' ? '' : ','}${key}:${sorted(fields[key])}`
  return `{${text}}`
}

/** A total order that does not depend on arrival: sent, feed, the source's version text, then content. */
export function earlier(a: Saying, b: Saying): number {
  const [x, y] = [a.observation, b.observation]
  return x.sent - y.sent || text(x.feed, y.feed) || text(x.version, y.version) || text(a.digest, b.digest)
}

export function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The same content told again only adds the names that came with it. */
export function put(thread: Thread, saying: Saying): void {
  const { sayings } = thread
  const same = thread.digests.has(saying.digest) ? sayings.findIndex(({ digest }) => digest === saying.digest) : -1
  if (same >= 0) {
    sayings[same] = named(sayings[same]!, saying.observation.aliases)
    return
  }
  thread.digests.add(saying.digest)
  let at = sayings.length
  while (at > 0 && earlier(saying, sayings[at - 1]!) < 0) at--
  sayings.splice(at, 0, named(saying))
}

/** Names are a set: sorted from the first telling on, or their order would tell which came first. */
function named({ digest, observation }: Saying, more: readonly string[] = []): Saying {
  return { digest, observation: { ...observation, aliases: [...new Set([...observation.aliases, ...more])].sort(text) } }
}

export function absorb(keep: Thread, gone: Thread): void {
  for (const saying of gone.sayings) put(keep, saying)
  for (const alias of gone.aliases) keep.aliases.add(alias)
  gone.into = keep
}

export function alive(thread: Thread): Thread {
  let one = thread
  while (one.into) one = one.into
  return one
}

export function latest({ sayings }: Thread): Observation {
  return placed(sayings[sayings.length - 1]!.observation, sayings.findLast(({ observation }) => isPlaced(observation))?.observation)
}

/** What says no place that can be read stays where it was said to be before: an update or a cancellation without its area frees nobody of it. */
export function placed(said: Observation, before: Observation | undefined): Observation {
  return isPlaced(said) || !before ? said : { ...said, where: before.where, named: before.named }
}

function isPlaced({ where, named }: Observation): boolean {
  return where.length + named.length > 0
}

export function stateOf({ act }: Observation): EventState {
  return act === 'delete' ? 'deleted' : act === 'cancel' ? 'cancelled' : 'live'
}

/** 128 bits, the same on every node: of the feed, the status and the source's own id. */
export function eventIdOf(feed: string, status: string, id: string): string {
  return hash('sha256', `contadora/event/v1\n${feed}\n${status}\n${id}`).slice(0, 32)
}

/** Id of the thread: by what its first saying called it, so that a preferred id that changes later changes nothing. */
export function threadId(thread: Thread): string {
  const { feed, status, id } = thread.sayings[0]!.observation
  return eventIdOf(feed, status, id)
}

/** Every id under which the thread may have been shown, when sayings came in another order. */
export function threadIds(thread: Thread): string[] {
  return [...new Set(thread.sayings.map(({ observation: { feed, status, id } }) => eventIdOf(feed, status, id)))]
}
