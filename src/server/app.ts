import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { asFault, Fault } from '../core/values/index.ts'
import { ASSETS, CONTENT_SECURITY_POLICY, Problem, render } from '../web/index.ts'
import { demoRoutes } from './demo/routes.ts'
import { contextOf, type Parts, withoutCsv } from './http.ts'
import { keptPages } from './kept-pages.ts'
import { ROOT } from './open.ts'
import { notFound, problemOf } from './problems.ts'
import { ROUTES } from './routes/index.ts'
import { viewerOf } from './viewer.ts'

const MAX_BODY = 8 * 1024 * 1024

export function httpApp(parts: Parts): Hono {
  const app = new Hono({ getPath: (request) => withoutCsv(new URL(request.url).pathname) })
  app.use(secure)
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: () => { throw new Fault('too-large', `a request has at most ${MAX_BODY} bytes`) } }))
  app.use(keptPages(parts.desk))
  serveAssets(app)
  for (const add of parts.demo ? [...ROUTES, demoRoutes] : ROUTES) add(app, parts)
  app.notFound((c) => failed(c, parts, notFound()))
  app.onError((error, c) => failed(c, parts, error))
  return app
}

async function secure(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  const headers = c.res.headers
  headers.set('content-security-policy', CONTENT_SECURITY_POLICY)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
}

function serveAssets(app: Hono): void {
  for (const { url, file, type } of ASSETS) {
    const bytes = readFileSync(join(ROOT, file))
    app.get(url, (c) => c.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }))
  }
}

/** An answer to a person in a page, to a program as problem+json; the same for unknown and forbidden. */
async function failed(c: Context, parts: Parts, error: unknown): Promise<Response> {
  const { pathname } = new URL(c.req.url)
  const { status, body } = problemOf(error, pathname)
  if (status === 500) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const isPage = /^\/(en|es|pt|fr)(\/|$)/.test(pathname) || (c.req.header('accept') ?? '').includes('text/html')
  if (!isPage) return c.body(JSON.stringify(body), status as 400, { 'content-type': 'application/problem+json' })
  const context = await contextOf(c, parts, viewerOf(c, parts.desk))
  const code = status === 500 ? 'internal' : asFault(error).code
  return c.html(render(Problem, { status, code, ...(status === 404 ? {} : { detail: String(body.detail) }) }, context), status as 400)
}
