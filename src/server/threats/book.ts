import { channelSignal, deathsSignal, envelope, monthlyCounts, type Signal, type Stand, type Threshold, type WeeklyFound, weeklyIn } from '../../core/watch/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'
import type { WatchedEvent } from '../events.ts'

/** All that was found for one state and theme. */
export interface Found {
  signals: readonly Signal[]
  /** from when on each of them is over for good */
  overAt: Float64Array
  /** the worst of them through all time */
  stands: readonly Stand[]
  /** last word of each feed about it */
  heard: ReadonlyMap<string, Instant>
  /** weekly counts that no week of could be judged: not monitorable, which is not quiet */
  unjudged: string[]
  monthly: ReadonlyMap<number, number>
  weekly: readonly WeeklyFound[]
  events: readonly WatchedEvent[]
}

export type Book = ReadonlyMap<string, Found>

export const cellKey = (state: Party, theme: string): string => `${state} ${theme}`

/** What is counted is counted where it happened: nobody's dead are those of a neighbour because the border is near. */
const HERE: ReadonlySet<string> = new Set(['inside', 'polygon-overlap', 'circle-overlap', 'geocode', 'named'])

/** By the thresholds of a desk: the last reading, of which a cell stays while its events do. */
const read = new WeakMap<readonly Threshold[], { events: readonly WatchedEvent[]; book: Book }>()

export interface Means {
  rules: readonly Threshold[]
  /** whether an event of this status counts at this desk */
  counts: (event: WatchedEvent) => boolean
}

/** Signals of every state and theme that any event touches; made once for each reading of the captures, and of a cell when its events change. */
export function signalsIn(events: readonly WatchedEvent[], { rules, counts }: Means): Book {
  const before = read.get(rules)
  if (before?.events === events) return before.book
  const book = new Map<string, Found>()
  for (const [theme, states] of cellsOf(events.filter(counts)))
    for (const [state, of] of states) {
      const known = before?.book.get(cellKey(state, theme))
      book.set(cellKey(state, theme), known && same(known.events, of) ? known : foundIn(state, of, rules))
    }
  read.set(rules, { events, book })
  return book
}

function cellsOf(events: readonly WatchedEvent[]): Map<string, Map<Party, WatchedEvent[]>> {
  const themes = new Map<string, Map<Party, WatchedEvent[]>>()
  for (const event of events) {
    const states = themes.get(event.record.theme) ?? new Map<Party, WatchedEvent[]>()
    themes.set(event.record.theme, states)
    for (const { party } of event.touches) {
      const of = states.get(party)
      if (!of) states.set(party, [event])
      else if (of.at(-1) !== event) of.push(event)
    }
  }
  return themes
}

function same(a: readonly WatchedEvent[], b: readonly WatchedEvent[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

function foundIn(state: Party, events: readonly WatchedEvent[], rules: readonly Threshold[]): Found {
  const { theme } = events[0]!.record
  const counting = events.filter(({ record }) => record.severity.some(({ scale }) => scale === 'count'))
  const here = counting.filter(({ touches }) => touches.some(({ party, method }) => party === state && HERE.has(method))).map(({ record }) => record)
  const deaths = deathsSignal(here, theme, state, rules)
  const weekly = weeklyIn(here)
  const judged = weekly.map((found) => ({ what: found.what, signal: channelSignal(found, theme, state, rules) }))
  const signals = [...events.flatMap((event) => event.signals.get(state) ?? []), ...(deaths ? [deaths] : []), ...judged.flatMap(({ signal }) => signal ?? [])]
  return {
    signals, overAt: Float64Array.from(signals, overAt), stands: envelope(signals.map(({ steps }) => steps)),
    monthly: monthlyCounts(here), weekly, heard: heardIn(events), unjudged: judged.filter(({ signal }) => signal === null).map(({ what }) => what), events,
  }
}

function overAt({ steps }: Signal): Instant {
  const last = steps.at(-1)
  return last && last.level > 0 ? Infinity : last?.at ?? -Infinity
}

function heardIn(events: readonly WatchedEvent[]): Map<string, Instant> {
  const heard = new Map<string, Instant>()
  for (const { record } of events)
    for (const { feed, latest } of record.sources) if (latest.sent > (heard.get(feed) ?? -Infinity)) heard.set(feed, latest.sent)
  return heard
}
