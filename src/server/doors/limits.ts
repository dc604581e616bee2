import type { Context, MiddlewareHandler } from 'hono'
import { Fault, type Instant } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { isLoopback, socketAddress, viewerOf } from '../viewer.ts'

interface Limit {
  name: string
  at: RegExp
  methods: RegExp
  per: 'address' | 'session' | 'token'
  most: number
  seconds: number
}

const POST = /^(POST|PUT|PATCH|DELETE)$/
const LANG = '^/(?:en|es|pt|fr)'

/** How often, by whom; generous, for a ministry may stand behind one address and a sign-in by passkey takes two. By address and never by seat where nobody has signed in yet: a stranger cannot lock an office out. */
export const LIMITS: readonly Limit[] = [
  { name: 'sign-in', at: new RegExp(`${LANG}/sign-in|^/oidc/`), methods: POST, per: 'address', most: 120, seconds: 300 },
  { name: 'oidc', at: /^\/oidc\//, methods: /^GET$/, per: 'address', most: 120, seconds: 300 },
  { name: 'answer links', at: new RegExp(`(?:${LANG}|^/api/v1)/ack/`), methods: POST, per: 'token', most: 60, seconds: 60 },
  { name: 'answer links of one address', at: new RegExp(`(?:${LANG}|^/api/v1)/ack/`), methods: /./, per: 'address', most: 600, seconds: 60 },
  { name: 'searches of one address', at: new RegExp(`(?:${LANG}|^/api/v1)/search(?:\\.csv|\\.xlsx)?$`), methods: /^(GET|HEAD)$/, per: 'address', most: 120, seconds: 60 },
  { name: 'forms of one session', at: /./, methods: POST, per: 'session', most: 120, seconds: 60 },
  { name: 'forms of one address', at: /./, methods: POST, per: 'address', most: 600, seconds: 60 },
]

/** A danger to life never waits for a counter: drafting, releasing, relaying, answering, cancelling, by an office that has signed in. */
const DANGER = new RegExp(`${LANG}/(?:release/|warnings/[^/]+/(?:answer|reply|cancel|review)$|events/[^/]+/(?:draft|relay)$)`)

const MOST_KEYS = 50_000

interface Window {
  count: number
  until: Instant
}

/** Counts by process: N servers let through N times as much. Fault `too-many`, with Retry-After in whole seconds. */
export function rateLimits(desk: Desk): MiddlewareHandler {
  const windows = new Map<string, Window>()
  return async (c, next) => {
    const wait = isFree(c, desk) ? 0 : tooMany(windows, keysOf(c, desk), desk.clock())
    if (wait === 0) return next()
    c.header('retry-after', String(Math.ceil(wait / 1000)))
    throw new Fault('too-many', `too many requests: try again in ${Math.ceil(wait / 1000)} seconds`)
  }
}

/** The demo on one's own machine is not rationed: its visitor clicks through a day in a minute. */
function isFree(c: Context, desk: Desk): boolean {
  const { pathname } = new URL(c.req.url)
  if (desk.config.demo && isLoopback(c)) return true
  return c.req.method === 'POST' && DANGER.test(pathname) && viewerOf(c, desk).session !== null
}

function keysOf(c: Context, desk: Desk): { key: string; limit: Limit }[] {
  const { pathname } = new URL(c.req.url)
  return LIMITS.filter(({ at, methods }) => methods.test(c.req.method) && at.test(pathname)).flatMap((limit) => {
    const who = limit.per === 'address' ? addressOf(c, desk) : limit.per === 'token' ? pathname.split('/').at(-1) : viewerOf(c, desk).session?.id
    return who ? [{ key: `${limit.name} ${who}`, limit }] : []
  })
}

/** Milliseconds to wait, 0 when none. What is refused counts too, so that whoever hammers keeps waiting. */
function tooMany(windows: Map<string, Window>, keys: readonly { key: string; limit: Limit }[], now: Instant): number {
  if (windows.size > MOST_KEYS) for (const [key, { until }] of windows) if (until <= now) windows.delete(key)
  if (windows.size > MOST_KEYS) windows.clear()
  let wait = 0
  for (const { key, limit } of keys) {
    const open = windows.get(key)
    const window = open && open.until > now ? open : { count: 0, until: now + limit.seconds * 1000 }
    window.count++
    windows.set(key, window)
    if (window.count > limit.most) wait = Math.max(wait, window.until - now)
  }
  return wait
}

/**
 * Whom to count. What a header says counts only as far as our own proxies wrote it (CONTADORA_PROXY_HOPS): the rest is the caller's
 * word. An IPv6 caller is its /64, which one subscriber holds whole.
 */
export function addressOf(c: Context, { config }: Pick<Desk, 'config'>): string {
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  const address = (config.proxyHops > 0 ? chain.at(-config.proxyHops) : undefined) ?? socketAddress(c)
  const mapped = address.replace(/^::ffff:(?=\d+\.)/, '')
  return mapped.includes(':') ? `${expanded(mapped).slice(0, 4).join(':')}/64` : mapped
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right].map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
}
