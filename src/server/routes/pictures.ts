import type { Context } from 'hono'
import { Fault, isoInstant, LANGUAGES, type Language } from '../../core/values/index.ts'
import { chartSvg, Curve, curveChart, EventPictures, type EventPicturesView, historyChart, mapSvg, type PageContext, shakingWords, t, trackWords } from '../../web/index.ts'
import { contextOf, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { notFound } from '../problems.ts'
import { curveTable, curveView } from '../views/curve.ts'
import { eventPictures, historyTable, shakingTable, trackTable } from '../views/event-pictures.ts'
import { knownSeries } from '../views/series.ts'
import { viewerOf } from '../viewer.ts'

export const SVG = 'image/svg+xml; charset=utf-8'

/** Pictures of events and of counts, drawn here; each with its table and its files. */
export const pictureRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const picture = async (c: Context) => eventPictures(parts, c.req.param('id') ?? '')
  page(app, parts, '/events/:id/pictures', (c) => picture(c), EventPictures)
  table(app, parts, '/events/:id/history', async (c) => historyTable(await picture(c)))
  table(app, parts, '/events/:id/shaking', async (c) => shakingTable(await picture(c)))
  page(app, parts, '/watch/curve', async (c) => {
    const view = curveView(c.req.query())
    if (view.errors.length > 0) c.status(400)
    return { ...view, known: (await knownSeries(parts)).weeks }
  }, Curve)
  table(app, parts, '/curve', async (c) => {
    const view = curveView(c.req.query())
    const [wrong] = view.errors
    if (wrong) throw new Fault(wrong.code, wrong.text, { field: wrong.field })
    return curveTable(view)
  })
  table(app, parts, '/events/:id/track', async (c) => trackTable(await picture(c)))
  app.get('/pictures/:id/:name{(?:history|shaking|track)\\.svg}', async (c) => {
    const view = await picture(c)
    const context = await drawn(c, parts)
    const foot = [`${view.status === 'actual' ? '' : `${t(context.lang, `status.${view.status}`)} · `}${view.title} · ${isoInstant(desk.clock())} · ${desk.config.name}`]
    const svg = pictureSvg(context, view, c.req.param('name') ?? '', foot)
    if (svg === null) throw notFound()
    return tagged(c, svg, SVG, viewerOf(c, desk))
  })
  app.get('/pictures/curve.svg', async (c) => {
    const context = await drawn(c, parts)
    const chart = curveChart(context, curveView(c.req.query()))
    if (!chart) throw notFound()
    return tagged(c, chartSvg(context, chart, [desk.config.name]), SVG, viewerOf(c, desk))
  })
}

/** Null where the event has no such picture. */
function pictureSvg(c: PageContext, view: EventPicturesView, name: string, foot: readonly string[]): string | null {
  const { shaking, track } = view
  const chart = name === 'history.svg' ? historyChart(c, view) : null
  if (chart) return chartSvg(c, chart, foot)
  if (name === 'shaking.svg' && shaking) return mapSvg(c, shaking.map, shakingWords(c, shaking), foot)
  return name === 'track.svg' && track ? mapSvg(c, track.map, trackWords(c, track), foot) : null
}

/** A file has no language in its address: it asks for one. */
export async function drawn(c: Context, parts: Parts): Promise<PageContext> {
  const lang = LANGUAGES.find((one) => one === c.req.query('lang')) ?? ('en' satisfies Language)
  return { ...(await contextOf(c, parts, viewerOf(c, parts.desk))), lang }
}
