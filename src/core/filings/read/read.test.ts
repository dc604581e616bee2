import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, LANGUAGES } from '../../values/index.ts'
import { FORM, reading } from '../filings.fixture.ts'
import type { SeenFiling } from '../duties/filing.ts'
import { type Cell, numberText, readCell } from './cell.ts'
import { checkReturn, type Situation } from './check.ts'
import { readDay, readMonth } from './day.ts'
import { findingLine, findingText, refused } from './finding.ts'
import { FINDINGS } from './finding-words.ts'
import { type Grid, META_SHEET, readGrids } from './grid.ts'
import { readJsonReturn } from './json.ts'
import { readNumber } from './number.ts'

const TODAY = dayOf(2024, 6, 1)
const grid = (rows: Cell[][], more: Partial<Grid> = {}): Grid => ({ sheet: 'Moves', hidden: false, merges: [], rows, ...more })
const HEAD = ['category', 'partner', 'quantity', 'date', 'note']
const rowsOf = (...rows: Cell[][]) => readGrids([grid([HEAD, ...rows])], reading())
const codes = (read: { rejected: { findings: { code: string }[] }[]; findings: { code: string }[] }) => ({
  rejected: read.rejected.map(({ findings }) => findings.map(({ code }) => code)), findings: read.findings.map(({ code }) => code),
})

describe('numbers as people write them', () => {
  test.each([
    ['1.234,56', '1234.56'], ['1,234.56', '1234.56'], ['1 234', '1234'], ['1\u00a0234,5', '1234.5'], ["1'234", '1234'], ['(12)', '-12'], ['-7', '-7'], ['\u22127', '-7'],
    ['1.234.567', '1234567'], ['0,500', '0.5'], ['12,5', '12.5'], ['1,2345', '1.2345'], ['007', '7'],
  ])('%s is %s', (text, value) => expect(readNumber(text, 'comma')).toEqual({ value, guessed: false }))
  test.each(['1.23.4', '1,234,56', 'doce', '', '12 tanks', '1.234,5,6', '.', '1e9', '--3'])('"%s" is no number', (text) => expect(readNumber(text, 'dot')).toBeUndefined())
  test('one mark before three digits is read as the country writes, and said', () => {
    expect(readNumber('1.234', 'comma')).toEqual({ value: '1234', guessed: true })
    expect(readNumber('1.234', 'dot')).toEqual({ value: '1.234', guessed: true })
    expect(readNumber('1,234', 'dot')).toEqual({ value: '1234', guessed: true })
  })
  test('any amount comes back however its country groups and points it', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 99 }), fc.constantFrom('dot', 'comma'), (whole, cents, mark) => {
      const [point, group] = mark === 'comma' ? [',', '.'] : ['.', ',']
      const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, group)
      const text = `${grouped}${point}${String(cents).padStart(2, '0')}`
      const plain = `${whole}.${String(cents).padStart(2, '0')}`.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros.replace(/0+$/, '')))
      expect(Number(readNumber(text, mark as 'dot' | 'comma')?.value)).toBe(Number(plain))
    }))
  })
  test('a stored number shows what the person saw', () => expect([0.1 + 0.2, 1e15, 1234.5, -3].map(numberText)).toEqual(['0.3', '1000000000000000', '1234.5', '-3']))
})

describe('days, the day first', () => {
  test.each([
    ['14/03/2024', '2024-03-14'], ['2024-03-14', '2024-03-14'], ['14.3.2024', '2024-03-14'], ['14 de marzo de 2024', '2024-03-14'], ['14 mars 2024', '2024-03-14'],
    ['1er août 2024', '2024-08-01'], ['March 14, 2024', '2024-03-14'], ['set 2024', '2024-09'], ['sept. 2024', '2024-09'], ['09/2024', '2024-09'], ['2024', '2024'],
    ['3 fev 2024', '2024-02-03'], ['31 dez 2024', '2024-12-31'],
  ])('%s', (text, date) => expect(readDay(text)).toEqual({ kind: 'day', date }))
  test('what cannot be meant is told apart', () => {
    expect(readDay('03/14/2024')).toEqual({ kind: 'month-first', meant: '2024-03-14' })
    expect(readDay('31/02/2024').kind).toBe('impossible')
    expect(readDay('14/03/24').kind).toBe('shape')
    expect(readDay('pronto').kind).toBe('shape')
  })
  test('months in four languages, short, long or as a figure', () =>
    expect(['set', 'sept', 'Setembro', 'septiembre', '9', '09', 'sep.'].map(readMonth)).toEqual([9, 9, 9, 9, 9, 9, 9]))
})

describe('a sheet', () => {
  test('good rows are kept, bad ones are set aside whole with every reason', () => {
    const read = rowsOf(['IV', 'Alemania', '1.200', null, 'x'], ['VIII', 'USA', '-3', '03/14/2024', ''], ['kind 2', 'deu', 5, { date: '2023-04-01' }, null])
    expect(read.data['moves']).toEqual([
      { category: 'IV', partner: 'DEU', quantity: '1200', note: 'x' }, { category: 'II', partner: 'DEU', quantity: '5', date: '2023-04-01' },
    ])
    expect(codes(read)).toEqual({ rejected: [['code-unknown', 'quantity-negative', 'date-month-first']], findings: ['number-read'] })
    expect(read.rejected[0]).toMatchObject({ sheet: 'Moves', row: 3, cells: ['VIII', 'USA', '-3', '03/14/2024', ''] })
    expect(findingLine(read.rejected[0]!.findings[1]!)).toMatch(/^Moves!C3 quantity: -3 is below zero/)
    expect(findingText(read.rejected[0]!.findings[0]!, 'es')).toBe('«VIII» no está en la lista Categories es: elija I, II, III, IV, V, VI, VII')
    expect(findingLine(refused('row-twice', { sheet: 'Moves', row: 7 }, { given: '3' }), 'fr')).toMatch(/^Moves!ligne 7: /)
  })
  test('every way in which one cell is wrong has its own word', () => {
    const wrong = (cells: Cell[]) => codes(rowsOf(cells)).rejected[0]
    expect(wrong(['I', 'Atlantis', 1])).toEqual(['state-unknown'])
    expect(wrong(['I', 'Brasil', 1])).toEqual(['state-self'])
    expect(wrong(['I', 'USA', 1.5])).toEqual(['quantity-fraction'])
    expect(wrong(['I', 'USA', '99999999999999'])).toEqual(['quantity-large'])
    expect(wrong(['I', 'USA', 'many'])).toEqual(['number-shape'])
    expect(wrong(['I', 'USA', null])).toEqual(['required-missing'])
    expect(wrong(['I', 'USA', { error: '#REF!' }])).toEqual(['cell-error'])
    expect(wrong(['I', 'USA', { formula: 'A1+1' }])).toEqual(['cell-formula'])
    expect(wrong(['I', 'USA', 1, null, 'x'.repeat(9000)])).toEqual(['text-long'])
  })
  test('merged, hidden, unknown and doubled columns', () => {
    const merges = [{ range: 'A2:A3', top: 1, left: 0, bottom: 2, right: 0 }]
    expect(codes(readGrids([grid([HEAD, ['I', 'USA', 1], [null, 'USA', 2], ['II', 'USA', 3]], { merges })], reading())).rejected).toEqual([['cell-merged'], ['cell-merged', 'required-missing']])
    expect(codes(readGrids([grid([HEAD, ['I', 'USA', 1]], { hidden: true })], reading())).findings).toEqual(['sheet-hidden'])
    expect(codes(readGrids([grid([[...HEAD, 'extra'], ['I', 'USA', 1]])], reading())).findings).toEqual(['column-unknown'])
    expect(codes(readGrids([grid([['category', 'partner', 'quantity', 'QUANTITY pt'], ['I', 'USA', 1, 2]])], reading())).findings).toEqual(['column-twice'])
    expect(codes(readGrids([grid([['category', 'partner'], ['I', 'USA']])], reading())).findings).toEqual(['column-missing'])
    expect(codes(readGrids([grid([['a', 'b'], ['c', 'd']], { sheet: 'Other' })], reading())).findings).toEqual(['sheet-unknown'])
  })
  test('a table is found below a title and by its headings alone, in any language', () => {
    const read = readGrids([grid([['Moves of 2023'], [], ['CATEGORY es *', 'PARTNER es', 'QUANTITY es ‡'], ['IV', 'USA', 2]], { sheet: 'Hoja1' })], reading())
    expect(read.data['moves']).toEqual([{ category: 'IV', partner: 'USA', quantity: '2' }])
  })
  test('parts with the same columns are not guessed between: the sheet, or the first line of a CSV, says which', () => {
    const twins = { ...FORM, sections: [FORM.sections[0]!, { ...FORM.sections[0]!, id: 'others', label: { en: 'Others', es: 'Otros', pt: 'Outros', fr: 'Autres' } }] }
    const of = (rows: Cell[][], sheet = '') => readGrids([grid(rows, { sheet })], { ...reading(), form: twins })
    expect(codes(of([HEAD, ['I', 'USA', 1]])).findings).toEqual(['sheet-ambiguous'])
    expect(Object.keys(of([HEAD, ['I', 'USA', 1]], 'Otros').data)).toEqual(['others'])
    expect(of([['#part', 'others'], HEAD, ['I', 'USA', 1]]).data).toEqual({ others: [{ category: 'I', partner: 'USA', quantity: '1' }] })
  })
  test('an older template whose rows had other numbers is read by those', () => {
    const costs = FORM.sections[2]!
    const renumbered = { ...FORM, sections: [FORM.sections[1]!, { ...costs, fields: costs.fields.map((one) => (one.id === '2' ? { ...one, was: { '1': '1' } } : one)) }] }
    const meta = (layout: string) => grid([['form', 'test-form'], ['layout', layout]], { sheet: META_SHEET })
    const rowsRead = (layout: string) => Object.keys(readGrids([meta(layout), grid([[null, 'c1'], ['1', 7]], { sheet: 'Costs' })], { ...reading(), form: renumbered }).data['costs']!)
    expect([rowsRead('1'), rowsRead('2')]).toEqual([['2'], ['1']])
  })
  test('two equal rows are kept, and said', () => expect(codes(rowsOf(['I', 'USA', 1], ['I', 'USA', 1])).findings).toEqual(['row-twice']))
  test('money needs a currency with its year where the form states none', () => {
    const bare = { ...reading(), form: { ...FORM, sections: FORM.sections.filter(({ id }) => id !== 'head') } }
    const money = FORM.sections[2]!.columns[0]!
    const at = {}
    expect(readCell('1.500.000,50 USD 2023', money, bare, at)).toEqual({ value: '1500000.5 USD 2023' })
    expect(readCell('USD 2023 100', money, bare, at).value).toBe('100 USD 2023')
    expect(readCell('100 USD', money, bare, at).finding?.code).toBe('currency-year')
    expect(readCell('100', money, bare, at).finding?.code).toBe('money-currency')
    expect(readCell('-100', money, reading(), at).finding?.code).toBe('money-negative')
    expect(readCell('BRL', FORM.sections[1]!.fields[0]!, reading(), at).finding?.code).toBe('currency-year')
    expect(readCell('BRL 2023 milhões', FORM.sections[1]!.fields[0]!, reading(), at).value).toBe('BRL 2023 millions')
  })
  test('a matrix reads rows by number or name, and doubts totals that are no sums', () => {
    const rows: Cell[][] = [[null, 'c1', 'c2', 'c3'], ['1 wages', 10, 5, 15], ['1.1', 4, null, null], ['1.2', 5, null, null], ['2', 1, 1, 2], ['3', 11, 6, 99]]
    const read = readGrids([grid(rows, { sheet: 'Costs' })], reading())
    expect(read.data['costs']).toMatchObject({ '1': { c1: '10', c2: '5', c3: '15' }, '3': { c3: '99' } })
    const checked = checkReturn(read, reading(), { today: TODAY, filed: [] })
    expect(checked.findings.filter(({ code }) => code === 'total-differs').map(({ at }) => at.field)).toEqual(['1/c1', '3/c3', '3/c3'])
  })
})

describe('a return as a whole', () => {
  const good = rowsOf(['I', 'USA', 1])
  const check = (situation: Partial<Situation> = {}, read = good, asked = reading()) => checkReturn(read, asked, { today: TODAY, filed: [], ...situation })
  const said = (...given: Parameters<typeof check>) => check(...given).findings.filter(({ severity }) => severity === 'refused').map(({ code }) => code)
  const filed: SeenFiling = { id: 'f1', state: 'BRA', form: 'test-form', period: '2023', received: dayOf(2024, 3, 1), answer: 'data' }
  const withMeta = (meta: Record<string, string>) => ({ ...good, meta })

  test('is fit when nothing stands in the way', () => expect(check()).toMatchObject({ fit: true, kept: 1, answer: 'data' }))
  test('a period that has not begun, and one that is not over', () => {
    expect(said({}, good, reading('comma', '2025'))).toEqual(['period-not-begun'])
    expect(check({}, good, reading('comma', '2024'))).toMatchObject({ fit: true })
    expect(check({}, good, reading('comma', '2024')).findings.map(({ code }) => code)).toContain('period-open')
  })
  test('another state, another form, another period, another layout', () => {
    expect(said({}, withMeta({ state: 'USA' }))).toEqual(['filing-for-other'])
    expect(said({}, withMeta({ form: 'other' }))).toEqual(['form-other'])
    expect(said({}, withMeta({ period: '2022' }))).toEqual(['period-other'])
    expect(said({}, withMeta({ layout: '0' }))).toEqual(['template-old'])
    expect(said({}, withMeta({ layout: '3' }))).toEqual(['template-newer'])
    expect(check({}, withMeta({ layout: '1' })).findings.find(({ code }) => code === 'template-older')?.text).toContain('columns were renamed')
  })
  test('a second filing for the same period is a correction or nothing', () => {
    expect(said({ filed: [filed] })).toEqual(['filing-second'])
    expect(said({ filed: [filed], replaces: 'other' })).toEqual(['filing-second'])
    expect(said({ filed: [filed], replaces: 'f1' })).toEqual([])
    expect(said({ filed: [{ ...filed, state: 'USA' }] })).toEqual([])
  })
  test('nil, nothing new and nothing at all', () => {
    const none = { ...good, data: {} }
    expect(said({ answer: 'nil' }, none)).toEqual([])
    expect(said({ answer: 'nil' })).toEqual(['nil-with-data'])
    expect(said({}, none)).toEqual(['no-data'])
    expect(said({ answer: 'nothing-new' }, none)).toEqual(['nothing-new-first'])
    expect(said({ answer: 'nothing-new', filed: [{ ...filed, period: '2022' }] }, none)).toEqual([])
  })
  test('JSON is checked as a sheet is, with numbers as computers write them', () => {
    const json = { state: 'BRA', period: '2023', data: { moves: [{ category: 'IV', partner: 'USA', quantity: 3 }, { category: 'IX', partner: 'USA', quantity: '1.5' }, 7], unheard: [] } }
    const read = readJsonReturn(json, reading())
    expect(read.data['moves']).toEqual([{ category: 'IV', partner: 'USA', quantity: '3' }])
    expect(codes(read)).toEqual({ rejected: [['code-unknown', 'quantity-fraction'], ['shape-wrong']], findings: ['section-unknown'] })
    expect(codes(readJsonReturn([], reading())).findings).toEqual(['shape-wrong'])
  })
  test('a template says what it is on its first sheet', () => {
    const meta = grid([['form', 'test-form'], ['layout', '2'], ['period', 2023], ['state', 'BRA'], ['A title', null]], { sheet: META_SHEET })
    expect(readGrids([meta, grid([HEAD, ['I', 'USA', 1]])], reading()).meta).toEqual({ form: 'test-form', layout: '2', period: '2023', state: 'BRA' })
  })
})

test('every finding has four different texts with the same blanks', () => {
  for (const [code, texts] of Object.entries(FINDINGS)) {
    const blanks = LANGUAGES.map((language) => [...texts[language].matchAll(/\{\w+\}/g)].map(String).toSorted().join())
    expect([code, new Set(blanks).size, new Set(Object.values(texts)).size]).toEqual([code, 1, 4])
  }
  expect(findingText(refused('quantity-negative', {}, { given: '-3' }), 'fr')).toMatch(/^-3 est inférieur à zéro/)
})

test('whatever is typed, reading never throws, and a row is kept or set aside', () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('IV', 'USA', '3', '01/02/2023', '1.234,5'))
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), (rows) => {
    const read = rowsOf(...(rows as Cell[][]))
    const blank = rows.filter((row) => row.every((one) => one === null || (typeof one === 'string' && one.trim() === ''))).length
    const headings = rows.length - blank - (read.data['moves'] as unknown[]).length - read.rejected.length
    expect(headings).toBeGreaterThanOrEqual(0)
    for (const row of read.data['moves'] as Record<string, string>[]) expect(Number(row['quantity'])).toBeGreaterThanOrEqual(0)
  }))
})
