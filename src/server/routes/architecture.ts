import type { Context } from 'hono'
import type { TimedLaw } from '../../core/law/index.ts'
import { dayOfInstant, hex, isoDay } from '../../core/values/index.ts'
import { Architecture, History, Pair, pages } from '../../web/index.ts'
import { languageOf, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { architectureView, matrixTable, pairTable, pairView, type Part } from '../views/architecture.ts'
import { dataPackage, statesGeoJson } from '../views/architecture-data.ts'
import { datasetsOf } from '../views/claims.ts'
import { historyTable, historyView } from '../views/history.ts'
import { type Asked, askedOf } from '../views/law-days.ts'
import { viewerOf } from '../viewer.ts'

/** The whole of what states have agreed, on any day: who is bound by what, since when it existed, and what any two share. All of it is public. */
export const architectureRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const asked = (c: Context): Asked => askedOf((name) => c.req.query(name), desk.clock())
  const today = (): string => isoDay(dayOfInstant(desk.clock()))
  const law = async (): Promise<TimedLaw> => (await desk.law()).law
  const pair = async (c: Context) => pairView(await law(), desk.region, await datasetsOf(desk), [c.req.param('first') ?? '', c.req.param('second') ?? ''], asked(c), languageOf(c))

  page(app, parts, '/architecture', async (c, _, { lang }) => architectureView(await law(), desk.region, asked(c), partOf(c), lang, today()), Architecture)
  page(app, parts, '/architecture/timeline', async (c, _, { lang }) => historyView(await law(), desk.region, asked(c), lang, today()), History)
  page(app, parts, '/architecture/pairs/:first/:second', pair, Pair)
  app.get('/:lang{(?:en|es|pt|fr)}/architecture/pairs', (c) => {
    const { a = 'CAN', b = 'USA', asof, known } = c.req.query()
    return c.redirect(pages(languageOf(c)).pair(a, b, { asof, known }), 302)
  })

  table(app, parts, '/architecture', async (c) => ({ ...matrixTable(await law(), desk.region, asked(c), partOf(c)), note: await noteOf(parts, asked(c)) }))
  table(app, parts, '/timeline', async (c) => historyTable(historyView(await law(), desk.region, asked(c), 'en', today())))
  table(app, parts, '/pairs/:first/:second', async (c) => {
    const view = await pair(c)
    return { ...pairTable(view), note: { ...(await noteOf(parts, asked(c))), claims: view.claims } }
  })
  app.get('/api/v1/states.geojson', async (c) => tagged(c, statesGeoJson(await law(), desk.region, asked(c)), 'application/geo+json', viewerOf(c, desk)))
  app.get('/api/v1/architecture.zip', async (c) => {
    const note = await noteOf(parts, asked(c))
    const tables = [matrixTable(await law(), desk.region, asked(c), partOf(c)), historyTable(historyView(await law(), desk.region, asked(c), 'en', today()))]
    const bytes = dataPackage({ tables, ...note, made: today(), origin: desk.config.baseUrl ?? new URL(c.req.url).origin, dyads: await datasetsOf(desk) })
    c.header('content-disposition', `attachment; filename="architecture-${note.on}.zip"`)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/zip', 'cache-control': 'public, max-age=5' })
  })
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
