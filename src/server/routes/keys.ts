import { KeyPage, Keys } from '../../web/index.ts'
import { page, type Routes, table } from '../http.ts'
import { keysTable, keysView, keyView } from '../views/keys.ts'

/** Which key speaks for whom: public, like the law log that says so. */
export const keyRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/keys', (c) => keysView(desk, c.req.query('party')), Keys)
  page(app, parts, '/keys/:kid', (c) => keyView(desk, c.req.param('kid') ?? ''), KeyPage)
  table(app, parts, '/keys', (c) => keysTable(desk, { party: c.req.query('party') }))
  table(app, parts, '/keys/:kid', (c) => keysTable(desk, { kid: c.req.param('kid') ?? '' }))
}
