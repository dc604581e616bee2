import { type CodeList, type Form, type Section } from '../forms/form.ts'
import { folded } from './day.ts'

const LOOKUPS = new WeakMap<CodeList, Map<string, string>>()

/** The code that a person means by `IV`, `iv`, `Cat. IV`, `IV Combat aircraft` or the label in any language; undefined when none. */
export function codeNamed(list: CodeList, text: string): string | undefined {
  const known = LOOKUPS.get(list) ?? lookup(list)
  const word = folded(text)
  return known.get(word) ?? known.get(word.replace(/^cat(egor(y|ia|ie))?\.?\s+/, '')) ?? known.get(word.split(/\s*[-–:]\s+/)[0]!)
}

function lookup(list: CodeList): Map<string, string> {
  const known = new Map<string, string>()
  const add = (word: string, code: string) => known.set(folded(word), known.get(folded(word)) ?? code)
  for (const { code, label, aliases } of list.codes) for (const word of [code, ...aliases, ...Object.values(label)]) add(word, code)
  LOOKUPS.set(list, known)
  return known
}

const HEADINGS = new WeakMap<Section, Map<string, string>>()

/** The heading of a column as the form's field: its id, or its label in any language, with or without the unit or a mark behind it. */
export function fieldNamed(section: Section, heading: string): string | undefined {
  const known = HEADINGS.get(section) ?? headings(section)
  const word = headingWord(heading)
  return known.get(word) ?? known.get(word.replace(/\s*\(.*$/, '').trim())
}

function headings(section: Section): Map<string, string> {
  const known = new Map<string, string>()
  const fields = section.shape === 'matrix' ? section.columns : section.fields
  for (const { id, label } of fields) for (const word of [id, ...Object.values(label)]) if (!known.has(headingWord(word))) known.set(headingWord(word), id)
  HEADINGS.set(section, known)
  return known
}

/** The row of a matrix by its number or its label; `layout` is that of an older template, whose numbers were others. */
export function rowNamed(section: Section, text: string, layout?: string): string | undefined {
  const word = headingWord(text)
  const first = word.split(/\s+/)[0] ?? ''
  const older = layout === undefined ? undefined : section.fields.find(({ was }) => was?.[layout] === first)
  if (older) return older.id
  return section.fields.find(({ id, label }) => [id, ...Object.values(label)].some((one) => headingWord(one) === word) || headingWord(id) === first)?.id
}

/** The part of the form that a sheet is called after. */
export function sectionNamed(form: Form, name: string): Section | undefined {
  const word = sheetWord(name)
  return form.sections.find(({ id, label }) => [id, ...Object.values(label)].some((one) => sheetWord(one) === word))
}

/** Sheet names hold 31 characters and no slash or colon: the rest of a label is not compared. */
function sheetWord(text: string): string {
  return headingWord(text.replace(/[\\/?*[\]:]/g, ' ').replace(/\s+/g, ' ').slice(0, 31))
}

function headingWord(text: string): string {
  return folded(text).replace(/[\s*:‡]+$/, '').replace(/\s+/g, ' ').trim()
}
