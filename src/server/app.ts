import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { asFault } from '../core/values/index.ts'
import { ASSETS, Problem, render } from '../web/index.ts'
import { demoRoutes } from './demo/routes.ts'
import { doneOnce } from './doors/again.ts'
import { exportsNoted } from './doors/exports.ts'
import { securityHeaders } from './doors/headers.ts'
import { rateLimits } from './doors/limits.ts'
import { guardPosts } from './doors/posts.ts'
import { contextOf, type Parts, withoutEnding } from './http.ts'
import { keptPages } from './kept-pages.ts'
import { ROOT } from './open.ts'
import { notFound, problemOf } from './problems.ts'
import { ROUTES } from './routes/index.ts'
import { seatsKnown, viewerOf } from './viewer.ts'

export function httpApp(parts: Parts): Hono {
  const app = new Hono({ getPath: (request) => withoutEnding(new URL(request.url).pathname) })
  const { desk } = parts
  // in this order: who asks is known before it is counted, and what is refused is neither kept nor done once
  for (const step of [securityHeaders(desk), seatsKnown(desk), rateLimits(desk), guardPosts(desk), doneOnce(desk), exportsNoted(desk), keptPages(desk)]) app.use(step)
  serveAssets(app)
  for (const add of parts.demo ? [...ROUTES, demoRoutes] : ROUTES) add(app, parts)
  app.notFound((c) => failed(c, parts, notFound()))
  app.onError((error, c) => failed(c, parts, error))
  return app
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
