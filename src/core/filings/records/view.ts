import { firstDay, lastDay } from '../../values/index.ts'
import { addDecimals } from '../forms/decimal.ts'
import type { Form, Section, View } from '../forms/form.ts'
import type { Period } from '../duties/period.ts'
import { parentOf } from '../read/check.ts'
import type { Data, Row, SectionData } from '../read/grid.ts'
import { type FilingRecord, recordField } from './record.ts'

/** What a form says when it is made of records alone: only its parts that are views. Pure; the same records give the same bytes. */
export function viewOf(form: Form, records: readonly FilingRecord[], period: Period): Data {
  const parts = form.sections.flatMap((section) => (section.view ? [[section.id, partOf(section, section.view, chosen(section.view, records, period))] as const] : []))
  return Object.fromEntries(parts)
}

function chosen(view: View, records: readonly FilingRecord[], period: Period): FilingRecord[] {
  return records.filter((record) =>
    record.kind === view.record && firstDay(record.period) <= period.to && lastDay(record.period) >= period.from
    && Object.entries(view.where).every(([field, value]) => recordField(record, field) === value))
}

function partOf(section: Section, view: View, records: readonly FilingRecord[]): SectionData {
  if (section.shape === 'matrix') return matrixOf(section, view, records)
  const rows = Object.values(view.fields).includes('#') ? counted(view, records) : records.map((record) => rowOf(view, record))
  return section.shape === 'table' ? rows.toSorted(byText) : single(section, rows)
}

function rowOf(view: View, record: FilingRecord): Row {
  return Object.fromEntries(Object.entries(view.fields).flatMap(([field, from]) => {
    const value = recordField(record, from)
    return value === undefined || value === '' ? [] : [[field, value]]
  }))
}

/** `#` counts the records that agree in every other field but free text, which is joined. */
function counted(view: View, records: readonly FilingRecord[]): Row[] {
  const [count] = Object.entries(view.fields).find(([, from]) => from === '#')!
  const texts = Object.entries(view.fields).filter(([, from]) => from === 'name').map(([field]) => field)
  const rows = records.map((record) => rowOf({ ...view, fields: Object.fromEntries(Object.entries(view.fields).filter(([, from]) => from !== '#')) }, record))
  const groups = Map.groupBy(rows, (row) => JSON.stringify(Object.entries(row).filter(([field]) => !texts.includes(field)).toSorted()))
  return [...groups.values()].map((group) => ({
    ...group[0]!, [count]: String(group.length),
    ...Object.fromEntries(texts.flatMap((field) => {
      const said = [...new Set(group.flatMap((row) => row[field] ?? []))].join('; ')
      return said === '' ? [] : [[field, said]]
    })),
  }))
}

/** One record: its fields. Several: amounts and quantities are added, and what differs otherwise is left blank for a person. */
function single(section: Section, rows: readonly Row[]): Row {
  return Object.fromEntries(section.fields.flatMap(({ id, type }) => {
    const values = rows.flatMap((row) => row[id] ?? [])
    if (values.length === 0) return []
    if (type === 'money' || type === 'quantity') return [[id, addDecimals(values.map(String))]]
    return new Set(values).size === 1 ? [[id, values[0]!]] : []
  }))
}

/** Each amount counts in its row, in the rows above it, and in the totals; a row or column that the form lacks counts in what it has. */
function matrixOf(section: Section, view: View, records: readonly FilingRecord[]): Record<string, Row> {
  const { row, column, value, columns, total } = view.matrix!
  const ids = new Set(section.fields.map(({ id }) => id))
  const cells = new Map<string, string[]>()
  for (const record of records) {
    const [resource, force, amount] = [row, column, value].map((field) => String(recordField(record, field) ?? ''))
    const rows = [...upFrom(resource!), total?.row ?? ''].filter((id) => ids.has(id))
    const across = [columns[force!] ?? '', total?.column ?? ''].filter((id) => id !== '')
    for (const r of rows) for (const c of across) cells.set(`${r}\n${c}`, [...(cells.get(`${r}\n${c}`) ?? []), amount!])
  }
  const matrix: Record<string, Row> = {}
  for (const { id: r } of section.fields) for (const { id: c } of section.columns) {
    const parts = cells.get(`${r}\n${c}`)
    if (parts) matrix[r] = { ...matrix[r], [c]: addDecimals(parts) }
  }
  return matrix
}

/** `3.1.2`, `3.1`, `3`. */
function upFrom(row: string): string[] {
  const parent = parentOf(row)
  return parent === undefined ? [row] : [row, ...upFrom(parent)]
}

function byText(a: Row, b: Row): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
