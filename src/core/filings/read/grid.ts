import type { Field, Form, Section } from '../forms/form.ts'
import { type Cell, type CellRead, readCell, type Reading, type Value } from './cell.ts'
import { fieldNamed, rowNamed, sectionNamed } from './code.ts'
import { type At, doubtful, type Finding, refused } from './finding.ts'

/** One sheet, or the one table of a CSV: cells by row and column, both from 0. */
export interface Grid {
  sheet: string
  hidden: boolean
  /** ranges such as `B3:B5`, with their 0-based bounds */
  merges: { range: string; top: number; left: number; bottom: number; right: number }[]
  rows: Cell[][]
}

export type Row = Record<string, Value>
/** single: one Row. table: rows. matrix: cells by row id and column id. */
export type SectionData = Row | Row[] | Record<string, Row>
export type Data = Record<string, SectionData>

/** A row that was not taken, whole, with every reason: it can be mended and sent again. */
export interface Rejected {
  sheet: string
  row: number
  section: string
  cells: Cell[]
  findings: Finding[]
}

export interface GridsRead {
  data: Data
  rejected: Rejected[]
  findings: Finding[]
  /** what the template says of itself: form, layout, period, state, answer */
  meta: Record<string, string>
}

/** The first sheet of a template: two columns, what and value. */
export const META_SHEET = 'Contadora'
/** Sheets of the template that hold no answers. */
const ASIDE = new Set([META_SHEET, 'Lists', 'Help', 'Errors'])
export const MOST_ROWS = 200_000
const HEADING_WITHIN = 25

/** Reads every sheet as the part of the form that its name or its headings say. Nothing throws: what cannot be taken is a finding. */
export function readGrids(grids: readonly Grid[], reading: Reading): GridsRead {
  const out: GridsRead = { data: {}, rejected: [], findings: [], meta: metaOf(grids) }
  for (const grid of grids) {
    if (ASIDE.has(grid.sheet) || grid.rows.every(isBlank)) continue
    if (grid.hidden) out.findings.push(doubtful('sheet-hidden', { sheet: grid.sheet }))
    else readSheet(grid, reading, out)
  }
  return out
}

export function metaOf(grids: readonly Grid[]): Record<string, string> {
  const pairs = grids.flatMap((grid) => {
    if (grid.sheet === META_SHEET) return grid.rows.map(([key, value]) => [String(key ?? ''), value] as const)
    return grid.rows.slice(0, HEADING_WITHIN).flatMap(([key, value]) => (/^#\s*\w/.test(String(key ?? '')) ? [[String(key).replace(/^#\s*/, ''), value] as const] : []))
  })
  return Object.fromEntries(pairs.filter(([key, value]) => /^[a-z]+$/.test(key.trim()) && value !== null && value !== undefined)
    .map(([key, value]) => [key.trim(), String(value).trim()]))
}

interface Layout {
  section: Section
  /** 0-based row of the headings; -1 for a single part, which has none */
  heading: number
  fields: (Field | undefined)[]
}

function readSheet(grid: Grid, reading: Reading, out: GridsRead): void {
  const [layout, ...others] = layoutsOf(grid, reading.form, grid.sheet === '' ? out.meta['part'] ?? '' : grid.sheet)
  if (!layout) return void out.findings.push(refused('sheet-unknown', { sheet: grid.sheet }))
  if (others.length > 0)
    return void out.findings.push(refused('sheet-ambiguous', { sheet: grid.sheet }, { given: [layout, ...others].map(({ section: { id } }) => id).join(', ') }))
  const { section } = layout
  if (section.shape === 'single') return readSingle(grid, section, reading, out)
  checkHeadings(grid, layout, out)
  if (grid.rows.length > MOST_ROWS)
    return void out.findings.push(refused('rows-too-many', { sheet: grid.sheet }, { given: String(grid.rows.length), most: String(MOST_ROWS) }))
  if (section.shape === 'matrix') readMatrix(grid, layout, reading, out)
  else readTable(grid, layout, reading, out)
}

/** By the name of the sheet; else the part whose headings match most, and every other that matches as well: exports look like imports. */
function layoutsOf(grid: Grid, form: Form, name: string): Layout[] {
  const named = sectionNamed(form, name)
  const found = (named ? [named] : form.sections).flatMap((section) => {
    const one = section.shape === 'single' ? singleLayout(grid, section) : headingOf(grid, section)
    return one ? [{ ...one, section }] : []
  })
  const most = Math.max(...found.map(({ matched }) => matched))
  return found.filter(({ matched }) => matched === most)
}

function headingOf(grid: Grid, section: Section) {
  const byId = new Map((section.shape === 'matrix' ? section.columns : section.fields).map((field) => [field.id, field]))
  let best: { matched: number; heading: number; fields: (Field | undefined)[] } | undefined
  for (let row = 0; row < Math.min(grid.rows.length, HEADING_WITHIN); row++) {
    const cells = grid.rows[row]!
    const fields = cells.map((cell) => (typeof cell === 'string' ? byId.get(fieldNamed(section, cell) ?? '') : undefined))
    const matched = fields.filter((field) => field !== undefined).length
    const filled = cells.filter((cell) => cell !== null && cell !== '').length
    if (matched > (best?.matched ?? 0) && matched * 2 >= filled) best = { matched, heading: row, fields }
  }
  return best
}

function singleLayout(grid: Grid, section: Section) {
  const matched = grid.rows.filter(([cell]) => typeof cell === 'string' && fieldNamed(section, cell) !== undefined).length
  return matched === 0 ? undefined : { matched, heading: -1, fields: [] }
}

function checkHeadings(grid: Grid, { section, heading, fields }: Layout, out: GridsRead): void {
  const at = (column: number): At => ({ sheet: grid.sheet, row: heading + 1, column: letter(column), section: section.id })
  grid.rows[heading]!.forEach((cell, column) => {
    if (cell === null || cell === '' || (section.shape === 'matrix' && column === 0)) return
    const field = fields[column]
    if (!field) out.findings.push(doubtful('column-unknown', at(column), { given: String(cell) }))
    else if (fields.indexOf(field) !== column) out.findings.push(refused('column-twice', at(column), { given: String(cell) }))
  })
  if (section.shape === 'matrix') return
  for (const field of section.fields)
    if (field.required === true && !fields.includes(field))
      out.findings.push(refused('column-missing', { sheet: grid.sheet, row: heading + 1, section: section.id, field: field.id }, { given: field.label.en }))
}

function readTable(grid: Grid, { section, heading, fields }: Layout, reading: Reading, out: GridsRead): void {
  const merged = mergedRows(grid, heading)
  const rows: Row[] = Array.isArray(out.data[section.id]) ? (out.data[section.id] as Row[]) : []
  const seen = new Map<string, number>()
  for (let i = heading + 1; i < grid.rows.length; i++) {
    const cells = grid.rows[i]!
    if (isBlank(cells) || isHeading(cells, section)) continue
    const findings: Finding[] = []
    const range = merged.get(i)
    if (range !== undefined) findings.push(refused('cell-merged', { sheet: grid.sheet, row: i + 1, section: section.id }, { given: range }))
    const row = readRow(cells, fields, section, reading, { sheet: grid.sheet, row: i + 1 }, findings)
    if (findings.some(({ severity }) => severity === 'refused')) {
      out.rejected.push({ sheet: grid.sheet, row: i + 1, section: section.id, cells, findings })
      continue
    }
    noteTwins(row, i + 1, seen, { sheet: grid.sheet, section: section.id }, findings)
    rows.push(row)
    out.findings.push(...findings)
  }
  out.data[section.id] = rows
}

function noteTwins(row: Row, number: number, seen: Map<string, number>, at: At, findings: Finding[]): void {
  const key = JSON.stringify(row)
  const twin = seen.get(key)
  if (twin === undefined) seen.set(key, number)
  else findings.push(doubtful('row-twice', { ...at, row: number }, { given: String(twin) }))
}

/** One row of a table, field by field; findings are added to `findings`. */
export function readRow(cells: readonly Cell[], fields: readonly (Field | undefined)[], section: Section, reading: Reading, at: At, findings: Finding[]): Row {
  const row: Row = {}
  for (let column = 0; column < fields.length; column++) {
    const field = fields[column]
    if (!field) continue
    const read: CellRead = readCell(cells[column] ?? null, field, reading, { ...at, column: letter(column), section: section.id, field: field.id })
    if (read.value !== undefined) row[field.id] = read.value
    if (read.finding) findings.push(read.finding)
  }
  checkRow(row, section, reading, at, findings)
  return row
}

/** What one row lacks or contradicts. Fields that already have a finding of their own are not reported as blank too. */
export function checkRow(row: Row, section: Section, reading: Reading, at: At, findings: Finding[]): void {
  for (const field of section.fields) {
    const value = row[field.id]
    if (value === undefined) {
      if (field.required === true && !findings.some(({ at: { field: id } }) => id === field.id))
        findings.push(refused('required-missing', { ...at, section: section.id, field: field.id }))
    } else if (field.type === 'state' && value === reading.state && section.shape === 'table' && field.required === true)
      findings.push(refused('state-self', { ...at, section: section.id, field: field.id }, { given: String(value) }))
  }
}

function readSingle(grid: Grid, section: Section, reading: Reading, out: GridsRead): void {
  const row: Row = { ...(out.data[section.id] as Row | undefined) }
  grid.rows.forEach((cells, i) => {
    const field = section.fields.find(({ id }) => id === (typeof cells[0] === 'string' ? fieldNamed(section, cells[0]) : undefined))
    if (!field) return
    const read = readCell(cells[1] ?? null, field, reading, { sheet: grid.sheet, row: i + 1, column: 'B', section: section.id, field: field.id })
    if (read.value !== undefined) row[field.id] = read.value
    if (read.finding?.severity === 'refused') out.rejected.push({ sheet: grid.sheet, row: i + 1, section: section.id, cells, findings: [read.finding] })
    else if (read.finding) out.findings.push(read.finding)
  })
  out.data[section.id] = row
}

function readMatrix(grid: Grid, { section, heading, fields }: Layout, reading: Reading, out: GridsRead): void {
  const older = Number(out.meta['layout'] ?? reading.form.layout) < reading.form.layout ? out.meta['layout'] : undefined
  const merged = mergedRows(grid, heading)
  const matrix: Record<string, Row> = { ...(out.data[section.id] as Record<string, Row> | undefined) }
  for (let i = heading + 1; i < grid.rows.length; i++) {
    const cells = grid.rows[i]!
    const name = typeof cells[0] === 'number' ? String(cells[0]) : cells[0]
    if (isBlank(cells) || typeof name !== 'string') continue
    const id = rowNamed(section, name, older)
    const findings: Finding[] = []
    const at = { sheet: grid.sheet, row: i + 1 }
    if (id === undefined) findings.push(refused('column-unknown', { ...at, column: 'A', section: section.id }, { given: name }))
    const range = merged.get(i)
    if (range !== undefined) findings.push(refused('cell-merged', { ...at, section: section.id }, { given: range }))
    const row = readRow(cells, fields, { ...section, fields: [] }, reading, at, findings)
    if (findings.some(({ severity }) => severity === 'refused')) out.rejected.push({ sheet: grid.sheet, row: i + 1, section: section.id, cells, findings })
    else {
      if (Object.keys(row).length > 0) matrix[id!] = row
      out.findings.push(...findings)
    }
  }
  out.data[section.id] = matrix
}

/** Rows of data that a merged range touches: their cells would be read as blank. */
function mergedRows(grid: Grid, heading: number): Map<number, string> {
  const rows = new Map<number, string>()
  for (const { range, top, bottom } of grid.merges) for (let row = Math.max(top, heading + 1); row <= bottom; row++) rows.set(row, range)
  return rows
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || cell === '' || (typeof cell === 'string' && cell.trim() === ''))
}

function isHeading(cells: readonly Cell[], section: Section): boolean {
  return cells.every((cell) => cell === null || cell === '' || (typeof cell === 'string' && fieldNamed(section, cell) !== undefined))
}

/** 0 is A, 26 is AA. */
export function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)
}
