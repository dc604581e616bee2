import { isoDay, type Party } from '../../values/index.ts'
import type { Answer } from '../duties/filing.ts'
import type { Period } from '../duties/period.ts'
import { addDecimals, compareDecimals } from '../forms/decimal.ts'
import type { Form, Section, View } from '../forms/form.ts'
import { parentOf } from '../read/check.ts'
import type { Data, Row } from '../read/grid.ts'
import type { FilingRecord } from '../records/record.ts'

/** The return of a form and period that counts, as one viewer reads it. */
export interface ReadReturn {
  id: string
  state: Party
  form: Form
  period: Period
  /** null: that it was filed is all that shows */
  answer: Answer | null
  data: Data | null
}

/** The year that a return is filed under. */
export function yearOf({ to }: Period): number {
  return Number(isoDay(to).slice(0, 4))
}

/**
 * The records that a return says: its parts that are views, read the other way. What a view adds up or leaves out does not come back: counts
 * are no records, and a column that joins several forces comes back as `other`.
 */
export function recordsIn({ id, form, period, data }: Pick<ReadReturn, 'id' | 'form' | 'period' | 'data'>): FilingRecord[] {
  return form.sections.flatMap((section) => {
    const part = data?.[section.id]
    if (!section.view || part === undefined || Object.values(section.view.fields).includes('#')) return []
    if (section.shape === 'matrix') return fromMatrix(section, section.view, part as Record<string, Row>, id, period)
    const rows = Array.isArray(part) ? part : [part as Row]
    return rows.flatMap((row, i) => fromRow(section, section.view!, row, `${id.slice(0, 8)}-${section.id}-${i + 1}`, period))
  })
}

/** Fields that follow from others are not kept: they would be said twice. */
const DERIVED = new Set(['size', 'attCategory', 'measureList'])

function fromRow(section: Section, view: View, row: Row, id: string, period: Period): FilingRecord[] {
  const named = Object.entries(view.fields).flatMap(([field, to]) => (row[field] === undefined ? [] : [[to, row[field]] as const]))
  if (named.length === 0) return []
  const constant = Object.entries(view.where).filter(([field]) => !DERIVED.has(field))
  const fields = Object.fromEntries([...constant, ...named.filter(([to]) => !DERIVED.has(to))])
  const att = row[Object.entries(view.fields).find(([, to]) => to === 'attCategory')?.[0] ?? '']
  if (att !== undefined) Object.assign(fields, att === 'VIII' ? { line: 'VIII' } : { category: att })
  const day = fields['incorporated'] ?? fields['start'] ?? fields['asOf']
  return [{ id, kind: view.record, period: typeof day === 'string' && section.shape !== 'matrix' && view.record !== 'holding' ? day : String(yearOf(period)), fields }]
}

/**
 * The finest cells that were filled: totals count only where nothing under them does, and a row with rows under it counts for what they
 * leave over, as `1.0` of `1`. So nothing is counted twice and nothing is lost.
 */
function fromMatrix(section: Section, view: View, cells: Record<string, Row>, id: string, period: Period): FilingRecord[] {
  const { columns, total } = view.matrix!
  const force = (column: string): string => {
    const into = Object.keys(columns).filter((one) => columns[one] === column)
    return into.length > 1 && into.includes('other') ? 'other' : (into[0] ?? 'total')
  }
  const all = section.fields.flatMap(({ id: row }) => Object.entries(cells[row] ?? {}).map(([column, amount]) => ({ row, column, amount: String(amount) })))
  const inner = (byRow: boolean, byColumn: boolean) => all.filter(({ row, column }) => (row === total?.row) === !byRow && (column === total?.column) === !byColumn)
  const found = [inner(true, true), inner(false, true), inner(true, false), inner(false, false)].find(({ length }) => length > 0) ?? []
  return [...Map.groupBy(found, ({ column }) => column).values()].flatMap(leftOver).map(({ row, column, amount }) => ({
    id: `${id.slice(0, 8)}-${row.replaceAll('.', '-')}-${column}`, kind: view.record, period: String(yearOf(period)),
    fields: { resource: row === total?.row ? 'total' : row, force: column === total?.column ? 'total' : force(column), amount },
  }))
}

interface CellOf {
  row: string
  column: string
  amount: string
}

/** Cells of one column, each for what the rows under it do not say already. */
function leftOver(cells: readonly CellOf[]): CellOf[] {
  const given = new Map(cells.map(({ row, amount }) => [row, amount]))
  const under = (row: string): string[] => cells.filter((one) => above(one.row, given) === row).map(({ amount }) => amount)
  return cells.flatMap((cell) => {
    const parts = under(cell.row)
    if (parts.length === 0) return [cell]
    const rest = addDecimals([cell.amount, ...parts.map((part) => (part.startsWith('-') ? part.slice(1) : `-${part}`))])
    return compareDecimals(rest, '0') > 0 ? [{ ...cell, row: `${cell.row}.0`, amount: rest }] : []
  })
}

/** The nearest row above that was filled. */
function above(row: string, given: ReadonlyMap<string, string>): string | undefined {
  const parent = parentOf(row)
  return parent === undefined || given.has(parent) ? parent : above(parent, given)
}
