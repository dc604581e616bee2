import { promisify } from 'node:util'
import { gzip as gzipWith } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import type { Desk } from './desk.ts'
import { isLoopback, viewerOf } from './viewer.ts'

const gzip = promisify(gzipWith)

const KEEP_MS = 1000
const MOST_KEPT = 500
/** Below this a packet holds it anyway. */
const WORTH_PACKING = 1024
const PACKED = /^(text\/|application\/(json|problem\+json|atom\+xml|geo\+json|cap\+xml))/
const STREAMED = /^\/(ledger\/|law\/log\/|api\/v1\/stream)/
/** What a stranger sees there hangs on more than what is public: an answer just given by a link, the drill's own devices. */
const NOT_KEPT = /\/(ack|demo)\/|^\/(readyz|healthz|livez|metrics)/
const MOST_BYTES = 512 * 1024

interface Kept {
  at: number
  status: number
  headers: [string, string][]
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Packs texts, and keeps what a stranger was answered for a second or until something public changes: everybody without a session
 * reads the same bytes, so a crowd at one page costs one rendering a second. An answer to a session is never kept.
 */
export function keptPages(desk: Desk): MiddlewareHandler {
  const kept = new Map<string, Kept>()
  desk.onChange((readers) => {
    if (readers.includes('public')) kept.clear()
  })
  return async (c, next) => {
    const { pathname } = new URL(c.req.url)
    if (c.req.method !== 'GET' || STREAMED.test(pathname)) return next()
    const packs = (c.req.header('accept-encoding') ?? '').includes('gzip')
    const key = NOT_KEPT.test(pathname) ? undefined : keyOf(c, desk, packs)
    const before = key === undefined ? undefined : kept.get(key)
    if (before && performance.now() - before.at < KEEP_MS) return answer(before)
    await next()
    const made = await textOf(c, packs)
    if (!made) return
    if (key !== undefined && made.status === 200) keep(kept, key, made)
    c.res = undefined
    c.res = answer(made)
  }
}

/** Undefined for whoever has a session, and for a conditional request: those are answered each by itself. */
function keyOf(c: Context, desk: Desk, packs: boolean): string | undefined {
  const conditional = c.req.header('if-none-match') !== undefined || c.req.header('range') !== undefined
  if (conditional || viewerOf(c, desk).session !== null) return undefined
  return [packs ? 'gzip' : '', isLoopback(c) ? 'here' : '', c.req.header('host') ?? '', c.req.header('accept') ?? '', c.req.header('accept-language') ?? '', c.req.url].join('\n')
}

async function textOf(c: Context, packs: boolean): Promise<Kept | null> {
  const { status, headers, body } = c.res
  if (!body || headers.has('content-encoding') || !PACKED.test(headers.get('content-type') ?? '')) return null
  if ((headers.get('content-type') ?? '').startsWith('text/event-stream')) return null
  const plain = new Uint8Array(await c.res.arrayBuffer())
  const list = [...headers].filter(([name]) => name !== 'content-length' && name !== 'vary')
  const vary = [...new Set([...(headers.get('vary') ?? '').split(',').map((one) => one.trim()).filter(Boolean), 'accept-encoding', 'cookie'])].join(', ')
  const packed = packs && plain.length > WORTH_PACKING ? new Uint8Array(await gzip(plain)) : undefined
  return { at: performance.now(), status, headers: [...list, ['vary', vary], ...(packed ? [['content-encoding', 'gzip'] as [string, string]] : [])], bytes: packed ?? plain }
}

function answer({ status, headers, bytes }: Kept): Response {
  return new Response(bytes, { status, headers: [...headers, ['content-length', String(bytes.length)]] })
}

function keep(kept: Map<string, Kept>, key: string, made: Kept): void {
  if (made.bytes.length > MOST_BYTES || made.headers.some(([name]) => name === 'set-cookie')) return
  kept.delete(key)
  kept.set(key, made)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
}
