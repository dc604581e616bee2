import { Fault } from '../../core/values/index.ts'
import { Threat, Threats, ThreatState } from '../../web/index.ts'
import { asEnds, page, type Routes, table } from '../http.ts'
import { cellOf, groundOf, threatTheme, threatThemes } from '../threats/cells.ts'
import { thresholdsOf } from '../thresholds.ts'
import { viewerOf } from '../viewer.ts'
import { cellsIn, oneCell, placeIn, threatsView, threatStateView, threatView } from '../views/threats.ts'
import { stepsTable, threatJson, threatsTable, thresholdsTable } from '../views/threats-data.ts'

/** What is observed is public; what states say is as each viewer may read it. */
export const threatRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/watch/threats', (c, { party }, context) => threatsView(parts, party, c.req.query(), context), Threats)
  page(app, parts, '/watch/threats/:state', (c, { party }, context) => threatStateView(parts, party, c.req.param('state') ?? '', context), ThreatState)
  page(app, parts, '/watch/threats/:state/:theme', (c, { party }, { lang }) => threatView(parts, party, c.req.param('state') ?? '', c.req.param('theme') ?? '', lang), Threat)
  table(app, parts, '/threats', async (c, { party }) => {
    const ground = await groundOf(parts, party, 'en')
    const { theme } = c.req.query()
    return threatsTable(cellsIn(ground, theme ? [threatTheme(ground.region, theme)] : threatThemes(ground.region).map(({ id }) => id)))
  })
  table(app, parts, '/threats/:state', async (c, { party }) => {
    const ground = await groundOf(parts, party, 'en')
    const state = placeIn(ground, c.req.param('state') ?? '')
    return threatsTable(threatThemes(ground.region).map(({ id }) => cellOf(ground, state, id)))
  })
  app.get('/api/v1/threats/:state/:theme', async (c) => {
    const viewer = viewerOf(c, desk)
    const { cell, ground } = await oneCell(parts, viewer.party, c.req.param('state'), c.req.param('theme'), 'en')
    return asEnds(c, viewer, () => threatJson(cell, ground, quietOf(c.req.query('quiet'))), () => stepsTable(cell, ground))
  })
  table(app, parts, '/thresholds', async () => thresholdsTable((await thresholdsOf(desk)).thresholds))
}

const USUAL_QUIET = 6
const LONGEST_QUIET = 24 * 7

/** Hours between notices that are no escalation; those are never held back. Fault `usage`. */
function quietOf(text: string | undefined): number {
  const hours = text === undefined ? USUAL_QUIET : Number(text)
  if (text === '' || !(hours >= 0 && hours <= LONGEST_QUIET)) throw new Fault('usage', `quiet is hours, from 0 to ${LONGEST_QUIET}`, { field: 'quiet' })
  return hours
}
