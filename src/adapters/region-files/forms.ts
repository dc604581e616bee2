import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CodeList, FIELD_TYPES, type Form, type FormBook, RECORD_KINDS, type Schedule, STREAMS } from '../../core/filings/index.ts'
import { Fault } from '../../core/values/index.ts'
import { bare, certainty, language, text, texts } from './shapes.ts'
import { readYaml } from './yaml.ts'

const sourced = { source: text, certainty }
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'letters, digits, dots and dashes')
const official = z.array(language)
const claimOf = <const V extends readonly string[]>(values: V) => z.strictObject({ value: z.enum(values), ...sourced, note: text.optional() })
const existence = claimOf(['public', 'restricted', 'not-established'])
const nil = claimOf(['mandatory', 'allowed', 'none', 'not-established'])

const field = z.strictObject({
  id: word, label: texts, official: official.optional(), type: z.enum(FIELD_TYPES), required: z.boolean().nullable(),
  unit: text.optional(), help: texts.optional(), example: text.optional(), codes: word.optional(), article: text.optional(),
  was: z.record(z.string(), word).optional(), ...sourced,
}).superRefine((it, context) => {
  if ((it.type === 'category' || it.type === 'choice') && it.codes === undefined)
    context.addIssue({ code: 'custom', path: ['codes'], message: `a field of type ${it.type} names its list of codes` })
})

const view = z.strictObject({
  record: z.enum(RECORD_KINDS), where: z.record(z.string(), text), fields: z.record(word, text),
  matrix: z.strictObject({
    row: text, column: text, value: text, columns: z.record(z.string(), word),
    total: z.strictObject({ row: word.optional(), column: word.optional() }).optional(),
  }).optional(),
})

const section = z.strictObject({
  id: word, label: texts, shape: z.enum(['single', 'table', 'matrix']), note: text.optional(), view: view.optional(),
  fields: z.array(field).min(1), columns: z.array(field).default([]),
}).superRefine((it, context) => {
  if ((it.shape === 'matrix') !== it.columns.length > 0) context.addIssue({ code: 'custom', path: ['columns'], message: 'a matrix has columns, and only a matrix' })
  for (const list of ['fields', 'columns'] as const) it[list].forEach(({ id }, i) => {
    if (it[list].findIndex((other) => other.id === id) !== i) context.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${id}" is there already` })
  })
  const ids = new Set(it.fields.map(({ id }) => id))
  for (const id of Object.keys(it.view?.fields ?? {})) if (!ids.has(id)) context.addIssue({ code: 'custom', path: ['view', 'fields', id], message: `there is no field "${id}"` })
  const columns = new Set(it.columns.map(({ id }) => id))
  for (const [force, id] of Object.entries(it.view?.matrix?.columns ?? {}))
    if (!columns.has(id)) context.addIssue({ code: 'custom', path: ['view', 'matrix', 'columns', force], message: `there is no column "${id}"` })
})

const formSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/), instrument: word, title: texts, official: official.default(['en']), edition: text,
  layout: z.int().min(1), stream: z.enum(STREAMS).nullable(), period: z.enum(['year', 'event', 'round', 'once']), addressee: word.nullable(),
  existence, content: claimOf(['public', 'restricted', 'author-chooses', 'not-established']), nil, nothingNew: z.boolean().default(false), ahead: z.boolean().default(false),
  note: text.optional(), layouts: z.array(z.strictObject({ layout: z.int(), until: text, say: texts })).default([]),
  sections: z.array(section).min(1),
})

const code = z.strictObject({
  code: text, label: texts, official: official.default(['en']), help: texts.optional(), aliases: z.array(text).default([]), ...sourced, note: text.optional(),
})
const listsSchema = z.strictObject({
  lists: z.array(z.strictObject({ id: word, title: texts, complete: z.boolean(), note: text.optional(), codes: z.array(code).min(1) })),
})

const yearDay = z.string().regex(/^--\d{2}-\d{2}$/, 'a day of the year is written --06-15')
const days = z.string().regex(/^-?P\d+D$/, 'days are written P90D, or -P30D before')
const schedulesSchema = z.strictObject({
  schedules: z.array(z.strictObject({
    duty: text, every: z.enum(['year', 'half-year', 'event']), due: yearDay.optional(), within: days.optional(), from: text.optional(),
    closes: yearDay.optional(), forms: z.array(word).min(1), stream: z.enum(STREAMS).nullable(), firstYear: z.int().optional(),
    nil, existence, addressee: word.nullable(), ...sourced, note: text.optional(),
  }).superRefine((it, context) => {
    if (it.every === 'year' && it.due === undefined) context.addIssue({ code: 'custom', path: ['due'], message: 'a yearly return has its day' })
  })),
})

export interface FormsRead {
  book: FormBook
  schedules: Schedule[]
  faults: Fault[]
}

const LISTS = 'lists.yaml'

/**
 * Reads `dir`/forms and `dir`/schedules.yaml. A faulty file is left out, with its faults by file, line and field; the rest goes on.
 * Codes: those of readYaml, and `form-list`, `form-twice`, `schedule-form` for what points nowhere.
 */
export async function loadForms(dir: string): Promise<FormsRead> {
  const names = (await readdir(join(dir, 'forms')).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  const lists = await readYaml(join(dir, 'forms', LISTS), listsSchema, `forms/${LISTS}`)
  const read = await Promise.all(names.filter((name) => name !== LISTS).map(async (name) => ({ name, ...await readYaml(join(dir, 'forms', name), formSchema, `forms/${name}`) })))
  const scheduled = await readYaml(join(dir, 'schedules.yaml'), schedulesSchema, 'schedules.yaml')
  const byId = new Map((lists.value?.lists ?? []).map((list) => [list.id, bareDeep(list) as CodeList]))
  const faults = [...lists.faults, ...read.flatMap(({ faults: found }) => found), ...scheduled.faults]
  const forms = new Map<string, Form>()
  for (const { name, value } of read) {
    if (!value) continue
    const form = formFrom(value, `forms/${name}`)
    if (forms.has(form.id)) faults.push(new Fault('form-twice', `"${form.id}" is there already`, { file: form.file, field: 'id' }))
    else forms.set(form.id, form)
    faults.push(...missingLists(form, byId))
  }
  const schedules = (scheduled.value?.schedules ?? []).map((one) => bareDeep(one) as Schedule)
  schedules.forEach((one, i) => one.forms.filter((id) => !forms.has(id)).forEach((id) =>
    faults.push(new Fault('schedule-form', `there is no form "${id}"`, { file: 'schedules.yaml', field: `schedules[${i}].forms` }))))
  return { book: { forms, lists: byId }, schedules, faults }
}

function formFrom(value: z.output<typeof formSchema>, file: string): Form {
  const own = (one: { official?: string[] | undefined }) => one.official ?? value.official
  const sections = value.sections.map((part) => ({
    ...part, fields: part.fields.map((one) => ({ ...one, official: own(one) })), columns: part.columns.map((one) => ({ ...one, official: own(one) })),
  }))
  return bareDeep({ ...value, file, sections }) as unknown as Form
}

function missingLists(form: Form, lists: ReadonlyMap<string, CodeList>): Fault[] {
  return form.sections.flatMap((part, i) => [...part.fields, ...part.columns].flatMap((one) =>
    one.codes === undefined || lists.has(one.codes) ? []
      : [new Fault('form-list', `there is no list "${one.codes}" in forms/${LISTS}`, { file: form.file, field: `sections[${i}].${one.id}.codes` })]))
}

/** zod keeps optional keys as `undefined`, at every depth; plain data does not have them. */
function bareDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bareDeep)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(bare(value)).map(([key, part]) => [key, bareDeep(part)]))
}
