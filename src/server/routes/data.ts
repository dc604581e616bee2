import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api, Data, pages, Status } from '../../web/index.ts'
import { languageOf, page, type Routes, table, tagged } from '../http.ts'
import { ROOT } from '../open.ts'
import { viewerOf } from '../viewer.ts'
import { addressed, openapiOf } from '../views/api.ts'
import { claimsTable, datasetsOf } from '../views/claims.ts'
import { apiView, dataView, statusView } from '../views/data.ts'
import { bodiesTable, themesTable } from '../views/states-table.ts'

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }

/** What can be taken away, how programs ask for it, and whether the desk works. */
export const dataRoutes: Routes = (app, parts) => {
  const { desk } = parts
  app.get('/', (c) => {
    c.header('vary', 'accept-language')
    return c.redirect(pages(languageOf(c)).home(), 302)
  })
  page(app, parts, '/data', (_, __, { desk: { origin = '' } }) => dataView(parts, origin), Data)
  page(app, parts, '/api', async (_, __, { desk: { origin = '' } }) => apiView(addressed(app.routes), origin), Api)
  page(app, parts, '/status', () => statusView(parts, version), Status)
  table(app, parts, '/bodies', async () => bodiesTable(desk.region))
  table(app, parts, '/themes', async () => themesTable(desk.region))
  table(app, parts, '/claims', async () => claimsTable(await datasetsOf(desk)))
  app.get('/api/v1/openapi.json', (c) => {
    const origin = desk.config.baseUrl ?? new URL(c.req.url).origin
    return tagged(c, `${JSON.stringify(openapiOf(addressed(app.routes), { version, origin }), null, 1)}\n`, 'application/json', viewerOf(c, desk))
  })
}
