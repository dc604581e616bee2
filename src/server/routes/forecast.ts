import { chartSvg, Forecast, forecastChart, forecastFoot } from '../../web/index.ts'
import { page, type Routes, table, tagged } from '../http.ts'
import { notFound } from '../problems.ts'
import { viewerOf } from '../viewer.ts'
import { forecastAsked, forecastTable, forecastView } from '../views/forecast.ts'
import { knownSeries } from '../views/series.ts'
import { drawn, SVG } from './pictures.ts'

/** A forecast from counts in the address, which is its permalink: nothing is kept. */
export const forecastRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/watch/forecast', async (c) => {
    const view = await forecastView(desk, c.req.query())
    if (view.errors.length > 0) c.status(400)
    return { ...view, known: (await knownSeries(parts)).months }
  }, Forecast)
  app.get('/pictures/forecast.svg', async (c) => {
    const { asked, answer } = await forecastView(desk, c.req.query())
    if (!answer) throw notFound()
    const context = await drawn(c, parts)
    return tagged(c, chartSvg(context, forecastChart(context, asked.of, answer), [...forecastFoot(context, answer.forecast), desk.config.name]), SVG, viewerOf(c, desk))
  })
  table(app, parts, '/forecast', async (c) => {
    const { forecast } = await forecastAsked(desk, c.req.query())
    const { origin, record, because } = forecast
    return { ...forecastTable(forecast), note: { origin, record, because } }
  })
}
