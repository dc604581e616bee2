import type { Context } from 'hono'
import type { TimedLaw } from '../../core/law/index.ts'
import { dayOfInstant, hex, isoDay } from '../../core/values/index.ts'
import { Architecture, History, Pair, pages } from '../../web/index.ts'
import type { DataTable } from '../tables.ts'
import { languageOf, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { architectureView, matrixTable, type Part } from '../views/architecture.ts'
import { dataPackage } from '../views/architecture-data.ts'
import { cooperationTable, pairClaims } from '../views/cooperation.ts'
import { historyTable, historyView } from '../views/history.ts'
import { type Asked, askedOf } from '../views/law-days.ts'
import { actionsTable, dutiesTable, instrumentsTable } from '../views/law-tables.ts'
import { pairCountsTable, pairTable, pairView } from '../views/pairs.ts'
import { bodiesTable, statesTable } from '../views/states-table.ts'
import { statesGeoJson } from '../views/states-geo.ts'
import { togetherOf } from '../views/together.ts'
import { viewerOf } from '../viewer.ts'

/** The whole of what states have agreed, on any day: who is bound by what, since when it existed, and what any two share. All of it is public. */
export const architectureRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const asked = (c: Context): Asked => askedOf((name) => c.req.query(name), desk.clock())
  const today = (): string => isoDay(dayOfInstant(desk.clock()))
  const law = async (): Promise<TimedLaw> => (await desk.law()).law
  const pair = async (c: Context) => pairView(desk, await law(), [c.req.param('first') ?? '', c.req.param('second') ?? ''], asked(c), languageOf(c))

  page(app, parts, '/architecture', async (c, _, { lang }) => architectureView(await law(), desk.region, asked(c), partOf(c), lang, today()), Architecture)
  page(app, parts, '/architecture/timeline', async (c, _, { lang }) => historyView(await law(), desk.region, asked(c), lang, today()), History)
  page(app, parts, '/architecture/pairs/:first/:second', async (c, viewer, { lang }) => {
    const view = await pair(c)
    return { ...view, together: await togetherOf(parts, viewer, view.sides.map(({ code }) => code), lang, asked(c).on) }
  }, Pair)
  app.get('/:lang{(?:en|es|pt|fr)}/architecture/pairs', (c) => {
    const { a = 'CAN', b = 'USA', asof, known } = c.req.query()
    return c.redirect(pages(languageOf(c)).pair(a, b, { asof, known }), 302)
  })

  table(app, parts, '/architecture', async (c) => ({ ...matrixTable(await law(), desk.region, asked(c), partOf(c)), note: await noteOf(parts, asked(c)) }))
  table(app, parts, '/timeline', async (c) => historyTable(historyView(await law(), desk.region, asked(c), 'en', today())))
  table(app, parts, '/pairs/:first/:second', async (c) => {
    const view = await pair(c)
    return { ...pairTable(view), note: { ...(await noteOf(parts, asked(c))), cooperation: view.cooperation } }
  })
  table(app, parts, '/pairs', async (c) => ({ ...pairCountsTable(await law(), asked(c)), note: await noteOf(parts, asked(c)) }))
  table(app, parts, '/cooperation', async (c) => cooperationTable(await pairClaims(desk), c.req.query('state') || undefined))
  app.get('/api/v1/states.geojson', async (c) => tagged(c, statesGeoJson(await law(), desk.region, asked(c), c.req.query('geometry') || undefined), 'application/geo+json', viewerOf(c, desk)))
  app.get('/api/v1/architecture.zip', async (c) => {
    const note = await noteOf(parts, asked(c))
    const tables = await packedTables(parts, asked(c), partOf(c), today(), note.law)
    const bytes = dataPackage({ tables, ...note, made: today(), origin: desk.config.baseUrl ?? new URL(c.req.url).origin })
    c.header('content-disposition', `attachment; filename="architecture-${note.on}.zip"`)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/zip', 'cache-control': 'public, max-age=5' })
  })
}

/** Everything that the architecture of a day is made of. */
async function packedTables({ desk }: Parts, asked: Asked, part: Part, today: string, size: number): Promise<DataTable[]> {
  const [{ law }, { region }] = [await desk.law(size), desk]
  return [
    matrixTable(law, region, asked, part), instrumentsTable(law, asked, part.level), actionsTable(law, asked), dutiesTable(law, asked), historyTable(historyView(law, region, asked, 'en', today)),
    pairCountsTable(law, asked), cooperationTable(await pairClaims(desk)), statesTable(region), bodiesTable(region),
  ]
}

function partOf(c: Context): Part {
  const { level, theme, group } = c.req.query()
  return { level: level || undefined, theme: theme || undefined, group: group || undefined }
}

/** What makes an answer citable: the days it was asked for, and the size and root of the law log that gave it. */
async function noteOf({ desk }: Parts, { on, known }: Asked): Promise<{ on: string; known: string | null; law: number; root: string }> {
  const { law } = await desk.store.heads()
  return { on, known: known ?? null, law: law.size, root: hex(law.root) }
}
