import { type Certainty, type Claim, Fault, type Language, LANGUAGES, type Party, type Texts } from '../../values/index.ts'

/** The five streams of the early-warning system that the seed asks for (P L109). */
export const STREAMS = ['activities', 'spending', 'supply', 'manoeuvres', 'doctrine'] as const
export type Stream = (typeof STREAMS)[number]

/**
 * quantity: whole and not negative. number: any decimal. money: a decimal in the currency of the filing, or `amount CODE year`.
 * currency: `CODE year`. period: a year, a month or two days. Choice and category: a code of the list that the field names.
 */
export const FIELD_TYPES = [
  'quantity', 'number', 'money', 'currency', 'date', 'year', 'period', 'state', 'category', 'choice', 'yes-no', 'text',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export interface Field {
  id: string
  label: Texts
  /** languages whose label is an official wording; every other one is our translation and says so */
  official: Language[]
  type: FieldType
  /** null: the source does not establish it; a blank is then a doubt and not an error */
  required: boolean | null
  unit?: string
  help?: Texts
  example?: string
  /** id of a code list: `category` and `choice` only */
  codes?: string
  article?: string
  source: string
  certainty: Certainty
  /** older columns or rows that this one continues, by layout */
  was?: Record<string, string>
}

export const RECORD_KINDS = ['transfer', 'production', 'holding', 'expenditure', 'activity'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/**
 * How a section is made of records. `fields`: form field -> record field. A matrix sums the record's `value` into the row and column
 * that `row` and `column` name, and into every row above it (`1.1` counts in `1`) and the totals.
 */
export interface View {
  record: RecordKind
  where: Record<string, string>
  fields: Record<string, string>
  matrix?: { row: string; column: string; value: string; columns: Record<string, string>; total?: { row?: string; column?: string } }
}

/** single: one answer a field. table: rows. matrix: `fields` are its rows, `columns` its columns. */
export interface Section {
  id: string
  label: Texts
  shape: 'single' | 'table' | 'matrix'
  fields: Field[]
  columns: Field[]
  view?: View
  note?: string
}

export interface Form {
  id: string
  /** the file that it comes from, for errors and links */
  file: string
  instrument: string
  title: Texts
  official: Language[]
  edition: string
  /** of our template: goes up whenever a column comes, goes or changes its meaning */
  layout: number
  stream: Stream | null
  period: 'year' | 'event' | 'round' | 'once'
  addressee: Party | null
  /** who may see that it was filed */
  existence: Claim<'public' | 'restricted' | 'not-established'>
  /** who may see what was filed */
  content: Claim<'public' | 'restricted' | 'author-chooses' | 'not-established'>
  /** whether "nothing to report" is an answer, and whether it must be given */
  nil: Claim<'mandatory' | 'allowed' | 'none' | 'not-established'>
  /** "nothing new since": the instrument takes that answer */
  nothingNew: boolean
  /** it tells of what is to come: an advance notice, a calendar of the year ahead */
  ahead: boolean
  note?: string
  /** what to say of a template of an older layout; without an entry it is refused */
  layouts: { layout: number; until: string; say: Texts }[]
  sections: Section[]
}

export interface Code {
  code: string
  label: Texts
  official: Language[]
  help?: Texts
  /** other spellings that people write */
  aliases: string[]
  source: string
  certainty: Certainty
  note?: string
}

export interface CodeList {
  id: string
  title: Texts
  /** false: the source was read in part; a code that is not here is a doubt and not an error */
  complete: boolean
  codes: Code[]
  note?: string
}

/** Every form of a region and the code lists they share. */
export interface FormBook {
  forms: ReadonlyMap<string, Form>
  lists: ReadonlyMap<string, CodeList>
}

/** Fault `unknown-form`. */
export function formOf(book: FormBook, id: string): Form {
  const form = book.forms.get(id)
  if (!form) throw new Fault('unknown-form', `there is no form "${id}": see the list of forms`, { field: 'form' })
  return form
}

/** The codes that a field takes; empty for a field without a list. */
export function codesOf(book: FormBook, field: Field): readonly Code[] {
  return field.codes === undefined ? [] : book.lists.get(field.codes)?.codes ?? []
}

/** Languages in which the label is our own translation: said beside it. */
export function translated(field: { official: readonly Language[] }): Language[] {
  return LANGUAGES.filter((language) => !field.official.includes(language))
}
