import type { Language, Party } from '../../values/index.ts'
import type { Data, Row } from '../read/grid.ts'
import { META_SHEET } from '../read/grid.ts'
import { codesOf, type Field, type Form, type FormBook, type Section } from './form.ts'
import { exampleOf, helpOf, unitOf } from './type-words.ts'

/** A workbook as plain data: whoever writes files turns it into one. Rows and columns from 0. */
export interface SheetPlan {
  name: string
  rows: (string | null)[][]
  widths: number[]
  /** headings: bold, kept in view */
  heading: number | null
  /** dropdowns: cells of `column` from row `from` to `to` take a code of column `list` of the lists sheet, `count` long */
  choices: { column: number; from: number; to: number; list: number; count: number }[]
}

export const LISTS_SHEET = 'Lists'
/** Rows ready for typing in a table that holds fewer. */
const ROOM = 200

export interface TemplateAsked {
  state: Party
  period: string
  language: Language
  /** last year's answers, to be changed where they changed */
  data?: Data | null
}

const WORDS: Record<Language, { mark: string; help: readonly string[]; field: string; value: string }> = {
  en: { mark: '* needed  ‡ heading from general knowledge, not read in a source', help: ['part', 'field', 'needed', 'what to write', 'example', 'unit', 'article', 'source', 'certainty'], field: 'field', value: 'answer' },
  es: { mark: '* necesario  ‡ encabezado de conocimiento general, no leído en una fuente', help: ['parte', 'campo', 'necesario', 'qué escribir', 'ejemplo', 'unidad', 'artículo', 'fuente', 'certeza'], field: 'campo', value: 'respuesta' },
  pt: { mark: '* necessário  ‡ título de conhecimento geral, não lido em fonte', help: ['parte', 'campo', 'necessário', 'o que escrever', 'exemplo', 'unidade', 'artigo', 'fonte', 'certeza'], field: 'campo', value: 'resposta' },
  fr: { mark: '* nécessaire  ‡ intitulé de connaissance générale, non lu dans une source', help: ['partie', 'champ', 'nécessaire', 'quoi écrire', 'exemple', 'unité', 'article', 'source', 'certitude'], field: 'champ', value: 'réponse' },
}

/** The template of a form: a first sheet that says what it is, one sheet a part, the help of every field, the lists behind the dropdowns. */
export function templateOf(form: Form, book: FormBook, asked: TemplateAsked): SheetPlan[] {
  const lists = [...new Set(form.sections.flatMap(({ fields, columns }) => [...fields, ...columns].flatMap(({ codes }) => codes ?? [])))]
  return [metaSheet(form, asked), ...form.sections.map((section) => partSheet(section, book, lists, asked)), helpSheet(form, asked.language), listsSheet(lists, book, asked.language)]
}

function metaSheet(form: Form, { state, period, language }: TemplateAsked): SheetPlan {
  const rows: (string | null)[][] = [
    ['form', form.id], ['layout', String(form.layout)], ['period', period], ['state', state], ['answer', 'data'], [null, null],
    [form.title[language], null], [WORDS[language].mark, null], ...(form.note === undefined ? [] : [[form.note, null]]),
  ]
  return { name: META_SHEET, rows, widths: [60, 24], heading: null, choices: [] }
}

/** `Quantity *`, `State of origin ‡`: what is needed and what was not read stand in the heading itself. */
export function heading(field: Field, language: Language): string {
  return `${field.label[language]}${field.required === true ? ' *' : ''}${field.certainty === 'background' ? ' ‡' : ''}`
}

function partSheet(section: Section, book: FormBook, lists: readonly string[], { language, data }: TemplateAsked): SheetPlan {
  const name = sheetName(section.label[language])
  const given = data?.[section.id]
  const dropdown = (field: Field, column: number, from: number, to: number) =>
    field.codes === undefined ? [] : [{ column, from, to, list: lists.indexOf(field.codes), count: codesOf(book, field).length }]
  if (section.shape === 'single') {
    const row = (given ?? {}) as Row
    return {
      name, heading: 0, widths: [50, 50], rows: [[WORDS[language].field, WORDS[language].value], ...section.fields.map((field) => [heading(field, language), shown(row[field.id])])],
      choices: section.fields.flatMap((field, i) => dropdown(field, 1, i + 1, i + 1)),
    }
  }
  if (section.shape === 'matrix') {
    const matrix = (given ?? {}) as Record<string, Row>
    const line = (field: Field) => [`${field.id} ${heading(field, language)}`, ...section.columns.map(({ id }) => shown(matrix[field.id]?.[id]))]
    return { name, heading: 0, widths: [50, ...section.columns.map(() => 18)], rows: [[null, ...section.columns.map((column) => heading(column, language))], ...section.fields.map(line)], choices: [] }
  }
  const rows = Array.isArray(given) ? given : []
  const last = Math.max(ROOM, rows.length + ROOM)
  return {
    name, heading: 0, widths: section.fields.map(({ type }) => (type === 'text' ? 36 : 20)),
    rows: [section.fields.map((field) => heading(field, language)), ...rows.map((row) => section.fields.map(({ id }) => shown(row[id])))],
    choices: section.fields.flatMap((field, column) => dropdown(field, column, 1, last)),
  }
}

const HELP_SHEET = 'Help'

function helpSheet(form: Form, language: Language): SheetPlan {
  const rows = form.sections.flatMap((section) => [...section.fields, ...section.columns].map((field) => [
    section.label[language], field.label[language], field.required === null ? '?' : field.required ? '*' : '', helpOf(field)[language], exampleOf(field, language),
    unitOf(field, language) ?? '', field.article ?? '', field.source, field.certainty,
  ]))
  return { name: HELP_SHEET, rows: [[...WORDS[language].help], ...rows], widths: [24, 36, 10, 60, 24, 16, 12, 40, 12], heading: 0, choices: [] }
}

function listsSheet(lists: readonly string[], book: FormBook, language: Language): SheetPlan {
  const columns = lists.map((id) => book.lists.get(id)?.codes.map(({ code, label }) => `${code} - ${label[language]}`) ?? [])
  const depth = Math.max(0, ...columns.map((column) => column.length))
  const rows = Array.from({ length: depth }, (_, row) => columns.map((column) => column[row] ?? null))
  return { name: LISTS_SHEET, rows: [lists.map((id) => id), ...rows], widths: lists.map(() => 50), heading: 0, choices: [] }
}

function shown(value: Row[string] | undefined): string | null {
  return value === undefined ? null : typeof value === 'boolean' ? (value ? 'x' : 'no') : value
}

/** Excel takes 31 characters and none of these. */
function sheetName(label: string): string {
  return label.replace(/[\\/?*[\]:]/g, ' ').replace(/\s+/g, ' ').slice(0, 31).trim()
}
