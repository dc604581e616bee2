import type { Context } from 'hono'
import { isState } from '../../core/values/index.ts'
import { State, States, TogetherPage } from '../../web/index.ts'
import { page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { askedOf } from '../views/law-days.ts'
import { standingTable, dutiesTable } from '../views/law-tables.ts'
import { stateView } from '../views/state.ts'
import { statesView } from '../views/states.ts'
import { statesTable } from '../views/states-table.ts'
import { togetherOf, togetherTable, togetherView, totalsTable } from '../views/together.ts'

/** States, territories and bodies: whoever can be addressed. */
export const stateRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const dated = (c: Context) => askedOf((name) => c.req.query(name), desk.clock())
  page(app, parts, '/states', (c, viewer, { lang }) => statesView(parts, viewer, dated(c), lang), States)
  page(app, parts, '/states/:state', async (c, viewer, { lang }) => {
    const state = c.req.param('state') ?? ''
    return { ...(await stateView(parts, viewer, state, dated(c), lang)), together: await togetherOf(parts, viewer, [state], lang, dated(c).on) }
  }, State)
  const together = (c: Context) => ({ of: c.req.query('of') || undefined, asof: dated(c).on })
  page(app, parts, '/together', (c, viewer, { lang }) => togetherView(parts, viewer, together(c), lang), TogetherPage)
  table(app, parts, '/together', async (c, viewer) => togetherTable(await togetherView(parts, viewer, together(c), 'en')))
  table(app, parts, '/together/totals', async (c, viewer) => totalsTable(await togetherView(parts, viewer, together(c), 'en')))
  table(app, parts, '/states', async () => statesTable(desk.region))
  table(app, parts, '/states/:state', async (c) => {
    const place = desk.region.place(c.req.param('state') ?? '')
    if (!place || place.kind === 'body') throw notFound()
    return { ...statesTable(desk.region, place.code), note: { place } }
  })
  for (const [part, load] of [['standing', standingTable], ['duties', dutiesTable]] as const)
    table(app, parts, `/states/:state/${part}`, async (c) => {
      const state = c.req.param('state') ?? ''
      if (!isState(state)) throw notFound()
      const { law } = await desk.law()
      const asked = dated(c)
      return { ...load(law, asked, { state }), note: { on: asked.on, known: asked.known ?? null, law: law.size } }
    })
}
