import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORM } from '../filings.fixture.ts'
import { addDecimals, compareDecimals, plainDecimal } from '../forms/decimal.ts'
import { readPeriod } from '../duties/period.ts'
import type { Data } from '../read/grid.ts'
import { differences, staleFilings } from './difference.ts'
import type { FilingRecord } from './record.ts'
import { viewOf } from './view.ts'

const PERIOD = readPeriod('2023')
const transfer = (id: string, fields: FilingRecord['fields'], period = '2023'): FilingRecord => ({ id, kind: 'transfer', period, fields: { direction: 'import', ...fields } })
const spending = (resource: string, force: string, amount: string): FilingRecord => ({ id: `${resource}${force}`, kind: 'expenditure', period: '2023', fields: { resource, force, amount } })
const RECORDS = [
  transfer('a', { category: 'IV', partner: 'USA', quantity: '2' }), transfer('b', { category: 'I', partner: 'DEU', quantity: '5' }, '2022'),
  transfer('c', { direction: 'export', category: 'VI', partner: 'CHL', quantity: '1' }), spending('1.1', 'land', '10.50'), spending('1.2', 'naval', '4'), spending('2', 'land', '1'),
]

test('a form is a view: its own rows, its own period, sums with every parent and total', () => {
  expect(viewOf(FORM, RECORDS, PERIOD)).toEqual({
    moves: [{ category: 'IV', partner: 'USA', quantity: '2' }],
    costs: { '1': { c1: '10.5', c2: '4', c3: '14.5' }, '1.1': { c1: '10.5', c3: '10.5' }, '1.2': { c2: '4', c3: '4' }, '2': { c1: '1', c3: '1' }, '3': { c1: '11.5', c2: '4', c3: '15.5' } },
  })
})

test('changing a record shows which filed forms would differ, with a correction that keeps what records do not say', () => {
  const data: Data = { ...viewOf(FORM, RECORDS, PERIOD), head: { office: 'Ministry' } }
  const filed = [{ id: 'f1', form: FORM, period: PERIOD, data }]
  expect(staleFilings(filed, RECORDS)).toEqual([])
  const changed = RECORDS.map((one) => (one.id === 'a' ? transfer('a', { category: 'IV', partner: 'USA', quantity: '3' }) : one))
  const [stale, ...none] = staleFilings(filed, changed)
  expect(none).toEqual([])
  expect(stale).toMatchObject({ replaces: 'f1', correction: { head: { office: 'Ministry' }, moves: [{ quantity: '3' }] } })
  expect(stale!.differences).toEqual([
    { kind: 'removed', section: 'moves', row: { category: 'IV', partner: 'USA', quantity: '2' } }, { kind: 'added', section: 'moves', row: { category: 'IV', partner: 'USA', quantity: '3' } },
  ])
  expect(data['moves']).toEqual([{ category: 'IV', partner: 'USA', quantity: '2' }])
})

test('a nil return differs as soon as there is a record', () => expect(staleFilings([{ id: 'f', form: FORM, period: PERIOD, data: null }], RECORDS)).toHaveLength(1))

test('where no record of a kind is kept, what was filed stands', () => {
  const data: Data = { moves: [{ category: 'IV', partner: 'USA', quantity: '2' }], costs: { '1': { c1: '5' } } }
  const kept = (kind: string) => kind === 'transfer'
  expect(staleFilings([{ id: 'f', form: FORM, period: PERIOD, data }], [RECORDS[0]!], kept)).toEqual([])
  expect(staleFilings([{ id: 'f', form: FORM, period: PERIOD, data }], [], kept)).toMatchObject([{ differences: [{ kind: 'removed', section: 'moves' }], correction: { costs: { '1': { c1: '5' } } } }])
})

test('differences: none with itself in any order; two equal rows are two; a cell is named', () => {
  const row = fc.record({ category: fc.constantFrom('I', 'II'), quantity: fc.constantFrom('1', '2') })
  fc.assert(fc.property(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 8 }), (a, b) => {
    expect(differences({ moves: a }, { moves: a.toReversed() })).toEqual([])
    const found = differences({ moves: a }, { moves: b })
    const [removed, added] = [found.filter(({ kind }) => kind === 'removed').length, found.filter(({ kind }) => kind === 'added').length]
    expect(a.length - removed + added).toBe(b.length)
  }))
  expect(differences({ costs: { '1': { c1: '5' } } }, { costs: { '1': { c1: '6' } } })).toEqual([{ kind: 'changed', section: 'costs', cell: '1/c1', was: '5', now: '6' }])
})

test('records of other orders give the same form', () => {
  fc.assert(fc.property(fc.shuffledSubarray(RECORDS, { minLength: RECORDS.length }), (order) => {
    expect(viewOf(FORM, order, PERIOD)).toEqual(viewOf(FORM, RECORDS, PERIOD))
  }))
})

test('decimals are exact', () => {
  expect(addDecimals(['0.1', '0.2'])).toBe('0.3')
  expect(addDecimals([])).toBe('0')
  expect(['-0', '007.50', '-0.5', '-12.300'].map(plainDecimal)).toEqual(['0', '7.5', '-0.5', '-12.3'])
  fc.assert(fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (cents) => {
    const text = (value: number) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`
    const sum = cents.reduce((total, value) => total + value, 0)
    expect(compareDecimals(addDecimals(cents.map(text)), text(sum))).toBe(0)
    expect(compareDecimals(text(sum), text(sum + 1))).toBe(-1)
  }))
})
