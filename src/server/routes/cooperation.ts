import { Forum, Forums, NeedPage, Needs, pages, PlanPage, PlanPointPage, Plans } from '../../web/index.ts'
import { again, type Aliases, jsonAct, named } from '../acting.ts'
import { answerQuestion, ask, isNeedAct, needAct, type NeedActName } from '../cooperation/acts.ts'
import { reportPoint } from '../cooperation/plans.ts'
import type { Act } from '../doors/roles.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { formOf, officeAt, viewerOf } from '../viewer.ts'
import { forumsTable, forumsView, forumView, mandatesTable, questionsTable } from '../views/forums.ts'
import { needsTable, needsView, needTable, needView } from '../views/needs.ts'
import { planTable, plansTable, plansView, planView, pointTable, pointView } from '../views/plans.ts'

const LANG = '/:lang{(?:en|es|pt|fr)}'
const PLAN = ':id{[a-z0-9-]+}'
const POINT = `${PLAN}/points/:n{[0-9]{1,3}}`
const NEED = ':id{[0-9a-f]{32}}'
/** Who may do it at a screen: acceptance and consent take the authority that lets words out. */
const SEAT: Readonly<Record<NeedActName, Act>> = { offer: 'report', negotiate: 'report', consent: 'consent', accept: 'consent', decline: 'consent', end: 'report' }
/** Each form of a need's page writes its name before those of its fields. */
function aliasesOf(fields: Readonly<Record<string, string>>): Aliases {
  return Object.fromEntries(Object.keys(fields).flatMap((shown) => { const own = /^[a-z]+\d+-(.+)$/.exec(shown)?.[1]; return own ? [[shown, own]] : [] }))
}
const RECORDS = { evidence: ['what', 'where'] } as const
type Ask = { req: { param(name: string): string | undefined } }
const idOf = (c: Ask): string => c.req.param('id') ?? ''
const pointOf = (c: Ask): number => (/^\d{1,3}$/.test(c.req.param('n') ?? '') ? Number(c.req.param('n')) : Number.NaN)

export const planRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/plans', (_, viewer, { lang }) => plansView(desk, viewer, lang), Plans)
  page(app, parts, `/plans/${PLAN}`, (c, viewer, { lang }) => planView(desk, viewer, idOf(c), lang), PlanPage)
  page(app, parts, `/plans/${POINT}`, (c, viewer, { lang }) => pointView(desk, viewer, idOf(c), pointOf(c), lang), PlanPointPage)
  table(app, parts, '/plans', async (_, viewer) => plansTable(await plansView(desk, viewer, 'en')))
  table(app, parts, '/plans/:id', async (c, viewer) => planTable(await planView(desk, viewer, idOf(c), 'en')))
  table(app, parts, '/plans/:id/points/:n', async (c, viewer) => pointTable(await pointView(desk, viewer, idOf(c), pointOf(c), 'en')))
  app.post(`${LANG}/plans/${POINT}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    try {
      await reportPoint(desk, await officeAt(desk, viewer, 'report'), idOf(c), pointOf(c), fields)
      return c.redirect(pages(languageOf(c)).planPoint(idOf(c), pointOf(c)), 303)
    } catch (error) {
      return again(c, parts, error, fields, {}, (who, given, { lang }) => pointView(desk, who, idOf(c), pointOf(c), lang, given), PlanPointPage)
    }
  })
  app.post('/api/v1/plans/:id/points/:n', (c) => jsonAct(c, desk, 'report', RECORDS, (office, fields) => reportPoint(desk, office, idOf(c), pointOf(c), fields)))
}

export const needRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/needs', (_, viewer, { lang }) => needsView(desk, viewer, lang), Needs)
  page(app, parts, `/needs/${NEED}`, (c, viewer) => needView(desk, viewer, idOf(c)), NeedPage)
  table(app, parts, '/needs', async (_, viewer) => needsTable(await needsView(desk, viewer, 'en')))
  table(app, parts, '/needs/:id', async (c, viewer) => needTable(await needView(desk, viewer, idOf(c))))
  app.post(`${LANG}/needs`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    try {
      return c.redirect(pages(languageOf(c)).need(await ask(desk, await officeAt(desk, viewer, 'report'), fields)), 303)
    } catch (error) {
      return again(c, parts, error, fields, {}, (who, given, { lang }) => needsView(desk, who, lang, given), Needs)
    }
  })
  app.post(`${LANG}/needs/${NEED}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const act = fields.do ?? ''
    if (!isNeedAct(act)) throw notFound()
    try {
      await needAct(desk, await officeAt(desk, viewer, SEAT[act]), idOf(c), act, named(fields, aliasesOf(fields)))
      return c.redirect(pages(languageOf(c)).need(idOf(c)), 303)
    } catch (error) {
      return again(c, parts, error, fields, aliasesOf(fields), (who, given) => needView(desk, who, idOf(c), given), NeedPage)
    }
  })
  app.post('/api/v1/needs', (c) => jsonAct(c, desk, 'report', {}, (office, fields) => ask(desk, office, fields)))
  app.post('/api/v1/needs/:id/:act', (c) => {
    const act = c.req.param('act')
    if (!isNeedAct(act)) throw notFound()
    return jsonAct(c, desk, SEAT[act], {}, (office, fields) => needAct(desk, office, idOf(c), act, fields))
  })
}

export const forumRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/forums', (_, viewer) => forumsView(desk, viewer), Forums)
  page(app, parts, '/forums/:id{[A-Z][A-Z0-9-]+}', (c, viewer) => forumView(desk, viewer, idOf(c)), Forum)
  table(app, parts, '/forums', async (_, viewer) => forumsTable(await forumsView(desk, viewer)))
  table(app, parts, '/forums/:id', async (c, viewer) => mandatesTable(await forumView(desk, viewer, idOf(c))))
  table(app, parts, '/questions', async (_, viewer) => questionsTable(await forumsView(desk, viewer)))
  app.post(`${LANG}/forums`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    try {
      await answerQuestion(desk, await officeAt(desk, viewer, 'report'), fields)
      return c.redirect(pages(languageOf(c)).forums(), 303)
    } catch (error) {
      return again(c, parts, error, fields, {}, (who, given) => forumsView(desk, who, given), Forums)
    }
  })
  app.post('/api/v1/questions', (c) => jsonAct(c, desk, 'report', {}, (office, fields) => answerQuestion(desk, office, fields)))
}
