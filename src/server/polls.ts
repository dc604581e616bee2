import { fetchPublic, type FeedHealth, type FeedState, healthOf, NEVER_POLLED, pollFeed } from '../adapters/http-feed/index.ts'
import { type Feed, feedById, FEEDS } from '../core/watch/index.ts'
import { asFault, Fault } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import type { EventBook } from './events.ts'
import { ingest, type Ingested } from './ingest.ts'

/** One address that is polled, and what became of it. `off`: this desk does not poll. */
export interface Polled {
  feed: Feed
  url?: string
  state: FeedState
  health: Omit<FeedHealth, 'word'> & { word: FeedHealth['word'] | 'off' }
  accepted: number
  rejected: Ingested['rejected']
}

const MAX_SHOWN = 50

/** Polls every feed that has an address, each at its own beat, one at a time. Health is this server's own view since it opened. */
export class Polls {
  readonly #desk: Desk
  readonly #book: EventBook
  readonly #seen = new Map(FEEDS.map((feed) => [feed.id, { state: NEVER_POLLED, accepted: 0, rejected: [] as Ingested['rejected'] }]))
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(desk: Desk, book: EventBook) {
    this.#desk = desk
    this.#book = book
  }

  start(): void {
    this.#timer = setInterval(() => void (this.#running = this.#running.then(() => this.#round())), 1000)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  list(): Polled[] {
    return FEEDS.map((feed) => {
      const seen = this.#seen.get(feed.id)!
      const health = healthOf(feed, seen.state, this.#desk.clock())
      const url = addressOf(feed)
      const on = this.#desk.config.poll && url !== undefined
      return { feed, ...(url ? { url } : {}), ...seen, health: on ? health : { ...health, word: 'off' } }
    })
  }

  async #round(): Promise<void> {
    for (const feed of FEEDS) {
      const url = addressOf(feed)
      const seen = this.#seen.get(feed.id)!
      if (!url || seen.state.nextTry > this.#desk.clock()) continue
      const { result, state } = await pollFeed(feed, url, seen.state, { now: this.#desk.clock, random: Math.random })
      seen.state = state
      if (result.status === 'changed') await this.#take(feed, url, result.bytes, seen)
    }
  }

  async #take(feed: Feed, url: string, bytes: Uint8Array, seen: { state: FeedState; accepted: number; rejected: Ingested['rejected'] }): Promise<void> {
    try {
      const done = await ingest(this.#desk, this.#book, { feed: feed.id, from: url, as: 'actual' }, bytes)
      seen.accepted += done.accepted + done.updated
      seen.rejected = [...done.rejected, ...seen.rejected].slice(0, MAX_SHOWN)
    } catch (error) {
      const { code, message } = asFault(error)
      seen.state = { ...seen.state, lastError: { at: this.#desk.clock(), code, message }, failures: seen.state.failures + 1 }
    }
  }
}

/** The feed's own address, or CONTADORA_FEED_<ID>; empty text switches it off. */
function addressOf(feed: Feed): string | undefined {
  const own = process.env[`CONTADORA_FEED_${feed.id.toUpperCase().replaceAll('-', '_')}`]
  return own === undefined ? feed.url : own || undefined
}

/** Bytes of an address that a person named, under the same guards as a poll. Fault `unreachable`. */
export async function fetchBytes(feedId: string, url: string): Promise<Uint8Array> {
  const { status, bytes } = await fetchPublic(url, { maxBytes: feedById(feedId).maxBytes })
  if (status !== 200) throw new Fault('unreachable', `${url} answered ${status}`)
  return bytes
}
