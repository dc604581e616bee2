import type { Context } from 'hono'
import { Fault, isId } from '../../core/values/index.ts'
import { Assessments, Capability, Declare, Levels, pages, render, Responses, SubjectEntry, SubjectMapPage, ThreatLists } from '../../web/index.ts'
import { jsonAct } from '../acting.ts'
import { levelReplies, replyToLevels } from '../assessments/replies.ts'
import { releaseTo, takeBackResponse, withCapability, withScore, withThreat, declare, checkedResponse, flagsOf, lineKey } from '../assessments/declare.ts'
import { capabilityIn, methodIn, responseIn, scoreIn, threatIn } from '../assessments/fields.ts'
import { sayByApi } from '../assessments/api.ts'
import { contextOf, languageOf, page, type Parts, type Routes, table } from '../http.ts'
import { formOf, mustBe, officeAt, type Viewer, viewerOf } from '../viewer.ts'
import { capabilityTable, capabilityView, matrixRead, responsesTable, responsesView } from '../views/assess-capability.ts'
import { assessmentsView, declareView, errorOf, responsesPage } from '../views/assess-declare.ts'
import { indicatorTable, levelsView, roundsRead, scoresTable, wordsTable } from '../views/assess-levels.ts'
import { entryView, linksTable, mapRead, mapTable, mapView, recordsTable } from '../views/assess-map.ts'
import { compared, comparisonTable, statusesTable, threatsRead, threatsTable, threatsView } from '../views/assess-threats.ts'
import { askedOf } from '../views/law-days.ts'

const AT = '/:lang{(?:en|es|pt|fr)}/assessments'
const queryOf = (c: Context, name: string): string | undefined => c.req.query(name) || undefined

/** What is called a threat, how active each level is, where everything hangs, what there is against it, what is done. */
export const assessmentRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const asked = (c: Context) => ({ on: askedOf((name) => c.req.query(name), desk.clock()).on, state: subjectOf(parts, queryOf(c, 'state')) })
  page(app, parts, '/assessments', (_, viewer) => assessmentsView(desk, viewer), Assessments)
  page(app, parts, '/assessments/threats', (c, viewer, { lang }) => threatsView(desk, viewer.party, { a: queryOf(c, 'a'), b: queryOf(c, 'b') }, lang), ThreatLists)
  page(app, parts, '/assessments/levels', (c, viewer, { lang }) => levelsView(desk, viewer, asked(c), lang, { saved: savedIn(c) }), Levels)
  page(app, parts, '/assessments/map', (_, viewer, { lang }) => mapView(desk, viewer.party, lang), SubjectMapPage)
  page(app, parts, '/assessments/map/:entry', (c, viewer, { lang }) => entryView(desk, viewer.party, c.req.param('entry') ?? '', lang), SubjectEntry)
  page(app, parts, '/assessments/capability', (c, viewer, { lang }) => capabilityView(desk, viewer.party, queryOf(c, 'states') ?? queryOf(c, 'of'), lang), Capability)
  page(app, parts, '/assessments/responses', (c, viewer, { lang }) => responsesPage(desk, viewer, lang, { saved: savedIn(c) }), Responses)
  page(app, parts, '/assessments/declare', async (c, viewer, { lang }) => declareView(desk, viewer, lang, { saved: savedIn(c) }), Declare)
  posts(app, parts)
  tables(app, parts, asked)
}

/** The id of what was just sealed, as the form's own redirect says it. */
function savedIn(c: Context): string | null {
  const id = queryOf(c, 'saved')
  return id !== undefined && isId(id) ? id : null
}

function subjectOf({ desk: { region } }: Parts, text: string | undefined): string | undefined {
  if (text !== undefined && !region.state(text) && !region.subregions.some(({ id }) => id === text)) throw new Fault('unknown-subject', `"${text}" is no state and no sub-region`, { field: 'state' })
  return text
}

const tables = (app: Parameters<Routes>[0], parts: Parts, asked: (c: Context) => { on: string; state: string | undefined }): void => {
  const { desk } = parts
  table(app, parts, '/assessments/threats', async (_, viewer) => threatsTable(desk.region, await threatsRead(desk, viewer.party)))
  table(app, parts, '/assessments/statuses', async (_, viewer) => statusesTable(await threatsRead(desk, viewer.party)))
  table(app, parts, '/assessments/comparison', async (c, viewer) => comparisonTable(compared(desk.region, await threatsRead(desk, viewer.party), queryOf(c, 'a'), queryOf(c, 'b'))))
  table(app, parts, '/assessments/levels', async (_, viewer) => scoresTable(await roundsRead(desk, viewer.party), await levelReplies(desk, viewer.party)))
  table(app, parts, '/assessments/indicator', (c, viewer) => indicatorTable(desk, viewer.party, asked(c)))
  table(app, parts, '/assessments/level-words', () => wordsTable(desk))
  table(app, parts, '/assessments/map', async (_, viewer) => mapTable(await mapRead(desk, viewer.party)))
  table(app, parts, '/assessments/map/:entry', async (c, viewer) => recordsTable(await entryView(desk, viewer.party, c.req.param('entry') ?? '', 'en')))
  table(app, parts, '/assessments/links', async (_, viewer) => linksTable(await mapRead(desk, viewer.party)))
  table(app, parts, '/assessments/capability', async (c, viewer) => capabilityTable(await matrixRead(desk, viewer.party, queryOf(c, 'of'))))
  table(app, parts, '/assessments/responses', async (_, viewer) => responsesTable(await responsesView(desk, viewer.party)))
  for (const kind of ['threats', 'capability', 'levels', 'responses'] as const)
    app.post(`/api/v1/assessments/${kind}`, async (c) => sayByApi(c, parts, viewerOf(c, desk), kind))
  app.post('/api/v1/assessments/levels/:id/reply', (c) => jsonAct(c, desk, 'consult', {}, (office, fields) => replyToLevels(desk, office, { ...fields, round: c.req.param('id') })))
  app.post('/api/v1/assessments/responses/:id/withdrawal', (c) => jsonAct(c, desk, 'assess', {}, (office, fields) => takeBackResponse(desk, office, { ...fields, response: c.req.param('id') })))
}

type Doing = (c: Context, viewer: Viewer, fields: Record<string, string>) => Promise<{ to: string; id: string }>

/** A form that is taken, or shown again with what was typed and the error beside its field. */
function posts(app: Parameters<Routes>[0], parts: Parts): void {
  const { desk } = parts
  const form = (path: string, doing: Doing, again: (c: Context, viewer: Viewer, fields: Record<string, string>, error: Fault) => Promise<string>): void => {
    app.post(`${AT}${path}`, async (c) => {
      const viewer = viewerOf(c, desk)
      const fields = await formOf(c, desk, viewer)
      mustBe(viewer, 'assess')
      try {
        const { to: next, id } = await doing(c, viewer, fields)
        return c.redirect(`${next}?saved=${id}`, 303)
      } catch (error) {
        if (!(error instanceof Fault) || error.place.field === undefined) throw error
        return c.html(await again(c, viewer, fields, error), 422)
      }
    })
  }
  const declareAgain = (which: 'threat' | 'capability') => async (c: Context, viewer: Viewer, fields: Record<string, string>, error: Fault): Promise<string> =>
    render(Declare, await declareView(desk, viewer, languageOf(c), { form: which, typed: fields, errors: [errorOf(error, languageOf(c), which === 'capability' ? { theme: 'against' } : {})] }), await contextOf(c, parts, viewer))

  // a form that came back with an error stands at the address that it was sent to: a reload, or another language, leads home
  for (const [path, home] of [['/declare/threat', '/declare'], ['/declare/capability', '/declare'], ['/levels/reply', '/levels'], ['/responses/withdrawal', '/responses']] as const)
    app.get(`${AT}${path}`, (c) => c.redirect(`/${languageOf(c)}/assessments${home}`, 302))

  form('/declare/threat', async (c, viewer, fields) => {
    const entry = fields.remove ? null : threatIn(fields)
    const id = await withThreat(desk, await officeAt(desk, viewer, 'assess'), entry?.theme ?? fields.remove!, entry, { release: releaseTo(fields.to || undefined), ...(fields.source === undefined ? {} : { source: fields.source.trim().slice(0, 400) }) })
    return { to: pages(languageOf(c)).assessDeclare(), id }
  }, declareAgain('threat'))
  form('/declare/capability', async (c, viewer, fields) => {
    const line = fields.remove ? null : capabilityIn(fields)
    const id = await withCapability(desk, await officeAt(desk, viewer, 'assess'), line ? lineKey(line) : fields.remove!, line, releaseTo(fields.release || undefined))
    return { to: pages(languageOf(c)).assessDeclare(), id }
  }, declareAgain('capability'))
  const levelsAgain = async (c: Context, viewer: Viewer, typed: Record<string, string>, error: Fault): Promise<string> =>
    render(Levels, await levelsView(desk, viewer, { on: askedOf(() => undefined, desk.clock()).on, state: undefined }, languageOf(c), { typed, errors: [errorOf(error, languageOf(c))] }), await contextOf(c, parts, viewer))
  form('/levels', async (c, viewer, fields) => {
    const id = await withScore(desk, await officeAt(desk, viewer, 'assess'), scoreIn(fields), methodIn(fields), releaseTo(fields.to || undefined))
    return { to: pages(languageOf(c)).assessLevels(), id }
  }, levelsAgain)
  form('/levels/reply', async (c, viewer, fields) => ({ to: pages(languageOf(c)).assessLevels(), id: await replyToLevels(desk, await officeAt(desk, viewer, 'consult'), fields) }), levelsAgain)
  const responsesAgain = async (c: Context, viewer: Viewer, typed: Record<string, string>, error: Fault): Promise<string> => {
    const flags = error.code === 'response-flags' ? flagsOf(desk.region, responseIn(typed)) : []
    return render(Responses, await responsesPage(desk, viewer, languageOf(c), { typed, errors: [errorOf(error, languageOf(c))], flags }), await contextOf(c, parts, viewer))
  }
  form('/responses', async (c, viewer, fields) => {
    const id = await declare(desk, await officeAt(desk, viewer, 'assess'), 'response', checkedResponse(desk.region, responseIn(fields)), releaseTo(fields.to || undefined))
    return { to: pages(languageOf(c)).assessResponses(), id }
  }, responsesAgain)
  form('/responses/withdrawal', async (c, viewer, fields) => ({ to: pages(languageOf(c)).assessResponses(), id: await takeBackResponse(desk, await officeAt(desk, viewer, 'assess'), fields) }), responsesAgain)
}
