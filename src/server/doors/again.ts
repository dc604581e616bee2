import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { Fault } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { viewerOf } from '../viewer.ts'
import { once } from './once.ts'

interface Kept {
  /** of the body: the same key with other content is a mistake */
  digest: string
  answer: Promise<Answer>
}

interface Answer {
  status: number
  headers: [string, string][]
  text: string
}

const MOST_KEPT = 2000
const REPEATED = ['content-type', 'location', 'retry-after']

/**
 * `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header): what is sent again with the same key is done once, and answered as
 * the first time. The answer is kept by the process that gave it; that the key was used, by the store: after a restart, or on another
 * server, it is refused as `repeated` and not done twice. A key of whoever has no session leaves nothing in the store, where a stranger
 * could pile up rows: an envelope is known by its id, and an answer by link that comes twice says the same. Faults `idempotency-key`, `idempotency-differs`, `repeated`.
 */
export function doneOnce(desk: Desk): MiddlewareHandler {
  const kept = new Map<string, Kept>()
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined || c.req.method !== 'POST') return next()
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Fault('idempotency-key', 'an Idempotency-Key is 1 to 255 printable characters', { field: 'idempotency-key' })
    const digest = hash(Buffer.from(await c.req.arrayBuffer()))
    const name = nameOf(c, desk, key, digest)
    const before = kept.get(name)
    if (before && before.digest !== digest) throw new Fault('idempotency-differs', 'this Idempotency-Key was used for something else: draw a new one', { field: 'idempotency-key' })
    if (before) return replay(await before.answer)
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    promise.catch(() => {})
    kept.set(name, { digest, answer: promise })
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    try {
      if (viewerOf(c, desk).session !== null && !(await once(desk, `again ${name}`))) throw new Fault('repeated', 'this was sent before: look whether it was done, and use a new Idempotency-Key to do it again')
      await next()
      resolve(await answerOf(c.res))
    } catch (error) {
      kept.delete(name)
      reject(error)
      throw error
    }
  }
}

/** A key is one caller's at one address. Whoever has no session is known by what it sends: nobody learns, or uses up, a key of somebody else. */
function nameOf(c: Context, desk: Desk, key: string, digest: string): string {
  const { session } = viewerOf(c, desk)
  return hash(Buffer.from(`${session ? (session.seat ?? session.id) : digest}\n${new URL(c.req.url).pathname}\n${key}`))
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, headers: [...response.headers].filter(([name]) => REPEATED.includes(name)), text: await response.clone().text() }
}

function replay({ status, headers, text }: Answer): Response {
  return new Response(text || null, { status, headers: [...headers, ['idempotent-replayed', 'true']] })
}
