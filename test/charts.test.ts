import { unzipSync } from 'fflate'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheets } from '../src/adapters/sheets/index.ts'
import { CHARTS } from '../src/server/charts/index.ts'
import { fileExercise, fileReturn } from './analysis-fixture.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

let seed: Seed
let world: World
beforeAll(async () => {
  seed = await makeSeed()
  world = await makeWorld(seed, 'sqlite')
  await fileExercise(world.desk)
}, 120_000)
afterAll(async () => {
  await world.close()
  await seed.drop()
})

const ask = (path: string, party = 'public') => world.app.fetch(new Request(`http://desk.example${path}`, { headers: cookieOf(world, party) }))
const text = async (path: string, party?: string) => (await ask(path, party)).text()
const rows = async (path: string) => (await text(path)).trim().split('\r\n').map((line) => line.split(','))
const records = async (path: string) => {
  const [head, ...all] = await rows(path)
  return all.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i]!])))
}

test('every chart is listed, drawn in every language, and comes in every form', async () => {
  const list = JSON.parse(await text('/api/v1/charts')) as { charts: { slug: string }[] }
  expect(list.charts.map(({ slug }) => slug)).toEqual(CHARTS.map(({ slug }) => slug))
  for (const { slug } of CHARTS) {
    for (const lang of ['en', 'es', 'pt', 'fr']) expect([slug, lang, (await ask(`/${lang}/charts/${slug}`)).status]).toEqual([slug, lang, 200])
    for (const ending of ['csv', 'json', 'metadata.json', 'xlsx', 'parquet', 'zip', 'svg']) expect([slug, ending, (await ask(`/charts/${slug}.${ending}`)).status]).toEqual([slug, ending, 200])
  }
})

test('a year without a return is blank and hatched, a nil return is zero, and neither is the other', async () => {
  const found = await records('/charts/spending.csv?country=MEX~HTI&time=2015..2016')
  expect(found.map(({ state, year, current, status }) => [state, year, current, status])).toEqual([['MEX', '2015', '', 'not-seen'], ['MEX', '2016', '23250000000', 'reported'], ['HTI', '2015', '', 'not-seen'], ['HTI', '2016', '0', 'nil']])
  const html = await text('/en/charts/spending?country=MEX')
  expect(html).toContain('not reported here')
  expect(html).toContain('no return seen here for 2015')
})

test('what has no series is said to be missing; what the state supplied is used', async () => {
  const all = await records('/charts/spending-share-of-gdp.csv?country=MEX~CAN&time=2016..2017')
  expect(all.map(({ state, year, share_of_gdp, gaps }) => [state, year, share_of_gdp, gaps])).toEqual([
    ['MEX', '2016', '0.011625', 'population-not-established'], ...[['MEX', '2017'], ['CAN', '2016'], ['CAN', '2017']].map(([state, year]) => [state, year, '', 'deflator-not-established gdp-not-established population-not-established']),
  ])
  const [old] = await records('/charts/spending-constant.csv?country=MEX&time=2012..2012')
  expect(Number(old!['constant'])).toBeCloseTo((21_000 * 1e6 * 100) / 85, 0)
  expect((await records('/charts/spending-per-head.csv?country=CAN&time=2016'))[0]!['per_head']).toBe('')
})

test('the state of a chart is its address; what is not understood is said and left out', async () => {
  const moved = await ask('/en/charts/spending?country=MEX&country=CAN&from=2015&to=2017')
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/en/charts/spending?country=MEX%7ECAN&time=2015..2017'])
  expect((await ask('/charts/spending?country=MEX')).headers.get('location')).toBe('/en/charts/spending?country=MEX')
  const html = await text('/en/charts/spending?country=XXQ~MEX&time=20x..2017')
  expect(html).toContain('Not understood and left out: 20x, XXQ')
  expect((await ask('/en/charts/no-such')).status).toBe(404)
  expect((await ask('/charts/no-such.csv')).status).toBe(404)
  expect((await ask('/charts/spending.exe')).status).toBe(404)
  const andean = await records('/charts/spending.csv?country=andean&time=2016')
  expect(andean.map(({ state }) => state)).toContain('BOL')
})

test('a state that filed its impact and has no point is said, and not called silent', async () => {
  await fileReturn(world.desk, 'MEX', 'sendai', '2017', { A: { 'A-1': '0.8' } })
  const html = await text('/en/charts/impact-size')
  expect(html).toMatch(/1 state filed it and has no point: .*no population/)
})

test('balance has warnings instead of a score; zero reported is zero, silence is hatched', async () => {
  const found = await records('/charts/balance.csv?a=MEX&b=CAN&on=2018-01-01')
  expect(found.map(({ category, a, b, ratio, warnings }) => [category, a, b, ratio, warnings]).slice(0, 4)).toEqual([
    ['I', '0', '80', '0', ''], ['II', '', '', '', 'nothing-reported incomplete'], ['III', '', '', '', 'nothing-reported incomplete'], ['IV', '45', '70', '0.64', 'different-years'],
  ])
  const html = await text('/en/charts/balance?a=MEX~CUB&b=CAN')
  expect(html).toContain('not every state of both sides reports it')
})

test('neighbour notes stand by each acquisition', async () => {
  const found = await records('/charts/neighbours.csv?country=MEX')
  expect(found.filter(({ category, neighbour }) => category === 'IV' && neighbour === 'USA')).toMatchObject([{ added: '4', own: '45', theirs: '', told: 'notice' }])
})

test('activities: a month far above its own past stands out, a month without a past is not monitorable', async () => {
  const found = await records('/charts/activities.csv?country=MEX&time=2017..2018')
  const of = (month: string) => found.find((row) => row['month'] === month)
  expect(of('2018-05')).toMatchObject({ observed: '5', expected: '1', verdict: 'more-than-usual' })
  expect(of('2018-06')).toMatchObject({ observed: '0', verdict: 'usual' })
  expect(of('2017-05')).toMatchObject({ verdict: 'not-monitorable' })
})

test('polls: Mexico makes 87 and is not repaired; other questions stand apart', async () => {
  const html = await text('/en/charts/poll-nafta')
  expect(html).toContain('the answers make 87, not 100')
  const war = await records('/charts/poll-war.csv')
  expect(new Set(war.map(({ question }) => question)).size).toBe(4)
  expect((await text('/en/charts/poll-war')).match(/<h2 id="panel-/g)).toHaveLength(4)
})

test('a workbook has figures as figures, a package explains itself, a picture has its words', async () => {
  const [data, columns] = await readSheets(new Uint8Array(await (await ask('/charts/spending.xlsx?country=MEX&time=2016')).arrayBuffer()), 'xlsx', 'a.xlsx')
  expect(data!.rows[1]!.slice(0, 4)).toEqual(['MEX', 2016, 'MXN', 23_250_000_000])
  expect(columns!.rows[1]![0]).toBe('state')
  const files = unzipSync(new Uint8Array(await (await ask('/charts/spending.zip?country=MEX')).arrayBuffer()))
  expect(Object.keys(files).sort()).toEqual(['CITATION.cff', 'README.md', 'datapackage.json', 'spending.csv', 'spending.metadata.json', 'spending.svg'])
  const csv = Buffer.from(files['spending.csv']!).toString()
  const described = JSON.parse(Buffer.from(files['datapackage.json']!).toString()) as { resources: { schema: { fields: { name: string }[] } }[] }
  expect(described.resources[0]!.schema.fields.map(({ name }) => name).join(',')).toBe(csv.split('\r\n')[0])
  expect(Buffer.from(files['README.md']!).toString()).toContain('It is never zero'.toLowerCase().slice(6))
  const svg = Buffer.from(files['spending.svg']!).toString()
  expect(svg).toContain('<desc>')
  expect(svg).not.toMatch(/style=|<script|NaN|undefined/)
  const parquet = new Uint8Array(await (await ask('/charts/spending.parquet?country=MEX')).arrayBuffer())
  const read = (await parquetReadObjects({ file: parquet.buffer })) as { state: string; year: bigint; current: number | null; currency: string }[]
  expect(read.map(({ state, year, current, currency }) => [state, year, current, currency])).toContainEqual(['MEX', 2015n, null, 'MXN'])
  expect(read.find(({ year }) => year === 2016n)!.current).toBe(23_250_000_000)
})

test('what a viewer may not read is in no chart', async () => {
  const before = await text('/charts/acquisitions.csv')
  const { fileReturn } = await import('./analysis-fixture.ts')
  await fileReturn(world.desk, 'JAM', 'citaac-annual', '2016', { transfers: [{ category: 'VI', direction: 'import', partner: 'USA', type: 'Patrol vessel', quantity: '3' }] }, { audience: 'organs' })
  expect(await text('/charts/acquisitions.csv')).toBe(before)
  expect(await text('/charts/acquisitions.csv', 'CUB')).toBe(before)
  expect(await text('/charts/acquisitions.csv', 'JAM')).toContain('JAM,2016,VI,3')
})

test('exporter and importer: a difference is a question to both, asked once, with its clock', async () => {
  const list = JSON.parse(await text('/api/v1/reconcile?country=MEX')) as { reconcile: { from: string; category: string; verdict: string; gap: number | null }[] }
  expect(list.reconcile.map(({ from, category, verdict, gap }) => [from, category, verdict, gap])).toEqual([['CAN', 'IV', 'differ', -2], ['CAN', 'II', 'agree', 0], ['USA', 'VI', 'one-side-not-seen', null]])
  expect(JSON.parse(await text('/api/v1/reconcile?measure=50')).reconcile[0].verdict).toBe('within-tolerance')
  const post = async (party: string) => {
    const cookie = cookieOf(world, party)
    const html = await text('/en/reconcile', party)
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)![1]!
    return world.app.fetch(new Request('http://desk.example/en/reconcile', { method: 'POST', headers: { ...cookie, 'content-type': 'application/x-www-form-urlencoded', origin: 'http://desk.example' }, body: new URLSearchParams({ csrf, ask: 'CAN MEX 2017 IV' }) }))
  }
  expect(await text('/en/reconcile')).not.toContain('Ask both')
  const asked = await post('HTI')
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/en/reconcile?country=CAN%7EMEX&time=2017#asked'])
  const html = await text('/en/reconcile', 'HTI')
  expect(html.match(/Haiti asked/g)).toHaveLength(2)
  expect(html).not.toContain('Ask both')
  expect((await post('HTI')).status).toBe(400)
  expect(await text('/en/reconcile', 'MEX')).toContain('Haiti asked Mexico')
  expect(await text('/en/reconcile', 'MEX')).not.toContain('Haiti asked Canada')
  expect(await text('/en/reconcile', 'CUB')).not.toContain('Haiti asked')
  // a program asks by the same rules
  const token = /name="csrf" value="([^"]+)"/.exec(await text('/en/reconcile', 'JAM'))![1]!
  const sent = await world.app.fetch(new Request('http://desk.example/api/v1/reconcile', { method: 'POST', headers: { ...cookieOf(world, 'JAM'), 'content-type': 'application/json', 'x-csrf-token': token }, body: JSON.stringify({ from: 'CAN', to: 'MEX', year: 2017, category: 'IV' }) }))
  expect([sent.status, ((await sent.json()) as { sent: { to: string; replyBy: string | null }[] }).sent.map(({ to, replyBy }) => [to, replyBy])]).toEqual([201, [['CAN', null], ['MEX', null]]])
  // a side of the difference asks the other alone
  expect((await post('CAN')).status).toBe(303)
  expect((await text('/en/reconcile', 'CAN')).match(/Canada asked/g)).toHaveLength(1)
})
