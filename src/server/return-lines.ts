import { codesOf, type Data, type Difference, type Field, type Form, type FormBook, type Row, type Section } from '../core/filings/index.ts'
import type { Language } from '../core/values/index.ts'
import type { ChangeLine, ReturnPartView } from '../web/index.ts'

/** Rows of one part that a page shows; the rest is in the workbook and the data. */
const MOST_ROWS = 200

/** What a return says, part by part in the order of its form, as a person reads it. */
export function returnParts(book: FormBook, form: Form, data: Data, lang: Language): ReturnPartView[] {
  return form.sections.map((section) => {
    const rows = rowsOf(book, section, data, lang).filter(({ text, value }) => text !== '' && (section.shape !== 'matrix' || value !== undefined))
    return { id: section.id, label: section.label[lang], shape: section.shape, note: section.note ?? null, rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) }
  })
}

function rowsOf(book: FormBook, section: Section, data: Data, lang: Language): ReturnPartView['rows'] {
  const part = data[section.id]
  const said = (row: Row, fields: readonly Field[]): string =>
    fields.filter(({ id }) => row[id] !== undefined).map((field) => `${field.label[lang]}: ${shown(book, field, row[field.id]!, lang)}`).join(' · ')
  if (section.shape === 'single') return [{ at: '1', text: said((part ?? {}) as Row, section.fields) }]
  if (section.shape === 'table') return (Array.isArray(part) ? part : []).map((row, i) => ({ at: String(i + 1), text: said(row, section.fields) }))
  return section.fields.map((field) => {
    const value = said(((part ?? {}) as Record<string, Row>)[field.id] ?? {}, section.columns)
    return { at: field.id, text: `${field.id} ${field.label[lang]}`, ...(value ? { value } : {}) }
  })
}

function shown(book: FormBook, field: Field, value: string | boolean, lang: Language): string {
  const label = codesOf(book, field).find(({ code }) => code === value)?.label[lang]
  return label === undefined || label === value ? String(value) : `${String(value)} (${label})`
}

/** One difference between two contents of a form, in the words of the form. */
export function changeLine(one: Difference, form: Form, lang: Language): ChangeLine {
  const section = form.sections.find(({ id }) => id === one.section)
  const part = section?.label[lang] ?? one.section
  if (one.kind !== 'changed') return { kind: one.kind, part, text: Object.entries(one.row).map(([id, value]) => `${section?.fields.find((field) => field.id === id)?.label[lang] ?? id}: ${String(value)}`).join(' · ') }
  const [row = '', column = ''] = one.cell.split('/')
  const name = [section?.fields.find(({ id }) => id === row)?.label[lang] ?? row, section?.columns.find(({ id }) => id === column)?.label[lang] ?? column].filter(Boolean).join(' / ')
  return { kind: 'changed', part, text: name, was: one.was === null ? null : String(one.was), now: one.now === null ? null : String(one.now) }
}
