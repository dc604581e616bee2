import type { Context } from 'hono'
import { KINDS } from '../../core/statements/index.ts'
import { Fault, isId } from '../../core/values/index.ts'
import { Checker, pages, RecordPage, render, t, Verify, type VerifyView } from '../../web/index.ts'
import { sealedPage } from '../cursor.ts'
import { lawNow } from '../desk.ts'
import { contextOf, languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { policyOf } from '../record.ts'
import { findRecord, type Found } from '../record-names.ts'
import { say } from '../say.ts'
import { formOf, officeAt, viewerOf } from '../viewer.ts'
import { checkerView } from '../views/checker.ts'
import { recordData, recordView, statementsTable } from '../views/record.ts'

const LIMIT = 50
const MOST = 500

/** Statements as their viewer may read them, and the record of each. */
export const recordRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/record/:id', async (c, viewer, context) => {
    const found = await findRecord(desk.store, viewer.party, c.req.param('id') ?? '')
    if (!found) throw notFound()
    return recordView(desk, found, viewer, (hash) => `${context.desk.origin ?? ''}${pages(context.lang).record(hash)}`)
  }, RecordPage)
  app.post('/:lang{(?:en|es|pt|fr)}/record/:id/consent', async (c) => {
    const viewer = viewerOf(c, desk)
    const [id, office] = [c.req.param('id') ?? '', await officeAt(desk, viewer, 'release')]
    const { reader = '' } = await formOf(c, desk, viewer)
    await say(desk, office, { kind: 'consent', release: { audience: 'author' }, about: [id], body: { reader } })
    return c.redirect(pages(languageOf(c)).record(id), 303)
  })
  app.get('/:lang{(?:en|es|pt|fr)}/verify', async (c, next) => {
    const asked = hashIn(c)
    const found = asked && shaped(asked) ? await findRecord(desk.store, viewerOf(c, desk).party, asked) : null
    return found ? c.redirect(pages(languageOf(c)).record(asked), 303) : next()
  })
  page(app, parts, '/verify', async (c, _, context): Promise<VerifyView> => {
    const hash = hashIn(c)
    const policy = policyOf(desk)
    if (!hash) return { errors: [], policy }
    const code = shaped(hash) ? 'no-record' : 'hash-shape'
    return { hash, errors: [{ field: 'hash', code, text: t(context.lang, `fault.${code}`) }], policy }
  }, Verify)
  app.get('/:lang{(?:en|es|pt|fr)}/verify/checker.html', async (c) => {
    const context = await contextOf(c, parts, { party: 'public', session: null })
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-disposition': 'attachment; filename="contadora-checker.html"' }
    return c.body(render(Checker, checkerView(desk), context), 200, headers)
  })
  statements()

  function statements(): void {
    table(app, parts, '/statements', async (c, viewer) => {
      const query = queryOf(c)
      const { items, next } = await sealedPage(desk, viewer.party, query)
      const found = items.map((statement): Found => ({ statement, whole: statement.part === 'whole' && statement.body !== null }))
      if (next) c.header('link', `<${nextOf(c, next)}>; rel="next"`)
      return { ...statementsTable((await lawNow(desk)).ring, found), note: { next } }
    })
    table(app, parts, '/statements/:id', async (c, viewer) => {
      const found = await findRecord(desk.store, viewer.party, c.req.param('id') ?? '')
      if (!found) throw notFound()
      const { ring } = await lawNow(desk)
      return { ...statementsTable(ring, [found]), note: { record: recordData(ring, found) } }
    })
  }
}

function hashIn(c: Context): string {
  return (c.req.query('hash') ?? '').trim().toLowerCase()
}

function shaped(text: string): boolean {
  return isId(text) || /^[0-9a-f]{64}$/.test(text)
}

/** Faults `limit`, `kind-unknown`, `order` name the field. */
function queryOf(c: Context) {
  const { limit = String(LIMIT), kind, about, order = 'newest', after } = c.req.query()
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw new Fault('limit', `limit: a whole number from 1 to ${MOST}, not "${limit}"`, { field: 'limit' })
  if (kind && !Object.hasOwn(KINDS, kind)) throw new Fault('kind-unknown', `kind: there is no kind of statement "${kind}"`, { field: 'kind' })
  if (order !== 'newest' && order !== 'oldest') throw new Fault('order', `order: newest or oldest, not "${order}"`, { field: 'order' })
  return { limit: count, order: order as 'newest' | 'oldest', ...(kind ? { kind } : {}), ...(about ? { about } : {}), ...(after ? { after } : {}) }
}

function nextOf(c: Context, after: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('after', after)
  return url.pathname + url.search
}
