import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadForms } from '../src/adapters/region-files/index.ts'
import { type FilingRecord, readPeriod, recordsIn, viewOf } from '../src/core/filings/index.ts'
import { filingContent, filingsSeen } from '../src/server/filings.ts'
import { fileReturn } from './analysis-fixture.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

let seed: Seed
let world: World
let filed: string
beforeAll(async () => {
  seed = await makeSeed()
  world = await makeWorld(seed, 'sqlite')
  filed = await fileReturn(world.desk, 'JAM', 'unroca-annual', '2018', { imports: [{ A: 'IV', B: 'USA', C: '2', F: 'Trainer' }] })
  await fileReturn(world.desk, 'JAM', 'citaac-annual', '2018', { transfers: [{ category: 'IV', direction: 'import', partner: 'USA', type: 'Trainer', quantity: '2' }] }, { audience: 'organs' })
}, 120_000)
afterAll(async () => {
  await world.close()
  await seed.drop()
})

const ask = (path: string, party: string) => world.app.fetch(new Request(`http://desk.example${path}`, { headers: cookieOf(world, party) }))
const text = async (path: string, party = 'JAM') => (await ask(path, party)).text()
const post = async (path: string, fields: Record<string, string>, party = 'JAM') => {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await text('/en/records', party))![1]!
  return world.app.fetch(new Request(`http://desk.example${path}`, { method: 'POST', headers: { ...cookieOf(world, party), 'content-type': 'application/x-www-form-urlencoded', origin: 'http://desk.example' }, body: new URLSearchParams({ csrf, ...fields }) }))
}
const rows = async (party = 'JAM') => (JSON.parse(await text('/api/v1/records', party)) as { records: { id: string; record: string; quantity: string; period: string }[] }).records

test('records are taken over from what was filed, once, and then no return differs', async () => {
  expect((await post('/en/records', { take: filed })).status).toBe(303)
  expect(await rows()).toMatchObject([{ record: 'transfer', period: '2018', quantity: '2' }])
  expect((await post('/en/records', { take: filed })).status).toBe(400)
  expect(await text('/en/records')).toContain('Every return that was filed says what the records say')
  // another state has nothing of it, and cannot take it
  expect(await rows('CUB')).toEqual([])
  expect((await post('/en/records', { take: filed }, 'CUB')).status).toBe(400)
  expect((await ask('/en/records', 'public')).status).toBe(401)
})

test('a change shows which filed forms would now differ, and each correction stands beside its original', async () => {
  const [row] = await rows()
  const moved = await post(`/en/records/transfer/${row!.id}`, { do: 'save', 'f-period': '2018', 'f-direction': 'import', 'f-partner': 'USA', 'f-category': 'IV', 'f-quantity': '3', 'f-type': 'Trainer' })
  expect([moved.status, moved.headers.get('location')]).toEqual([303, '/en/records#differs'])
  const html = await text('/en/records')
  expect(html.match(/Make a correction from the records/g)).toHaveLength(2)
  expect(html).toContain('Number of items: 3')
  const corrected = await post('/en/file/unroca-annual/2018', { do: 'correct' })
  expect(corrected.status).toBe(303)
  const draft = await text('/en/file/unroca-annual/2018')
  expect(draft).toContain('This is a correction')
  expect((await filingContent(world.desk, 'JAM', filed))!.data).toEqual({ imports: [{ A: 'IV', B: 'USA', C: '2', F: 'Trainer' }] })
  expect((await filingsSeen(world.desk, 'JAM')).filter(({ form }) => form === 'unroca-annual')).toHaveLength(1)
})

test('a bad record is refused beside its field, and nothing typed is lost', async () => {
  const bad = await post('/es/records/transfer/new', { do: 'save', 'f-period': 'soon', 'f-direction': 'import', 'f-partner': 'Atlantis', 'f-quantity': '-3', 'f-type': 'Remolcador' })
  expect(bad.status).toBe(422)
  const html = await bad.text()
  for (const field of ['f-period', 'f-partner', 'f-quantity', 'f-category']) expect(html).toContain(`href="#${field}"`)
  expect(html).toContain('value="Atlantis"')
  expect(html).toContain('Remolcador')
  expect((await post('/en/records/transfer/0123', { do: 'drop' })).status).toBe(400)
  expect((await ask('/en/records/transfer/0123', 'JAM')).status).toBe(404)
  expect((await ask('/en/records/tanks/new', 'JAM')).status).toBe(404)
})

test('a program hands over a whole kind and is told what differs; a return can be begun from the records', async () => {
  const token = /name="csrf" value="([^"]+)"/.exec(await text('/en/records'))![1]!
  const send = (body: unknown) => world.app.fetch(new Request('http://desk.example/api/v1/records', { method: 'POST', headers: { ...cookieOf(world, 'JAM'), 'content-type': 'application/json', 'x-csrf-token': token, origin: 'http://desk.example' }, body: JSON.stringify(body) }))
  expect((await send({ record: 'tanks', rows: [] })).status).toBe(400)
  const sent = await send({ record: 'transfer', rows: [{ id: 'a', period: '2018', fields: { direction: 'import', partner: 'USA', category: 'IV', quantity: '2', type: 'Trainer' } }, { id: 'b', period: '2019', fields: { direction: 'import', partner: 'CAN', category: 'VI', quantity: '1', type: 'Cutter' } }] })
  expect(sent.status).toBe(201)
  expect(((await sent.json()) as { differs: unknown[] }).differs).toEqual([])
  expect(await text('/en/file/unroca-annual/2019')).toContain('value="records"')
  expect((await post('/en/file/unroca-annual/2019', { do: 'records' })).status).toBe(303)
  expect(await text('/en/file/unroca-annual/2019')).toContain('Cutter')
  expect((await post('/en/file/unroca-annual/2017', { do: 'records' })).status).toBe(422)
})

test('taking the last record out says so of the return that lists it', async () => {
  expect((await post('/en/records/transfer/a', { do: 'drop' })).status).toBe(303)
  const html = await text('/en/records')
  expect(html.match(/Gone:/g)!.length).toBeGreaterThanOrEqual(2)
  expect((await rows()).map(({ id }) => id)).toEqual(['b'])
})

test('a return of thousands of rows becomes records in as many statements as they need, and none is lost', async () => {
  const imports = Array.from({ length: 9000 }, (_, i) => ({ A: 'IV', B: 'USA', C: String(i + 1), F: `Type ${i} ${'x'.repeat(80)}` }))
  const id = await fileReturn(world.desk, 'HTI', 'unroca-annual', '2018', { imports })
  expect((await post('/en/records', { take: id }, 'HTI')).status).toBe(303)
  expect((await rows('HTI')).length).toBe(9000)
  expect((await post('/en/records/transfer/new', { do: 'save', 'f-period': '2018', 'f-direction': 'import', 'f-partner': 'USA', 'f-category': 'IV', 'f-quantity': '3' }, 'HTI')).status).toBe(303)
  expect((await rows('HTI')).length).toBe(9001)
  expect(await text('/en/records', 'HTI')).toContain('Your records now say otherwise in 1 place')
}, 60_000)

test('every form that is a view of records comes back from the records that its return says', async () => {
  const { book } = await loadForms(join(import.meta.dirname, '..', 'region'))
  const record = (kind: FilingRecord['kind'], fields: FilingRecord['fields'], period = '2020'): FilingRecord => ({ id: `${kind}${JSON.stringify(fields)}`, kind, period, fields })
  const all: FilingRecord[] = [
    record('transfer', { direction: 'import', partner: 'USA', category: 'IV', quantity: '2', type: 'Trainer', incorporated: '2020-05-04', stage: 'actual' }), record('transfer', { direction: 'export', partner: 'CAN', category: 'VI', quantity: '1', type: 'Cutter', stage: 'actual' }),
    record('transfer', { direction: 'import', partner: 'USA', line: 'SA1', quantity: '40', type: 'Pistol', stage: 'actual' }), record('production', { category: 'VI', quantity: '1', type: 'Boat', incorporated: '2020-07-01' }),
    record('holding', { category: 'I', quantity: '5', asOf: '2020-12-31', type: 'x' }), ...['land', 'naval', 'air', 'central'].flatMap((force) => [record('expenditure', { resource: '1.1', force, amount: '10.5' }), record('expenditure', { resource: '3.1.2', force, amount: '7' }), record('expenditure', { resource: '2', force, amount: '3' })]),
    record('activity', { name: 'Field day', kind: 'exercise', start: '2020-03-01', end: '2020-03-04', area: 'North', borderKm: '12', participants: 'JAM', troops: '90', measure: 'MFCS 1' }),
  ]
  const period = readPeriod('2020')
  const forms = [...book.forms.values()].filter(({ sections }) => sections.some(({ view }) => view && !Object.values(view.fields).includes('#')))
  expect(forms.length).toBeGreaterThanOrEqual(9)
  for (const form of forms) {
    const sections = form.sections.filter(({ view }) => view && !Object.values(view.fields).includes('#'))
    const data = viewOf({ ...form, sections }, all, period)
    const back = recordsIn({ id: 'a'.repeat(32), form, period, data })
    expect([form.id, viewOf({ ...form, sections }, back, period)]).toEqual([form.id, data])
  }
})
