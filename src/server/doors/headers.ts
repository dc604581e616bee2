import type { MiddlewareHandler } from 'hono'
import { CONTENT_SECURITY_POLICY } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { isHttps } from '../viewer.ts'

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
}
/** Two years, as the preload lists ask; over https only, where a browser heeds it (RFC 6797). */
const HSTS = 'max-age=63072000; includeSubDomains'
/** Published for everybody, wherever their page stands: a verifier in a browser reads these from another origin. */
const OPEN = /^\/(ledger|law\/log)\//

export function securityHeaders(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
    if (OPEN.test(new URL(c.req.url).pathname)) headers.set('cross-origin-resource-policy', 'cross-origin')
    if (isHttps(c, desk)) headers.set('strict-transport-security', HSTS)
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  }
}
