import { codesOf, type Data, type Difference, type Field, type Form, type FormBook, type Row, type Section } from '../core/filings/index.ts'
import type { Language } from '../core/values/index.ts'
import { type ChangeLine, type ReturnPartView, t } from '../web/index.ts'
import type { Desk } from './desk.ts'
import { nameOf } from './names.ts'

/** What it takes to say an answer in words: the lists of codes, the names of states, the language. */
export interface Saying {
  book: FormBook
  lang: Language
  name(state: string): string
}

export function sayingIn({ region }: Pick<Desk, 'region'>, book: FormBook, lang: Language): Saying {
  return { book, lang, name: (state) => nameOf(region, state, lang) }
}

/** Rows of one part that a page shows; the rest is in the workbook and the data. */
const MOST_ROWS = 200

/** What a return says, part by part in the order of its form, as a person reads it. */
export function returnParts(saying: Saying, form: Form, data: Data): ReturnPartView[] {
  return form.sections.map((section) => {
    const all = rowsOf(saying, section, data).filter(({ text }) => text !== '')
    const [rows, blanks] = section.shape === 'matrix' ? [all.filter(({ value }) => value !== undefined), all.filter(({ value }) => value === undefined)] : [all, []]
    return { id: section.id, label: section.label[saying.lang], shape: section.shape, note: section.note ?? null, rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS), blanks }
  })
}

function rowsOf(saying: Saying, section: Section, data: Data): ReturnPartView['rows'] {
  const part = data[section.id]
  const { lang } = saying
  const said = (row: Row, fields: readonly Field[]): string =>
    fields.filter(({ id }) => row[id] !== undefined).map((field) => t(lang, 'common.said', { label: field.label[lang], value: shown(saying, field, row[field.id]!) })).join(' · ')
  if (section.shape === 'single') return [{ at: '1', text: said((part ?? {}) as Row, section.fields) }]
  if (section.shape === 'table') return (Array.isArray(part) ? part : []).map((row, i) => ({ at: String(i + 1), text: said(row, section.fields) }))
  return section.fields.map((field) => {
    const value = said(((part ?? {}) as Record<string, Row>)[field.id] ?? {}, section.columns)
    return { at: field.id, text: `${field.id} ${field.label[lang]}`, ...(value ? { value } : {}) }
  })
}

function shown({ book, lang, name }: Saying, field: Field, value: string | boolean): string {
  const label = field.type === 'state' ? name(String(value)) : codesOf(book, field).find(({ code }) => code === value)?.label[lang]
  return label === undefined || label === value ? String(value) : `${String(value)} (${label})`
}

/** One difference between two contents of a form, in the words of the form. */
export function changeLine(saying: Saying, one: Difference, form: Form): ChangeLine {
  const { lang } = saying
  const section = form.sections.find(({ id }) => id === one.section)
  const part = section?.label[lang] ?? one.section
  if (one.kind !== 'changed') return { kind: one.kind, part, text: Object.entries(one.row).map(([id, value]) => {
    const field = section?.fields.find((each) => each.id === id)
    return t(lang, 'common.said', { label: field?.label[lang] ?? id, value: field ? shown(saying, field, value) : String(value) })
  }).join(' · ') }
  const [row = '', column = ''] = one.cell.split('/')
  const name = [section?.fields.find(({ id }) => id === row)?.label[lang] ?? row, section?.columns.find(({ id }) => id === column)?.label[lang] ?? column].filter(Boolean).join(' / ')
  return { kind: 'changed', part, text: name, was: one.was === null ? null : String(one.was), now: one.now === null ? null : String(one.now) }
}
