import { type EdtfDate, firstDay, isDate, lastDay, type Party } from '../../values/index.ts'
import { plainDecimal } from '../forms/decimal.ts'
import { type CodeList, type Field, type FieldType, type Form, type FormBook } from '../forms/form.ts'
import { exampleOf } from '../forms/type-words.ts'
import { type Period, readPeriod } from '../duties/period.ts'
import { codeNamed } from './code.ts'
import { type DayRead, folded, readDay } from './day.ts'
import { type At, doubtful, type Finding, refused } from './finding.ts'
import { type DecimalMark, readNumber } from './number.ts'

/** A cell as any reader gives it: text is what a person typed, numbers and dates are what a spreadsheet stored. */
export type Cell = string | number | boolean | null | { date: EdtfDate } | { error: string } | { formula: string }

/** A value of a return: decimals as text, dates as EDTF, codes as the form's own. */
export type Value = string | boolean

/** What reading a return needs to know beyond the form. `stateOf`: alpha-3 of any state of the world, by code or name. */
export interface Reading {
  book: FormBook
  form: Form
  /** the decimal mark of the reporting state: it decides where `1.234` could be two numbers */
  mark: DecimalMark
  state: Party
  period: Period
  stateOf(text: string): Party | undefined
}

export interface CellRead {
  value?: Value
  finding?: Finding
}

const LONGEST_TEXT = 8000
const MOST = 1e12

type Reader = (text: string, field: Field, reading: Reading, at: At) => CellRead

/** One cell as its field's type. A blank cell gives nothing: whether that is allowed is the row's matter. */
export function readCell(cell: Cell, field: Field, reading: Reading, at: At): CellRead {
  if (cell === null || cell === '') return {}
  if (typeof cell === 'object') {
    if ('error' in cell) return { finding: refused('cell-error', at, { given: cell.error }) }
    if ('formula' in cell) return { finding: refused('cell-formula', at) }
    return readText(cell.date, field, reading, at)
  }
  if (typeof cell === 'number') return readText(numberText(cell), field, { ...reading, mark: 'dot' }, at, true)
  if (typeof cell === 'boolean') return field.type === 'yes-no' ? { value: cell } : readText(String(cell), field, reading, at)
  return readText(cell, field, reading, at)
}

function readText(text: string, field: Field, reading: Reading, at: At, stored = false): CellRead {
  const given = text.trim()
  if (given === '' || given === '-' || given === '–') return {}
  // what a spreadsheet stored as a number has one reading only
  const read = READERS[field.type](given, field, reading, at)
  return stored && read.finding?.code === 'number-read' ? { value: plainDecimal(given) } : read
}

/** A spreadsheet's binary fraction as the decimal that the person saw: fifteen digits, as spreadsheets keep. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
  const short = Number(value.toPrecision(15))
  return /e/.test(String(short)) ? short.toFixed(12).replace(/0+$/, '') : String(short)
}

const READERS: Record<FieldType, Reader> = {
  quantity, number, money, currency, date, year, period, state, category: code, choice: code, 'yes-no': yesNo, text: words,
}

function number(text: string, field: Field, { mark }: Reading, at: At): CellRead {
  const read = readNumber(text, mark)
  if (!read) return { finding: refused('number-shape', at, { given: text, example: exampleOf(field) }) }
  return read.guessed ? { value: read.value, finding: doubtful('number-read', at, { given: text, read: read.value }) } : { value: read.value }
}

function quantity(text: string, field: Field, reading: Reading, at: At): CellRead {
  if (/^\d{1,12}$/.test(text)) return { value: plainDecimal(text) }
  const read = number(text, field, reading, at)
  if (read.value === undefined) return read
  const { value } = read as { value: string }
  if (value.startsWith('-')) return { finding: refused('quantity-negative', at, { given: text }) }
  if (value.includes('.')) return { finding: refused('quantity-fraction', at, { given: text }) }
  return Number(value) > MOST ? { finding: refused('quantity-large', at, { given: text }) } : read
}

const MONEY = /^(?:([A-Z]{3})\s+)?(?:(\d{4})\s+)?([-(]?[\d.,'\u00a0\u202f ]*\d\)?)(?:\s+([A-Z]{3}))?(?:\s+\(?(\d{4})\)?)?$/

/** A plain amount where the form states the currency once; else `1500000 USD 2024` in any order of the three. */
function money(text: string, field: Field, reading: Reading, at: At): CellRead {
  const stated = statesCurrency(reading.form)
  const [, before, yearBefore, amount, after, yearAfter] = MONEY.exec(text) ?? []
  const [code, year] = [before ?? after, yearBefore ?? yearAfter]
  if (amount === undefined) return { finding: refused('number-shape', at, { given: text, example: exampleOf(field) }) }
  if (code !== undefined && year === undefined) return { finding: refused('currency-year', at, { given: text, example: exampleOf(field) }) }
  if (code === undefined && !stated) return { finding: refused('money-currency', at, { given: text, example: exampleOf(field) }) }
  const whole = code === undefined ? text : amount.trim()
  const read = number(whole, field, reading, at)
  if (read.value === undefined) return read
  if ((read.value as string).startsWith('-')) return { finding: refused('money-negative', at, { given: text }) }
  return code === undefined ? read : { ...read, value: `${read.value} ${code} ${year}` }
}

const FORMS_WITH_CURRENCY = new WeakMap<Form, boolean>()

function statesCurrency(form: Form): boolean {
  const known = FORMS_WITH_CURRENCY.get(form)
  if (known !== undefined) return known
  const found = form.sections.some(({ fields }) => fields.some(({ type }) => type === 'currency'))
  FORMS_WITH_CURRENCY.set(form, found)
  return found
}

const UNITS: readonly (readonly [RegExp, string])[] = [[/^(thousands?|miles|milhar(es)?|mil|milliers?)$/, ' thousands'], [/^(millions?|millones|milh(ao|oes))$/, ' millions']]

/** `BRL 2024`, `BRL 2024 thousands`. */
function currency(text: string, field: Field, _: Reading, at: At): CellRead {
  const parts = text.split(/[\s,;()]+/).filter(Boolean)
  const codes = parts.filter((part) => /^[A-Za-z]{3}$/.test(part) && !UNITS.some(([shape]) => shape.test(folded(part))))
  const years = parts.filter((part) => /^\d{4}$/.test(part))
  const unit = UNITS.find(([shape]) => parts.some((part) => shape.test(folded(part))))?.[1] ?? ''
  const params = { given: text, example: exampleOf(field) }
  if (codes.length !== 1) return { finding: refused('currency-shape', at, params) }
  if (years.length !== 1) return { finding: refused('currency-year', at, params) }
  return { value: `${codes[0]!.toUpperCase()} ${years[0]}${unit}` }
}

const DAY_FINDING: Record<Exclude<DayRead['kind'], 'day' | 'month-first'>, 'date-shape' | 'date-impossible'> = {
  impossible: 'date-impossible', shape: 'date-shape',
}

function date(text: string, field: Field, { form, period }: Reading, at: At): CellRead {
  const read = readDay(text)
  if (read.kind === 'month-first') return { finding: refused('date-month-first', at, { given: text, read: read.meant }) }
  if (read.kind !== 'day') return { finding: refused(DAY_FINDING[read.kind], at, { given: text, example: exampleOf(field) }) }
  const outside = form.period === 'year' && (firstDay(read.date) > period.to || lastDay(read.date) < period.from)
  return outside ? { value: read.date, finding: doubtful('date-outside', at, { given: read.date, period: period.text }) } : { value: read.date }
}

function year(text: string, _: Field, __: Reading, at: At): CellRead {
  return /^(1[89]|2[01])\d{2}$/.test(text) ? { value: text } : { finding: refused('year-shape', at, { given: text }) }
}

function period(text: string, _: Field, __: Reading, at: At): CellRead {
  const ends = text.split(/\s+(?:to|a|al|au|até|-|–)\s+/).map((end) => readDay(end))
  const iso = ends.every((end) => end.kind === 'day') && ends.length <= 2 ? ends.map((end) => (end as { date: string }).date).join('/') : text
  const parts = iso.split('/')
  const good = parts.length <= 2 && parts.every(isDate) && (parts.length === 1 || firstDay(parts[0]!) <= lastDay(parts[1]!))
  return good ? { value: readPeriod(iso).text } : { finding: refused('period-shape', at, { given: text }) }
}

function state(text: string, field: Field, reading: Reading, at: At): CellRead {
  const found = reading.stateOf(text)
  return found === undefined ? { finding: refused('state-unknown', at, { given: text, example: exampleOf(field) }) } : { value: found }
}

function code(text: string, field: Field, { book }: Reading, at: At): CellRead {
  const list: CodeList | undefined = field.codes === undefined ? undefined : book.lists.get(field.codes)
  if (!list) return { value: text }
  const found = codeNamed(list, text)
  if (found !== undefined) return { value: found }
  if (!list.complete) return { value: text, finding: doubtful('code-unlisted', at, { given: text, list: list.title }) }
  return { finding: refused('code-unknown', at, { given: text, list: list.title, codes: list.codes.map((one) => one.code).join(', ') }) }
}

const YES = new Set(['yes', 'y', 'si', 's', 'sim', 'oui', 'o', 'true', 'x', '1', 'verdadero', 'verdadeiro', 'vrai'])
const NO = new Set(['no', 'n', 'nao', 'non', 'false', '0', 'falso', 'faux'])

function yesNo(text: string, _: Field, __: Reading, at: At): CellRead {
  const word = folded(text)
  if (YES.has(word)) return { value: true }
  return NO.has(word) ? { value: false } : { finding: refused('yes-no-shape', at, { given: text }) }
}

function words(text: string, _: Field, __: Reading, at: At): CellRead {
  if (text.length <= LONGEST_TEXT) return { value: text }
  return { finding: refused('text-long', at, { given: String(text.length), most: String(LONGEST_TEXT) }) }
}
