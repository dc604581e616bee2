import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { loadClaims } from '../../adapters/region-files/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import type { Dataset, Region } from '../../core/values/index.ts'
import { Fault } from '../../core/values/index.ts'
import { regionLaw } from '../open.ts'
import { architectureView, matrixTable, pairView } from './architecture.ts'
import { dataPackage, statesGeoJson } from './architecture-data.ts'
import { historyTable, historyView } from './history.ts'

let law: TimedLaw
let region: Region
let datasets: Dataset[]
beforeAll(async () => {
  ({ law, region } = await regionLaw())
  datasets = (await loadClaims('region', region)).datasets
})

const at = (on: string, known?: string) => ({ on, known })
const cell = (on: string, instrument: string, state: string) => {
  const { rows, states } = architectureView(law, region, at(on), {}, 'en', '2026-11-24')
  return rows.find(({ id }) => id === instrument)!.cells[states.indexOf(state)]!.status
}
const codeOf = (call: () => unknown) => { try { call() } catch (error) { return (error as Fault).code } }

test('the Rio Treaty through the years, as its acts tell', () => {
  // no source here gives the day of Mexico's deposit; that of the United States is known
  expect([cell('1947-01-01', 'RIO', 'MEX'), cell('1950-01-01', 'RIO', 'MEX'), cell('2001-09-11', 'RIO', 'MEX')]).toEqual(['none', 'unknown', 'party'])
  expect([cell('1947-01-01', 'RIO', 'USA'), cell('1950-01-01', 'RIO', 'USA')]).toEqual(['none', 'party'])
  // notice on 6 September 2002, effect two years after (article 25)
  expect([cell('2003-06-01', 'RIO', 'MEX'), cell('2004-09-07', 'RIO', 'MEX')]).toEqual(['notice-given', 'former'])
  expect(cell('2004-06-01', 'RIO', 'CAN')).toBe('none')
})

test('every cell of the picture is what the law answers, and the table is the picture', () => {
  const asked = at('2004-06-01')
  const { rows, states } = architectureView(law, region, asked, {}, 'es', '2026-11-24')
  for (const row of rows)
    for (const [i, state] of states.entries()) expect(row.cells[i]!.party).toBe(law.standing(state, row.id, '2004-06-01').party)
  const table = matrixTable(law, region, asked, {})
  expect(table.rows).toHaveLength(rows.length * states.length)
  expect(rows.map(({ parties }) => parties).reduce((a, b) => a + b)).toBe(table.rows.filter((row) => row[table.columns.indexOf('party')] === 'yes').length)
})

test('a part of it: one level, one theme, one sub-region; what is none is refused by name', () => {
  const view = architectureView(law, region, at('2004'), { level: 'bilateral', group: 'andean' }, 'fr', '2026-11-24')
  expect(new Set(view.rows.map(({ level }) => level))).toEqual(new Set(['bilateral']))
  expect(view.states).toEqual(region.members('andean').map(({ code }) => code).sort())
  const of = (part: object) => codeOf(() => architectureView(law, region, at('2004'), part, 'en', '2026-11-24'))
  expect([of({ level: 'x' }), of({ theme: 'x' }), of({ group: 'x' })]).toEqual(['level-unknown', 'theme-unknown', 'group-unknown'])
})

test('what two states share is what both are party to; density and grade are claims with their source', () => {
  const view = pairView(law, region, datasets, ['CAN', 'USA'], at('2004-06-01'), 'en')
  for (const { id, overlap } of view.rows)
    expect(overlap === 'both').toBe(['CAN', 'USA'].every((state) => law.standing(state, id, '2004-06-01').party === 'yes'))
  const said = Object.fromEntries(view.claims.map(({ field, value }) => [field, value]))
  expect(said).toMatchObject({ 'defense agency negotiations': '80', 'memorandums of understanding': '250', 'bilateral forums on defense': '145' })
  expect(view.claims.every(({ cite }) => cite.source !== '' && cite.pointer)).toBe(true)
  expect(pairView(law, region, datasets, ['USA', 'CAN'], at('2004-06-01'), 'en').claims).toEqual(view.claims)
  for (const pair of [['CAN', 'CAN'], ['CAN', 'XXX'], ['OAS', 'USA']] as [string, string][]) expect(codeOf(() => pairView(law, region, [], pair, at('2004'), 'en'))).toBe('not-found')
})

test('every grade of cooperation is a rung of the ladder', () => {
  const ladder = datasets.flatMap(({ claims }) => claims).filter(({ subject, field }) => subject === 'cooperation grade' && field === 'entry').map(({ value }) => value)
  const grades = datasets.find(({ dataset }) => dataset === 'dyads')!.claims.filter(({ field }) => field === 'cooperation grade')
  expect(ladder).toHaveLength(5)
  expect(grades.map(({ value }) => value).filter((value) => !ladder.includes(value))).toEqual([])
})

test('what existed on a day; a coarse date is not made finer', () => {
  const existed = (on: string, id: string) => historyView(law, region, at(on), 'en', '2026-11-24').rows.find((row) => row.id === id)!.existed
  expect([existed('1947-09-01', 'RIO'), existed('1947-09-02', 'RIO'), existed('1947', 'RIO')]).toEqual(['no', 'yes', 'unknown'])
  expect([existed('1941', 'IADB'), existed('1943', 'IADB')]).toEqual(['no', 'yes'])
})

test('the package opens, says what every column is, and the same day gives the same bytes', () => {
  const asked = at('2004-06-01')
  const tables = [matrixTable(law, region, asked, {}), historyTable(historyView(law, region, asked, 'en', '2026-11-24'))]
  const given = { tables, dyads: datasets, on: '2004-06-01', known: null, law: 7, root: 'ab', made: '2026-11-24', origin: 'https://desk.example' }
  const bytes = dataPackage(given)
  const files = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const { resources } = JSON.parse(text('datapackage.json')) as { resources: { path: string; schema: { fields: { name: string; description: string }[] } }[] }
  for (const { path, schema } of resources) {
    expect(text(path).split('\r\n')[0]).toBe(schema.fields.map(({ name }) => name).join(','))
    expect(schema.fields.filter(({ description }) => description === '')).toEqual([])
  }
  expect(text('README.md')).toContain('size 7 with root `ab`')
  expect(dataPackage(given)).toEqual(bytes)
})

test('thirty-five points, each counting what binds it', () => {
  const { features } = JSON.parse(statesGeoJson(law, region, at('2004-06-01'))) as { features: { id: string; geometry: { coordinates: number[] }; properties: Record<string, number> }[] }
  expect(features).toHaveLength(35)
  for (const { id, properties } of features) expect(properties.bound).toBe([...law.instruments.keys()].filter((one) => law.standing(id, one, '2004-06-01').party === 'yes').length)
})
