import { pages, Round, Rounds } from '../../web/index.ts'
import { again, type Aliases, jsonAct, named } from '../acting.ts'
import type { Act } from '../doors/roles.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { actInRound, callRound, isRoundAct, ROUND_RECORDS, type RoundAct } from '../rounds/acts.ts'
import { formOf, officeAt, viewerOf } from '../viewer.ts'
import { roundsTable, roundsView, roundTable, roundView } from '../views/rounds.ts'

const ID = ':id{[0-9a-f]{32}}'
const LANG = '/:lang{(?:en|es|pt|fr)}'
/** Who may do it at a screen: one table. */
const SEAT: Readonly<Record<RoundAct, Act>> = { evaluation: 'assess', consent: 'vote', visit: 'assess', reply: 'consult', recommendation: 'assess', step: 'assess' }
const ALIASES: Aliases = { 'visit-subject': 'subject', 'visit-done': 'visit', 'made-text': 'visit-text', 'reply-indicator': 'indicator' }

/** Fields of an evaluation are written with the state first, because one page may hold two of its forms. */
function aliasesOf(fields: Readonly<Record<string, string>>): Aliases {
  const subject = fields.do === 'evaluation' ? (fields.subject ?? '') : ''
  const own = subject ? Object.keys(fields).filter((name) => name.startsWith(`${subject}-`)).map((name) => [name, name.slice(subject.length + 1)] as const) : []
  return { ...ALIASES, ...Object.fromEntries(own) }
}

export const roundRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/assessments/rounds', (_, viewer) => roundsView(desk, viewer), Rounds)
  page(app, parts, `/assessments/rounds/${ID}`, (c, viewer) => roundView(desk, viewer, c.req.param('id') ?? ''), Round)
  table(app, parts, '/assessments/rounds', async (_, viewer) => roundsTable(await roundsView(desk, viewer)))
  table(app, parts, `/assessments/rounds/${ID}`, async (c, viewer) => roundTable(await roundView(desk, viewer, c.req.param('id') ?? '')))
  app.post(`${LANG}/assessments/rounds`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    try {
      const id = await callRound(desk, await officeAt(desk, viewer, 'convene'), fields)
      return c.redirect(pages(languageOf(c)).round(id), 303)
    } catch (error) {
      return again(c, parts, error, fields, {}, (who, given) => roundsView(desk, who, given), Rounds)
    }
  })
  app.post(`${LANG}/assessments/rounds/${ID}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const [id, act] = [c.req.param('id'), fields.do ?? '']
    if (!isRoundAct(act)) throw notFound()
    const aliases = aliasesOf(fields)
    try {
      await actInRound(desk, await officeAt(desk, viewer, SEAT[act]), id, act, named(fields, aliases))
      return c.redirect(pages(languageOf(c)).round(id), 303)
    } catch (error) {
      return again(c, parts, error, fields, aliases, (who, given) => roundView(desk, who, id, given), Round)
    }
  })
  app.post('/api/v1/assessments/rounds', (c) => jsonAct(c, desk, 'convene', ROUND_RECORDS, (office, fields) => callRound(desk, office, fields)))
  app.post('/api/v1/assessments/rounds/:id/:act', (c) => {
    const act = c.req.param('act')
    if (!isRoundAct(act)) throw notFound()
    return jsonAct(c, desk, SEAT[act], ROUND_RECORDS, (office, fields) => actInRound(desk, office, c.req.param('id'), act, fields))
  })
}
