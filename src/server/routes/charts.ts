import type { Context } from 'hono'
import { WORKBOOK } from '../../adapters/sheets/index.ts'
import { dayOfInstant, isoDay, LANGUAGES, type Language } from '../../core/values/index.ts'
import { ChartPage, Charts, type PageContext, pages } from '../../web/index.ts'
import { askedQuery, type Asked, chartAsked } from '../charts/index.ts'
import { metadataOf, parquetOf, svgOf, tableOf, type Taken, xlsxOf, zipOf } from '../charts/files.ts'
import { contextOf, csvAnswer, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { nameOf } from '../names.ts'
import { notFound } from '../problems.ts'
import { toRecords } from '../tables.ts'
import { type Viewer, viewerOf } from '../viewer.ts'
import { chartedFor, chartNamed, chartPageView, chartsTable, chartsView } from '../views/charts.ts'

const ENDING = /^([a-z-]+)\.(csv|json|metadata\.json|zip|xlsx|parquet|svg)$/

/** Charts of what the viewer may read; the state of each is its address, which is the same for the page and for every file. */
export const chartRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/charts', (_, viewer) => chartsView(desk, viewer), Charts)
  app.use('/:lang{(?:en|es|pt|fr)}/charts/:slug', async (c, next) => {
    // a form sends a tick as a parameter of its own; the address that is kept says them as one
    const to = tidied(c, askedIn(c, parts))
    return to === null ? next() : c.redirect(to, 302)
  })
  page(app, parts, '/charts/:slug', async (c, viewer, context) => {
    const def = chartNamed(c.req.param('slug') ?? '')
    const asked = askedIn(c, parts)
    return chartPageView(desk, context, def, asked, await chartedFor(desk, viewer, context, def, asked))
  }, ChartPage)
  table(app, parts, '/charts', async (c) => chartsTable(inEnglish(await contextOf(c, parts, viewerOf(c, desk)), parts)))
  app.get('/charts/:file', async (c) => {
    const [, slug = '', ending = ''] = ENDING.exec(c.req.param('file') ?? '') ?? []
    const viewer = viewerOf(c, desk)
    if (ending === '') return withoutLanguage(c, parts, viewer)
    return file(c, parts, viewer, slug, ending)
  })
}

function askedIn(c: Context, { desk }: Parts): Asked {
  return chartAsked((name) => c.req.queries(name) ?? [], desk.region)
}

function tidied(c: Context, asked: Asked): string | null {
  const several = ['country', 'a', 'b'].some((name) => (c.req.queries(name)?.length ?? 0) > 1)
  const blank = Object.values(c.req.query()).some((value) => value === '') || c.req.query('from') !== undefined || c.req.query('to') !== undefined
  if (asked.unknown.length > 0 || (!several && !blank)) return null
  const query = new URLSearchParams(Object.entries(askedQuery(asked)).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString()
  return new URL(c.req.url).pathname + (query === '' ? '' : `?${query}`)
}

/** An address without a language is answered with the page in the reader's own. */
async function withoutLanguage(c: Context, parts: Parts, viewer: Viewer): Promise<Response> {
  const def = chartNamed(c.req.param('file') ?? '')
  const { lang } = await contextOf(c, parts, viewer)
  c.header('vary', 'accept-language')
  return c.redirect(pages(lang).chart(def.slug, askedQuery(askedIn(c, parts))), 302)
}

/** Data do not change with the language that a browser asks for. */
function inEnglish(context: PageContext, { desk }: Parts, lang: Language = 'en'): PageContext {
  return { ...context, lang, viewer: { ...context.viewer, party: null }, name: (code) => nameOf(desk.region, code, lang) }
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json', 'metadata.json': 'application/json', svg: 'image/svg+xml', zip: 'application/zip',
  xlsx: WORKBOOK, parquet: 'application/vnd.apache.parquet',
}

async function file(c: Context, parts: Parts, viewer: Viewer, slug: string, ending: string): Promise<Response> {
  const { desk } = parts
  const def = chartNamed(slug)
  const asked = askedIn(c, parts)
  const wanted = LANGUAGES.find((one) => one === c.req.query('lang'))
  const lang = ending === 'svg' && wanted ? wanted : 'en'
  const context = inEnglish(await contextOf(c, parts, viewer), parts, lang)
  const url = `${context.desk.origin ?? ''}${pages(lang).chart(slug, askedQuery(asked))}`
  const taken: Taken = { def, charted: await chartedFor(desk, viewer, context, def, asked), c: context, url, made: isoDay(dayOfInstant(desk.clock())) }
  if (ending === 'csv') return csvAnswer(c, tableOf(taken), viewer)
  const text = textOf(taken, ending)
  if (text !== null) return tagged(c, text, TYPES[ending]!, viewer)
  const bytes = await bytesOf(taken, ending)
  c.header('content-disposition', `attachment; filename="${slug}.${ending}"`)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': TYPES[ending]!, 'cache-control': viewer.session ? 'private, no-store' : 'public, max-age=5', vary: 'cookie' })
}

function textOf(taken: Taken, ending: string): string | null {
  if (ending === 'svg') return svgOf(taken, taken.c)
  if (ending === 'metadata.json') return `${JSON.stringify(metadataOf(taken), null, 1)}\n`
  return ending === 'json' ? `${JSON.stringify({ [taken.def.slug]: toRecords(tableOf(taken)), note: metadataOf(taken) }, null, 1)}\n` : null
}

async function bytesOf(taken: Taken, ending: string): Promise<Uint8Array> {
  if (ending === 'xlsx') return xlsxOf(taken)
  if (ending === 'parquet') return parquetOf(taken)
  if (ending === 'zip') return zipOf(taken)
  throw notFound()
}
