import { type Attributor, channelSignal, deathsSignal, type EventRecord, monthlyCounts, type Part, type Signal, signalOfEvent, type Threshold, weeklyIn } from '../../core/watch/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'
import { touchesOf, type WatchedEvent } from '../events.ts'

/** All that was found for one state and theme. */
export interface Found {
  signals: Signal[]
  /** last word of each feed about it */
  heard: ReadonlyMap<string, Instant>
  /** weekly counts that no week of could be judged: not monitorable, which is not quiet */
  unjudged: string[]
  monthly: ReadonlyMap<number, number>
  events: readonly WatchedEvent[]
}

export type Book = ReadonlyMap<string, Found>

export const cellKey = (state: Party, theme: string): string => `${state} ${theme}`

/** What is counted is counted where it happened: nobody's dead are those of a neighbour because the border is near. */
const HERE: ReadonlySet<string> = new Set(['inside', 'polygon-overlap', 'circle-overlap', 'geocode', 'named'])

const read = new WeakMap<readonly WatchedEvent[], Book>()
const signals = new WeakMap<EventRecord, Map<Party, Signal | null>>()
const reached = new WeakMap<Part, ReadonlySet<Party>>()

export interface Means {
  rules: readonly Threshold[]
  atlas: Attributor
  /** whether an event of this status counts at this desk */
  counts: (event: WatchedEvent) => boolean
}

/** Signals of every state and theme that any event touches; made once for each reading of the captures. */
export function signalsIn(events: readonly WatchedEvent[], { rules, atlas, counts }: Means): Book {
  const known = read.get(events)
  if (known) return known
  const cells = Map.groupBy(
    events.filter(counts).flatMap((event) => [...new Set(event.touches.map(({ party }) => party))].map((state) => ({ state, event }))),
    ({ state, event }) => cellKey(state, event.record.theme),
  )
  const book = new Map([...cells].map(([key, of]) => [key, foundIn(of[0]!.state, of.map(({ event }) => event), rules, atlas)]))
  read.set(events, book)
  return book
}

function foundIn(state: Party, events: readonly WatchedEvent[], rules: readonly Threshold[], atlas: Attributor): Found {
  const { theme } = events[0]!.record
  const records = events.map(({ record }) => record)
  const here = events.filter(({ touches }) => touches.some(({ party, method }) => party === state && HERE.has(method))).map(({ record }) => record)
  const deaths = deathsSignal(here, theme, state, rules)
  const weekly = weeklyIn(here).map((found) => ({ what: found.what, signal: channelSignal(found, theme, state, rules) }))
  return {
    signals: [
      ...events.flatMap(({ record }) => signalIn(record, state, rules, atlas) ?? []),
      ...(deaths ? [deaths] : []),
      ...weekly.flatMap(({ signal }) => signal ?? []),
    ],
    monthly: monthlyCounts(here), heard: heardIn(records), unjudged: weekly.filter(({ signal }) => signal === null).map(({ what }) => what), events,
  }
}

function signalIn(record: EventRecord, state: Party, rules: readonly Threshold[], atlas: Attributor): Signal | null {
  const of = signals.get(record) ?? new Map<Party, Signal | null>()
  signals.set(record, of)
  const known = of.get(state)
  if (known !== undefined) return known
  const made = signalOfEvent(record, state, rules, (part) => concerns(part, state, record.theme, atlas))
  of.set(state, made)
  return made
}

/** A block that places itself nowhere that we can read concerns all that its message does: unknown is not elsewhere. */
function concerns(part: Part, state: Party, theme: string, atlas: Attributor): boolean {
  if (part.named.length === 0 && part.where.length === 0) return true
  const known = reached.get(part) ?? new Set(touchesOf({ theme, where: part.where, named: part.named }, atlas).map(({ party }) => party))
  reached.set(part, known)
  return known.has(state)
}

function heardIn(records: readonly EventRecord[]): Map<string, Instant> {
  const heard = new Map<string, Instant>()
  for (const { sources } of records)
    for (const { feed, latest } of sources) heard.set(feed, Math.max(heard.get(feed) ?? -Infinity, latest.sent))
  return heard
}
