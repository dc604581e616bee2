import { writeXlsx } from 'hucre/xlsx'
import { parquetWriteBuffer } from 'hyparquet-writer'

/** Media type of an .xlsx workbook. */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type TableCell = string | number | null

export interface TableColumn {
  name: string
  type: 'string' | 'integer' | 'number'
}

export interface TableSheet {
  name: string
  heads: readonly string[]
  rows: readonly (readonly TableCell[])[]
}

/** Tables as a workbook to read: figures are figures, a blank is a blank, the heading stays in sight. */
export async function writeTables(sheets: readonly TableSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    // the same figures give the same bytes: no hour of the machine in the file
    properties: { created: new Date(0), modified: new Date(0) },
    sheets: sheets.map(({ name, heads, rows }) => ({
      name, rows: [[...heads], ...rows.map((row) => row.map(cellOf))], freezePane: { rows: 1 },
      columns: heads.map((head, i) => ({ width: Math.min(60, Math.max(10, head.length + 2, ...rows.slice(0, 50).map((row) => String(row[i] ?? '').length + 1))) })),
    })),
  })
}

/** Excel opens no cell of more than 32,767 characters. `_x0041_` in a text is those letters and no escape (ECMA-376 part 1, 22.9.2.19). */
function cellOf(cell: TableCell): TableCell {
  if (typeof cell !== 'string') return cell
  const text = cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text
}

/** One table as Parquet: whole numbers as 64 bits, others as doubles, blanks as nulls. */
export function writeParquet(columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): Uint8Array {
  const columnData = columns.map(({ name, type }, i) => ({
    name, nullable: true, type: ({ string: 'STRING', integer: 'INT64', number: 'DOUBLE' } as const)[type],
    data: rows.map((row) => {
      const cell = row[i] ?? null
      return cell === null ? null : type === 'string' ? String(cell) : type === 'integer' ? BigInt(Math.round(Number(cell))) : Number(cell)
    }),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
