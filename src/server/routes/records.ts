import type { Context } from 'hono'
import { RECORD_KINDS, type RecordKind } from '../../core/filings/index.ts'
import { kindOf, type RecordsBody } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'
import { pages, RecordEdit, render, StateRecords } from '../../web/index.ts'
import { formShelf } from '../form-book.ts'
import { contextOf, languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { keepAll, keepRow, keptBy, readRecord, staleReturns, takeFrom } from '../state-records.ts'
import { formOf, mustBe, officeAt, viewerOf } from '../viewer.ts'
import { recordErrors, recordPage, recordsTable, stateRecords } from '../views/records.ts'

const AT = '/:lang{(?:en|es|pt|fr)}/records'

/** What a state keeps once and files many times. A change shows which filed returns would now differ, and offers a correction beside each. */
export const recordsRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/records', (_, viewer, context) => stateRecords(desk, viewer, context), StateRecords)
  page(app, parts, '/records/:kind/:row', async (c, viewer, { lang }) => {
    const view = await recordPage(desk, viewer, lang, kindIn(c), c.req.param('row') ?? '')
    if (!view) throw notFound()
    return view
  }, RecordEdit)
  table(app, parts, '/records', async (_, viewer) => {
    mustBe(viewer, 'observe')
    return recordsTable(viewer.party, (await keptBy(desk, viewer.party)).records)
  })
  app.post(AT, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    await takeFrom(desk, await officeAt(desk, viewer, 'draft'), await formShelf(desk), fields.take ?? '')
    return c.redirect(pages(languageOf(c)).records(), 303)
  })
  app.post(`${AT}/:kind/:row`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'draft')
    const [kind, lang, row] = [kindIn(c), languageOf(c), c.req.param('row') ?? '']
    const id = row === 'new' ? null : row
    if (fields.do === 'drop') {
      await keepRow(desk, office, kind, id, null)
      return c.redirect(`${pages(lang).records()}#differs`, 303)
    }
    const read = readRecord(desk, await formShelf(desk), viewer.party, kind, fields)
    const errors = recordErrors(read, kind, lang)
    if (errors.length > 0) {
      const view = await recordPage(desk, viewer, lang, kind, row, { values: fields, errors })
      if (!view) throw notFound()
      return c.html(render(RecordEdit, view, await contextOf(c, parts, viewer)), 422)
    }
    await keepRow(desk, office, kind, id, { period: read.period, fields: read.fields })
    return c.redirect(fields.do === 'another' ? pages(lang).recordRow(kind, 'new') : `${pages(lang).records()}#differs`, 303)
  })
  // a program hands over all rows of one kind; it is told which filed returns would now differ
  app.post('/api/v1/records', async (c) => {
    const viewer = viewerOf(c, desk)
    const office = await officeAt(desk, viewer, 'draft')
    const given: unknown = await c.req.json().catch(() => null)
    const parsed = kindOf('records')!.body.safeParse(given)
    if (!parsed.success) throw new Fault('json', `send {"record", "rows": [{"id", "period", "fields"}]} as JSON: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`.trim(), { field: parsed.error.issues[0]?.path.join('.') ?? 'rows' })
    const { record, rows } = parsed.data as RecordsBody
    const id = await keepAll(desk, office, record, rows)
    const stale = await staleReturns(desk, await formShelf(desk), viewer.party, await keptBy(desk, viewer.party))
    return c.json({ id, rows: rows.length, differs: stale.map(({ form, period, replaces, differences }) => ({ form, period, filing: replaces, differences })) }, 201)
  })
}

function kindIn(c: Context): RecordKind {
  const kind = RECORD_KINDS.find((one) => one === c.req.param('kind'))
  if (!kind) throw notFound()
  return kind
}
