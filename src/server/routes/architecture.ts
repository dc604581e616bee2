import type { Context } from 'hono'
import type { TimedLaw } from '../../core/law/index.ts'
import { Architecture, ArchitectureTimeline, Pair, Pairs, pages } from '../../web/index.ts'
import { languageOf, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { viewerOf } from '../viewer.ts'
import { architectureGeoJson } from '../views/architecture-geo.ts'
import { architecturePackage } from '../views/architecture-package.ts'
import { architectureTable, architectureView, cutOf } from '../views/architecture.ts'
import { timelineTable, timelineView } from '../views/chronology.ts'
import { cooperationTable, pairClaims } from '../views/cooperation.ts'
import { type Asked, askedOf } from '../views/law-days.ts'
import { pairsTable, pairsView, pairTable, pairView, sideOf } from '../views/pairs.ts'

const PAIR = '/:a/:b'

/** The flexible architecture: who is bound by what, pair by pair, and since when it stands. All of it is public. */
export const architectureRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/architecture', async (c, _, { lang }) => architectureView(desk, await lawOf(parts), asked(c, parts), cutOf(c.req.query(), desk.region), lang), Architecture)
  page(app, parts, '/architecture/timeline', async (c, _, { lang }) => timelineView(desk, await lawOf(parts), asked(c, parts), lang), ArchitectureTimeline)
  app.get('/:lang{(?:en|es|pt|fr)}/architecture/pairs', async (c, next) => {
    const { a, b, asof, known } = c.req.query()
    if (!a || !b) return next()
    const lang = languageOf(c)
    return c.redirect(pages(lang).pair(sideOf(desk, a, lang).code, sideOf(desk, b, lang).code, { asof, known }), 303)
  })
  page(app, parts, '/architecture/pairs', async (c, _, { lang }) => pairsView(desk, await lawOf(parts), asked(c, parts), lang, c.req.query('a')), Pairs)
  page(app, parts, `/architecture/pairs${PAIR}`, async (c, _, { lang }) => pairView(desk, await lawOf(parts), codesOf(c), asked(c, parts), lang), Pair)
  architectureData(app, parts)
}

const architectureData: Routes = (app, parts) => {
  const { desk } = parts
  const dated = <T>(c: Context, made: T, law: TimedLaw): T & { note: unknown } => {
    const { on, known } = asked(c, parts)
    return { ...made, note: { on, known: known ?? null, law: law.size } }
  }
  table(app, parts, '/architecture', async (c) => {
    const law = await lawOf(parts)
    return dated(c, architectureTable(law, desk.region, asked(c, parts), cutOf(c.req.query(), desk.region)), law)
  })
  table(app, parts, '/pairs', async (c) => dated(c, pairsTable(await lawOf(parts), asked(c, parts)), await lawOf(parts)))
  table(app, parts, `/pairs${PAIR}`, async (c) => dated(c, pairTable(desk, await lawOf(parts), codesOf(c), asked(c, parts)), await lawOf(parts)))
  table(app, parts, '/timeline', async (c) => dated(c, await timelineTable(desk, await lawOf(parts), asked(c, parts)), await lawOf(parts)))
  table(app, parts, '/cooperation', async (c) => cooperationTable(await pairClaims(desk), c.req.query('state') || undefined))
  app.get('/api/v1/architecture.geojson', async (c) => (
    tagged(c, architectureGeoJson(desk, await lawOf(parts), asked(c, parts), c.req.query('geometry') || undefined), 'application/geo+json', viewerOf(c, desk))))
  app.get('/api/v1/architecture.zip', async (c) => {
    const when = asked(c, parts)
    const bytes = await architecturePackage(desk, await lawOf(parts), when, desk.config.baseUrl ?? new URL(c.req.url).origin)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="architecture-${when.on}.zip"`, 'cache-control': 'public, max-age=5' })
  })
}

async function lawOf({ desk }: Parts): Promise<TimedLaw> {
  return (await desk.law()).law
}

function asked(c: Context, { desk }: Parts): Asked {
  return askedOf((name) => c.req.query(name), desk.clock())
}

function codesOf(c: Context): [string, string] {
  return [c.req.param('a') ?? '', c.req.param('b') ?? '']
}
