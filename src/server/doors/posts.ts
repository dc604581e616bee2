import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Fault } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { formOf, viewerOf } from '../viewer.ts'
import { saysItself, mostBytes, mustBeFile, mustBeMedia } from './uploads.ts'

/** What changes nothing may be asked by anybody from anywhere. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Every request that changes something, whatever its address: of a kind and size that is read here, not from another site, and with
 * the token of its session. A new route cannot forget it. Faults `too-large`, `media-type`, `csrf`, `file-type`.
 */
export function guardPosts(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next()
    mustBeOwn(c, desk)
    mustBeMedia(c.req.header('content-type'), c.req.header('content-length'))
    const most = mostBytes(new URL(c.req.url).pathname)
    const tooLarge = (): never => { throw new Fault('too-large', `a request here has at most ${most} bytes`) }
    return bodyLimit({ maxSize: most, onError: tooLarge })(c, async () => {
      await formOf(c, desk, viewerOf(c, desk))
      await mustHoldFiles(c)
      await next()
    })
  }
}

/** Browsers say where a form comes from (Fetch metadata, else Origin); programs say neither, and hold no cookie that they did not mean to send. */
function mustBeOwn(c: Context, desk: Desk): void {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = [new URL(c.req.url).origin, ...(desk.config.baseUrl ? [new URL(desk.config.baseUrl).origin] : [])]
  const foreign = site !== undefined ? site !== 'same-origin' && site !== 'none' : origin !== undefined && !own.includes(origin)
  if (foreign) throw new Fault('csrf', 'this form came from elsewhere')
}

async function mustHoldFiles(c: Context): Promise<void> {
  if (saysItself(new URL(c.req.url).pathname) || !/^multipart\/form-data/i.test(c.req.header('content-type') ?? '')) return
  const fields = Object.values(await c.req.parseBody({ all: true })).flat()
  for (const field of fields) if (typeof field !== 'string' && field.size > 0) mustBeFile(field.name, new Uint8Array(await field.slice(0, 65_536).arrayBuffer()))
}
