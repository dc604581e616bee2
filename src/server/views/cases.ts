import { type Ask, answerCase, type Case, loadCases } from '../../adapters/region-files/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import type { CaseRow } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

type Filed = Case & { file: string }
const read = new WeakMap<Desk, Promise<Filed[]>>()

/** Situations put to the law, read once from the region's files. */
export function casesOf(desk: Desk): Promise<Filed[]> {
  const found = read.get(desk) ?? loadCases(desk.config.regionDir).then(({ cases }) => cases)
  read.set(desk, found)
  return found
}

/** What this desk's law answers to each, beside what a source leads to expect. */
export function caseRows(law: TimedLaw, cases: readonly Filed[], instrument?: string): CaseRow[] {
  return cases.filter((one) => instrument === undefined || subjectOf(one.ask).instrument === instrument).map((one) => {
    const answer = answerCase(law, one)
    return { ...subjectOf(one.ask), file: one.file, name: one.name, expected: words(one.expect), answer: words(answer), agrees: words(answer) === words(one.expect), source: one.source }
  })
}

export function casesTable(rows: readonly CaseRow[]): DataTable {
  return tableOf('cases', rows, ({ agrees, ...row }) => ({ ...row, agrees: String(agrees) }))
}

function subjectOf(ask: Ask): Pick<CaseRow, 'instrument' | 'state' | 'article' | 'on' | 'known'> {
  const { on } = ask
  const known = 'known' in ask ? (ask.known ?? null) : null
  if ('parties' in ask) return { instrument: ask.parties, state: null, article: null, on, known }
  if ('standing' in ask) return { instrument: ask.instrument, state: ask.standing, article: null, on, known }
  return { instrument: ask.instrument, state: 'duty' in ask ? ask.duty : null, article: 'article' in ask ? (ask.article ?? null) : null, on, known }
}

function words(answer: Record<string, unknown>): string {
  return Object.entries(answer).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : String(value)}`).join('; ')
}
