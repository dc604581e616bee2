import type { Context } from 'hono'
import { calendarText } from '../../core/filings/index.ts'
import { DueDates, FilingOne, Filings, FilingYears, pages, Streams, t } from '../../web/index.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { nameOf } from '../names.ts'
import { viewerOf } from '../viewer.ts'
import { asofOf, complianceRows, dueTable, dueView, FIRST, filingCell, filingsView, filingYears, lastYear, streamsTable, streamsView, yearOf } from '../views/filings.ts'

const INSTRUMENT = '/filings/:instrument{[A-Z][A-Z0-9_]+}'

/** Returns as everybody may see them: coverage, who is silent, and what may be said of it. */
export const filingRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const asked = (c: Context) => asofOf(c.req.query('asof'), desk.clock())
  const year = (c: Context) => yearOf(c.req.query('year'), asked(c))
  page(app, parts, '/filings', (c, viewer, { lang }) => filingsView(desk, viewer, year(c), asked(c), lang), Filings)
  page(app, parts, '/filings/streams', (c, viewer) => streamsView(desk, viewer, year(c), asked(c)), Streams)
  page(app, parts, '/filings/due', (c, viewer, { lang }) => dueView(desk, viewer, c.req.query('state') || undefined, lang), DueDates)
  page(app, parts, INSTRUMENT, (c, viewer, { lang }) => filingYears(desk, viewer, c.req.param('instrument') ?? '', asked(c), lang), FilingYears)
  page(app, parts, `${INSTRUMENT}/:state{[A-Z]{3}}/:year{\\d{4}}`, (c, viewer, { lang }) => {
    const { instrument = '', state = '', year: of = '' } = c.req.param() as Record<string, string>
    return filingCell(desk, viewer, { instrument, state, year: yearOf(of, asked(c)) }, asked(c), lang)
  }, FilingOne)
  table(app, parts, '/filings', (c, viewer) => complianceRows(desk, viewer, c.req.query('year') ? [year(c)] : allYears(asked(c)), asked(c)))
  table(app, parts, '/streams', (c, viewer) => streamsTable(desk, viewer, [year(c)], asked(c)))
  table(app, parts, '/due', async (c, viewer) => dueTable(await dueView(desk, viewer, c.req.query('state') || undefined, 'en')))
  table(app, parts, INSTRUMENT, (c, viewer) => complianceRows(desk, viewer, allYears(asked(c)), asked(c), c.req.param('instrument')))
  app.get('/:lang{(?:en|es|pt|fr)}/filings/due.ics', async (c) => {
    const lang = languageOf(c)
    const view = await dueView(desk, viewerOf(c, desk), c.req.query('state') || undefined, lang)
    const origin = desk.config.baseUrl ?? new URL(c.req.url).origin
    const of = view.of === null ? t(lang, 'due.title') : `${t(lang, 'due.title')}: ${nameOf(desk.region, view.of, lang)}`
    const entries = view.rows.map((one) => ({
      uid: `${one.duty}-${one.period.replaceAll('/', '-')}-${view.of ?? 'all'}@${desk.config.origin}`, on: one.dueAt, summary: `${one.title} ${one.period}`,
      done: one.status === 'filed' || one.status === 'nil' || one.status === 'nothing-new', description: one.status === null ? t(lang, 'due.n-bound', { n: one.bound }) : t(lang, `filing.${one.status}`),
      url: `${origin}${view.of === null ? pages(lang).filingYears(one.instrument) : pages(lang).filing(one.instrument, view.of, one.period.slice(0, 4))}`,
    }))
    return c.body(calendarText(of, entries, desk.clock()), 200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' })
  })
}

function allYears(asked: ReturnType<typeof asofOf>): number[] {
  return Array.from({ length: lastYear(asked) - FIRST + 2 }, (_, i) => FIRST + i)
}
