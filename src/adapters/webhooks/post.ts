import { Fault } from '../../core/values/index.ts'
import type { Delivery } from '../../core/warnings/index.ts'
import { signatures } from './sign.ts'

export interface Hook {
  url: string
  /** newest first; two while one replaces the other */
  secrets: readonly string[]
}

/** `id` stays the same over every retry, so that a receiver can drop what it already has. `at`: milliseconds, this attempt. */
export interface HookMessage {
  id: string
  at: number
  body: string
}

/**
 * One POST. The port must never follow a redirect and must judge the address when it connects, because a name may answer otherwise a
 * moment later; a Fault `fetch-address` or `fetch-scheme` means the address is refused for good. Every status is an answer.
 */
export type Post = (
  url: string,
  options: { method: 'POST'; headers: Record<string, string>; body: string; timeoutMs: number; maxBytes: number },
) => Promise<{ status: number; headers: Record<string, string> }>

const TIMEOUT_MS = 15_000
/** Nothing in the answer is read but its status; the rest is a courtesy. */
const MAX_ANSWER = 64 * 1024

/** Sends one signed message (Standard Webhooks 1.0). Never throws on what the other side does; a Fault is about our own secret. */
export async function deliver(hook: Hook, message: HookMessage, post: Post): Promise<Delivery> {
  const timestamp = Math.floor(message.at / 1000)
  const headers = {
    'content-type': 'application/json', 'webhook-id': message.id, 'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures(message.id, timestamp, message.body, hook.secrets),
  }
  try {
    const answer = await post(hook.url, { method: 'POST', headers, body: message.body, timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER })
    return judged(answer, message.at)
  } catch (error) {
    if (error instanceof Fault) return failedBy(error)
    throw error
  }
}

function judged({ status, headers }: { status: number; headers: Record<string, string> }, now: number): Delivery {
  const detail = `HTTP ${status}`
  if (status >= 200 && status < 300) return { kind: 'delivered', detail }
  if (status === 410) return { kind: 'failed', code: 'gone', detail, permanent: true }
  if (status >= 300 && status < 400)
    return { kind: 'failed', code: 'redirect', detail: `${detail}: redirects are not followed`, permanent: false }
  const wait = waitOf(headers['retry-after'], now)
  const code = status === 429 || status >= 500 ? 'busy' : 'refused'
  return { kind: 'failed', code, detail, permanent: false, ...(wait === undefined ? {} : { retryAfterMs: wait }) }
}

function failedBy({ code, message }: Fault): Delivery {
  const permanent = code === 'fetch-address' || code === 'fetch-scheme'
  const kind = permanent ? 'address' : code === 'fetch-timeout' ? 'timeout' : 'network'
  return { kind: 'failed', code: kind, detail: message, permanent }
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). */
function waitOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
