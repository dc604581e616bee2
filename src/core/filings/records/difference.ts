import type { Form, RecordKind } from '../forms/form.ts'
import type { Period } from '../duties/period.ts'
import type { Data, Row, SectionData } from '../read/grid.ts'
import type { Value } from '../read/cell.ts'
import type { FilingRecord } from './record.ts'
import { viewOf } from './view.ts'

/** What a filed return says and the records of today would not, or the other way round. A cell of a matrix is `row/column`. */
export type Difference =
  | { kind: 'added' | 'removed'; section: string; row: Row }
  | { kind: 'changed'; section: string; cell: string; was: Value | null; now: Value | null }

/** Between two contents of one form; parts that only one of them has count as blank. */
export function differences(before: Data, after: Data): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((section) => partDifferences(section, before[section], after[section]))
}

function partDifferences(section: string, before: SectionData | undefined, after: SectionData | undefined): Difference[] {
  if (Array.isArray(before) || Array.isArray(after)) return rowDifferences(section, (before ?? []) as Row[], (after ?? []) as Row[])
  const [was, now] = [cellsOf(before), cellsOf(after)]
  return [...new Set([...was.keys(), ...now.keys()])].sort().flatMap((cell) =>
    was.get(cell) === now.get(cell) ? [] : [{ kind: 'changed' as const, section, cell, was: was.get(cell) ?? null, now: now.get(cell) ?? null }])
}

/** Rows are compared as a bag: their order says nothing, and two equal rows are two. */
function rowDifferences(section: string, before: readonly Row[], after: readonly Row[]): Difference[] {
  const left = new Map<string, Row[]>()
  for (const row of before) left.set(key(row), [...(left.get(key(row)) ?? []), row])
  const added = after.filter((row) => {
    const same = left.get(key(row))
    return same?.pop() === undefined
  })
  return [
    ...[...left.values()].flat().map((row) => ({ kind: 'removed' as const, section, row })),
    ...added.map((row) => ({ kind: 'added' as const, section, row })),
  ]
}

function key(row: Row): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function cellsOf(part: SectionData | undefined): Map<string, Value> {
  const cells = new Map<string, Value>()
  for (const [name, value] of Object.entries(part ?? {})) {
    if (typeof value === 'object') for (const [column, inner] of Object.entries(value as Row)) cells.set(`${name}/${column}`, inner)
    else cells.set(name, value as Value)
  }
  return cells
}

export interface Stale {
  form: string
  period: string
  /** the filing that a correction would replace; both are kept */
  replaces: string
  differences: Difference[]
  /** the whole corrected content: parts that are views from the records, all others as they were filed */
  correction: Data
}

/**
 * Which filed returns would read otherwise now, each with its correction ready to check and release. Never applied by itself. `kept`: whether
 * the state keeps records of that kind for that time at all; where it does not, having none says nothing against what was filed.
 */
export function staleFilings(
  filed: readonly { id: string; form: Form; period: Period; data: Data | null }[], records: readonly FilingRecord[], kept: (kind: RecordKind, period: Period) => boolean = () => true,
): Stale[] {
  return filed.flatMap(({ id, form, period, data }) => {
    const now = viewOf({ ...form, sections: form.sections.filter(({ view }) => view === undefined || kept(view.record, period)) }, records, period)
    const was = data ?? {}
    const found = differences(Object.fromEntries(Object.keys(now).map((part) => [part, was[part] ?? blankLike(now[part]!)])), now)
    return found.length === 0 ? [] : [{ form: form.id, period: period.text, replaces: id, differences: found, correction: { ...was, ...now } }]
  })
}

function blankLike(part: SectionData): SectionData {
  return Array.isArray(part) ? [] : {}
}
