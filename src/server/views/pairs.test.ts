import { beforeAll, expect, test } from 'vitest'
import type { TimedLaw } from '../../core/law/index.ts'
import { Fault, type Region, STATES } from '../../core/values/index.ts'
import type { PairView } from '../../web/index.ts'
import { regionLaw } from '../open.ts'
import { toRecords } from '../tables.ts'
import { cooperationTable, pairClaims, pairsWith } from './cooperation.ts'
import { pairCountsTable, pairTable, pairView } from './pairs.ts'

let law: TimedLaw
let region: Region
let desk: Parameters<typeof pairView>[0]
beforeAll(async () => {
  ({ law, region } = await regionLaw())
  desk = { region, config: { regionDir: 'region' } as Parameters<typeof pairView>[0]['config'] }
})

const at = (on: string, known?: string) => ({ on, known })
const between = (a: string, b: string, on = '2004-06-01', known?: string) => pairView(desk, law, [a, b], at(on, known), 'en')
const rowIn = ({ rows }: PairView, id: string) => rows.find((row) => row.id === id)!

test('what two states share is what both are party to, and every instrument has its place', async () => {
  const view = await between('CAN', 'USA')
  expect(view.rows).toHaveLength(law.instruments.size)
  for (const { id, overlap } of view.rows)
    expect([id, overlap === 'both']).toEqual([id, ['CAN', 'USA'].every((state) => law.standing(state, id, '2004-06-01').party === 'yes')])
  // Canada never signed the Rio Treaty; the United States was a party from its entry into force
  expect(rowIn(view, 'RIO')).toMatchObject({ overlap: 'second', cells: [{ status: 'none' }, { status: 'party' }] })
  expect(rowIn(await between('USA', 'CAN'), 'RIO').overlap).toBe('first')
})

test('the day decides: Mexico and the United States under the Rio Treaty', async () => {
  const seen = async (on: string) => rowIn(await between('MEX', 'USA', on), 'RIO').overlap
  // notice of 6 September 2002, effect two years later to the day
  expect([await seen('1962-12-31'), await seen('2001-09-11'), await seen('2004-09-05'), await seen('2004-09-06')]).toEqual(['open', 'both', 'both', 'second'])
  const row = rowIn(await between('MEX', 'USA', '2001-09-11'), 'RIO')
  // no source gives the day from which Mexico was bound: none is made up
  expect(row.since).toBeNull()
})

test('what was said later changes no answer as known earlier', async () => {
  const [before, after] = [rowIn(await between('MEX', 'USA', '2004-12-31', '2001-12-31'), 'RIO'), rowIn(await between('MEX', 'USA', '2004-12-31'), 'RIO')]
  expect([before.overlap, after.overlap]).toEqual(['both', 'second'])
})

test('a sub-region as one side: all, some or none of its states', async () => {
  const view = await between('north-america', 'CUB', '2001-09-11')
  expect(view.sides[0].members.toSorted()).toEqual(['CAN', 'MEX', 'USA'])
  expect(view.cooperation).toBeNull()
  // of the three Mexico and the United States were bound, and Cuba, though excluded from taking part, was too
  expect(rowIn(view, 'RIO')).toMatchObject({ overlap: 'partly', cells: [{ status: null, bound: 2, of: 3 }, { status: 'party', bound: 1, of: 1 }] })
  for (const { cells: [{ bound, of }] } of view.rows) expect(bound).toBeLessThanOrEqual(of)
})

test('what is no state and no sub-region, and the same twice, is not there', async () => {
  for (const pair of [['CAN', 'CAN'], ['CAN', 'XXX'], ['OAS', 'USA'], ['caribbean', 'caribbean'], ['CAN', '__proto__']] as [string, string][])
    expect(await between(...pair).catch((error: Fault) => error.code)).toBe('not-found')
})

test('density, grade and consent are claims, each with its source; where nothing is said, nothing is', async () => {
  const { cooperation } = await between('USA', 'CAN')
  expect(cooperation!.figures.map(({ field, value }) => [field, value])).toEqual([['defense agency negotiations', 80], ['memorandums of understanding', 250], ['bilateral forums on defense', 145]])
  expect(new Set(cooperation!.grades.map(({ value }) => value))).toEqual(new Set(['inter-operability', 'inter-dependence', 'interagency cooperation']))
  expect(new Set(cooperation!.consents.map(({ state }) => state))).toEqual(new Set(['CAN', 'USA']))
  for (const { cite } of [...cooperation!.grades, ...cooperation!.consents, ...cooperation!.figures]) expect(cite).toMatchObject({ source: 'seed', certainty: 'medium', pointer: expect.stringMatching(/^C\d/) })
  expect((await between('BRB', 'PRY')).cooperation).toMatchObject({ grades: [], consents: [], figures: [], others: [] })
})

test('of one state: every other that sources pair it with, and the same as data', async () => {
  const claims = await pairClaims(desk)
  expect(pairsWith(claims, 'MEX').map(({ other }) => other).toSorted()).toEqual(['CAN', 'USA'])
  expect(pairsWith(claims, 'BRB')).toEqual([])
  const rows = toRecords(cooperationTable(claims, 'CUB')) as { pair: string; grade: number | null }[]
  expect(rows.map(({ pair }) => pair)).toEqual(['CUB-USA'])
  expect(() => cooperationTable(claims, 'OAS')).toThrow(Fault)
})

test('every pair once, and its counts are those of its own page', async () => {
  const rows = toRecords(pairCountsTable(law, at('2004-06-01'))) as Record<string, number | string>[]
  expect(rows).toHaveLength((STATES.length * (STATES.length - 1)) / 2)
  const view = await between('CAN', 'USA')
  const count = (overlap: string) => view.rows.filter((row) => row.overlap === overlap).length
  expect(rows.find(({ first, second }) => first === 'CAN' && second === 'USA')).toMatchObject({ both: count('both'), first_only: count('first'), second_only: count('second'), open: count('open'), neither: count('neither') })
  for (const { both, first_only: one, second_only: two, open, neither } of rows) expect(Number(both) + Number(one) + Number(two) + Number(open) + Number(neither)).toBe(law.instruments.size)
  expect(pairTable(view).rows).toHaveLength(law.instruments.size)
})
