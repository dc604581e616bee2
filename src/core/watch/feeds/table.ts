import { Fault } from '../../values/index.ts'

/** One row by the names of its columns; a blank and the marks NA, N/A, null and - are absent. `line` is where it begins, from 1. */
export interface Row {
  line: number
  cells: Readonly<Record<string, string>>
  /** set when the row has more or fewer cells than the header */
  ragged: boolean
}

export interface TextTable {
  header: string[]
  rows: Row[]
  /** in a file that separates by semicolons a comma is a decimal sign */
  separator: ',' | ';' | '\t'
}

const ABSENT = new Set(['', 'na', 'n/a', 'null', '-', 'nan'])
const MOST_ROWS = 500_000

/**
 * Delimited text (RFC 4180; semicolons and tabs as spreadsheets of the region write them). UTF-8, or Latin-1 where the bytes are not
 * UTF-8. `isHeader` finds the row that names the columns, within the first 25. Faults `feed-size`, `table-form` with its line.
 */
export function readTable(bytes: Uint8Array, maxBytes: number, isHeader: (cells: string[]) => boolean = () => true): TextTable {
  if (bytes.length > maxBytes) throw new Fault('feed-size', `${bytes.length} bytes; at most ${maxBytes} are read`)
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw new Fault('table-form', 'a NUL character: this is not text')
  const separator = separatorOf(text)
  const lines = split(text, separator)
  const at = lines.slice(0, 25).findIndex(({ cells }) => isHeader(cells))
  if (at < 0) throw new Fault('table-form', 'no row names the columns that are needed here', { line: 1 })
  const header = lines[at]!.cells.map((cell) => cell.trim().replace(/\s*\+\s*/g, '+').toLowerCase())
  const rows = lines.slice(at + 1).map(({ line, cells }) => ({ line, cells: named(header, cells), ragged: cells.length !== header.length }))
  return { header, rows, separator }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function separatorOf(text: string): TextTable['separator'] {
  const lines = text.slice(0, 4000).split(/\r?\n/, 3).join('\n')
  const count = (sign: string) => lines.split(sign).length
  return count(';') > count(',') ? ';' : count('\t') > count(',') ? '\t' : ','
}

interface Line {
  line: number
  cells: string[]
}

const CELL = /("(?:[^"]|"")*"|[^"SEPARATOR\r\n][^SEPARATOR\r\n]*|)(SEPARATOR|\r\n|\n|\r|$)/y

/** Cells of each line; a quote that never closes is a Fault, because every later row would be swallowed by it. */
function split(text: string, separator: string): Line[] {
  const cell = new RegExp(CELL.source.replaceAll('SEPARATOR', separator), 'y')
  const lines: Line[] = []
  let [line, start, cells] = [1, 1, [] as string[]]
  for (let at = 0; at < text.length;) {
    cell.lastIndex = at
    const found = cell.exec(text)
    if (!found) throw new Fault('table-form', 'a quote is opened and not closed, or text follows its end', { line })
    const [whole, body = '', end] = found
    cells.push(body.startsWith('"') ? body.slice(1, -1).replaceAll('""', '"') : body)
    line += whole.split(/\r\n|\n|\r/).length - 1
    at += whole.length
    if (end === separator && at < text.length) continue
    if (end === separator) cells.push('')
    if (cells.some((one) => one.trim() !== '')) lines.push({ line: start, cells })
    if (lines.length > MOST_ROWS) throw new Fault('table-form', `more than ${MOST_ROWS} rows`, { line })
    ;[start, cells] = [line, []]
  }
  return lines
}

function named(header: string[], cells: string[]): Record<string, string> {
  const row: Record<string, string> = Object.create(null) as Record<string, string>
  header.forEach((name, i) => {
    const text = cells[i]?.trim() ?? ''
    if (name !== '' && row[name] === undefined && !ABSENT.has(text.toLowerCase())) row[name] = text
  })
  return row
}

/**
 * A number as a spreadsheet wrote it: `12.5`, or `12,5`. A comma before exactly three digits may be a thousand or a decimal: it is
 * undefined, unless the file separates by semicolons, where it is a decimal. Undefined for anything else, NaN included.
 */
export function numberIn(text: string | undefined, separator: TextTable['separator'] = ','): number | undefined {
  if (text === undefined) return undefined
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(text)) return Number(text)
  const comma = /^([+-]?\d+),(\d+)$/.exec(text)
  if (!comma || (comma[2]!.length === 3 && separator !== ';')) return undefined
  return Number(`${comma[1]}.${comma[2]}`)
}

/** A count is whole and not below zero; anything else is undefined, `1.000` too: one, or a thousand where a point parts thousands. */
export function countIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}(\.0{1,2}|\.0{4,})?$/.test(text) ? Number(text) : undefined
}

/** Midnight UTC of a day written `2024-01-31` (what follows a T or a space is left out); undefined when there is no such day. */
export function dayIn(text: string | undefined): number | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text ?? '')
  if (!found) return undefined
  const at = Date.parse(`${found[1]}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== found[1] ? undefined : at
}
