import { Fault, type Json } from '../core/values/index.ts'

/** A table as data: short column names, one row a record, cells plain. The same rows make CSV and JSON. */
export interface DataTable {
  name: string
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** How a CSV is written: what stands before it, between its cells, and in its decimals. */
export interface CsvDialect {
  start: '' | '\ufeff'
  between: ',' | ';'
  mark: '.' | ','
}

/** RFC 4180, UTF-8 without BOM, comma, dot: what every program reads. */
const PLAIN: CsvDialect = { start: '', between: ',', mark: '.' }

/**
 * `dialect=excel&locale=es-AR`: as a spreadsheet of that country opens it, with a BOM, its decimal mark (CLDR), and a semicolon where the
 * comma is that mark. Faults `dialect`, `locale`.
 */
export function dialectOf(dialect: string | undefined, locale = 'en'): CsvDialect {
  if (dialect === undefined) return PLAIN
  if (dialect !== 'excel') throw new Fault('dialect', 'dialect is excel, or left out for plain CSV', { field: 'dialect' })
  const known = /^[A-Za-z0-9-]{2,35}$/.test(locale) && supported(locale)
  if (!known) throw new Fault('locale', 'locale is a language with its country, as es-AR or pt-BR', { field: 'locale' })
  const comma = new Intl.NumberFormat(known).formatToParts(1.5).some(({ type, value }) => type === 'decimal' && value === ',')
  return { start: '\ufeff', between: comma ? ';' : ',', mark: comma ? ',' : '.' }
}

function supported(locale: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0]
  } catch {
    return undefined
  }
}

/** One header row. Text that a spreadsheet would run as a formula is prefixed, also where one that divides at other marks would begin a cell; numbers never are. */
export function toCsv({ columns, rows }: DataTable, dialect: CsvDialect = PLAIN): string {
  return dialect.start + [columns, ...rows].map((row) => `${row.map((value) => cell(value, dialect)).join(dialect.between)}\r\n`).join('')
}

export function toRecords({ columns, rows }: DataTable): Json[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))
}

const NUMBER = /^-?\d+(\.\d+)?$/
/** Thumbprint or public key in base64url: no formula can be written in it, and a mark before it would name another key. */
const KEY = /^-[A-Za-z0-9_-]{42}$/

function cell(value: string | number | null, { between, mark }: CsvDialect): string {
  if (value === null) return ''
  const text = String(value)
  if (NUMBER.test(text)) return text.replace('.', mark)
  const safe = typeof value === 'string' && !KEY.test(text) ? text.replace(/^(?=[=+\-@\t\r])|(?<=[;\t\r\n]"*)(?=[=+\-@])/g, "'") : text
  return safe.includes(between) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
