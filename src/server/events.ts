import type { Store } from '../adapters/sql/index.ts'
import { type Attribution, type Attributor, type Change, type EventRecord, openLineage, strongest } from '../core/watch/index.ts'
import type { CaptureBody } from '../core/statements/index.ts'
import { bodyOf } from './say.ts'
import { observationsIn } from './ingest.ts'

/** An event with the places it touches. `level` is ours, 0 quiet to 4 extreme, with the words it came from; never the source's own. */
export interface WatchedEvent {
  record: EventRecord
  touches: Attribution[]
  level: number
  because: string
}

type Counts = Record<Change['was'], number>

/** Kilometres within which a place counts as near an event, by theme. An earthquake is felt further than a spill. */
const REACH_KM: Record<string, number> = { earthquake: 300, tsunami: 1000, 'tropical-cyclone': 300, volcano: 100, 'oil-spill': 150, nuclear: 1000 }
const REACH_OTHERWISE_KM = 50

/**
 * What the captures add up to. Truth is the captures; this is each server's own reading of them, caught up from the log and
 * the same on every server, because lineage does not depend on order.
 */
export class EventBook {
  #lineage = openLineage()
  #cursor: number | undefined
  #catching: Promise<void> = Promise.resolve()
  readonly #counts = new Map<string, Counts>()
  readonly #touched = new Map<string, { key: string; event: WatchedEvent }>()
  readonly #store: Store
  readonly #attribute: Attributor

  constructor(store: Store, attribute: Attributor) {
    this.#store = store
    this.#attribute = attribute
  }

  /** Reads the captures sealed since the last time. Calls queue up behind one another. */
  catchUp(): Promise<void> {
    return (this.#catching = this.#catching.then(() => this.#read()))
  }

  /** What a capture added, once it was read: new events, further sayings of known ones, nothing not known. */
  countsOf(capture: string): Counts {
    return this.#counts.get(capture) ?? { new: 0, updated: 0, duplicate: 0 }
  }

  get(id: string): WatchedEvent | undefined {
    const record = this.#lineage.event(id)
    return record && this.#watch(record)
  }

  /** Every event, newest first. */
  list(): WatchedEvent[] {
    return [...this.#lineage.events()].map((record) => this.#watch(record)).sort((a, b) => b.record.at - a.record.at || (a.record.id < b.record.id ? -1 : 1))
  }

  async #read(): Promise<void> {
    for (;;) {
      const page = await this.#store.page('public', { kind: 'capture', order: 'oldest', limit: 200, ...(this.#cursor === undefined ? {} : { after: this.#cursor }) })
      for (const statement of page.items) {
        const body = bodyOf<CaptureBody>(statement)
        const blob = body && (await this.#store.getBlob(body.bytes))
        const counts = { new: 0, updated: 0, duplicate: 0 }
        if (blob) for (const observation of observationsIn(statement, blob.bytes)) counts[this.#lineage.add(observation).was]++
        this.#counts.set(statement.id, counts)
        this.#cursor = statement.pos
      }
      if (page.next === null) return
    }
  }

  #watch(record: EventRecord): WatchedEvent {
    const key = `${record.versions.length} ${record.versions.at(-1)!.key} ${record.state}`
    const kept = this.#touched.get(record.id)
    if (kept?.key === key) return kept.event
    const withinKm = REACH_KM[record.theme] ?? REACH_OTHERWISE_KM
    const touches = this.#attribute.attribute(record.where, { withinKm, named: record.named })
    const event = { record, touches, ...levelOf(record) }
    this.#touched.set(record.id, { key, event })
    return event
  }
}

const WORDS = {
  pager: ['', 'green', 'yellow', 'orange', 'red'],
  gdacs: ['', 'green', '', 'orange', 'red'],
  'cap-severity': ['', 'minor', 'moderate', 'severe', 'extreme'],
} as const

/** Our own ordering for "needs me": the worst of what the sources say, magnitudes by their size. Shown with its reason. */
export function levelOf(record: Pick<EventRecord, 'severity'>): { level: number; because: string } {
  let [level, because] = [0, 'no severity said']
  for (const [scale, words] of Object.entries(WORDS)) {
    const said = strongest(record.severity, scale as 'pager')
    const rank = said ? (words as readonly string[]).indexOf(said.value.toLowerCase()) : 0
    if (said && rank > level) [level, because] = [rank, `${scale} ${said.value}`]
  }
  const magnitude = strongest(record.severity, 'magnitude')
  const size = magnitude ? (magnitude.rank >= 7.5 ? 4 : magnitude.rank >= 6.5 ? 3 : magnitude.rank >= 5.5 ? 2 : magnitude.rank >= 4.5 ? 1 : 0) : 0
  return magnitude && size > level ? { level: size, because: `magnitude ${magnitude.value}` } : { level, because }
}
