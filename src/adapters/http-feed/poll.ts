import { createHash } from 'node:crypto'
import { Fault, type Instant } from '../../core/values/index.ts'
import type { Feed } from '../../core/watch/index.ts'
import type { AddressRule } from './address.ts'
import { fetchPublic, type Fetched } from './fetch.ts'

/** What is remembered of a feed between polls. The caller stores it together with what it did with the bytes, never before. */
export interface FeedState {
  etag?: string
  lastModified?: string
  /** SHA-256 of the last body: servers without validators still answer `same` */
  hash?: string
  lastTry?: Instant
  lastSuccess?: Instant
  lastChange?: Instant
  lastError?: { at: Instant; code: string; message: string }
  /** in a row */
  failures: number
  nextTry: Instant
}

export const NEVER_POLLED: FeedState = { failures: 0, nextTry: 0 }

export type Polled =
  | { status: 'changed'; bytes: Uint8Array; hash: string; etag?: string; lastModified?: string; url: string }
  | { status: 'same' }
  | { status: 'failed'; code: string; message: string }

export interface PollDeps extends AddressRule {
  now: () => Instant
  /** 0 to 1 */
  random: () => number
  timeoutMs?: number
  /** for a source that answers only to whom it knows; sent to the address itself and to no redirect */
  token?: string
}

const LONGEST_WAIT_MS = 3_600_000

/** One conditional GET. Never throws for what the network or the server does: that is `failed`, with the state to remember. */
export async function pollFeed(
  feed: Pick<Feed, 'every' | 'maxBytes' | 'mediaTypes' | 'tokenHeader'>, url: string, state: FeedState, deps: PollDeps,
): Promise<{ result: Polled; state: FeedState }> {
  const at = deps.now()
  const secret = feed.tokenHeader && deps.token ? { [feed.tokenHeader]: deps.token } : undefined
  try {
    const fetched = await fetchPublic(url, {
      ...deps, maxBytes: feed.maxBytes, ...(secret ? { maxRedirects: 0 } : {}),
      headers: {
        accept: [...feed.mediaTypes, '*/*;q=0.1'].join(', '),
        ...secret,
        ...(state.etag ? { 'if-none-match': state.etag } : {}),
        ...(state.lastModified ? { 'if-modified-since': state.lastModified } : {}),
      },
    })
    return judge(fetched, feed, state, at, deps)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return failed(feed, state, at, error.code, error.message, deps)
  }
}

type Outcome = { result: Polled; state: FeedState }

function judge(fetched: Fetched, feed: Pick<Feed, 'every'>, state: FeedState, at: Instant, deps: PollDeps): Outcome {
  const { status, headers, bytes, url } = fetched
  if (status !== 200 && status !== 304)
    return failed(feed, state, at, 'fetch-status', `the server answered ${status}`, deps, retryAfter(headers['retry-after'], at))
  const hash = status === 200 ? createHash('sha256').update(bytes).digest('hex') : state.hash
  const fresh = { etag: headers.etag, lastModified: headers['last-modified'] }
  const kept = status === 304 ? { etag: state.etag, lastModified: state.lastModified } : fresh
  const changed = hash !== state.hash && hash !== undefined
  const { lastError, lastChange } = state
  const next: FeedState = {
    ...defined(kept), ...defined({ hash, lastError, lastChange: changed ? at : lastChange }), lastTry: at, lastSuccess: at, failures: 0,
    nextTry: at + Math.round(feed.every * 1000 * (1 + 0.1 * deps.random())),
  }
  if (!changed) return { result: { status: 'same' }, state: next }
  return { result: { status: 'changed', bytes, hash, url, ...defined(kept) }, state: next }
}

/** Doubling from the feed's own beat, up to an hour, with half of it left to chance so that many nodes do not return at once. */
function failed(
  feed: Pick<Feed, 'every'>, state: FeedState, at: Instant, code: string, message: string, deps: PollDeps, notBefore = 0,
): Outcome {
  const failures = state.failures + 1
  const ceiling = Math.min(LONGEST_WAIT_MS, feed.every * 1000 * 2 ** Math.min(failures, 20))
  const wait = Math.round(ceiling * (0.5 + 0.5 * deps.random()))
  const next = { ...state, failures, lastTry: at, lastError: { at, code, message }, nextTry: Math.max(at + wait, notBefore) }
  return { result: { status: 'failed', code, message }, state: next }
}

/** Seconds or a date (RFC 9110, 10.2.3); at most a day is believed. */
function retryAfter(text: string | undefined, at: Instant): Instant {
  if (text === undefined) return 0
  const until = /^\d+$/.test(text) ? at + Number(text) * 1000 : Date.parse(text)
  return Number.isNaN(until) ? 0 : Math.min(until, at + 86_400_000)
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

/** For the page of feeds. Stale is not quiet: quiet is a success without a change, stale is no success for longer than the feed allows. */
export interface FeedHealth {
  lastSuccess: Instant | null
  lastChange: Instant | null
  lastError: FeedState['lastError'] | null
  failures: number
  word: 'never' | 'fresh' | 'failing' | 'stale'
}

export function healthOf(feed: Pick<Feed, 'staleAfter'>, state: FeedState, now: Instant): FeedHealth {
  const { lastSuccess, lastChange, lastError, failures } = state
  const stale = lastSuccess !== undefined && now - lastSuccess > feed.staleAfter * 1000
  const word = lastSuccess === undefined ? 'never' : stale ? 'stale' : failures > 0 ? 'failing' : 'fresh'
  return { lastSuccess: lastSuccess ?? null, lastChange: lastChange ?? null, lastError: lastError ?? null, failures, word }
}
