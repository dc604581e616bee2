import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { WORKBOOK, writeTables } from '../adapters/sheets/index.ts'
import { REASON_WORDS, reasonText } from '../core/law/index.ts'
import { LANGUAGES, type Language, type Party } from '../core/values/index.ts'
import type { Attributor } from '../core/watch/index.ts'
import { ASSETS, type PageContext, render } from '../web/index.ts'
import type { Demo } from './demo/model.ts'
import type { Desk } from './desk.ts'
import type { EventBook } from './events.ts'
import { nameOf } from './names.ts'
import { ROOT } from './open.ts'
import type { Polls } from './polls.ts'
import { type DataTable, dialectOf, toCsv, toRecords } from './tables.ts'
import { isLoopback, type Viewer, viewerOf } from './viewer.ts'
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
    ...(parts.demo && isLoopback(c) ? { guide: await parts.demo.guide(viewer) } : {}),
    assets: assetsVersion(),
    name: (code: Party) => nameOf(desk.region, code, lang),
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
  app.get(`/:lang{(?:en|es|pt|fr)}${path}`, async (c) => {
    const viewer = viewerOf(c, parts.desk)
    const context = await contextOf(c, parts, viewer)
    return c.html(render(component, await load(c, viewer, context), context))
  })
}

const ENDING = /\.(csv|xlsx)$/

/** `.csv` or `.xlsx` behind an address of data asks for the same rows in that form: one route serves all. */
export function withoutEnding(path: string): string {
  return path.startsWith('/api/v1/') ? path.replace(ENDING, '') : path
}

/** Adds a table as JSON at `path`, as CSV at `path.csv` and as a workbook at `path.xlsx`. */
export function table(app: Hono, parts: Parts, path: string, load: (c: Context, viewer: Viewer) => Promise<DataTable & { note?: unknown }>): void {
  app.get(`/api/v1${path}`, async (c) => {
    const viewer = viewerOf(c, parts.desk)
    const data = await load(c, viewer)
    return asEnds(c, viewer, () => ({ [data.name]: toRecords(data), ...(data.note === undefined ? {} : { note: data.note }) }), () => data)
  })
}

/** What the address ends in: the rows as CSV or as a workbook, or else the JSON. Conditional: the ETag is of the bytes that this viewer gets. */
export async function asEnds(c: Context, viewer: Viewer, json: () => unknown, rows: () => DataTable | Promise<DataTable>): Promise<Response> {
  const ending = ENDING.exec(new URL(c.req.url).pathname)?.[1]
  if (ending === 'csv') return csvAnswer(c, await rows(), viewer)
  if (ending === 'xlsx') return workbookAnswer(c, await rows(), viewer)
  return tagged(c, `${JSON.stringify(await json(), null, 1)}\n`, 'application/json', viewer)
}

async function workbookAnswer(c: Context, { name, columns, rows }: DataTable, viewer: Viewer): Promise<Response> {
  c.header('content-disposition', `attachment; filename="${name}.xlsx"`)
  return tagged(c, (await writeTables([{ name, heads: columns, rows }])) as Uint8Array<ArrayBuffer>, WORKBOOK, viewer)
}

/** A table as CSV, in the dialect that the address asks for. */
export function csvAnswer(c: Context, data: DataTable, viewer: Viewer): Response {
  return tagged(c, toCsv(data, dialectOf(c.req.query('dialect'), c.req.query('locale'))), 'text/csv; charset=utf-8', viewer)
}

export function tagged(c: Context, text: string | Uint8Array<ArrayBuffer>, type: string, viewer: Viewer): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': viewer.session ? 'private, no-store' : 'public, max-age=5', vary: 'cookie' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': type })
}
