import type { Json } from '../core/values/index.ts'

/** A table as data: short column names, one row a record, cells plain. The same rows make CSV and JSON. */
export interface DataTable {
  name: string
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** RFC 4180, UTF-8 without BOM, comma, one header row. Text that a spreadsheet would run as a formula is prefixed; numbers never are. */
export function toCsv({ columns, rows }: DataTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

export function toRecords({ columns, rows }: DataTable): Json[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))
}

const NUMBER = /^-?\d+(\.\d+)?$/
/** Thumbprint or public key in base64url: no formula can be written in it, and a mark before it would name another key. */
const KEY = /^-[A-Za-z0-9_-]{42}$/

function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) && !KEY.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
