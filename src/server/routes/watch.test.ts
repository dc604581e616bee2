import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheets, WORKBOOK } from '../../adapters/sheets/index.ts'
import { owedOf } from '../answers.ts'
import { ingest } from '../ingest.ts'
import { ROOT } from '../open.ts'
import { type Running, up } from '../up.ts'
import type { Viewer } from '../viewer.ts'
import { homeView } from '../views/home.ts'

const LANGS = ['en', 'es', 'pt', 'fr']
const MAR = Date.UTC(2021, 2, 1)
let running: Running
let dir: string
let bytes: Uint8Array
let quake: string

const feature = (id: string, at: number, lon: number, lat: number, over: object = {}) => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat, 10] },
  properties: { mag: 5, time: at, updated: at + 60_000, type: 'earthquake', status: 'reviewed', title: `M 5 ${id}`, ids: `,${id},`, url: `https://example.org/${id}`, ...over },
})
const collection = (features: object[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${running.port}${path}`, init)
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, never>>

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-watch-'))
  running = await up({ port: '0', data: dir, poll: false }, () => {}, {})
  const { desk, parts } = running
  const take = (given: Uint8Array, as: 'actual' | 'exercise' = 'actual') => ingest(desk, parts.book, { feed: 'usgs', from: 'test', as }, given)
  bytes = collection([
    feature('jam', MAR, -78.756, 19.419, { mag: 7.3, title: 'M 7.3 "<b>" near Jamaica' }), feature('japan', MAR, 140, 36), feature('falklands', MAR + 1000, -59, -51.8),
    ...Array.from({ length: 60 }, (_, i) => feature(`chile-${i}`, MAR - (i >> 1) * 86_400_000, -71, -30)),
  ])
  await take(bytes)
  await take(collection([feature('jam', MAR, -78.756, 19.419, { mag: 7.7, tsunami: 1, updated: MAR + 600_000, title: 'M 7.7 near Jamaica' })]))
  await take(collection([feature('drill', MAR, -61.5, 15.4, { mag: 8.5 })]), 'exercise')
  quake = parts.book.told().find(({ record }) => record.sources[0]!.id === 'jam')!.record.id
}, 60_000)
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})

describe('pages', () => {
  test.each(LANGS.flatMap((lang) => ['/watch', '/watch?theme=earthquake&level=minor&state=CHL&since=2021-01&until=2021', '/events/ID', '/events/ID/owed', '/events/ID/owed?asof=2006-06&known=2005', '/feeds'].map((path) => `/${lang}${path}`)))('%s', async (path) => {
    const answer = await get(path.replace('ID', quake))
    const html = await answer.text()
    expect([answer.status, gzipSync(html).length < 40 * 1024]).toEqual([200, true])
    expect(html.replaceAll(/ href="[^"]*"/g, '')).not.toMatch(/\{\$|undefined|NaN|<b>&quot;/)
  })

  test('the event says what changed, where it came from and what its distances are not', async () => {
    const html = await (await get(`/en/events/${quake}`)).text()
    for (const text of ['magnitude 7.3 → 7.7', 'a tsunami is possible', 'opens answers again', 'Not a legal boundary', 'href="https://example.org/jam"', 'from magnitude 7.7', 'The ring, 1000 km, is what counts as near here', 'M 7.3 &quot;&lt;b&gt;&quot;']) expect(html).toContain(text)
    expect(html).not.toContain('Draft a warning')
  })

  test('an alert whose place cannot be read is nobody’s only in appearance, and says so in each language', async () => {
    const alert = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>open</identifier><sender>met@example.org</sender><sent>2021-03-01T00:00:00-00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><category>Geo</category><event>Tsunami warning</event><urgency>Immediate</urgency><severity>Extreme</severity><certainty>Likely</certainty><headline>Wave</headline><area><areaDesc>All coasts of Barbados</areaDesc><polygon>13,-60 14,-60 14,-59 13,-59</polygon></area></info></alert>`
    await ingest(running.desk, running.parts.book, { feed: 'cap', from: 'test', as: 'actual' }, Buffer.from(alert))
    const { record } = running.parts.book.told().find((one) => one.record.title === 'Wave')!
    for (const [lang, ...texts] of [['en', 'does not mean nobody', 'part of its area cannot be read', 'All coasts of Barbados', 'from CAP severity extreme'], ['es', 'No quiere decir que a nadie', 'por severidad CAP extrema'], ['pt', 'por severidade CAP extrema'], ['fr', 'd’après gravité CAP extrême']]) {
      const html = await (await get(`/${lang}/events/${record.id}`)).text()
      for (const text of texts) expect(html).toContain(text)
    }
    const owed = await (await get(`/en/events/${record.id}/owed`)).text()
    expect([owed.includes('does not mean nobody'), owed.includes('0 here'), (await (await get('/en/watch?since=')).text()).includes('place not known')]).toEqual([true, false, true])
    const then = { ...running.parts, desk: { ...running.desk, clock: () => MAR + 60_000 } } as typeof running.parts
    const barbados = { party: 'BRB', name: 'Barbados', session: { party: 'BRB', role: 'drafter', office: 'x' } } as unknown as Viewer
    expect((await homeView(then, barbados, 'en')).events.map(({ title }) => title)).toEqual(['Wave'])
  })

  test('claimed ground names every claimant, in words', async () => {
    const id = running.parts.book.told().find(({ record }) => record.sources[0]!.id === 'falklands')!.record.id
    const html = await (await get(`/en/events/${id}`)).text()
    expect(html).toMatch(/claimed by (Argentina and (the )?United Kingdom|(the )?United Kingdom and Argentina)/)
  })

  test('what is owed on a condition alone is neither denied nor claimed', async () => {
    const spill = { feed: 'hand', id: 'spill', aliases: ['spill'], version: '1', sent: MAR, at: MAR, act: 'report', status: 'actual', theme: 'oil-spill', title: 'Spill', texts: [], severity: [], where: [{ kind: 'circle', lat: 10.4, lon: -61.5, km: 40 }], named: [], references: [] }
    await ingest(running.desk, running.parts.book, { feed: 'observations', from: 'test', as: 'exercise' }, Buffer.from(JSON.stringify({ format: 'contadora/observations/v1', observations: [spill], rejected: [] })))
    const { record } = running.parts.book.told().find((one) => one.record.title === 'Spill')!
    const { headline, owed } = await json(`/api/v1/events/${record.id}/owed`) as unknown as { headline: { code: string; params: { conditional: string } }; owed: { footing: string }[] }
    expect([headline.code, owed.every(({ footing }) => footing === 'conditional'), owed.length]).toEqual(['nobody-owed', true, Number(headline.params.conditional)])
    expect(await (await get(`/en/events/${record.id}/owed`)).text()).toContain(`by article, ${owed.length} may be, on a condition`)
    expect(await (await get(`/en/events/${record.id}`)).text()).toContain('Nobody is legally owed a warning')
  })

  test('a drill marks no tile of a real desk; a feed that is not read makes nothing look quiet', async () => {
    const html = await (await get('/en/watch?since=')).text()
    const tile = (code: string) => new RegExp(`<li class="([^"]*)"><a [^>]*><b>${code}</b>`).exec(html)?.[1]
    expect([tile('JAM'), tile('CHL'), tile('DMA')]).toEqual([expect.stringContaining('m-extreme'), expect.stringContaining('m-minor'), expect.stringContaining('m-feed-stale')])
    expect(html).toContain('This desk does not read USGS and GDACS')
    expect(html).toContain('1 more elsewhere in the world')
  })

  test('a list that names the nearest states says how many more there are', async () => {
    const touched = running.parts.book.told().find(({ record }) => record.id === quake)!.touches.length
    const line = new RegExp(`/en/events/${quake}"[^]*?<p class="meta">([^<]*)`).exec(await (await get('/en/watch?since=')).text())?.[1]
    expect(touched).toBeGreaterThan(10)
    expect(line).toMatch(new RegExp(`Cuba, [^]*, and ${touched - 10} more · 1 source · 2 versions$`))
  })

  test('pages follow one another through sealed cursors, every event once, and nobody else can use them', async () => {
    const seen: string[] = []
    let path: string | undefined = '/en/watch?since='
    while (path) {
      const html: string = await (await get(path)).text()
      seen.push(...[...html.matchAll(/<p class="head"><a href="\/en\/events\/([0-9a-f]+)"/g)].map((found) => found[1]!))
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    const all = running.parts.book.told().filter(({ record }) => record.sources[0]!.id !== 'japan').map(({ record }) => record.id)
    expect(seen).toEqual(all)
    for (const token of ['x', running.desk.seals.seal('events', { viewer: 'JAM', at: MAR, id: 'f' }), running.desk.seals.seal('other', { viewer: 'public', at: MAR, id: 'f' })])
      expect((await get(`/api/v1/events?after=${token}`)).status).toBe(400)
  })

  test.each([['/en/watch?theme=none', 400], ['/en/watch?state=ZZZ', 404], ['/en/watch?since=2021-13', 400], ['/en/watch?level=huge', 400], ['/en/events/none', 404], ['/en/events/none/owed', 404], ['/en/events/ID/owed?asof=soon', 400]])('%s is %i', async (path, status) =>
    expect((await get(path.replace('ID', quake))).status).toBe(status))
})

describe('data', () => {
  test('events as JSON, CSV and GeoJSON: the same rows, conditional', async () => {
    const { events, note } = await json('/api/v1/events?state=jam') as unknown as { events: Record<string, unknown>[]; note: object }
    expect(events).toMatchObject([{ id: quake, level: 'extreme', level_why: 'magnitude 7.7', magnitude: 7.7, lat: 19.419, states: 'CYM CUB JAM COL USA HTI BHS HND NIC TCA DOM MEX BLZ', versions: 2 }])
    expect(note).toMatchObject({ shown: 1, matching: 1 })
    const csv = await (await get('/api/v1/events.csv?state=jam')).text()
    expect(csv.split('\r\n')[0]).toBe(Object.keys(events[0]!).join(','))
    const book = await get('/api/v1/events.xlsx?state=jam')
    const [sheet] = await readSheets(new Uint8Array(await book.arrayBuffer()), 'xlsx', 'events.xlsx')
    expect(sheet!.rows).toEqual([Object.keys(events[0]!), ...events.map((event) => Object.values(event))])
    expect([book.headers.get('content-type'), book.headers.get('content-disposition')]).toEqual([WORKBOOK, 'attachment; filename="events.xlsx"'])
    expect((await get('/api/v1/events.xlsx?state=jam', { headers: { 'if-none-match': book.headers.get('etag')! } })).status).toBe(304)
    const geo = await get('/api/v1/events.geojson?state=jam')
    expect(await geo.json()).toMatchObject({ type: 'FeatureCollection', features: [{ type: 'Feature', id: quake, geometry: { type: 'Point', coordinates: [-78.756, 19.419] }, properties: events[0] }] })
    const again = await get('/api/v1/events.geojson?state=jam', { headers: { 'if-none-match': geo.headers.get('etag')! } })
    expect([geo.headers.get('content-type'), again.status]).toEqual(['application/geo+json', 304])
  })

  test('the Link header leads through all of them; a limit out of range is refused', async () => {
    const seen: string[] = []
    let path: string | undefined = '/api/v1/events?area=all&limit=20'
    while (path) {
      const answer: Response = await get(path)
      seen.push(...((await answer.json()) as { events: { id: string }[] }).events.map(({ id }) => id))
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    expect(seen).toEqual(running.parts.book.told().map(({ record }) => record.id))
    expect((await get('/api/v1/events?limit=0')).status).toBe(400)
  })

  test('who must be told is the answer of the command line, key for key', async () => {
    const said = await json(`/api/v1/events/${quake}/owed?on=2006-06-01`)
    expect(said).toEqual(JSON.parse(JSON.stringify(await owedOf(running.desk, quake, '2006-06-01'))))
    expect(Object.keys(said)).toEqual(['event', 'on', 'headline', 'owed', 'affected', 'notOwed', 'later'])
    const affected = said.affected as unknown as { party: string }[]
    expect(affected.slice(0, 3)).toMatchObject([{ party: 'CYM', responsible: 'GBR', method: 'offshore' }, { party: 'CUB' }, { party: 'JAM' }])
    expect(affected.map(({ party }) => party)).toEqual(expect.arrayContaining(['HND', 'MEX', 'BLZ']))
    const csv = await (await get(`/api/v1/events/${quake}/owed.csv`)).text()
    expect(csv).toMatch(/^as,by,to,kind,.*\r\naffected,,CYM,/)
  })

  test('one event whole, its versions and its places', async () => {
    expect(await json(`/api/v1/events/${quake}`)).toMatchObject({ id: quake, state: 'current', note: 'not a legal boundary', versions: [{ number: 1 }, { number: 2, change: { higher: true } }] })
    expect(await (await get(`/api/v1/events/${quake}.csv`)).text()).toMatch(/^number,key,sent[\s\S]*magnitude 7\.3 to 7\.7; flag tsunami,yes\r\n$/)
    const { attribution } = await json(`/api/v1/events/${quake}/attribution`) as unknown as { attribution: object[] }
    expect([attribution[0], attribution.length]).toMatchObject([{ party: 'CYM', method: 'offshore', note: 'not a legal boundary' }, 13])
    expect(await (await get(`/api/v1/events/${quake}/attribution.csv`)).text()).toMatch(/^party,method,km/)
  })

  test('feeds: words of health, and no key of an address is shown', async () => {
    process.env.CONTADORA_FEED_GDACS = 'https://example.org/feed?key=s3cret'
    const text = await (await get('/api/v1/feeds')).text() + await (await get('/en/feeds')).text()
    delete process.env.CONTADORA_FEED_GDACS
    expect(text).toContain('https://example.org/feed')
    expect(text).not.toContain('s3cret')
    expect(JSON.parse(await (await get('/api/v1/feeds')).text())).toMatchObject({ feeds: [{ id: 'usgs', state: 'off', last_success: null }, { id: 'cap' }, { id: 'gdacs' }, { id: 'nws' }, ...Array.from({ length: 8 }, () => ({ url: null }))] })
  })
})

describe('raw bytes', () => {
  test('a document by its hash, as text to save and never to run', async () => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const answer = await get(`/raw/${hash}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${hash}.txt"`, 'x-content-type-options': 'nosniff',
    })
  })

  test('other bytes of the store do not exist here', async () => {
    const secret = Buffer.from('a scan of a paper note')
    const hash = await running.desk.store.putBlob(secret, 'application/pdf')
    const [there, never] = [await get(`/raw/${hash}`), await get(`/raw/${'0'.repeat(64)}`)]
    expect([there.status, never.status]).toEqual([404, 404])
    expect((await there.text()).replaceAll(hash, '')).toBe((await never.text()).replaceAll('0'.repeat(64), ''))
  })
})

test('every word of a change in the page is one that lineage can say', () => {
  const source = readFileSync(join(ROOT, 'src/core/watch/lineage/compare.ts'), 'utf8')
  expect([...source.matchAll(/changes\.push\((.+)\)/g)].map((found) => found[1])).toEqual([
    "`${scale} ${before?.value ?? 'not said'} to ${after?.value ?? 'not said'}`", "`flag ${flag}`", "'area'", '`${a.state} to ${b.state}`',
  ])
})
