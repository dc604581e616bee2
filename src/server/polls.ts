import { type AddressRule, fetchPublic, type FeedHealth, type FeedState, healthOf, NEVER_POLLED, pollFeed } from '../adapters/http-feed/index.ts'
import { type Feed, feedById, FEEDS } from '../core/watch/index.ts'
import { Fault } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import type { EventBook } from './events.ts'
import { readStates, writeStates } from './feed-states.ts'
import { ingest, type Ingested } from './ingest.ts'
import { LinkQueue } from './links.ts'

/** One address that is polled, and what became of it. `off`: this desk does not poll. */
export interface Polled {
  feed: Feed
  url?: string
  state: FeedState
  health: Omit<FeedHealth, 'word'> & { word: FeedHealth['word'] | 'off' }
  /** since this server opened */
  accepted: number
  rejected: Ingested['rejected']
}

interface Seen {
  state: FeedState
  accepted: number
  rejected: Ingested['rejected']
  links: LinkQueue
}

const MAX_SHOWN = 50
const LONGEST_WAIT_MS = 3_600_000

/** Polls every feed that has an address, each at its own beat, one at a time. What it remembers of each survives a restart. */
export class Polls {
  readonly #desk: Desk
  readonly #book: EventBook
  readonly #rule: AddressRule
  readonly #seen = new Map<string, Seen>(FEEDS.map(({ id }) => [id, { state: NEVER_POLLED, accepted: 0, rejected: [], links: new LinkQueue(id) }]))
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #saved = ''

  constructor(desk: Desk, book: EventBook, rule: AddressRule = {}) {
    this.#desk = desk
    this.#book = book
    this.#rule = rule
  }

  /** What was remembered when the desk last ran. */
  async remember(): Promise<void> {
    for (const [id, state] of await readStates(this.#desk.config.dir)) {
      const seen = this.#seen.get(id)
      if (seen) seen.state = state
    }
  }

  start(): void {
    this.#timer = setInterval(() => void this.round(), 1000)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  list(): Polled[] {
    return FEEDS.map((feed) => {
      const { state, accepted, rejected } = this.#seen.get(feed.id)!
      const health = healthOf(feed, state, this.#desk.clock())
      const url = addressOf(feed)
      const on = this.#desk.config.poll && url !== undefined
      return { feed, ...(url ? { url } : {}), state, accepted, rejected, health: on ? health : { ...health, word: 'off' } }
    })
  }

  /** Every feed whose time has come, once. Whoever asks while a round is under way waits for that one. Never rejects. */
  round(): Promise<void> {
    return (this.#running ??= this.#round().catch(told).finally(() => (this.#running = undefined)))
  }

  async #round(): Promise<void> {
    for (const feed of FEEDS) {
      const url = addressOf(feed)
      const seen = this.#seen.get(feed.id)!
      if (!url) continue
      if (seen.state.nextTry <= this.#desk.clock()) await this.#poll(feed, url, seen)
      for (const { from, tie, bytes } of await seen.links.next({ ...this.#rule })) await this.#follow(feed, from, tie, bytes, seen)
      seen.rejected = [...seen.links.failed(), ...seen.rejected].slice(0, MAX_SHOWN)
    }
    await this.#save()
  }

  async #poll(feed: Feed, url: string, seen: Seen): Promise<void> {
    const before = seen.state
    const { result, state } = await pollFeed(feed, url, before, { ...this.#rule, now: this.#desk.clock, random: Math.random, ...tokenOf(feed) })
    seen.state = state
    if (result.status !== 'changed') return
    try {
      count(seen, await ingest(this.#desk, this.#book, { feed: feed.id, from: url, as: 'actual' }, result.bytes))
      seen.links.add(result.bytes)
    } catch (error) {
      seen.state = unread(feed, before, state, this.#desk.clock(), error)
    }
  }

  async #follow(feed: Feed, from: string, tie: { feed: string; aliases: string[] }, bytes: Uint8Array, seen: Seen): Promise<void> {
    try {
      count(seen, await ingest(this.#desk, this.#book, { feed: feed.id, from, as: 'actual', tie }, bytes))
    } catch (error) {
      seen.rejected = [{ id: from, reason: wordsOf(error).message }, ...seen.rejected].slice(0, MAX_SHOWN)
    }
  }

  /** While messages of an index wait to be fetched, its validators are not written down: after a restart the whole index is read again. */
  async #save(): Promise<void> {
    const states = [...this.#seen].map(([id, { state, links }]): [string, FeedState] => [id, links.waiting > 0 ? withoutValidators(state) : state])
    const text = JSON.stringify(states)
    if (text === this.#saved) return
    await writeStates(this.#desk.config.dir, states)
    this.#saved = text
  }
}

function count(seen: Seen, done: Ingested): void {
  seen.accepted += done.accepted + done.updated
  seen.rejected = [...done.rejected, ...seen.rejected.filter((old) => !done.rejected.some(({ id }) => id === old.id))].slice(0, MAX_SHOWN)
}

/** A document that arrived and could not be read or kept is no success: its validators are forgotten, so that it is asked for again. */
function unread(feed: Feed, before: FeedState, state: FeedState, at: number, error: unknown): FeedState {
  const failures = before.failures + 1
  const wait = Math.min(LONGEST_WAIT_MS, feed.every * 1000 * 2 ** Math.min(failures, 10))
  return { ...before, ...(state.lastTry === undefined ? {} : { lastTry: state.lastTry }), failures, nextTry: at + wait, lastError: { at, ...wordsOf(error) } }
}

function withoutValidators({ etag: _, lastModified: __, hash: ___, ...state }: FeedState): FeedState {
  return state
}

/** A bug's words stay in the server's own log. */
function wordsOf(error: unknown): { code: string; message: string } {
  if (error instanceof Fault) return { code: error.code, message: error.message }
  told(error)
  return { code: 'internal', message: 'something failed on this server' }
}

function told(error: unknown): void {
  process.stderr.write(`polling: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

/** The feed's own address, or CONTADORA_FEED_<ID>; empty text switches it off. */
function addressOf(feed: Feed): string | undefined {
  const own = process.env[`CONTADORA_FEED_${feed.id.toUpperCase().replaceAll('-', '_')}`]
  return own === undefined ? feed.url : own || undefined
}

/** CONTADORA_FEED_<ID>_TOKEN, for a source that wants one. */
function tokenOf({ id, tokenHeader }: Feed): { token?: string } {
  const token = tokenHeader && process.env[`CONTADORA_FEED_${id.toUpperCase().replaceAll('-', '_')}_TOKEN`]
  return token ? { token } : {}
}

/** Bytes of an address that a person named, under the same guards as a poll. Fault `unreachable`. */
export async function fetchBytes(feedId: string, url: string): Promise<Uint8Array> {
  const { status, bytes } = await fetchPublic(url, { maxBytes: feedById(feedId).maxBytes })
  if (status !== 200) throw new Fault('unreachable', `${url} answered ${status}`)
  return bytes
}
