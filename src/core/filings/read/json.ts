import type { Json } from '../../values/index.ts'
import type { Field, Section } from '../forms/form.ts'
import { type Cell, readCell, type Reading } from './cell.ts'
import { type At, doubtful, type Finding, refused } from './finding.ts'
import { checkRow, type GridsRead, type Row } from './grid.ts'

/**
 * Reads `{form?, layout?, period?, state?, answer?, data: {section: ...}}`: a single part as an object, a table as a list of objects, a
 * matrix as objects by row and column. Rows are numbered from 1; decimals have a point, whatever the country writes.
 */
export function readJsonReturn(given: Json, country: Reading): GridsRead {
  const reading: Reading = { ...country, mark: 'dot' }
  const out: GridsRead = { data: {}, rejected: [], findings: [], meta: {} }
  if (!isObject(given)) return { ...out, findings: [refused('shape-wrong', {}, { given: '{ period, state, answer, data }' })] }
  for (const key of ['form', 'layout', 'period', 'state', 'answer']) {
    const value = given[key]
    if (typeof value === 'string' || typeof value === 'number') out.meta[key] = String(value)
  }
  const data = given['data'] ?? {}
  if (!isObject(data)) return { ...out, findings: [refused('shape-wrong', { field: 'data' }, { given: '{ part: rows }' })] }
  for (const [id, part] of Object.entries(data)) {
    const section = reading.form.sections.find((one) => one.id === id)
    if (!section) out.findings.push(doubtful('section-unknown', { section: id }, { given: id }))
    else readPart(part, section, reading, out)
  }
  return out
}

function readPart(part: Json, section: Section, reading: Reading, out: GridsRead): void {
  if (section.shape === 'table') return Array.isArray(part) ? readRows(part, section, reading, out) : wrong(section, '[{ field: value }]', out)
  if (!isObject(part)) return wrong(section, section.shape === 'single' ? '{ field: value }' : '{ row: { column: value } }', out)
  if (section.shape === 'single') {
    const { row, findings } = readObject(part, section.fields, reading, { section: section.id })
    out.data[section.id] = row
    out.findings.push(...findings)
    return
  }
  const matrix: Record<string, Row> = {}
  for (const [id, cells] of Object.entries(part)) {
    const at = { section: section.id, field: id }
    if (!section.fields.some((field) => field.id === id)) out.findings.push(refused('column-unknown', at, { given: id }))
    else if (!isObject(cells)) wrong(section, '{ row: { column: value } }', out)
    else {
      const { row, findings } = readObject(cells, section.columns, reading, at)
      matrix[id] = row
      out.findings.push(...findings)
    }
  }
  out.data[section.id] = matrix
}

function readRows(part: Json[], section: Section, reading: Reading, out: GridsRead): void {
  const rows: Row[] = []
  part.forEach((one, i) => {
    const at: At = { section: section.id, row: i + 1 }
    if (!isObject(one)) return void out.rejected.push({ sheet: '', row: i + 1, section: section.id, cells: [JSON.stringify(one)], findings: [refused('shape-wrong', at, { given: '{ field: value }' })] })
    const { row, findings } = readObject(one, section.fields, reading, at)
    checkRow(row, section, reading, at, findings)
    if (findings.some(({ severity }) => severity === 'refused'))
      return void out.rejected.push({ sheet: '', row: i + 1, section: section.id, cells: section.fields.map(({ id }) => asCell(one[id])), findings })
    rows.push(row)
    out.findings.push(...findings)
  })
  out.data[section.id] = rows
}

function readObject(given: { [key: string]: Json }, fields: readonly Field[], reading: Reading, at: At): { row: Row; findings: Finding[] } {
  const findings: Finding[] = []
  const row: Row = {}
  for (const [id, value] of Object.entries(given)) {
    const field = fields.find((one) => one.id === id)
    if (!field) {
      findings.push(doubtful('column-unknown', { ...at, field: id }, { given: id }))
      continue
    }
    const read = readCell(asCell(value), field, reading, { ...at, field: id })
    if (read.value !== undefined) row[id] = read.value
    if (read.finding) findings.push(read.finding)
  }
  return { row, findings }
}

function wrong(section: Section, given: string, out: GridsRead): void {
  out.findings.push(refused('shape-wrong', { section: section.id }, { given }))
}

function asCell(value: Json | undefined): Cell {
  return value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : value
}

function isObject(value: Json): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
