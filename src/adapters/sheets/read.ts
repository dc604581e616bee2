import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Cell, type Grid, letter } from '../../core/filings/index.ts'
import { Fault, isoDay } from '../../core/values/index.ts'
import type { Told, Workbook } from './apart.ts'
import { readCsvGrid } from './csv.ts'
import { bomb, broken, guardWorkbook, LIMITS } from './guard.ts'

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
  const told = await one(() => apart(bytes, file))
  if ('cells' in told) throw bomb(`spans ${told.cells} cells, at most ${LIMITS.cells} are read`, file)
  if ('wrong' in told) throw broken(file, `cannot be read as a workbook (${told.wrong})`)
  return told.sheets.map((sheet) => ({
    sheet: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      range: `${letter(startCol)}${startRow + 1}:${letter(endCol)}${endRow + 1}`, top: startRow, left: startCol, bottom: endRow, right: endCol,
    })),
    rows: cellsOf(sheet),
  }))
}

let last: Promise<unknown> = Promise.resolve()
/** Workbooks one after another: what they cost together is what one costs. */
function one<T>(read: () => Promise<T>): Promise<T> {
  const mine = last.then(read)
  last = mine.catch(() => {})
  return mine
}

/** Whatever its bytes make of the reader, only its thread ends. Fault `workbook-bomb`. */
function apart(bytes: Uint8Array, file: string): Promise<Told> {
  const thread = new Worker(new URL(`./apart${extname(import.meta.url)}`, import.meta.url), { workerData: { bytes, most: LIMITS.cells }, resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes } })
  const { promise, resolve, reject } = Promise.withResolvers<Told>()
  const timer = setTimeout(() => reject(bomb(`takes more than ${LIMITS.seconds} seconds to read`, file)), LIMITS.seconds * 1000)
  thread.once('message', resolve)
  thread.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? bomb('takes more memory than a return needs', file) : error))
  thread.once('exit', () => reject(bomb('could not be read to its end', file)))
  return promise.finally(() => {
    clearTimeout(timer)
    return thread.terminate()
  })
}

type Sheet = Workbook['sheets'][number]

const DAY_MS = 86_400_000

function cellsOf(sheet: Pick<Sheet, 'rows' | 'cells'>): Cell[][] {
  const rows = sheet.rows.map((row) => row.map((cell): Cell => (cell instanceof Date ? { date: isoDay(Math.floor(cell.getTime() / DAY_MS)) } : cell)))
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    if (cell.type === 'error') rows[row]![column] = { error: String(cell.value) }
    else if (cell.type === 'formula' && (cell.formulaResult === null || cell.formulaResult === undefined)) rows[row]![column] = { formula: cell.formula ?? '' }
    else if (cell.type === 'formula' && typeof cell.formulaResult === 'string' && /^#[A-Z/0!?]+$/.test(cell.formulaResult)) rows[row]![column] = { error: cell.formulaResult }
  }
  return rows
}
