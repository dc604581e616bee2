import { Fault } from '../../core/values/index.ts'
import { Drill, Drills, pages } from '../../web/index.ts'
import { SPEEDS, startDrill, stopDrill } from '../drills/live.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { drillAt, drillsTable, drillsView, drillTable, drillView, scenariosOf } from '../views/drills.ts'
import { formOf, mustBe, viewerOf } from '../viewer.ts'

const ONE = '/drills/:id{[0-9a-f]{32}}'

/** Exercises played at this desk by the offices of its states. */
export const drillRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/drills', (_, viewer) => drillsView(parts, viewer), Drills)
  page(app, parts, ONE, (c, viewer) => drillView(parts, viewer, c.req.param('id') ?? ''), Drill)
  table(app, parts, '/drills', async (_, viewer) => drillsTable(await drillsView(parts, viewer)))
  table(app, parts, ONE, async (c, viewer) => drillTable(await drillView(parts, viewer, c.req.param('id') ?? '')))
  app.post('/:lang{(?:en|es|pt|fr)}/drills', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const { party, office } = mustBe(viewer, 'drill')
    const scenario = (await scenariosOf(desk)).find(({ id }) => id === fields.scenario)
    if (!scenario) throw new Fault('unknown-scenario', 'there is no such scenario here', { field: 'scenario' })
    const speed = Number(fields.speed ?? 1)
    if (!(SPEEDS as readonly number[]).includes(speed)) throw new Fault('usage', `speed is one of ${SPEEDS.join(', ')}`, { field: 'speed' })
    const id = await startDrill(parts, scenario, { party, office }, speed)
    return c.redirect(pages(languageOf(c)).drill(id), 303)
  })
  app.post(`/:lang{(?:en|es|pt|fr)}${ONE}`, async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    mustBe(viewer, 'drill')
    const { drill } = await drillAt(desk, viewer, c.req.param('id') ?? '')
    await stopDrill(desk, drill.id, 'stopped')
    return c.redirect(pages(languageOf(c)).drill(drill.id), 303)
  })
}
