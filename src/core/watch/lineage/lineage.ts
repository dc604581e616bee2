import type { Observation } from '../observation.ts'
import { newMatcher, regroup, type Group, type Matcher } from './group.ts'
import { firstOf, recordOf, type EventRecord } from './record.ts'
import { absorb, alive, digestOf, eventIdOf, newThread, put, threadId, type Thread } from './thread.ts'

export interface Change {
  /** new: an event not known before; updated: one more saying of a known one; duplicate: nothing that was not known */
  was: 'new' | 'updated' | 'duplicate'
  /** current id of the event */
  id: string
  /** other events whose record changed: a source left them, or was taken away from this one */
  also: string[]
  /** ids that were current before and now find this event */
  gone: string[]
}

/**
 * An index in memory over observations; the truth is the observations. Rebuild it by adding those of the store, in any order: for a
 * given set the events are the same, byte for byte. `event` builds a record when asked and keeps it until the event changes.
 */
export interface Lineage {
  add(observation: Observation): Change
  /** whether adding it would change nothing */
  knows(observation: Observation): boolean
  /** by any id that the event ever had */
  event(id: string): EventRecord | undefined
  events(): Generator<EventRecord>
  readonly size: number
}

interface Index {
  byKey: Map<string, Thread>
  byId: Map<string, Thread>
  groups: Map<Thread, Group>
  records: Map<Group, EventRecord>
  matcher: Matcher
}

export function openLineage(past: Iterable<Observation> = []): Lineage {
  const index: Index = { byKey: new Map(), byId: new Map(), groups: new Map(), records: new Map(), matcher: newMatcher() }
  const lineage: Lineage = {
    add: (observation) => add(index, observation),
    knows: (observation) => knownThread(index, observation, threadsNaming(index, observation)) !== undefined,
    event(id) {
      const thread = index.byId.get(id)
      return thread && recordFor(index, index.groups.get(alive(thread))!)
    },
    *events() {
      for (const group of new Set(index.groups.values())) yield recordFor(index, group)
    },
    get size() {
      return new Set(index.groups.values()).size
    },
  }
  for (const observation of past) lineage.add(observation)
  return lineage
}

/** The events of a set of observations, sorted by id. */
export function eventsOf(observations: Iterable<Observation>): EventRecord[] {
  return [...openLineage(observations).events()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function recordFor(index: Index, group: Group): EventRecord {
  const kept = index.records.get(group)
  if (kept) return kept
  const record = recordOf(group.threads, [...group.matchedBy])
  index.records.set(group, record)
  return record
}

function add(index: Index, observation: Observation): Change {
  const [saying, touched] = [{ observation, digest: digestOf(observation) }, threadsNaming(index, observation)]
  const known = knownThread(index, observation, touched)
  if (known) return { was: 'duplicate', id: idOf(index.groups.get(known)!), also: [], gone: [] }
  const before = new Set(touched.map((thread) => index.groups.get(thread)!))
  const olds = new Map([...before].map((group) => [group, idOf(group)]))
  const thread = gather(index, touched, observation)
  put(thread, saying)
  index.byId.set(eventIdOf(observation.feed, observation.status, observation.id), thread)
  index.matcher.place(thread)
  const start = new Set([thread, ...[...before].flatMap(({ threads }) => threads.map(alive))])
  return settle(index, thread, start, olds, touched.length === 0)
}

/** The thread that has this very saying under all of its names. */
function knownThread(index: Index, observation: Observation, touched: readonly Thread[]): Thread | undefined {
  const [known] = touched
  if (!known || touched.length > 1 || !known.digests.has(digestOf(observation))) return undefined
  return keysOf(observation).every((key) => index.byKey.has(key)) ? known : undefined
}

/** Ids and references are one: whoever names an id of the same feed and status speaks of the same event. */
function threadsNaming(index: Index, observation: Observation): Thread[] {
  const found = new Set<Thread>()
  for (const key of keysOf(observation)) {
    const thread = index.byKey.get(key)
    if (thread) found.add(alive(thread))
  }
  return [...found]
}

function keysOf({ feed, status, aliases, id, references }: Observation): string[] {
  return [id, ...aliases, ...references].map((alias) => `${feed}\n${status}\n${alias}`)
}

function gather(index: Index, touched: Thread[], observation: Observation): Thread {
  const [keep = newThread(observation), ...others] = [...touched].sort((a, b) => b.sayings.length - a.sayings.length)
  for (const gone of others) {
    absorb(keep, gone)
    index.matcher.drop(gone)
    index.records.delete(index.groups.get(gone)!)
    index.groups.delete(gone)
  }
  for (const alias of [observation.id, ...observation.aliases]) keep.aliases.add(alias)
  for (const key of keysOf(observation)) index.byKey.set(key, keep)
  return keep
}

function settle(index: Index, thread: Thread, start: Set<Thread>, olds: Map<Group, string>, isNew: boolean): Change {
  const changed: string[] = []
  let joined = false
  for (const group of regroup(start, (one) => index.matcher.edges(one))) {
    const was = index.groups.get(group.threads.find((one) => one !== thread) ?? thread)
    const mine = group.threads.includes(thread)
    if (!mine && was && sameThreads(was, group)) continue
    for (const one of group.threads) {
      const old = index.groups.get(one)
      if (old && !olds.has(old)) olds.set(old, idOf(old))
      if (old) index.records.delete(old)
      index.groups.set(one, group)
    }
    joined ||= mine && group.threads.length > 1
    if (!mine) changed.push(idOf(group))
  }
  const id = idOf(index.groups.get(thread)!)
  const gone = [...new Set(olds.values())].filter((old) => old !== id && !changed.includes(old))
  return { was: isNew && !joined ? 'new' : 'updated', id, also: changed, gone }
}

function sameThreads(a: Group, b: Group): boolean {
  return a.threads.length === b.threads.length && a.threads.every((thread) => b.threads.includes(thread))
}

/** Of the thread that spoke first, as the record has it. */
function idOf(group: Group): string {
  return threadId(firstOf(group.threads.map(alive)))
}
