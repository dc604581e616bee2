import { type Day, isoDay } from '../../values/index.ts'
import { addDecimals, compareDecimals } from '../forms/decimal.ts'
import type { Form, Section } from '../forms/form.ts'
import { type Answer, holdingOn, type SeenFiling } from '../duties/filing.ts'
import type { Reading } from './cell.ts'
import { doubtful, type Finding, refused } from './finding.ts'
import type { Data, GridsRead, Rejected, Row } from './grid.ts'

/** What is known when a return comes in: the day, what this state filed before, and whether it means to correct one of those. */
export interface Situation {
  today: Day
  filed: readonly SeenFiling[]
  /** id of the filing that this corrects */
  replaces?: string
  answer?: Answer
}

export interface CheckedReturn {
  form: string
  state: string
  period: string
  answer: Answer
  /** what could be kept; null when the answer says it all */
  data: Data | null
  kept: number
  /** rows set aside, each whole and with its reasons */
  rejected: Rejected[]
  findings: Finding[]
  /** nothing stands in the way of filing what was kept */
  fit: boolean
}

/** Everything that can be said of a return before it is signed. The rows set aside are never lost: they are in `rejected`. */
export function checkReturn(read: GridsRead, reading: Reading, situation: Situation): CheckedReturn {
  const { form, period, state } = reading
  const answer = situation.answer ?? answerOf(read.meta['answer'])
  const kept = countRows(read.data)
  const findings = [
    ...checkTemplate(read.meta, reading), ...checkPeriod(reading, situation), ...checkAnswer(answer, kept, read, form, situation, period.text),
    ...(answer === 'data' ? checkSections(read, form) : []), ...read.findings,
  ]
  return {
    form: form.id, state, period: period.text, answer, data: answer === 'data' ? read.data : null, kept, rejected: read.rejected, findings,
    fit: !findings.some(({ severity }) => severity === 'refused'),
  }
}

function answerOf(text: string | undefined): Answer {
  return text === 'nil' || text === 'nothing-new' ? text : 'data'
}

function checkTemplate(meta: Record<string, string>, { book, form, period, state, stateOf }: Reading): Finding[] {
  const findings: Finding[] = []
  if (meta['form'] !== undefined && meta['form'] !== form.id) findings.push(refused('form-other', {}, { given: book.forms.get(meta['form'])?.title ?? meta['form'], form: form.title }))
  if (meta['period'] !== undefined && meta['period'] !== period.text) findings.push(refused('period-other', {}, { given: meta['period'], period: period.text }))
  const of = meta['state']
  if (of !== undefined && (stateOf(of) ?? of) !== state) findings.push(refused('filing-for-other', {}, { given: of, state }))
  if (meta['layout'] !== undefined) findings.push(...checkLayout(meta['layout'], form))
  return findings
}

function checkLayout(given: string, form: Form): Finding[] {
  const layout = Number(given)
  const params = { given, layout: String(form.layout) }
  if (layout === form.layout) return []
  if (layout > form.layout) return [refused('template-newer', {}, params)]
  const older = form.layouts.find((one) => one.layout === layout)
  return [older ? doubtful('template-older', {}, { ...params, say: older.say }) : refused('template-old', {}, params)]
}

function checkPeriod({ period, state, form }: Reading, { today, filed, replaces }: Situation): Finding[] {
  const params = { period: period.text, from: isoDay(period.from), to: isoDay(period.to) }
  if (period.from > today && !form.ahead) return [refused('period-not-begun', { field: 'period' }, params)]
  const open = period.to > today && !form.ahead ? [doubtful('period-open', { field: 'period' }, params)] : []
  if (form.period === 'event') return open
  const same = filed.filter((one) => one.state === state && one.form === form.id && one.period === period.text)
  const before = holdingOn(same, today)
  const second = before && !same.some(({ id }) => id === replaces)
    ? [refused('filing-second', { field: 'period' }, { period: period.text, given: isoDay(before.now.received) })] : []
  return [...open, ...second]
}

function checkAnswer(answer: Answer, kept: number, read: GridsRead, form: Form, { filed }: Situation, period: string): Finding[] {
  if (answer === 'data') return kept === 0 ? [refused('no-data', {})] : []
  const findings: Finding[] = []
  if (kept > 0 || read.rejected.length > 0) findings.push(refused('nil-with-data', {}, { given: answer }))
  if (answer === 'nothing-new') {
    if (!form.nothingNew) findings.push(refused('nothing-new-not-taken', {}))
    if (!filed.some((one) => one.form === form.id && one.period < period)) findings.push(refused('nothing-new-first', {}, { period }))
  }
  if (answer === 'nil' && form.nil.value === 'none') findings.push(refused('nil-not-taken', {}))
  if (answer === 'nil' && form.nil.value === 'not-established') findings.push(doubtful('nil-unestablished', {}))
  return findings
}

function checkSections(read: GridsRead, form: Form): Finding[] {
  return form.sections.flatMap((section) => {
    const data = read.data[section.id]
    if (section.shape === 'single') return missing((data ?? {}) as Row, section, read)
    if (section.shape === 'matrix' && data) return totals(data as Record<string, Row>, section)
    return []
  })
}

function missing(row: Row, section: Section, read: GridsRead): Finding[] {
  const said = new Set(read.findings.map(({ at }) => `${at.section} ${at.field}`))
  return section.fields.flatMap((field) => {
    if (row[field.id] !== undefined || said.has(`${section.id} ${field.id}`)) return []
    const at = { section: section.id, field: field.id }
    if (field.required === true) return [refused('required-missing', at)]
    return field.required === null && field.certainty !== 'background' ? [doubtful('maybe-missing', at)] : []
  })
}

/** Parent rows and totals against the sum of their parts, where both are given: a doubt, never a repair. */
function totals(matrix: Record<string, Row>, section: Section): Finding[] {
  const { row: totalRow, column: totalColumn } = section.view?.matrix?.total ?? {}
  const columns = section.columns.map(({ id }) => id).filter((id) => id !== totalColumn)
  const top = section.fields.map(({ id }) => id).filter((id) => id !== totalRow && !id.includes('.'))
  const findings: Finding[] = []
  const compare = (field: string, column: string, parts: (string | boolean | undefined)[]) => {
    const total = matrix[field]?.[column]
    const given = parts.filter((part) => typeof part === 'string')
    if (typeof total !== 'string' || given.length === 0) return
    const sum = addDecimals(given)
    if (compareDecimals(total, sum) !== 0) findings.push(doubtful('total-differs', { section: section.id, field: `${field}/${column}` }, { given: total, sum }))
  }
  for (const { id } of section.fields) {
    if (totalColumn !== undefined) compare(id, totalColumn, columns.map((column) => matrix[id]?.[column]))
    const parts = id === totalRow ? top : section.fields.map((field) => field.id).filter((one) => parentOf(one) === id)
    for (const { id: column } of section.columns) compare(id, column, parts.map((part) => matrix[part]?.[column]))
  }
  return findings
}

/** `3.1.2` belongs to `3.1`; `3` to nothing. */
export function parentOf(row: string): string | undefined {
  const at = row.lastIndexOf('.')
  return at < 0 ? undefined : row.slice(0, at)
}

/** Rows of tables, single parts that hold something, and filled rows of matrices. */
function countRows(data: Data): number {
  return Object.values(data).reduce((sum, part) => sum + (Array.isArray(part) ? part.length : Object.keys(part).length > 0 ? 1 : 0), 0)
}
