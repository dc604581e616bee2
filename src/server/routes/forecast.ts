import { Forecast } from '../../web/index.ts'
import { page, type Routes, table } from '../http.ts'
import { forecastAsked, forecastTable, forecastView } from '../views/forecast.ts'

/** A forecast from counts in the address, which is its permalink: nothing is kept. */
export const forecastRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/watch/forecast', async (c) => {
    const view = await forecastView(desk, c.req.query())
    if (view.errors.length > 0) c.status(400)
    return view
  }, Forecast)
  table(app, parts, '/forecast', async (c) => {
    const { forecast } = await forecastAsked(desk, c.req.query())
    const { origin, record, because } = forecast
    return { ...forecastTable(forecast), note: { origin, record, because } }
  })
}
