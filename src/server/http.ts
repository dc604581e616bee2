import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { REASON_WORDS, reasonText } from '../core/law/index.ts'
import { asFault, Fault, LANGUAGES, type Language, type Party } from '../core/values/index.ts'
import type { Attributor } from '../core/watch/index.ts'
import { ASSETS, CONTENT_SECURITY_POLICY, type PageContext, Problem, render } from '../web/index.ts'
import type { Demo } from './demo/index.ts'
import type { Desk } from './desk.ts'
import type { EventBook } from './events.ts'
import { ROOT } from './open.ts'
import type { Polls } from './polls.ts'
import { notFound, problemOf } from './problems.ts'
import { ROUTES } from './routes/index.ts'
import { type DataTable, toCsv, toRecords } from './tables.ts'
import { type Viewer, viewerOf } from './viewer.ts'
import type { Worker } from './worker.ts'

/** What every route may use. */
export interface Parts {
  desk: Desk
  book: EventBook
  polls: Polls
  worker: Worker
  atlas: Attributor
  demo: Demo | null
}

export type Routes = (app: Hono, parts: Parts) => void

const MAX_BODY = 8 * 1024 * 1024

export function httpApp(parts: Parts): Hono {
  const app = new Hono({ getPath: routedPath })
  app.use(secure)
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: () => { throw new Fault('too-large', `a request has at most ${MAX_BODY} bytes`) } }))
  serveAssets(app)
  for (const add of ROUTES) add(app, parts)
  app.notFound((c) => failed(c, parts, notFound()))
  app.onError((error, c) => failed(c, parts, error))
  return app
}

const CSV_ROUTES = '/.csv'

/** A table's CSV is one suffix away from its JSON, whatever its address ends with: `/api/v1/states/JAM.csv` has the id JAM. */
function routedPath(request: Request): string {
  const { pathname } = new URL(request.url)
  return pathname.startsWith('/api/v1/') && pathname.endsWith('.csv') ? CSV_ROUTES + pathname.slice(0, -4) : pathname
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

let assets: string | undefined
function assetsVersion(): string {
  return (assets ??= createHash('sha256').update(Buffer.concat(ASSETS.map(({ file }) => readFileSync(join(ROOT, file))))).digest('hex').slice(0, 8))
}

/** Everything a page knows beside its own view; `lang` is the first part of the address. */
export async function contextOf(c: Context, parts: Parts, viewer: Viewer): Promise<PageContext> {
  const { desk } = parts
  const lang = languageOf(c)
  const { session } = viewer
  const zone = session ? desk.region.state(session.party)?.timeZones[0] ?? desk.region.territory(session.party)?.timeZones[0] : undefined
  const ledger = desk.published()
  const url = new URL(c.req.url)
  return {
    lang, path: url.pathname + url.search, now: desk.clock(),
    ...(zone ? { zone } : {}),
    viewer: { party: session?.party ?? null, ...(session ? { office: session.office } : {}), roles: session ? [session.role] : [] },
    desk: { name: desk.config.name, exercise: desk.config.demo, ledgerSize: ledger.size, checkpointAt: ledger.at, origin: desk.config.baseUrl ?? url.origin },
    ...(session ? { csrf: desk.seals.csrf(session) } : {}),
    assets: assetsVersion(),
    name: (code: Party) => desk.region.name(code, lang),
    theme: (id: string) => desk.region.theme(id)?.name[lang] ?? null,
    reason: (reason) => (Object.hasOwn(REASON_WORDS, reason.code) ? reasonText(reason, lang) : null),
  }
}

export function languageOf(c: Context): Language {
  const first = new URL(c.req.url).pathname.split('/')[1] ?? ''
  if ((LANGUAGES as readonly string[]).includes(first)) return first as Language
  const wanted = (c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return LANGUAGES.find((language) => language === wanted.find((one) => (LANGUAGES as readonly string[]).includes(one))) ?? 'en'
}

/** Adds a page in its four languages. `load` gives the view of what this viewer may read, or throws notFound(). */
export function page<V>(app: Hono, parts: Parts, path: string, load: (c: Context, viewer: Viewer, context: PageContext) => Promise<V>, component: (view: V, context: PageContext) => unknown): void {
  app.get(`/:lang{en|es|pt|fr}${path}`, async (c) => {
    const viewer = viewerOf(c, parts.desk)
    const context = await contextOf(c, parts, viewer)
    return c.html(render(component, await load(c, viewer, context), context))
  })
}

/** Adds a table as JSON at `path` and as CSV at `path.csv`. Conditional: the ETag is of the bytes that this viewer gets. */
export function table(app: Hono, parts: Parts, path: string, load: (c: Context, viewer: Viewer) => Promise<DataTable & { note?: unknown }>): void {
  const answer = (csv: boolean) => async (c: Context) => {
    const viewer = viewerOf(c, parts.desk)
    const data = await load(c, viewer)
    const text = csv ? toCsv(data) : `${JSON.stringify({ [data.name]: toRecords(data), ...(data.note === undefined ? {} : { note: data.note }) }, null, 1)}\n`
    return tagged(c, text, csv ? 'text/csv; charset=utf-8' : 'application/json', viewer)
  }
  app.get(`${CSV_ROUTES}/api/v1${path}`, answer(true))
  app.get(`/api/v1${path}`, answer(false))
}

export function tagged(c: Context, text: string, type: string, viewer: Viewer): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': viewer.session ? 'private, no-store' : 'public, max-age=5', vary: 'cookie' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': type })
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
