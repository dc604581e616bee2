import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPeriod } from '../duties/period.ts'
import { FORM } from '../filings.fixture.ts'
import type { Form } from '../forms/form.ts'
import type { FilingRecord } from '../records/record.ts'
import { viewOf } from '../records/view.ts'
import { claimsFrom, currencyOf } from './filed.ts'
import { type ReadReturn, recordsIn } from './returns.ts'

const PERIOD = readPeriod('2023')
const read = (form: Form, data: ReadReturn['data'], more: Partial<ReadReturn> = {}): ReadReturn => ({ id: 'f'.repeat(32), state: 'BRA', form, period: PERIOD, answer: 'data', data, ...more })
const named = (id: string, sections: Form['sections']): Form => ({ ...FORM, id, sections })

test('records that made a form come back from it: the same form again', () => {
  const transfer = fc.record({ category: fc.constantFrom('I', 'IV'), partner: fc.constantFrom('USA', 'CHL'), quantity: fc.nat(99).map(String) })
  const money = fc.record({ resource: fc.constantFrom('1.1', '1.2', '2'), force: fc.constantFrom('land', 'naval'), amount: fc.nat(9999).map((n) => `${n}`) })
  fc.assert(fc.property(fc.array(transfer, { maxLength: 9 }), fc.array(money, { maxLength: 9 }), (moves, costs) => {
    const records: FilingRecord[] = [
      ...moves.map((fields, i) => ({ id: `t${i}`, kind: 'transfer' as const, period: '2023', fields: { direction: 'import', ...fields } })),
      ...costs.map((fields, i) => ({ id: `c${i}`, kind: 'expenditure' as const, period: '2023', fields })),
    ]
    const data = viewOf(FORM, records, PERIOD)
    const back = recordsIn({ id: 'a', form: FORM, period: PERIOD, data })
    expect(viewOf(FORM, back, PERIOD)).toEqual(data)
  }))
})

test('what a row says beyond the rows under it is left over, and adds up again', () => {
  const costs = { '1': { c1: '10.5', c3: '10.5' }, '1.1': { c1: '4.25', c3: '4.25' }, '3': { c1: '10.5', c3: '10.5' } }
  const back = recordsIn({ id: 'a', form: FORM, period: PERIOD, data: { costs } })
  expect(back.map(({ fields }) => `${String(fields['resource'])} ${String(fields['amount'])}`)).toEqual(['1.0 6.25', '1.1 4.25'])
  expect(viewOf(FORM, back, PERIOD)['costs']).toEqual(costs)
})

test('totals count only where nothing finer was filled', () => {
  const costs = (data: Record<string, Record<string, string>>) => recordsIn({ id: 'a', form: FORM, period: PERIOD, data: { costs: data } }).map(({ fields }) => `${String(fields['resource'])} ${String(fields['force'])} ${String(fields['amount'])}`)
  expect(costs({ '3': { c3: '9' } })).toEqual(['total total 9'])
  expect(costs({ '3': { c1: '4', c3: '9' } })).toEqual(['total land 4'])
  expect(costs({ '1': { c1: '4', c3: '4' }, '3': { c1: '4', c3: '9' } })).toEqual(['1 land 4'])
})

test('of two forms that say the same year the better one counts; a nil return says zero; a face says nothing', () => {
  const [moves, , costs] = FORM.sections
  const unroca = named('unroca-annual', [moves!])
  const att = named('att-annual', [moves!])
  const rows = { moves: [{ category: 'I', partner: 'USA', quantity: '3' }] }
  const both = claimsFrom([read(att, { moves: [{ category: 'I', partner: 'USA', quantity: '5' }] }), read(unroca, rows)])
  expect(both.transfers).toMatchObject([{ from: 'USA', to: 'BRA', year: 2023, quantity: 3, form: 'unroca-annual' }])
  expect(both.acquisitions).toMatchObject([{ state: 'BRA', from: 'USA', category: 'I', quantity: 3, on: '2023' }])
  const quiet = claimsFrom([read(unroca, null, { answer: 'nil' }), read(unroca, null, { answer: null, state: 'CHL' })])
  expect([quiet.reported('transfers', 'BRA', 2023), quiet.reported('transfers', 'CHL', 2023), quiet.years('transfers')]).toEqual(['nil', 'not-seen', [2023]])
  const milex = read(named('milex-standard', [costs!]), { header: { currency: 'BRL 2023 thousands' }, costs: { '1': { c1: '5' } } })
  expect(claimsFrom([milex]).spending).toMatchObject([{ year: 2023, resource: '1', force: 'land', amount: 5000, currency: 'BRL' }])
})

test('a currency says what one unit is worth, or nothing', () => {
  expect([currencyOf('BRL 2024 millions'), currencyOf('USD 2020'), currencyOf('reais'), currencyOf(undefined)]).toEqual([{ code: 'BRL', unit: 1e6 }, { code: 'USD', unit: 1 }, null, null])
})
