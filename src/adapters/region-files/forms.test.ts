import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  codesOf, exampleOf, type Field, helpOf, HYPOTHESES, pollsOf, readCell, readPeriod, sizeAgainstProjection, STREAMS, testHypothesis, unitOf,
} from '../../core/filings/index.ts'
import { faultLine, LANGUAGES } from '../../core/values/index.ts'
import { stateNames } from '../geo-data/index.ts'
import { loadClaims } from './claims.ts'
import { type FormsRead, loadForms } from './forms.ts'
import { loadRegion } from './law.ts'
import { loadPlaces } from './places.ts'

const REGION = join(import.meta.dirname, '..', '..', '..', 'region')
const FACTS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'facts', 'forms')
let read: FormsRead
let places: Awaited<ReturnType<typeof loadPlaces>>
const folders: string[] = []
beforeAll(async () => {
  ;[read, places] = await Promise.all([loadForms(REGION), loadPlaces(REGION)])
})
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const forms = () => [...read.book.forms.values()]
const fields = () => forms().flatMap((form) => form.sections.flatMap((section) => [...section.fields, ...section.columns].map((field) => ({ form, section, field }))))

describe('the forms of the region', () => {
  test('are read without a fault, and every stream of the seed has one', () => {
    expect(read.faults.map(faultLine)).toEqual([])
    expect(forms().length).toBeGreaterThanOrEqual(23)
    expect(STREAMS.filter((stream) => !forms().some((form) => form.stream === stream))).toEqual([])
  })
  test('point to instruments, duties and bodies that exist', async () => {
    const { facts } = await loadRegion(REGION)
    const instruments = new Set(['none', ...facts.instruments.map(({ id }) => id)])
    const duties = new Set(facts.instruments.flatMap(({ duties: all }) => all.map(({ id }) => id)))
    expect(forms().filter(({ instrument }) => !instruments.has(instrument)).map(({ id }) => id)).toEqual([])
    expect(read.schedules.filter(({ duty }) => !duties.has(duty)).map(({ duty }) => duty)).toEqual([])
    const bodies = [...forms().map(({ addressee }) => addressee), ...read.schedules.map(({ addressee }) => addressee)]
    expect(bodies.filter((body) => body !== null && !places.region.body(body))).toEqual([])
  })
  test('yearly days are those of the law, where it has one', async () => {
    const { facts } = await loadRegion(REGION)
    const deadlines = new Map(facts.instruments.flatMap(({ duties }) => duties.map(({ id, deadline }) => [id, deadline])))
    for (const { duty, due, within } of read.schedules) expect([duty, deadlines.get(duty)]).toEqual([duty, due ?? within])
  })
  test('carry help, an example that their own reader takes, and four labels in every field', () => {
    const stateOf = stateNames(places.region)
    const wrong = fields().flatMap(({ form, section, field }) => {
      const reading = { book: read.book, form, mark: 'dot' as const, state: 'MEX', period: readPeriod('2024'), stateOf }
      const { finding } = readCell(example(field), field, reading, {})
      const texts = LANGUAGES.filter((language) => field.label[language] === '' || helpOf(field)[language] === '')
      return finding?.severity === 'refused' || texts.length > 0 ? [`${form.id} ${section.id} ${field.id}: ${finding?.text} ${texts.join()}`] : []
    })
    expect(wrong).toEqual([])
  })
  test('say their units in the language of the reader', () => {
    const units = fields().flatMap(({ field }) => (field.unit === undefined || field.unit === 'km' ? [] : [field]))
    expect(units.filter((field) => unitOf(field, 'es') === field.unit).map(({ unit }) => unit)).toEqual([])
    expect(exampleOf({ ...units[0]!, type: 'text', example: undefined! }, 'fr')).toBe('Vedettes de surveillance des pêches')
  })
  test('a background label is nobody\'s official wording, and a sourced one names its source', () => {
    expect(fields().filter(({ field }) => field.certainty === 'background' && field.official.length > 0).map(({ form, field }) => `${form.id} ${field.id}`)).toEqual([])
    expect(fields().filter(({ field }) => field.certainty === 'high' && field.source === 'not read').map(({ form, field }) => `${form.id} ${field.id}`)).toEqual([])
  })
  test('the measures of confidence are those of the claims, by list and code', async () => {
    const { datasets } = await loadClaims(REGION, places.region)
    const claimed = datasets.find(({ dataset }) => dataset === 'csbm-lists')!.claims
    const codes = read.book.lists.get('csbm-measures')!.codes
    expect(codes.map(({ label }) => label.en).toSorted()).toEqual(claimed.map(({ value }) => String(value)).toSorted())
  })
  test.skipIf(!existsSync(FACTS))('every fact of the forms that were read has its form', () => {
    const names: Record<string, string> = { unroca_export: 'unroca-annual', unroca_import: 'unroca-annual', unroca_salw: 'unroca-annual', unroca_background: 'unroca-annual', unroca_nil: 'unroca-annual', oas_csbm_report: 'csbm-inventory' }
    const missing = readdirSync(FACTS).map((file) => file.replace('.json', '')).filter((file) => !read.book.forms.has(names[file] ?? file.replaceAll('_', '-')))
    expect(missing).toEqual([])
  })
})

test('the seed in figures: Mexico answers 87 in a hundred; three states are too few to say that size does not matter', async () => {
  const { datasets } = await loadClaims(REGION, places.region)
  const polls = pollsOf(datasets.find(({ dataset }) => dataset === 'polls')!)
  expect(polls.filter(({ warning }) => warning).map(({ subject, table, sum }) => [subject, table, sum])).toEqual([['MEX', 'Table 1', 87]])
  expect(polls.filter(({ sourced }) => !sourced).map(({ subject, table }) => [subject, table])).toEqual([['CAN', 'Table 2']])
  const points = sizeAgainstProjection(places.region, datasets.find(({ dataset }) => dataset === 'projection')!)
  expect(points.map(({ label, y }) => [label, y])).toEqual([['USA', 2.2], ['CAN', 2.6], ['MEX', 3.6]])
  expect(testHypothesis(HYPOTHESES[2]!, points).verdict).toBe('too-few')
})

function example(field: Field): string {
  const [first] = codesOf(read.book, field)
  return field.example ?? first?.code ?? exampleOf(field)
}

describe('a faulty file', () => {
  async function with_(file: string, change: (text: string) => string): Promise<FormsRead> {
    const folder = mkdtempSync(join(tmpdir(), 'contadora-forms-'))
    folders.push(folder)
    cpSync(join(REGION, 'forms'), join(folder, 'forms'), { recursive: true })
    cpSync(join(REGION, 'schedules.yaml'), join(folder, 'schedules.yaml'))
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
    return loadForms(folder)
  }
  test('is left out with file, line and field; the others stay', async () => {
    const broken = await with_('forms/citaac-annual.yaml', (text) => text.replace('type: quantity', 'type: weight'))
    expect(broken.book.forms.size).toBe(read.book.forms.size - 1)
    expect(broken.faults.map(faultLine)).toEqual([expect.stringMatching(/^forms\/citaac-annual\.yaml:\d+: sections\[0\]\.fields\[4\]\.type: /), expect.stringContaining('there is no form "citaac-annual"')])
  })
  test('a list, a column or a form that is not there is named', async () => {
    const list = await with_('forms/citaac-annual.yaml', (text) => text.replace('codes: citaac-7', 'codes: citaac-9'))
    expect(list.faults.map(({ code, place }) => [code, place.file, place.field])).toEqual([['form-list', 'forms/citaac-annual.yaml', 'sections[0].category.codes']])
    const view = await with_('forms/milex-simplified.yaml', (text) => text.replace('land: c1', 'land: c9'))
    expect(view.faults[0]!.place.field).toBe('sections[1].view.matrix.columns.land')
    const twice = await with_('forms/milex-nil.yaml', (text) => text.replace('id: milex-nil', 'id: milex-single'))
    expect(twice.faults.map(({ code }) => code)).toContain('form-twice')
  })
})
