import { matchScore, ruleFor, type MatchRule } from './match.ts'
import { earlier, latest, type Thread } from './thread.ts'

/** Threads of different feeds about one event; at most one thread of a feed. */
export interface Group {
  threads: Thread[]
  matchedBy: Set<string>
}

interface Edge {
  a: Thread
  b: Thread
  score: number
  rule: string
}

/** Where matches are looked for. Called after every change of a thread; a thread that was absorbed is dropped. */
export interface Matcher {
  place(thread: Thread): void
  drop(thread: Thread): void
  edges(thread: Thread): Edge[]
}

/** Bands of latitude as wide as the rule's distance; a thread that is not one point stands in `ANYWHERE`. */
type Slice = Map<number, Set<Thread>>
const ANYWHERE = Infinity

/**
 * Threads by status, theme, feed and a slice of time as long as the window, then by band: a match is always in this slice or band or a
 * neighbour, so that a storm of thousands in a minute costs each of them only its own surroundings.
 */
export function newMatcher(): Matcher {
  const slices = new Map<string, Slice>()
  const placed = new Map<Thread, { key: string; band: number }>()
  const feeds = new Set<string>()
  const drop = (thread: Thread) => {
    const at = placed.get(thread)
    if (!at) return
    placed.delete(thread)
    const slice = slices.get(at.key)
    slice?.get(at.band)?.delete(thread)
    if (slice?.get(at.band)?.size === 0) slice.delete(at.band)
    if (slice?.size === 0) slices.delete(at.key)
  }
  return {
    drop,
    place(thread) {
      drop(thread)
      const rule = ruleFor(latest(thread).theme)
      if (!rule) return
      const [key, band] = [sliceKey(thread, rule, thread.feed, 0), bandOf(thread, rule)]
      feeds.add(thread.feed)
      placed.set(thread, { key, band })
      const slice = slices.get(key) ?? new Map<number, Set<Thread>>()
      slices.set(key, slice.set(band, (slice.get(band) ?? new Set()).add(thread)))
    },
    edges(thread) {
      const told = latest(thread)
      const rule = ruleFor(told.theme)
      if (!rule) return []
      const others = [...feeds].filter((feed) => feed !== thread.feed)
      const keys = others.flatMap((feed) => [-1, 0, 1].map((step) => sliceKey(thread, rule, feed, step)))
      const near = keys.flatMap((key) => nearIn(slices.get(key), bandOf(thread, rule)))
      return near.flatMap((other) => {
        const score = matchScore(rule, told, latest(other))
        return score === undefined ? [] : [{ a: thread, b: other, score, rule: rule.id }]
      })
    },
  }
}

function sliceKey(thread: Thread, rule: MatchRule, feed: string, step: number): string {
  return `${thread.status} ${rule.theme} ${feed} ${Math.floor(latest(thread)[rule.time] / rule.withinMs) + step}`
}

/** A degree of latitude is at least 110.5 km, so two points within the distance are at most one band apart. */
function bandOf(thread: Thread, rule: MatchRule): number {
  const [first, ...more] = latest(thread).where
  return first?.kind === 'point' && more.length === 0 ? Math.floor((first.lat * 110.5) / rule.withinKm) : ANYWHERE
}

function nearIn(slice: Slice | undefined, band: number): Thread[] {
  if (!slice) return []
  const bands = band === ANYWHERE ? [...slice.keys()] : [band - 1, band, band + 1, ANYWHERE]
  return bands.flatMap((one) => [...(slice.get(one) ?? [])])
}

/**
 * Regroups everything that can be reached from `start` by possible matches: closest pairs first, never two threads of one feed in a
 * group. The outcome depends on the threads alone, so the order of arrival does not matter. Ties go to who spoke first.
 */
export function regroup(start: Iterable<Thread>, edgesOf: (thread: Thread) => Edge[]): Group[] {
  const reached = new Set(start)
  const edges: Edge[] = []
  for (const thread of reached) {
    for (const edge of edgesOf(thread)) {
      reached.add(edge.b)
      if (byFirst(edge.a, edge.b) < 0) edges.push(edge)
    }
  }
  edges.sort((x, y) => x.score - y.score || byFirst(x.a, y.a) || byFirst(x.b, y.b))
  const of = new Map<Thread, Group>([...reached].map((thread) => [thread, { threads: [thread], matchedBy: new Set() }]))
  for (const { a, b, rule } of edges) unite(of, of.get(a)!, of.get(b)!, rule)
  return [...new Set(of.values())]
}

function byFirst(a: Thread, b: Thread): number {
  return earlier(a.sayings[0]!, b.sayings[0]!)
}

function unite(of: Map<Thread, Group>, a: Group, b: Group, rule: string): void {
  if (a === b) return void a.matchedBy.add(rule)
  if (a.threads.some(({ feed }) => b.threads.some((other) => other.feed === feed))) return
  for (const thread of b.threads) {
    a.threads.push(thread)
    of.set(thread, a)
  }
  for (const id of b.matchedBy) a.matchedBy.add(id)
  a.matchedBy.add(rule)
}
