import type { Disclosed, Store } from '../adapters/sql/index.ts'
import { type Attribution, type Attributor, type Change, type EventRecord, type Observation, openLineage, rankOn, recordAt, rulesFor, rungOf, type Rung, type Signal, strongest, type Threshold } from '../core/watch/index.ts'
import type { CaptureBody } from '../core/statements/index.ts'
import { asFault, type Instant, type Party } from '../core/values/index.ts'
import { type Captured, capturedIn } from './captures.ts'
import { DESK } from './desk.ts'
import { bodyOf } from './body.ts'
import { signalsOf } from './threats/signals.ts'
import { type Published, usualThresholds } from './thresholds.ts'
import { touchesOf } from './touches.ts'

/** An event with the places it touches. `level` is ours, 0 quiet to 4 extreme, with the words it came from; never the source's own. */
export interface WatchedEvent {
  record: EventRecord
  touches: Attribution[]
  level: Rung
  because: string
  /** by the rules of each place that it touches, through all time */
  signals: ReadonlyMap<Party, Signal>
}

export type Counts = Record<Change['was'], number>

/**
 * What the captures add up to. Truth is the captures; this is each server's own reading of them, caught up from the log and
 * the same on every server, because lineage does not depend on order.
 */
export class EventBook {
  #lineage = openLineage()
  #cursor: number | undefined
  #catching: Promise<void> = Promise.resolve()
  #sorted: WatchedEvent[] | undefined
  #standing: { events: readonly WatchedEvent[]; since: Instant; until: Instant } | undefined
  #watched = new WeakMap<EventRecord, WatchedEvent>()
  #left = new WeakMap<EventRecord, Left>()
  /** just read by this server and not yet sealed or read back: saves a second parse */
  readonly #primed = new Map<string, { captured: Captured; counts?: Counts }>()
  readonly #raw = new Map<string, string[]>()
  readonly #kept = new Set<string>()
  readonly #withheld = new Set<string>()
  readonly #unread = new Map<string, string>()
  readonly #store: Store
  readonly #attribute: Attributor
  readonly #published: () => Promise<Published>
  #rules: readonly Threshold[] = []

  constructor(store: Store, attribute: Attributor, published = usualThresholds) {
    this.#store = store
    this.#attribute = attribute
    this.#published = published
  }

  /** Reads the captures sealed since the last time. Calls queue up behind one another; one that fails does not stop the next. */
  catchUp(): Promise<void> {
    const turn = this.#catching.then(() => this.#read())
    this.#catching = turn.catch(() => {})
    return turn
  }

  /** What is in the bytes under this hash, for the capture of them that is about to be sealed. */
  prime(bytes: string, captured: Captured): void {
    this.#primed.set(bytes, { captured })
  }

  /** What they added, once their capture was read: new events, further sayings of known ones, nothing not known. */
  primedCounts(bytes: string): Counts {
    const counts = this.#primed.get(bytes)?.counts
    this.#primed.delete(bytes)
    return counts ?? { new: 0, updated: 0, duplicate: 0 }
  }

  knows(observation: Observation): boolean {
    return this.#lineage.knows(observation)
  }

  /** the thresholds by which it judges, as published */
  get rules(): readonly Threshold[] {
    return this.#rules
  }

  knowsWithheld(hash: string): boolean {
    return this.#withheld.has(hash)
  }

  /** All that was ever said of it. */
  record(id: string): EventRecord | undefined {
    return this.#lineage.event(id)
  }

  /** As it stands at `now`: what came to its own end no longer counts in severity, level and places. */
  get(id: string, now: Instant): WatchedEvent | undefined {
    const record = this.#lineage.event(id)
    return record && this.#at(this.#watch(record), now).event
  }

  /** Every event as it stands at `now`, newest first; the same array while nothing comes and nothing ends. */
  list(now: Instant): readonly WatchedEvent[] {
    const kept = this.#standing
    if (kept && kept.since <= now && now < kept.until) return kept.events
    const all = this.told().map((event) => this.#at(event, now))
    const [since, until] = all.reduce(([a, b], one) => [Math.max(a, one.since), Math.min(b, one.until)], [-Infinity, Infinity])
    this.#standing = { events: all.map(({ event }) => event), since, until }
    return this.#standing.events
  }

  /** Every event with all that its sources said last, what is over too, newest first. */
  told(): readonly WatchedEvent[] {
    return (this.#sorted ??= [...this.#lineage.events()].map((record) => this.#watch(record)).sort(newestFirst))
  }

  /** SHA-256 of the document that last said something new under this id and version; undefined when its bytes are not kept. */
  rawOf(observation: Observation): string | undefined {
    return this.#raw.get(sayingOf(observation))?.at(-1)
  }

  /** Whether bytes are those of a public document of a feed: nothing else may be handed out by its hash. */
  isRaw(hash: string): boolean {
    return this.#kept.has(hash)
  }

  /** Captures that could not be read again, with the reason. */
  get unread(): ReadonlyMap<string, string> {
    return this.#unread
  }

  async #read(): Promise<void> {
    const changed = new Set<string>()
    this.#rules = (await this.#published()).thresholds
    for (;;) {
      const after = this.#cursor === undefined ? {} : { after: this.#cursor }
      const page = await this.#store.page('public', { kind: 'capture', order: 'oldest', limit: 200, ...after })
      for (const statement of page.items) {
        await this.#take(statement, changed)
        this.#cursor = statement.pos
      }
      if (page.next === null) break
    }
    if (changed.size > 0) this.#sorted = this.#standing = undefined
    for (const id of changed) this.#watch(this.#lineage.event(id)!)
  }

  /** A capture that cannot be read is set aside with its reason: it must not hide those after it. */
  async #take(statement: Disclosed, changed: Set<string>): Promise<void> {
    const body = bodyOf<CaptureBody>(statement)
    if (!body) return
    try {
      const primed = this.#primed.get(body.bytes)
      const captured = primed?.captured ?? capturedIn(body, await this.#bytes(body.bytes))
      const counts = this.#add(captured, statement.author === DESK, changed)
      if (primed) primed.counts = counts
    } catch (error) {
      this.#unread.set(statement.id, asFault(error).message)
    }
  }

  async #bytes(hash: string): Promise<Uint8Array> {
    const blob = await this.#store.getBlob(hash)
    return blob?.bytes ?? new Uint8Array()
  }

  #add({ observations, withheld, raw }: Captured, ours: boolean, changed: Set<string>): Counts {
    const counts = { new: 0, updated: 0, duplicate: 0 }
    for (const hash of withheld) this.#withheld.add(hash)
    for (const observation of observations) {
      const { was, id, also } = this.#lineage.add(observation)
      counts[was]++
      if (was === 'duplicate') continue
      for (const one of [id, ...also]) changed.add(one)
      if (raw === null || !ours) continue
      this.#kept.add(raw)
      const saying = sayingOf(observation)
      const before = this.#raw.get(saying)
      if (before) before.push(raw)
      else this.#raw.set(saying, [raw])
    }
    return counts
  }

  #watch(record: EventRecord): WatchedEvent {
    const kept = this.#watched.get(record)
    if (kept) return kept
    const event = readRecord(record, this.#attribute, this.#rules)
    this.#watched.set(record, event)
    return event
  }

  #at(whole: WatchedEvent, now: Instant): Left {
    const kept = this.#left.get(whole.record)
    if (kept && kept.since <= now && now < kept.until) return kept
    const { record, since, until } = recordAt(whole.record, now)
    const left = { event: record === whole.record ? whole : { ...whole, ...placedOf(record, this.#attribute, this.#rules) }, since, until }
    this.#left.set(whole.record, left)
    return left
  }
}

/** An event as it stands from one moment until before another. */
interface Left {
  event: WatchedEvent
  since: Instant
  until: Instant
}

function readRecord(record: EventRecord, atlas: Attributor, rules: readonly Threshold[]): WatchedEvent {
  const placed = placedOf(record, atlas, rules)
  return { ...placed, signals: signalsOf(record, placed.touches, rules, atlas) }
}

export function placedOf(record: EventRecord, atlas: Attributor, rules: readonly Threshold[]): Omit<WatchedEvent, 'signals'> {
  const touches = touchesOf(record, atlas)
  return { record, touches, ...levelOf(record, touches.map(({ party }) => party), rules) }
}

function sayingOf({ feed, status, id, version }: Observation): string {
  return `${feed}\n${status}\n${id}\n${version}`
}

function newestFirst(a: WatchedEvent, b: WatchedEvent): number {
  return b.record.at - a.record.at || (a.record.id < b.record.id ? -1 : 1)
}

/** Our own ordering for "needs me": the worst of what the sources say, by the thresholds of the states touched. Shown with its reason. */
export function levelOf({ theme, severity }: Pick<EventRecord, 'severity' | 'theme'>, touched: readonly Party[], rules: readonly Threshold[]): { level: Rung; because: string } {
  const magnitude = strongest(severity, 'magnitude')
  let found: { level: Rung; because: string } = { level: 0, because: magnitude ? `magnitude ${magnitude.value}` : 'no severity said' }
  const own = new Set(rules.flatMap(({ states }) => states))
  for (const place of [null, ...touched.filter((party) => own.has(party))])
    for (const { scale, value } of severity) {
      const rule = rulesFor(rules, theme, place).find((one) => one.scale === scale)
      const rank = rankOn(scale, value)
      const level = rule && rank !== undefined ? rungOf(rule, rank) : 0
      if (level > found.level) found = { level, because: `${scale} ${value}` }
    }
  return found
}
