import { Search } from '../../web/index.ts'
import { page, type Routes, table } from '../http.ts'
import { searchTable, searchView } from '../views/search.ts'

/** Everything that a viewer may read, by its words. */
export const searchRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/search', (c, viewer, { lang }) => searchView(desk, viewer, c.req.query('q') ?? '', c.req.query('after') || undefined, lang), Search)
  table(app, parts, '/search', async (c, viewer) => {
    const view = await searchView(desk, viewer, c.req.query('q') ?? '', c.req.query('after') || undefined, 'en')
    return { ...searchTable(view), note: { total: view.total, next: view.next } }
  })
}
