import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadForms } from '../src/adapters/region-files/index.ts'
import { stateNames } from '../src/adapters/geo-data/index.ts'
import { checkReturn, readJsonReturn, type Reading, readPeriod, type Situation } from '../src/core/filings/index.ts'
import { dayOfInstant, type Json } from '../src/core/values/index.ts'
import { filingContent, filingsSeen, standpointAt, submitReturn } from '../src/server/filings.ts'
import { asofOf } from '../src/server/views/filings.ts'
import { makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

const REGION = join(import.meta.dirname, '..', 'region')
let forms: Awaited<ReturnType<typeof loadForms>>
let seed: Seed
let world: World
beforeAll(async () => {
  forms = await loadForms(REGION)
  seed = await makeSeed()
}, 120_000)
afterAll(() => seed.drop())
beforeEach(async () => void (world = await makeWorld(seed, 'sqlite')))
afterEach(() => world.close())

async function checked(form: string, data: Json, more: Partial<Situation> = {}, period = '2018') {
  const { desk } = world
  const reading: Reading = { book: forms.book, form: forms.book.forms.get(form)!, mark: 'dot', state: 'JAM', period: readPeriod(period), stateOf: stateNames(desk.region) }
  return checkReturn(readJsonReturn({ data }, reading), reading, { today: dayOfInstant(desk.clock()), filed: await filingsSeen(desk, 'JAM'), ...more })
}
const rows = (n: number): Json => ({ imports: Array.from({ length: n }, (_, i) => ({ A: 'IV', B: 'USA', C: String(i + 1) })) })

test('a public return is read by all, a restricted one by its author and addressee, and shows to nobody else', async () => {
  const { desk } = world
  await submitReturn(desk, { checked: await checked('unroca-annual', rows(2)), book: forms.book })
  const transfers = { transfers: [{ category: 'IV', direction: 'import', partner: 'USA', type: 'x', quantity: '1' }] }
  const { id } = await submitReturn(desk, { checked: await checked('citaac-annual', transfers), book: forms.book })
  const formsSeen = async (viewer: string) => (await filingsSeen(desk, viewer)).map(({ form, answer }) => `${form} ${answer}`)
  expect(await formsSeen('public')).toEqual(['unroca-annual data'])
  expect(await formsSeen('HTI')).toEqual(['unroca-annual data'])
  expect(await formsSeen('JAM')).toEqual(['unroca-annual data', 'citaac-annual data'])
  expect(await filingContent(desk, 'HTI', id)).toBeNull()
  expect((await filingContent(desk, 'JAM', id))!.data).toEqual(transfers)
})

test('a second return is refused, a correction stands beside the first', async () => {
  const { desk } = world
  const first = await submitReturn(desk, { checked: await checked('unroca-annual', rows(1)), book: forms.book })
  const again = await checked('unroca-annual', rows(2))
  expect(again).toMatchObject({ fit: false, findings: [{ code: 'filing-second' }] })
  await expect(submitReturn(desk, { checked: again, book: forms.book })).rejects.toThrow('has errors')
  const correction = await checked('unroca-annual', rows(2), { replaces: first.id })
  await submitReturn(desk, { checked: correction, book: forms.book, replaces: first.id })
  expect((await filingsSeen(desk, 'public')).map(({ replaces }) => replaces)).toEqual([undefined, first.id])
})

test('a return of a hundred thousand rows is filed whole, in parts of which only the first counts', async () => {
  const { desk } = world
  const many = await checked('unroca-annual', rows(100_000))
  expect(many).toMatchObject({ fit: true, kept: 100_000 })
  const { id, parts } = await submitReturn(desk, { checked: many, book: forms.book })
  expect(parts).toBeGreaterThan(1)
  expect(await filingsSeen(desk, 'public')).toHaveLength(1)
  expect((await filingContent(desk, 'public', id))!.data).toEqual(many.data)
}, 60_000)

test('the day on which a table stood is asked as people write days, the day first', () => {
  const now = Date.parse('2020-06-01T00:00:00Z')
  expect(['1/6/2012', '2012-06-01', '2012'].map((text) => asofOf(text, now).asof)).toEqual(['2012-06-01', '2012-06-01', '2012'])
  expect(() => asofOf('13/13/2012', now)).toThrow(expect.objectContaining({ code: 'date-shape' }))
})

test('who chooses nothing where the state must choose is asked', async () => {
  const report = await checked('att-annual', { title: { authority: 'An office', contents: 'imports' }, imports: [{ A: 'IV', B: 'actual', C: '1', E: 'USA' }] })
  await expect(submitReturn(world.desk, { checked: report, book: forms.book })).rejects.toThrow('chooses who may read')
  expect((await submitReturn(world.desk, { checked: report, book: forms.book, audience: 'public' })).parts).toBe(1)
})

test('the public is told "restricted" where existence is not public, whether something was filed or not', async () => {
  const schedule = forms.schedules.find(({ duty }) => duty === 'CITAAC:report')!
  const may = async (viewer: string) => (await standpointAt(world.desk, viewer, dayOfInstant(world.desk.clock()))).mayKnow(schedule, 'JAM')
  expect([await may('public'), await may('HTI'), await may('JAM'), await may('OAS-GS')]).toEqual([false, false, true, true])
})
