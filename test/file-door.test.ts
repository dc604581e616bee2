import { afterAll, beforeAll, expect } from 'vitest'
import { stateNames } from '../src/adapters/geo-data/index.ts'
import { writeSheets } from '../src/adapters/sheets/index.ts'
import { checkReturn, readJsonReturn, type Reading, readPeriod, templateOf } from '../src/core/filings/index.ts'
import { dayOfInstant, type Json } from '../src/core/values/index.ts'
import { workOn } from '../src/server/filing-drafts.ts'
import { filingContent, filingsSeen, submitReturn } from '../src/server/filings.ts'
import { formShelf } from '../src/server/form-book.ts'
import { errorsIn, post, press, read } from './clerk.ts'
import { inWorlds } from './exchange-fixture.ts'
import { makeSeed, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const IMPORTS: Json = { imports: [{ A: 'IV', B: 'USA', C: '3' }, { A: 'I', B: 'BRA', C: '2' }] }

async function fileBefore({ desk }: World): Promise<void> {
  const { book } = await formShelf(desk)
  const reading: Reading = { book, form: book.forms.get('unroca-annual')!, mark: 'dot', state: 'JAM', period: readPeriod('2018'), stateOf: stateNames(desk.region) }
  const checked = checkReturn(readJsonReturn({ data: IMPORTS }, reading), reading, { today: dayOfInstant(desk.clock()), filed: [] })
  await submitReturn(desk, { checked, book })
}

/** The desk's own template with these rows under the heading of one sheet, sent as the browser sends a file. */
async function upload(world: World, form: string, period: string, rows: Record<string, string[][]>, of: { state?: string; period?: string } = {}) {
  const { book } = await formShelf(world.desk)
  const plans = templateOf(book.forms.get(form)!, book, { state: of.state ?? 'JAM', period: of.period ?? period, language: 'en' })
  const filled = plans.map((plan) => (rows[plan.name] && plan.heading !== null ? { ...plan, rows: [...plan.rows.slice(0, plan.heading + 1), ...rows[plan.name]!] } : plan))
  expect(Object.keys(rows).filter((name) => !plans.some((plan) => plan.name === name))).toEqual([])
  return send(world, form, period, new File([(await writeSheets(filled)) as BlobPart], `${form}.xlsx`))
}

async function send(world: World, form: string, period: string, file: File) {
  const body = new FormData()
  body.append('do', 'upload')
  body.append('file', file)
  return post(world, 'drafter', `/en/file/${form}/${period}`, body)
}

const said = ({ status, text }: { status: number; text: string }): [number, string] => [status, errorsIn(text)]

const draftOf = async ({ desk }: World, form: string, period: string) => (await workOn(desk, 'JAM', form, period)).draft?.body

onEachEngine('what goes wrong in a file', (engine) => {
  const it = inWorlds(engine, () => seed)
  it('a row below zero and a row of category VIII are set aside whole with their reasons; the good row is kept', async (world) => {
    world.at(START + 100 * 86_400_000)
    const sent = await upload(world, 'unroca-annual', '2019', { Imports: [['IV', 'USA', '2'], ['IV', 'USA', '-3'], ['VIII', 'USA', '1']] })
    expect(sent).toMatchObject({ status: 303 })
    const draft = (await draftOf(world, 'unroca-annual', '2019'))!
    expect(draft.data).toMatchObject({ imports: [{ A: 'IV', B: 'USA', C: '2' }] })
    expect((draft.rejected as unknown as { row: number; findings: { code: string }[] }[]).map(({ row, findings }) => [row, findings.map(({ code }) => code)])).toEqual([[3, ['quantity-negative']], [4, ['code-unknown']]])
    const page = await read(world, '/en/file/unroca-annual/2019')
    expect(page).toContain('below zero')
    expect(page).toContain('choose I, II, III, IV, V, VI, VII')
  })

  it('what was not read of a file, and a figure read by the habit of the country, is said until the clerk has seen it', async (world) => {
    world.at(START + 100 * 86_400_000)
    const page = '/en/file/unroca-annual/2019'
    const csv = '#part,imports\nCategory (I-VII),Exporter State(s),Number of items,Colour\nIV,EE. UU.,"1,234",red\n'
    expect(await send(world, 'unroca-annual', '2019', new File([csv], 'rows.csv'))).toMatchObject({ status: 303 })
    expect(await draftOf(world, 'unroca-annual', '2019')).toMatchObject({ data: { imports: [{ A: 'IV', B: 'USA', C: '1234' }] } })
    for (const text of ['no column &quot;Colour&quot;', 'can be read in two ways']) expect(await read(world, page)).toContain(text)
    await press(world, 'drafter', page, { do: 'clear-rejected' })
    expect(await read(world, page)).not.toContain('can be read in two ways')
  })

  it('a file of which nothing can be read is said to be so, and nobody is told to file nil instead', async (world) => {
    world.at(START + 100 * 86_400_000)
    const sent = said(await send(world, 'unroca-annual', '2019', new File(['x,y\n1,2\n'], 'rows.csv')))
    expect(sent).toMatchObject([422, expect.stringContaining('use the headings of the template')])
    expect(sent[1]).not.toContain('nothing to report')
    expect(said(await send(world, 'unroca-annual', '2019', new File(['#form,citaac-annual\n#part,imports\nA,B,C\nIV,USA,2\n'], 'rows.csv')))).toMatchObject([422, expect.stringContaining('take the template of “UN Register of Conventional Arms')])
  })

  it('a matrix is typed row by row: each row that says nothing yet has its page', async (world) => {
    world.at(START + 100 * 86_400_000)
    const page = '/en/file/milex-simplified/2019'
    expect(await read(world, page)).toContain(`href="${page}/matrix/1"`)
    expect(await press(world, 'drafter', `${page}/matrix/1`, { do: 'save', 'f-c1': '12' })).toMatchObject({ status: 303, to: page })
    expect(await draftOf(world, 'milex-simplified', '2019')).toMatchObject({ data: { matrix: { 1: { c1: '12' } } } })
  })

  it('a currency without its year is refused at its cell, and the money is kept', async (world) => {
    world.at(START + 100 * 86_400_000)
    const header = (currency: string) => ({ Header: [['Fiscal year *', '2019'], ['National currency and unit of measure *', currency]], Figure: [['Total military expenditure *', '1500000']] })
    await upload(world, 'milex-single', '2019', header('JMD'))
    const draft = (await draftOf(world, 'milex-single', '2019'))!
    expect(draft).toMatchObject({ data: { figure: { total: '1500000' } }, rejected: [{ sheet: 'Header', row: 3, findings: [{ code: 'currency-year' }] }] })
    expect(await read(world, '/en/file/milex-single/2019')).toContain('JMD')
    const handed = await press(world, 'drafter', '/en/file/milex-single/2019', { do: 'finish' })
    expect(handed.status).toBe(422)
    expect(errorsIn(handed.text).match(/currency/g)).toHaveLength(1)
    await upload(world, 'milex-single', '2019', header('JMD 2019'))
    expect(await press(world, 'drafter', '/en/file/milex-single/2019', { do: 'finish' })).toMatchObject({ status: 303 })
  })

  it('a return of a year that has not begun may be prepared, and is refused in words when it is handed over', async (world) => {
    world.at(START + 100 * 86_400_000)
    expect(await upload(world, 'unroca-annual', '2031', { Imports: [['IV', 'USA', '2']] })).toMatchObject({ status: 303 })
    const handed = await press(world, 'drafter', '/en/file/unroca-annual/2031', { do: 'finish' })
    expect(handed.status).toBe(422)
    expect(errorsIn(handed.text)).toMatch(/2031/)
    expect((await draftOf(world, 'unroca-annual', '2031'))?.finished).toBe(false)
  })

  it('a file of another state, of another year, or of another kind is refused in words, and nothing is kept of it', async (world) => {
    world.at(START + 100 * 86_400_000)
    const rows = { Imports: [['IV', 'USA', '2']] }
    expect(await upload(world, 'unroca-annual', '2019', rows, { state: 'GUY' }).then(said)).toMatchObject([422, expect.stringContaining('a state speaks for itself only')])
    expect(await upload(world, 'unroca-annual', '2019', rows, { period: '2018' }).then(said)).toMatchObject([422, expect.stringContaining('take the template of 2019')])
    for (const [name, bytes, words] of [['bad.xlsm', 'PK\x03\x04', 'not whole'], ['bad.xls', '\xd0\xcf\x11\xe0', 'old .xls'], ['bad.pdf', '%PDF-1.4', '.xlsx'], ['bad.csv', 'MZ\x90', '.xlsx']] as const)
      expect(said(await send(world, 'unroca-annual', '2019', new File([Buffer.from(bytes, 'latin1')], name))), name).toMatchObject([422, expect.stringContaining(words)])
    expect(await draftOf(world, 'unroca-annual', '2019')).toBeUndefined()
  })
})

onEachEngine('same as last year', (engine) => {
  const it = inWorlds(engine, () => seed)
  it('is two clicks and the second credential, and says what last year said', async (world) => {
    await fileBefore(world)
    world.at(START + 100 * 86_400_000)
    expect(await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'same' })).toMatchObject({ status: 303, to: '/en/file/unroca-annual/2019' })
    expect(await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'finish' })).toMatchObject({ status: 303, to: '/en/file' })
    expect((await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(403)
    expect((await press(world, 'releaser', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(303)
    const filed = (await filingsSeen(world.desk, 'public')).find(({ period }) => period === '2019')!
    expect((await filingContent(world.desk, 'HTI', filed.id))!.data).toEqual(IMPORTS)
  })

  it('is refused in words where there was no last year; a second answer to the same year is a correction of the first', async (world) => {
    world.at(START + 100 * 86_400_000)
    const none = await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'same' })
    expect(none.status).toBeGreaterThanOrEqual(400)
    expect(none.status).toBeLessThan(500)
    expect((await filingsSeen(world.desk, 'JAM')).length).toBe(0)
    expect(await press(world, 'drafter', '/es/file/unroca-annual/2019', { do: 'nil' })).toMatchObject({ status: 303 })
    expect((await press(world, 'releaser', '/es/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(303)
    expect((await filingsSeen(world.desk, 'public')).map(({ answer }) => answer)).toEqual(['nil'])
    expect(await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'nil' }).then(said)).toMatchObject([422, expect.stringContaining('says what was filed already')])
    await press(world, 'drafter', '/en/file/unroca-annual/2019/imports/new', { do: 'save', 'f-A': 'IV', 'f-B': 'USA', 'f-C': '2' })
    await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'finish' })
    await press(world, 'releaser', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })
    const [first, correction] = await filingsSeen(world.desk, 'public')
    expect(correction!.replaces).toBe(first!.id)
  })
})
