import { type AddressRule, fetchPublic } from '../adapters/http-feed/index.ts'
import { type CapLink, capLinks } from '../core/watch/index.ts'
import { asFault } from '../core/values/index.ts'

/** Of one index: how many messages wait, are fetched in a round, are tried again, and are remembered as fetched. */
const MOST_WAITING = 500
const A_ROUND = 4
const TRIES = 3
const MOST_REMEMBERED = 5000
const MAX_BYTES = 2 * 1024 * 1024
const TIMEOUT_MS = 10_000

export interface Linked {
  from: string
  tie: CapLink['entry']
  bytes: Uint8Array
}

/** The messages that an index only links to, fetched one after another and a few at a time: a service with a thousand warnings is not stormed. */
export class LinkQueue {
  readonly #feed: string
  readonly #waiting = new Map<string, CapLink & { tries: number }>()
  readonly #done = new Set<string>()
  #failed: { id: string; reason: string }[] = []

  constructor(feed: string) {
    this.#feed = feed
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** What of this document is still to be fetched. Only a feed of CAP has an index of messages. */
  add(bytes: Uint8Array): void {
    if (this.#feed !== 'cap') return
    for (const link of capLinks(bytes, this.#feed)) {
      if (this.#done.has(link.key) || this.#waiting.has(link.key)) continue
      if (this.#waiting.size >= MOST_WAITING) return this.#fail(link.url, `more than ${MOST_WAITING} messages wait to be fetched`)
      this.#waiting.set(link.key, { ...link, tries: 0 })
    }
  }

  async next(rule: AddressRule): Promise<Linked[]> {
    const found: Linked[] = []
    for (const link of [...this.#waiting.values()].slice(0, A_ROUND)) {
      this.#waiting.delete(link.key)
      const bytes = await this.#fetch(link, rule)
      if (bytes) found.push({ from: link.url, tie: link.entry, bytes })
    }
    return found
  }

  /** Those given up since the last time that somebody asked. */
  failed(): { id: string; reason: string }[] {
    return this.#failed.splice(0)
  }

  async #fetch(link: CapLink & { tries: number }, rule: AddressRule): Promise<Uint8Array | undefined> {
    try {
      const headers = { accept: 'application/cap+xml, application/xml, text/xml' }
      const { status, bytes } = await fetchPublic(link.url, { ...rule, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, headers })
      if (status === 200) return this.#finish(link.key, bytes)
      return this.#again(link, `the server answered ${status}`)
    } catch (error) {
      return this.#again(link, asFault(error).message)
    }
  }

  #finish(key: string, bytes?: Uint8Array): Uint8Array | undefined {
    this.#done.add(key)
    if (this.#done.size > MOST_REMEMBERED) this.#done.delete(this.#done.values().next().value!)
    return bytes
  }

  /** At the end of the queue, so that one that hangs does not hold up the others. */
  #again(link: CapLink & { tries: number }, why: string): undefined {
    if (link.tries + 1 < TRIES) this.#waiting.set(link.key, { ...link, tries: link.tries + 1 })
    else {
      this.#finish(link.key)
      this.#fail(link.url, why)
    }
  }

  #fail(id: string, reason: string): void {
    this.#failed.push({ id, reason })
  }
}
