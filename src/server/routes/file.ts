import type { Context } from 'hono'
import { kindOfFile, readSheets, WORKBOOK, writeSheets } from '../../adapters/sheets/index.ts'
import { type Answer, checkReturn, fieldNamed, type Finding, type FindingCode, findingLine, type Grid, readDay, readJsonReturn, type Section, templateOf } from '../../core/filings/index.ts'
import type { FilingDraftBody } from '../../core/statements/index.ts'
import { asFault, dayOfInstant, Fault, firstDay, type Json, type Language } from '../../core/values/index.ts'
import { FileList, FileReturn, FileStep, type FormError, pages, render, t } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { mustBeFile } from '../doors/uploads.ts'
import { asLastYear, blankDraft, checkDraft, currentDraft, dataOf, fileDraft, mustDiffer, readTyped, rejectedOf, saveFilingDraft, withAnswers, withGrids, type Work, workOn } from '../filing-drafts.ts'
import { formShelf, readingFor } from '../form-book.ts'
import { contextOf, languageOf, page, type Parts, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { errorAt } from '../views/error-at.ts'
import { formOf, mustBe, officeAt, type Viewer, viewerOf } from '../viewer.ts'
import { correctionOf, fileList, fileReturn, fileStep, fileTable, formError, fromRecords } from '../views/file.ts'

const AT = '/:lang{(?:en|es|pt|fr)}/file/:form/:period'

export const fileRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/file', (_, viewer, context) => fileList(desk, viewer, context.lang), FileList)
  app.get('/:lang{(?:en|es|pt|fr)}/file/open', async (c) => {
    const viewer = viewerOf(c, desk)
    const { form = '', period = '' } = c.req.query()
    mustBe(viewer, 'observe')
    try {
      return c.redirect(pages(languageOf(c)).fileReturn(form, readingFor(desk, await formShelf(desk), viewer.party, form, period.trim()).period.text), 303)
    } catch (error) {
      const fault = asFault(error)
      const errors = [errorAt(fault, fault.place.field === 'period' ? 'period' : 'form', languageOf(c))]
      return c.html(render(FileList, { ...(await fileList(desk, viewer, languageOf(c))), errors, typed: { form, period } }, await contextOf(c, parts, viewer)), 400)
    }
  })
  page(app, parts, '/file/:form/:period', async (c, viewer, context) => fileReturn(desk, viewer, await workAt(c, desk, viewer), context.lang), FileReturn)
  page(app, parts, '/file/:form/:period/:part/:at', async (c, viewer, context) => {
    const work = await workAt(c, desk, viewer)
    const { section, at } = placeIn(c, work)
    return fileStep(work, section, at, context.lang)
  }, FileStep)
  table(app, parts, '/file', async (_, viewer) => fileTable(await fileList(desk, viewer, 'en')))
  changes(app, parts)
  template(app, parts)
  api(app, parts)
}

async function workAt(c: Context, desk: Desk, viewer: Viewer): Promise<Work> {
  mustBe(viewer, 'observe')
  return workOn(desk, viewer.party, c.req.param('form') ?? '', c.req.param('period') ?? '')
}

/** A part of the form and a place in it that is there: the one answer, a row of the table or a new one, a row that the matrix has. */
function placeIn(c: Context, work: Work): { section: Section; at: string } {
  const section = work.form.sections.find(({ id }) => id === c.req.param('part'))
  const at = c.req.param('at') ?? ''
  if (!section) throw notFound()
  const rows = dataOf(currentDraft(work))[section.id]
  const there = section.shape === 'single' ? at === '1'
    : section.shape === 'matrix' ? section.fields.some(({ id }) => id === at)
    : at === 'new' || (/^[1-9]\d{0,5}$/.test(at) && Array.isArray(rows) && Number(at) <= rows.length)
  if (!there) throw notFound()
  return { section, at }
}

type Doing = (desk: Desk, work: Work) => Promise<FilingDraftBody>

const answered = (answer: Answer): Doing => async (_, work) => ({ ...blankDraft(work), answer, finished: true })

/** What one button does to the draft; handing over and letting out are told apart from it by the credential. */
const DOINGS: Readonly<Record<string, Doing>> = {
  nil: answered('nil'),
  'nothing-new': answered('nothing-new'),
  same: asLastYear,
  begin: async (_, work) => ({ ...currentDraft(work), answer: 'data', finished: false }),
  finish: async (_, work) => ({ ...currentDraft(work), finished: true }),
  back: async (_, work) => ({ ...currentDraft(work), finished: false }),
  discard: async (_, work) => ({ ...blankDraft(work), dropped: true }),
  'clear-rejected': async (_, work) => ({ ...currentDraft(work), rejected: [], heard: [] }),
  records: async (desk, work) => {
    const body = await fromRecords(desk, work)
    if (!body) throw new Fault('no-records', 'no records are kept for this form and period', { field: 'do' })
    return body
  },
  correct: async (desk, work) => {
    const body = await correctionOf(desk, work)
    if (!body) throw new Fault('no-difference', 'the records of today say what was filed: nothing to correct', { field: 'do' })
    return body
  },
}

const changes: Routes = (app, parts) => {
  const { desk } = parts
  app.post(AT, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const work = await workAt(c, desk, viewer)
    try {
      return await done(c, parts, { viewer, work, fields })
    } catch (error) {
      const fault = asFault(error)
      const field = fault.place.field ?? (fault.place.file === undefined ? undefined : 'file')
      if (BARE.has(fault.code) || field === undefined) throw fault
      return shown(c, parts, { viewer, work, fields }, [errorAt(fault, PLACE[field] ?? 'answers', languageOf(c))])
    }
  })
  app.post(`${AT}/:part/:at`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'draft')
    const work = await workAt(c, desk, viewer)
    return stepTaken(c, parts, { viewer, work, ...placeIn(c, work), fields, save: (body) => saveFilingDraft(desk, office, body) })
  })
}

interface Asked {
  viewer: Viewer
  work: Work
  fields: Record<string, string>
}

/** Said on a page of their own; every other fault stands beside its field, and what was typed comes back. */
const BARE = new Set(['not-found', 'not-allowed', 'usage'])
const PLACE: Readonly<Record<string, string>> = { file: 'file', cells: 'cells', reveal: 'reveal', release: 'readers', 'release.reciprocal': 'reveal', 'release.notBefore': 'reveal', releaser: 'answers' }

async function done(c: Context, parts: Parts, asked: Asked): Promise<Response> {
  const { viewer, work, fields } = asked
  const { desk } = parts
  if (fields.do === 'release') return letOut(c, parts, asked)
  const office = await officeAt(desk, viewer, 'draft')
  if (fields.do === 'upload' || fields.do === 'paste') return taken(c, parts, asked)
  const doing = Object.hasOwn(DOINGS, fields.do ?? '') ? DOINGS[fields.do!] : undefined
  if (!doing) throw new Fault('usage', 'no such button here: open the page again', { field: 'do' })
  const body = await doing(desk, work)
  if (body.finished) {
    const { findings, fit } = checkDraft(desk, work, body)
    if (!fit) return shown(c, parts, asked, findings.filter(({ severity }) => severity === 'refused').map((one) => formError(work.form, one, 'answers', languageOf(c))))
    mustDiffer(work, body)
  }
  await saveFilingDraft(desk, office, body)
  return c.redirect(body.finished ? pages(languageOf(c)).file() : pages(languageOf(c)).fileReturn(work.form.id, work.period), 303)
}

interface Step {
  viewer: Viewer
  work: Work
  section: Section
  at: string
  fields: Record<string, string>
  save(body: FilingDraftBody): Promise<string>
}

async function stepTaken(c: Context, parts: Parts, { viewer, work, section, at, fields, save }: Step): Promise<Response> {
  const lang = languageOf(c)
  const home = pages(lang).fileReturn(work.form.id, work.period)
  const before = currentDraft(work)
  const holding = (row: Parameters<typeof withAnswers>[3]): FilingDraftBody => ({ ...before, answer: 'data', finished: false, data: withAnswers(dataOf(before), section, at, row) as unknown as Json })
  if (fields.do === 'drop') {
    await save(holding(null))
    return c.redirect(home, 303)
  }
  const asked = section.shape === 'matrix' ? section.columns : section.fields
  const typed = readTyped(asked, fields, work.reading, section)
  const refused = typed.findings.filter(({ severity }) => severity === 'refused')
  if (refused.length > 0) {
    const errors = refused.map((one) => {
      const error = formError(work.form, { ...one, at: {} }, `f-${one.at.field ?? ''}`, lang)
      return { ...error, text: `${asked.find(({ id }) => id === one.at.field)?.label[lang] ?? ''}: ${error.text}` }
    })
    return c.html(render(FileStep, fileStep(work, section, at, lang, { values: fields, errors }), await contextOf(c, parts, viewer)), 422)
  }
  await save(holding(typed.row))
  return c.redirect(fields.do === 'another' ? pages(lang).fileStep(work.form.id, work.period, section.id, 'new') : home, 303)
}

async function shown(c: Context, parts: Parts, { viewer, work, fields }: Asked, errors: FormError[]): Promise<Response> {
  return c.html(render(FileReturn, await fileReturn(parts.desk, viewer, work, languageOf(c), { errors, typed: fields }), await contextOf(c, parts, viewer)), 422)
}

/** The file is not of this return, whatever it holds: that alone is said of it. */
const OTHER: ReadonlySet<string> = new Set(['form-other', 'period-other', 'filing-for-other', 'template-old', 'template-newer'] satisfies FindingCode[])

/** A file or cells pasted: reviewed on the page that follows, nothing of it lost. */
async function taken(c: Context, parts: Parts, asked: Asked): Promise<Response> {
  const { viewer, work, fields } = asked
  const { desk } = parts
  const before = currentDraft(work)
  const grids = fields.do === 'paste' ? await pasted(work, fields, languageOf(c)) : await uploaded(c)
  const { body, checked: result } = withGrids(desk, work, before, grids)
  const lang = languageOf(c)
  const said = (some: readonly Finding[]): Promise<Response> => shown(c, parts, asked, some.map((one) => formError(work.form, one, fields.do === 'paste' ? 'cells' : 'file', lang)))
  const other = result.findings.filter(({ code }) => OTHER.has(code))
  if (other.length > 0) return said(other)
  const whole = result.findings.filter(({ severity, at }) => severity === 'refused' && at.row === undefined)
  const unread = whole.filter(({ code }) => code !== 'no-data')
  if (whole.length > 0 && result.kept === 0 && result.rejected.length === 0) return said(unread.length > 0 ? unread : whole)
  await saveFilingDraft(desk, await officeAt(desk, viewer, 'draft'), body)
  return c.redirect(`${pages(lang).fileReturn(work.form.id, work.period)}#review`, 303)
}

async function uploaded(c: Context): Promise<Grid[]> {
  const file = (await c.req.parseBody())['file']
  if (!(file instanceof File) || file.size === 0) throw new Fault('file-kind', 'choose a workbook (.xlsx) or a CSV file first', { field: 'file' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = kindOfFile(bytes, file.name)
  if (kind === 'csv') mustBeFile(file.name, bytes)
  if (kind === 'json') throw new Fault('file-kind', 'is JSON: send it to /api/v1/filings', { file: file.name })
  return readSheets(bytes, kind, file.name)
}

/** Cells as a spreadsheet copies them: with their headings, or in the order of the form. */
async function pasted({ form }: Work, { part, cells = '' }: Record<string, string>, lang: Language): Promise<Grid[]> {
  const section = form.sections.find(({ id, shape }) => id === part && shape === 'table')
  if (!section || cells.trim() === '') throw new Fault('paste-empty', 'copy the cells in the spreadsheet, then paste them into the box', { field: 'cells' })
  const bytes = new TextEncoder().encode(cells)
  const grids = await readSheets(bytes, 'csv', 'cells')
  return grids.map((grid) => {
    const headed = (grid.rows[0] ?? []).some((cell) => typeof cell === 'string' && fieldNamed(section, cell) !== undefined)
    return { ...grid, sheet: section.label[lang], rows: headed ? grid.rows : [section.fields.map(({ id }) => id), ...grid.rows] }
  })
}

async function letOut(c: Context, { desk }: Parts, { viewer, work, fields }: Asked): Promise<Response> {
  const by = await officeAt(desk, viewer, 'release')
  const audience = (['public', 'parties', 'organs'] as const).find((one) => one === fields.audience)
  if (audience === undefined) throw new Fault('release-needed', 'choose who may read this return: public, parties or organs', { field: 'release' })
  const reveal = (fields.reveal ?? '').trim()
  const read = readDay(reveal)
  const revealAt = reveal === '' ? undefined : read.kind === 'day' ? firstDay(read.date) * 86_400_000 : NaN
  if (revealAt !== undefined && !(revealAt > desk.clock())) throw new Fault('reveal-day', 'write the day of the exchange as 2027-06-15, a day to come', { field: 'reveal' })
  const id = await fileDraft(desk, work, { by, audience, ...(revealAt === undefined ? {} : { revealAt }) })
  return c.redirect(pages(languageOf(c)).fileReturn(work.form.id, work.period) + `?receipt=${id}`, 303)
}

/** The workbook: filled with the draft, else with what was filed, else with last year's answers; rows set aside stand in a sheet of their own with what to do. */
const template: Routes = (app, { desk }) => {
  app.get(`${AT}/template.xlsx`, async (c) => {
    const viewer = viewerOf(c, desk)
    const work = await workAt(c, desk, viewer)
    const lang = languageOf(c)
    const body = work.draft || work.said ? currentDraft(work) : work.last ? await asLastYear(desk, work) : null
    const plans = templateOf(work.form, work.shelf.book, { state: work.state, period: work.period, language: lang, data: body ? dataOf(body) : null })
    const bad = body ? rejectedOf(body) : []
    const words = (row: (typeof bad)[number]) => row.findings.map((one) => findingLine(one, lang)).join('; ')
    const errors = bad.length === 0 ? [] : [{
      name: 'Errors', heading: 0, widths: [24, 8, 80, 20, 20, 20, 20], choices: [],
      rows: [[t(lang, 'file.sheet'), t(lang, 'file.row'), t(lang, 'file.what-to-do')], ...bad.map((row) => [row.sheet, String(row.row), words(row), ...row.cells.map((cell) => (cell === null ? null : typeof cell === 'object' ? String(Object.values(cell)[0]) : String(cell)))])],
    }]
    const bytes = await writeSheets([...plans, ...errors])
    const name = `${work.form.id}-${work.state}-${work.period.replaceAll('/', '_')}.xlsx`
    return c.body(Buffer.from(bytes), 200, { 'content-type': WORKBOOK, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' })
  })
}

/** A program hands over a return: checked by the same rules, kept as a draft, let out by the second credential at its own screen. */
const api: Routes = (app, { desk }) => {
  app.post('/api/v1/filings', async (c) => {
    const viewer = viewerOf(c, desk)
    const office = await officeAt(desk, viewer, 'draft')
    const given = await json(c)
    if (given['state'] !== undefined && given['state'] !== viewer.party) throw new Fault('not-allowed', 'a state files for itself alone', { field: 'state' })
    const work = await workOn(desk, viewer.party, String(given['form'] ?? ''), String(given['period'] ?? ''))
    const read = readJsonReturn(given, work.reading)
    const result = checkReturn(read, work.reading, { today: dayOfInstant(desk.clock()), filed: work.filed, ...(given['corrects'] === true && work.held ? { replaces: work.held.id } : {}) })
    const { fit, kept, findings, rejected, answer, data } = result
    if (!fit) return c.json({ fit, kept, findings, rejected }, 422)
    const body: FilingDraftBody = {
      ...blankDraft(work), answer, data: (data ?? {}) as unknown as Json, rejected: JSON.parse(JSON.stringify(rejected)) as Json, finished: true,
      corrects: given['corrects'] === true ? (work.held?.id ?? null) : null,
    }
    return c.json({ draft: await saveFilingDraft(desk, office, body), status: 'awaits-release', fit, kept, findings, rejected }, 201)
  })
}

async function json(c: Context): Promise<Record<string, Json>> {
  const given = await c.req.json().catch(() => null) as unknown
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw new Fault('json', 'send {"form", "period", "answer", "data"} as JSON')
  return given as Record<string, Json>
}
