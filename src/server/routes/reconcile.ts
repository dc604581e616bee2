import type { Context } from 'hono'
import { isoInstant, type Language } from '../../core/values/index.ts'
import { pages, Reconcile, type ReconcileView } from '../../web/index.ts'
import { askedQuery, type Asked, chartAsked } from '../charts/index.ts'
import { roleMay } from '../doors/roles.ts'
import { languageOf, page, type Parts, type Routes, table } from '../http.ts'
import { askBoth, type Compared, comparedFor, questionWords } from '../reconciling.ts'
import type { DataTable } from '../tables.ts'
import { formOf, officeAt, type Viewer, viewerOf } from '../viewer.ts'

/** What the exporter says against what the importer says; a difference is a question to both. */
export const reconcileRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const askedIn = (c: Context): Asked => chartAsked((name) => c.req.queries(name) ?? [], desk.region)
  page(app, parts, '/reconcile', (c, viewer, { lang }) => reconcileView(parts, viewer, askedIn(c), lang), Reconcile)
  table(app, parts, '/reconcile', async (c, viewer) => reconcileTable(await comparedFor(desk, viewer.party, askedIn(c))))
  app.post('/:lang{(?:en|es|pt|fr)}/reconcile', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'answer')
    const lang = languageOf(c)
    const [from = '', to = '', year = '', category = ''] = (fields.ask ?? '').split(' ')
    await askBoth(desk, office, { from, to, year: Number(year), category }, lang)
    return c.redirect(`${pages(lang).reconcile({ country: `${from}~${to}`, time: year })}#asked`, 303)
  })
  // the same for a program: who was asked, and by when an answer is owed, if any instrument says so
  app.post('/api/v1/reconcile', async (c) => {
    const office = await officeAt(desk, viewerOf(c, desk), 'answer')
    const { from = '', to = '', year = '', category = '' } = ((await c.req.json().catch(() => null)) ?? {}) as Record<string, string | number>
    const sent = await askBoth(desk, office, { from: String(from), to: String(to), year: Number(year), category: String(category) }, languageOf(c))
    return c.json({ sent: sent.map((one) => ({ ...one, replyBy: one.replyBy === null ? null : isoInstant(one.replyBy) })) }, 201)
  })
}

async function reconcileView({ desk }: Parts, viewer: Viewer, asked: Asked, lang: Language): Promise<ReconcileView> {
  const all = await comparedFor(desk, viewer.party, asked)
  const { session } = viewer
  const mayAsk = session !== null && roleMay(session.role, 'answer')
  return {
    query: askedQuery(asked), unknown: asked.unknown, counts: { differ: count(all, 'differ'), 'within-tolerance': count(all, 'within-tolerance'), agree: count(all, 'agree'), 'one-side-not-seen': count(all, 'one-side-not-seen') },
    lines: all.map(({ row, exporter, importer, asked: questions }) => ({
      ...row, filings: { exporter, importer }, question: questionWords(desk, row, lang) ?? null,
      mayAsk: mayAsk && row.verdict === 'differ' && !questions.some(({ by }) => by === viewer.party), asked: questions.map(({ by, at, replyBy, replies, filing, of, id }) => ({ id, by, at, replyBy, filing, of, replies: replies.length })),
    })),
  }
}

function count(all: readonly Compared[], verdict: Compared['row']['verdict']): number {
  return all.filter(({ row }) => row.verdict === verdict).length
}

function reconcileTable(all: readonly Compared[]): DataTable {
  return {
    name: 'reconcile', columns: ['from', 'to', 'year', 'category', 'exporter', 'importer', 'gap', 'verdict', 'reasons', 'asked', 'answered', 'source'],
    rows: all.map(({ row, asked }) => [row.from, row.to, row.year, row.category, row.exporter, row.importer, row.gap, row.verdict, row.reasons.join(' ') || null, asked.length, asked.filter(({ replies }) => replies.length > 0).length, row.sources.join(' ')]),
  }
}
