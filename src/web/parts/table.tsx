import type { Child } from 'hono/jsx'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface Column<Row> {
  /** blank above a column of buttons */
  head: string
  cell: (row: Row) => Child
  /** figures: right-aligned, tabular */
  figure?: boolean
  /** the cell that names the row */
  row?: boolean
}

interface TableProps<Row> {
  c: PageContext
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  empty: string
  csv?: string
  json?: string
  /** extra classes of a row, e.g. `gone` for what was cancelled */
  mark?: (row: Row) => string | undefined
}

/** A table that turns into cards on a phone (each cell says its own heading) and always offers its data. */
export function Table<Row>({ c, caption, columns, rows, empty, csv, json, mark }: TableProps<Row>) {
  if (rows.length === 0) return <Empty text={empty} />
  return (
    <div class="table-box">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) =>
              column.head === '' ? (
                <td></td>
              ) : (
                <th scope="col" class={column.figure ? 'fig' : undefined}>
                  {column.head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={mark?.(row)}>
              {columns.map((column) =>
                column.row ? (
                  <th scope="row" data-head={column.head}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td data-head={column.head} class={column.figure ? 'fig' : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <DataLinks c={c} csv={csv} json={json} of={caption} />
    </div>
  )
}

export function DataLinks({ c, csv, json, of }: { c: PageContext; csv?: string | undefined; json?: string | undefined; of: string }) {
  const t = say(c)
  if (!csv && !json) return null
  return (
    <p class="data-links">
      {t('common.this-data')}
      <span class="hide"> {of}</span> {csv && <><a href={csv}>{t('common.as-csv')}</a> <a href={forExcel(csv)} title={t('common.for-excel')}>Excel</a></>} {json && <a href={json}>{t('common.as-json')}</a>}
    </p>
  )
}

/** The same rows as a workbook: no country's marks are in it, so none is misread. */
function forExcel(csv: string): string {
  return csv.replace(/\.csv(?=$|\?)/, '.xlsx')
}

/** Nothing to show, said in words: an empty place is never mistaken for a broken one. */
export function Empty({ text }: { text: string }) {
  return <p class="empty">{text}</p>
}
