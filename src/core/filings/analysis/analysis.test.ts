import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dataset, rankCorrelation } from '../../values/index.ts'
import { balanceOfForces, type HoldingClaim } from './balance.ts'
import { budgetJumps, budgetOf, type SpendingClaim } from './budget.ts'
import { activityDensity, DENSITY, poissonAtLeast } from './density.ts'
import { HYPOTHESES, testHypothesis } from './hypotheses.ts'
import { neighbourNotes } from './neighbours.ts'
import { pollsOf } from './polls.ts'
import { questionFor, reconcile, type TransferClaim } from './reconcile.ts'

const sold = (by: string, quantity: number, year = 2020, category = 'IV'): TransferClaim => ({ by, from: 'USA', to: 'CHL', year, category, quantity, source: `${by} ${year}` })
const all = () => 'rows' as const

describe('reconcile', () => {
  test('agree, within tolerance, differ with a question to both, one side not seen', () => {
    expect(reconcile([sold('USA', 5), sold('CHL', 2), sold('CHL', 3)], all)).toMatchObject([{ exporter: 5, importer: 5, gap: 0, verdict: 'agree' }])
    expect(reconcile([sold('USA', 100), sold('CHL', 98)], all, { items: 0, share: 0.05 })[0]).toMatchObject({ verdict: 'within-tolerance' })
    const [row] = reconcile([sold('USA', 5), sold('CHL', 3)], all)
    expect(row).toMatchObject({ gap: -2, verdict: 'differ' })
    const asked = questionFor(row!, (state) => (state === 'CHL' ? 'Chili' : 'États-Unis'))!
    expect([asked.to, asked.texts.fr]).toEqual([['USA', 'CHL'], expect.stringContaining('États-Unis (USA) déclare 5 articles vers Chili (CHL)')])
    expect(reconcile([sold('CHL', 3)], (state) => (state === 'USA' ? 'not-seen' : 'rows'))[0]).toMatchObject({ exporter: null, importer: 3, gap: null, verdict: 'one-side-not-seen' })
  })
  test('a return that was seen and lists nothing says zero', () => expect(reconcile([sold('CHL', 3)], (state) => (state === 'USA' ? 'nil' : 'rows'))[0]).toMatchObject({ exporter: 0, gap: 3, verdict: 'differ' }))
  test('reasons are true of the figures', () => {
    expect(reconcile([sold('USA', 5, 2020), sold('CHL', 5, 2021)], all).map(({ reasons }) => reasons[0])).toEqual(['year-boundary', 'year-boundary'])
    expect(reconcile([sold('USA', 5, 2020, 'II'), sold('CHL', 5, 2020, 'IV')], all).map(({ reasons }) => reasons)).toEqual([['category-boundary'], ['category-boundary']])
  })
  test('every item reported is in exactly one figure, and swapping the claims changes nothing', () => {
    const claim = fc.record({ by: fc.constantFrom('USA', 'CHL'), quantity: fc.integer({ min: 0, max: 9 }), year: fc.integer({ min: 2018, max: 2020 }), category: fc.constantFrom('I', 'II') })
    fc.assert(fc.property(fc.array(claim, { maxLength: 20 }), (given) => {
      const claims = given.map(({ by, quantity, year, category }) => sold(by, quantity, year, category))
      const rows = reconcile(claims, all)
      expect(rows.reduce((sum, { exporter, importer }) => sum + exporter! + importer!, 0)).toBe(claims.reduce((sum, { quantity }) => sum + quantity, 0))
      expect(reconcile(claims.toReversed(), all).map(({ sources: _, ...row }) => row)).toEqual(rows.map(({ sources: _, ...row }) => row))
    }))
  })
})

const held = (state: string, quantity: number, asOf = '2020-01-01', category = 'I'): HoldingClaim => ({ state, category, quantity, asOf, source: state })

describe('balance of forces', () => {
  test('the newest of each state by the day, never a total over categories', () => {
    const [row, other] = balanceOfForces([held('A', 5), held('A', 7, '2021-01-01'), held('A', 2, '2021-01-01'), held('A', 99, '2023-01-01'), held('B', 3, '2021-06-01')], ['A'], ['B'], '2022-01-01', ['I', 'II'])
    expect(row).toMatchObject({ a: { total: 9, silent: [] }, b: { total: 3 }, ratio: '3.00', warnings: [] })
    expect(other).toMatchObject({ a: { total: null, silent: ['A'] }, ratio: null, warnings: ['nothing-reported', 'incomplete'] })
  })
  test('a silent member is a warning and takes the ratio away; zero reported is zero', () => {
    const [row] = balanceOfForces([held('A', 5), held('B', 0, '2017-01-01')], ['A', 'C'], ['B'], '2020-06-01', ['I'])
    expect(row).toMatchObject({ a: { total: 5, silent: ['C'] }, b: { total: 0 }, ratio: null, warnings: ['incomplete', 'different-years', 'older-than-two-years'] })
  })
})

const spent = (year: number, resource: string, force: string, amount: number, currency = 'BRL'): SpendingClaim => ({ state: 'BRA', year, resource, force, amount, currency, source: `f${year}` })
const series = (values: Record<number, number>) => ({ source: 'a bank', values: new Map(Object.entries(values).map(([year, value]) => [Number(year), value])) })

describe('budget', () => {
  test('current, constant, share and per head; no row is counted twice', () => {
    const [year] = budgetOf([spent(2020, '1', 'land', 100), spent(2020, '1.1', 'land', 60), spent(2020, '1.2', 'land', 40), spent(2020, '2', 'naval', 50)], 'BRA', [2020], { deflator: series({ 2020: 120, 2015: 100 }), baseYear: 2015, gdp: series({ 2020: 15_000 }), population: series({ 2020: 10 }) })
    expect(year).toMatchObject({ current: 150, constant: 125, shareOfGdp: 0.01, perHead: 15, byForce: { land: 100, naval: 50 }, byKind: { 1: 100, 2: 50 }, gaps: [] })
  })
  test('what has no series is not established, and a year without a return is a gap', () => {
    const [missing, bare] = budgetOf([spent(2020, '1', 'land', 1)], 'BRA', [2019, 2020], { deflator: null, baseYear: 2015, gdp: null, population: null })
    expect(missing).toMatchObject({ current: null, gaps: ['not-reported'] })
    expect(bare).toMatchObject({ current: 1, constant: null, gaps: ['deflator-not-established', 'gdp-not-established', 'population-not-established'] })
    expect(budgetOf([spent(2020, '1', 'land', 1), spent(2020, '2', 'land', 1, 'USD')], 'BRA', [2020], { deflator: null, baseYear: 2015, gdp: null, population: null })[0]).toMatchObject({ current: null, gaps: ['currency-changed'] })
  })
  test('a jump is far from the own past; a short past is not monitorable; units change nothing', () => {
    const values = [100, 103, 105, 108, 112, 115, 180]
    const asked = (factor: number) => budgetJumps(values.map((value, i) => ({ year: 2010 + i, value: value * factor }))).map(({ verdict }) => verdict)
    expect(asked(1)).toEqual(['not-monitorable', 'not-monitorable', 'not-monitorable', 'not-monitorable', 'usual', 'jump'])
    expect(asked(1000)).toEqual(asked(1))
    expect(budgetJumps([{ year: 2010, value: 1 }, { year: 2011, value: null }, { year: 2012, value: 9 }])).toEqual([])
  })
})

describe('density of activities', () => {
  const at = (year: number, borderKm: number | null = 10) => ({ state: 'A', start: `${year}-03-05`, end: `${year}-03-09`, borderKm, source: 'x' })
  const known = new Set([2018, 2019, 2020, 2021, 2022, 2023])
  test('more than usual, usual, and not monitorable where the past is not known', () => {
    const crowd = [at(2019), at(2020), ...Array.from({ length: 6 }, () => at(2023)), at(2023, 400), at(2023, null)]
    expect(activityDensity(crowd, ['2023-03', '2023-04'], { ...DENSITY, known })).toMatchObject([
      { observed: 6, expected: 0.4, verdict: 'more-than-usual', unplaced: 1 }, { observed: 0, verdict: 'usual' },
    ])
    expect(activityDensity(crowd, ['2023-03'], { ...DENSITY, known: new Set([2022, 2023]) })[0]).toMatchObject({ verdict: 'not-monitorable', expected: null })
    expect(activityDensity([at(2023)], ['2023-03'], { ...DENSITY, known })[0]).toMatchObject({ verdict: 'usual' })
  })
  test('the Poisson tail', () => {
    expect(poissonAtLeast(0, 3)).toBe(1)
    expect(poissonAtLeast(1, 1)).toBeCloseTo(1 - Math.exp(-1), 12)
    expect(poissonAtLeast(3, 2)).toBeCloseTo(0.3233235838, 9)
  })
})

test('a neighbour note puts figures side by side and says whether notice was seen', () => {
  const notes = neighbourNotes({ id: 'x', state: 'A', category: 'I', quantity: 4, on: '2021-01-01' }, ['B', 'C'], [held('A', 10), held('B', 6), held('B', 9, '2022-01-01')], new Set(['B']))
  expect(notes).toMatchObject([{ neighbour: 'B', own: 10, theirs: 6, told: 'notice' }, { neighbour: 'C', theirs: null, told: 'not-seen-here' }])
  expect(notes[1]!.texts.en).toContain('none seen here')
})

describe('statements of the seed', () => {
  const points = (values: [number, number][]) => values.map(([x, y], i) => ({ label: String(i), x, y, sources: [] }))
  test('rank correlation against worked values', () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826817, 9)
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull()
  })
  test('few points say nothing; a claimed sign is in line or not', () => {
    const [parties, , size] = HYPOTHESES
    expect(testHypothesis(parties!, points([[1, 3], [2, 2], [3, 1]]))).toMatchObject({ verdict: 'too-few', rho: -1, p: null })
    const falling = points([[1, 9], [2, 8], [3, 7], [4, 6], [5, 5], [6, 4], [7, 3]])
    const exact = testHypothesis(parties!, falling)
    expect(exact).toMatchObject({ verdict: 'in-line', rho: -1 })
    expect(exact.p).toBeCloseTo(2 / 5040, 12)
    expect(testHypothesis(size!, falling)).toMatchObject({ verdict: 'not-in-line' })
    expect(testHypothesis(parties!, points([[1, 2], [2, 1], [3, 3], [4, 2], [5, 1], [6, 3]]))).toMatchObject({ verdict: 'undecided' })
    const many = points(Array.from({ length: 12 }, (_, i) => [i, -i] as [number, number]))
    expect(testHypothesis(parties!, many).p).toBeCloseTo(2 * (1 - 0.9995447), 4)
  })
  test('rho does not change when either side is stretched', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
    fc.assert(fc.property(fc.array(pair, { minLength: 3, maxLength: 12 }), (pairs) => {
      const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
      expect(rankCorrelation(xs.map((x) => x ** 3 + 7), ys)).toBe(rankCorrelation(xs, ys))
    }))
  })
})

test('polls keep their question and doubt a sum', () => {
  const row = (subject: string, fieldName: string, value: number, question: string) => ({ subject, field: fieldName, value, question, themes: [], with: { pollster: 'P' }, source: 's', certainty: 'medium' as const, pointer: 'C2 Table 1 L1' })
  const dataset: Dataset = { dataset: 'polls', title: 't', sums: 100, claims: [row('MEX', 'good', 41, 'q'), row('MEX', 'bad', 46, 'q'), row('CAN', 'good', 60, 'q'), row('CAN', 'bad', 40, 'q')] }
  const [mexico, canada] = pollsOf(dataset)
  expect(mexico).toMatchObject({ sum: 87, expected: 100, warning: 'answers-do-not-sum', table: 'Table 1', sourced: true })
  expect(canada).toMatchObject({ sum: 100, warning: null })
})
