import { Exchanges } from '../../web/index.ts'
import { page, type Routes, table } from '../http.ts'
import { exchangesTable, exchangesView } from '../views/exchanges.ts'

/** Simultaneous exchanges, as far as each viewer reads the filings in them. */
export const exchangeRoutes: Routes = (app, parts) => {
  page(app, parts, '/exchanges', (_, viewer, { lang }) => exchangesView(parts.desk, viewer, lang), Exchanges)
  table(app, parts, '/exchanges', async (_, viewer) => exchangesTable(await exchangesView(parts.desk, viewer, 'en')))
}
