import { readPeriod } from './duties/period.ts'
import type { Standpoint } from './duties/status.ts'
import type { Schedule } from './duties/schedule.ts'
import type { CodeList, Field, Form, FormBook } from './forms/form.ts'
import type { Reading } from './read/cell.ts'

const texts = (text: string) => ({ en: text, es: `${text} es`, pt: `${text} pt`, fr: `${text} fr` })
const high = { source: 'a text', certainty: 'high' as const }

export function field(id: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { id, label: texts(id.toUpperCase()), official: ['en'], type, required: true, ...high, ...more }
}

const sevens: CodeList = {
  id: 'sevens', title: texts('Categories'), complete: true,
  codes: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'].map((code, i) => ({ code, label: texts(`Kind ${i + 1}`), official: [], aliases: [String(i + 1)], ...high })),
}

/** A form with a table, a single part with a currency and a matrix of two levels, each a view of records. */
export const FORM: Form = {
  id: 'test-form', file: 'forms/test-form.yaml', instrument: 'T', title: texts('Test form'), official: ['en'], edition: '1', layout: 2, stream: 'supply', period: 'year',
  addressee: 'BODY', existence: { value: 'public', ...high }, content: { value: 'public', ...high }, nil: { value: 'allowed', ...high }, nothingNew: true, ahead: false,
  layouts: [{ layout: 1, until: '2020', say: texts('columns were renamed') }],
  sections: [
    {
      id: 'moves', label: texts('Moves'), shape: 'table', columns: [],
      fields: [field('category', 'category', { codes: 'sevens' }), field('partner', 'state'), field('quantity', 'quantity'), field('date', 'date', { required: false }), field('note', 'text', { required: false })],
      view: { record: 'transfer', where: { direction: 'import' }, fields: { category: 'category', partner: 'partner', quantity: 'quantity', note: 'type' } },
    },
    { id: 'head', label: texts('Head'), shape: 'single', columns: [], fields: [field('currency', 'currency', { required: false }), field('office', 'text', { required: null })] },
    {
      id: 'costs', label: texts('Costs'), shape: 'matrix', fields: ['1', '1.1', '1.2', '2', '3'].map((id) => field(id, 'money', { required: false })),
      columns: ['c1', 'c2', 'c3'].map((id) => field(id, 'money', { required: false })),
      view: { record: 'expenditure', where: {}, fields: {}, matrix: { row: 'resource', column: 'force', value: 'amount', columns: { land: 'c1', naval: 'c2' }, total: { row: '3', column: 'c3' } } },
    },
  ],
}

export const BOOK: FormBook = { forms: new Map([[FORM.id, FORM]]), lists: new Map([[sevens.id, sevens]]) }

const STATES: Record<string, string> = { usa: 'USA', deu: 'DEU', alemania: 'DEU', bra: 'BRA', brasil: 'BRA' }

export function reading(mark: 'dot' | 'comma' = 'comma', period = '2023'): Reading {
  return { book: BOOK, form: FORM, mark, state: 'BRA', period: readPeriod(period), stateOf: (text) => STATES[text.trim().toLowerCase()] }
}

export const SCHEDULE: Schedule = {
  duty: 'T:report', every: 'year', due: '--06-15', forms: ['test-form'], stream: 'supply', nil: { value: 'allowed', ...high }, existence: { value: 'public', ...high },
  addressee: 'BODY', ...high,
}

export function standpoint(asOf: number, more: Partial<Standpoint> = {}): Standpoint {
  return { asOf, viewer: 'public', addressedTo: new Set(), lists: new Map(), mayKnow: () => true, ...more }
}
