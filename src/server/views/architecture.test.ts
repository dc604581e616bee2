import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import type { TimedLaw } from '../../core/law/index.ts'
import type { Region } from '../../core/values/index.ts'
import { Fault } from '../../core/values/index.ts'
import { regionLaw } from '../open.ts'
import { architectureView, matrixTable } from './architecture.ts'
import { dataPackage } from './architecture-data.ts'
import { historyTable, historyView } from './history.ts'
import { statesGeoJson } from './states-geo.ts'
import { toRecords } from '../tables.ts'

let law: TimedLaw
let region: Region
beforeAll(async () => {
  ({ law, region } = await regionLaw())
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

test('the cells of a day that many remember, and of the day on which notice took effect', () => {
  expect(cell('1962-12-31', 'RIO', 'CUB')).toBe('party')
  const { rows, states } = architectureView(law, region, at('1962-12-31'), {}, 'en', '2026-11-24')
  // excluded from taking part since January, and still bound
  expect(rows.find(({ id }) => id === 'RIO')!.cells[states.indexOf('CUB')]).toMatchObject({ party: 'yes', participation: 'excluded' })
  expect([cell('2002-09-05', 'RIO', 'MEX'), cell('2002-09-06', 'RIO', 'MEX'), cell('2004-09-05', 'RIO', 'MEX'), cell('2004-09-06', 'RIO', 'MEX')]).toEqual(['party', 'notice-given', 'notice-given', 'former'])
})

test('the long table says until when, and how sure the weakest act is that it rests on', () => {
  const rows = toRecords(matrixTable(law, region, at('2003-06-01'), { level: 'hemispheric' })) as Record<string, string | null>[]
  const of = (instrument: string, state: string) => rows.find((row) => row.instrument === instrument && row.state === state)!
  expect(of('RIO', 'MEX')).toMatchObject({ status: 'notice-given', until: '2004-09-06', certainty: expect.stringMatching(/^(high|medium|low)$/) })
  // an answer that rests on the list alone rests on no act
  expect(rows.find(({ status, certainty }) => status === 'none' && certainty === null)).toBeDefined()
  expect(rows.some(({ certainty }) => certainty === 'background')).toBe(false)
})

test('a theme brings the instruments of the groups that hold it, as a duty does', () => {
  const of = (theme: string) => architectureView(law, region, at('2004-06-01'), { theme }, 'en', '2026-11-24').rows.map(({ id }) => id)
  const any = [...law.instruments.values()].find(({ themes }) => themes.includes('any-disaster'))!.id
  expect(of('earthquake')).toContain(any)
  expect(of('terrorism')).not.toContain(any)
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
  expect([of({ level: 'x' }), of({ theme: 'x' }), of({ group: 'x' })]).toEqual(['level-unknown', 'unknown-theme', 'group-unknown'])
})

test('what existed on a day; a coarse date is not made finer', () => {
  const existed = (on: string, id: string) => historyView(law, region, at(on), 'en', '2026-11-24').rows.find((row) => row.id === id)!.existed
  expect([existed('1947-09-01', 'RIO'), existed('1947-09-02', 'RIO'), existed('1947', 'RIO')]).toEqual(['no', 'yes', 'unknown'])
  expect([existed('1941', 'IADB'), existed('1943', 'IADB')]).toEqual(['no', 'yes'])
  // general knowledge alone decides nothing
  expect(existed('2020-01-01', 'CICAD')).toBe('unknown')
  const is = (on: string, known?: string) => historyView(law, region, at(on, known), 'en', '2026-11-24').rows.find((row) => row.id === 'RIO')!.is
  expect([is('1947-09-01'), is('1947-09-02'), is('1948-12-03'), is('1948-12-03', '1940')]).toEqual(['not-yet', 'adopted', 'in-force', 'open'])
})

test('the package opens, says what every column is, and the same day gives the same bytes', () => {
  const asked = at('2004-06-01')
  const tables = [matrixTable(law, region, asked, {}), historyTable(historyView(law, region, asked, 'en', '2026-11-24'))]
  const given = { tables, on: '2004-06-01', known: null, law: 7, root: 'ab', made: '2026-11-24', origin: 'https://desk.example' }
  const bytes = dataPackage(given)
  const files = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const { resources } = JSON.parse(text('datapackage.json')) as { resources: { path: string; schema: { fields: { name: string; description: string }[] } }[] }
  for (const { path, schema } of resources) {
    expect(text(path).split('\r\n')[0]).toBe(schema.fields.map(({ name }) => name).join(','))
    expect(schema.fields.filter(({ description }) => description === '')).toEqual([])
  }
  expect(text('README.md')).toContain('size 7 with root `ab`')
  expect(text('CITATION.cff')).toContain('asof=2004-06-01')
  expect(dataPackage(given)).toEqual(bytes)
})

test('points, equal tiles or outlines: whoever has no outline keeps a point; anything else is refused', () => {
  const kinds = (geometry: string) => (JSON.parse(statesGeoJson(law, region, at('2004-06-01'), geometry)) as { features: { geometry: { type: string } | null }[] }).features.map((one) => one.geometry?.type)
  expect(new Set(kinds('point'))).toEqual(new Set(['Point']))
  expect(new Set(kinds('tile'))).toEqual(new Set(['Polygon']))
  expect(kinds('polygon').every((type) => type === 'Polygon' || type === 'MultiPolygon' || type === 'Point')).toBe(true)
  expect(kinds('polygon').filter((type) => type !== 'Point').length).toBeGreaterThan(30)
  expect(codeOf(() => statesGeoJson(law, region, at('2004-06-01'), 'globe'))).toBe('usage')
})

test('thirty-five points, each counting what binds it', () => {
  const { features } = JSON.parse(statesGeoJson(law, region, at('2004-06-01'))) as { features: { id: string; geometry: { coordinates: number[] }; properties: Record<string, number> }[] }
  expect(features).toHaveLength(35)
  for (const { id, properties } of features) expect(properties.bound).toBe([...law.instruments.keys()].filter((one) => law.standing(id, one, '2004-06-01').party === 'yes').length)
})
