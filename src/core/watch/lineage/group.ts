import { matchScore, ruleFor } from './match.ts'
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

/** Threads by status, theme, feed and a slice of time as long as the window, so that a match is always in this slice or a neighbour. */
export interface Matcher {
  /** to be called after every change of the thread */
  place(thread: Thread): void
  drop(thread: Thread): void
  edges(thread: Thread): Edge[]
}

export function newMatcher(): Matcher {
  const slices = new Map<string, Set<Thread>>()
  const placed = new Map<Thread, string>()
  const feeds = new Set<string>()
  const drop = (thread: Thread) => {
    const key = placed.get(thread)
    if (key === undefined) return
    placed.delete(thread)
    const slice = slices.get(key)
    slice?.delete(thread)
    if (slice?.size === 0) slices.delete(key)
  }
  return {
    drop,
    place(thread) {
      drop(thread)
      const key = sliceKey(thread, thread.feed, 0)
      if (key === undefined) return
      feeds.add(thread.feed)
      placed.set(thread, key)
      slices.set(key, (slices.get(key) ?? new Set()).add(thread))
    },
    edges(thread) {
      const [told, found] = [latest(thread), [] as Edge[]]
      const rule = ruleFor(told.theme)
      if (!rule) return found
      for (const feed of feeds) {
        if (feed === thread.feed) continue
        for (const step of [-1, 0, 1]) {
          for (const other of slices.get(sliceKey(thread, feed, step)!) ?? []) {
            const score = matchScore(rule, told, latest(other))
            if (score !== undefined) found.push({ a: thread, b: other, score, rule: rule.id })
          }
        }
      }
      return found
    },
  }
}

function sliceKey(thread: Thread, feed: string, step: number): string | undefined {
  const told = latest(thread)
  const rule = ruleFor(told.theme)
  return rule && `${thread.status} ${told.theme} ${feed} ${Math.floor(told[rule.time] / rule.withinMs) + step}`
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
