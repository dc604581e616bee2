import { readXlsx } from 'hucre/xlsx'
import { type Cell, type Grid, letter } from '../../core/filings/index.ts'
import { Fault, isoDay } from '../../core/values/index.ts'
import { readCsvGrid } from './csv.ts'
import { guardWorkbook, LIMITS } from './guard.ts'

export type FileKind = 'csv' | 'xlsx' | 'json'

/** By its first bytes, not by its name: a workbook is a ZIP or an old compound file, JSON begins with a brace. Fault `file-kind`. */
export function kindOfFile(bytes: Uint8Array, file: string): FileKind {
  if (bytes.length === 0) throw new Fault('file-kind', 'is empty', { file })
  if (bytes.length > LIMITS.bytes) throw new Fault('too-large', `has ${Math.round(bytes.length / 1_000_000)} MB, at most ${LIMITS.bytes / 1_000_000} MB are read: divide it`, { file })
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return 'xlsx'
  if (bytes[0] === 0x25 && bytes[1] === 0x50) throw new Fault('file-kind', 'is a PDF: send the workbook, a CSV or JSON', { file })
  const head = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff/, '').trimStart()
  if (head.startsWith('{')) return 'json'
  if (bytes.subarray(0, 4096).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) throw new Fault('file-kind', 'is no CSV, no .xlsx and no JSON', { file })
  return 'csv'
}

/** The sheets of a workbook or the one table of a CSV. Faults: those of guardWorkbook. */
export async function readSheets(bytes: Uint8Array, kind: 'csv' | 'xlsx', file: string): Promise<Grid[]> {
  if (kind === 'csv') return [readCsvGrid(bytes, '')]
  guardWorkbook(bytes, file)
  const workbook = await readXlsx(bytes).catch((error: unknown) => {
    throw new Fault('workbook-broken', `cannot be read as a workbook (${error instanceof Error ? error.message : 'unknown cause'})`, { file })
  })
  return workbook.sheets.map((sheet) => ({
    sheet: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      range: `${letter(startCol)}${startRow + 1}:${letter(endCol)}${endRow + 1}`, top: startRow, left: startCol, bottom: endRow, right: endCol,
    })),
    rows: cellsOf(sheet),
  }))
}

type Sheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

const DAY_MS = 86_400_000

function cellsOf(sheet: Sheet): Cell[][] {
  const rows = sheet.rows.map((row) => row.map((cell): Cell => (cell instanceof Date ? { date: isoDay(Math.floor(cell.getTime() / DAY_MS)) } : cell)))
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    if (cell.type === 'error') rows[row]![column] = { error: String(cell.value) }
    else if (cell.type === 'formula' && (cell.formulaResult === null || cell.formulaResult === undefined)) rows[row]![column] = { formula: cell.formula ?? '' }
    else if (cell.type === 'formula' && typeof cell.formulaResult === 'string' && /^#[A-Z/0!?]+$/.test(cell.formulaResult)) rows[row]![column] = { error: cell.formulaResult }
  }
  return rows
}
