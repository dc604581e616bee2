import type { Context } from 'hono'
import { Fault, isoInstant, LANGUAGES, type Language } from '../../core/values/index.ts'
import { chartSvg, Curve, curveChart, EventPictures, historyChart, mapSvg, type PageContext, shakingWords } from '../../web/index.ts'
import { contextOf, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { notFound } from '../problems.ts'
import { curveTable, curveView } from '../views/curve.ts'
import { eventPictures, historyTable, shakingTable } from '../views/event-pictures.ts'
import { viewerOf } from '../viewer.ts'

const SVG = 'image/svg+xml; charset=utf-8'

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
    return view
  }, Curve)
  table(app, parts, '/curve', async (c) => {
    const view = curveView(c.req.query())
    const [wrong] = view.errors
    if (wrong) throw new Fault(wrong.code, wrong.text, { field: wrong.field })
    return curveTable(view)
  })
  app.get('/pictures/:id/:name{(?:history|shaking)\\.svg}', async (c) => {
    const view = await picture(c)
    const context = await drawn(c, parts)
    const foot = [`${view.title} · ${isoInstant(desk.clock())} · ${desk.config.name}`]
    const chart = c.req.param('name') === 'history.svg' ? historyChart(context, view) : null
    if (chart) return tagged(c, chartSvg(context, chart, foot), SVG, viewerOf(c, desk))
    if (c.req.param('name') !== 'shaking.svg' || !view.shaking) throw notFound()
    return tagged(c, mapSvg(view.shaking.map, shakingWords(context, view.shaking), foot), SVG, viewerOf(c, desk))
  })
  app.get('/pictures/curve.svg', async (c) => {
    const context = await drawn(c, parts)
    const chart = curveChart(context, curveView(c.req.query()))
    if (!chart) throw notFound()
    return tagged(c, chartSvg(context, chart, [desk.config.name]), SVG, viewerOf(c, desk))
  })
}

/** A file has no language in its address: it asks for one. */
async function drawn(c: Context, parts: Parts): Promise<PageContext> {
  const lang = LANGUAGES.find((one) => one === c.req.query('lang')) ?? ('en' satisfies Language)
  return { ...(await contextOf(c, parts, viewerOf(c, parts.desk))), lang }
}
