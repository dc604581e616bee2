import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from './config.ts'
import type { Desk } from './desk.ts'
import { EventBook } from './events.ts'
import { attributor, openDesk, ROOT } from './open.ts'
import { Polls } from './polls.ts'

const sample = (name: string) => readFileSync(join(ROOT, 'src/core/watch/feeds/samples', name))
const servers: Server[] = []
let dir: string
let desk: Desk
let book: EventBook
let now = Date.UTC(2020, 0, 29)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-polls-'))
  desk = { ...(await openDesk(readConfig({ data: dir }, {}, ROOT))), clock: () => now }
  book = new EventBook(desk.store, await attributor(desk.region))
})
beforeEach(() => {
  for (const feed of ['USGS', 'GDACS', 'CAP']) vi.stubEnv(`CONTADORA_FEED_${feed}`, '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close()))
})
afterAll(async () => {
  await desk?.store.close()
  await rm(dir, { recursive: true, force: true })
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const polls = () => new Polls(desk, book, { allowLoopback: true })
const of = (some: Polls, id: string) => some.list().find(({ feed }) => feed.id === id)!

test('a success is remembered after a restart, and the server is asked only for what changed', async () => {
  const asked: (string | undefined)[] = []
  vi.stubEnv('CONTADORA_FEED_USGS', await serve((req, res) => {
    asked.push(req.headers['if-none-match'])
    if (req.headers['if-none-match'] === '"v1"') return res.writeHead(304).end()
    return res.writeHead(200, { etag: '"v1"' }).end(sample('usgs.geojson'))
  }))
  const before = polls()
  expect(of(before, 'usgs').health.word).toBe('never')
  await before.round()
  expect(of(before, 'usgs')).toMatchObject({ accepted: 4, health: { word: 'fresh', lastSuccess: now, lastChange: now } })
  expect(of(before, 'usgs').rejected).toHaveLength(5)

  const after = polls()
  expect(of(after, 'usgs').health.word).toBe('never')
  await after.remember()
  expect(of(after, 'usgs').health).toMatchObject({ word: 'fresh', lastSuccess: now, lastChange: now })
  await after.round()
  expect(asked).toEqual([undefined])
  now += 120_000
  await after.round()
  expect(asked).toEqual([undefined, '"v1"'])
  expect(of(after, 'usgs').health).toMatchObject({ lastSuccess: now, lastChange: now - 120_000 })
  now += 3_600_000
  expect(of(after, 'usgs').health.word).toBe('stale')
})

test('a file of states that a crash or a hand spoiled is as none', async () => {
  await writeFile(join(dir, 'feeds.json'), '{"usgs": {"failures": "no"}, "gdacs"')
  const some = polls()
  await some.remember()
  expect(of(some, 'usgs')).toMatchObject({ state: { failures: 0, nextTry: 0 }, health: { lastSuccess: null } })
})

test('what arrives and cannot be read is no success: it is asked for again, whole, later, and the page says why', async () => {
  let broken = true
  const asked: (string | undefined)[] = []
  vi.stubEnv('CONTADORA_FEED_GDACS', await serve((req, res) => {
    asked.push(req.headers['if-none-match'])
    res.writeHead(200, { etag: '"same"' }).end(broken ? sample('gdacs.xml').subarray(0, 500) : sample('gdacs.xml'))
  }))
  const some = polls()
  await some.round()
  expect(of(some, 'gdacs').health).toMatchObject({ word: 'never', lastSuccess: null, lastError: { code: expect.stringMatching(/^xml/) } })
  await some.round()
  expect(asked).toHaveLength(1)
  broken = false
  now += 3_600_000
  await some.round()
  expect(asked).toEqual([undefined, undefined])
  expect(of(some, 'gdacs')).toMatchObject({ accepted: expect.any(Number), health: { word: 'fresh', lastSuccess: now } })
})

test('one round at a time: whoever asks meanwhile waits for that one', async () => {
  let asked = 0
  vi.stubEnv('CONTADORA_FEED_GDACS', await serve((_, res) => void res.writeHead(200).end((asked++, sample('gdacs.xml')))))
  const some = polls()
  await Promise.all([some.round(), some.round()])
  expect(asked).toBe(1)
  now += 3_600_000
  await some.round()
  expect(asked).toBe(2)
})

test('200 MB are refused while they stream, also when compressed to a few', async () => {
  const piece = Buffer.alloc(1024 * 1024, 0x20)
  let sent = 0
  const packed = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20))
  const plain = await serve(async (_, res) => {
    res.on('error', () => {})
    const closed = once(res, 'close')
    for (sent = 0; sent < 200 && !res.destroyed; sent++) if (!res.write(piece)) await Promise.race([once(res, 'drain'), closed])
    res.end()
  })
  const zipped = await serve((_, res) => void res.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
  vi.stubEnv('CONTADORA_FEED_USGS', plain)
  vi.stubEnv('CONTADORA_FEED_GDACS', zipped)
  const some = polls()
  await some.round()
  expect([of(some, 'usgs').health.lastError?.code, of(some, 'gdacs').health.lastError?.code]).toEqual(['fetch-size', 'fetch-size'])
  expect(sent).toBeLessThan(120)
})

const head = (id: string, event: string, area: string) => `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier><sender>w@example.org</sender>
<sent>2020-01-28T14:40:00-05:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>en</language><category>Met</category><event>${event}</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty><headline>${event} ${id}</headline><area><areaDesc>x</areaDesc><circle>${area} 20</circle></area></info></alert>`

test('an index that only links: its messages are fetched a few at a time, tied to their entries, and people are left alone', async () => {
  const asked: string[] = []
  const at = await serve((req, res) => {
    const url = req.url ?? ''
    asked.push(url)
    if (url === '/index') {
      const entry = (n: number, title: string) => `<entry><id>entry-${n}</id><title>${title}</title><updated>2020-01-28T19:40:00Z</updated><link type="application/cap+xml" href="${at}/${n}.xml"/></entry>`
      const entries = [...Array.from({ length: 6 }, (_, i) => entry(i, `Flood ${i}`)), entry(6, 'Amber Alert: somebody'), entry(7, 'Flood 7'), '<entry><id>page</id><title>Flood page</title><updated>2020-01-28T19:40:00Z</updated><link type="text/html" href="/page.xml"/></entry>']
      return res.writeHead(200, { etag: '"i"' }).end(`<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`)
    }
    const n = /^\/(\d)\.xml$/.exec(url)?.[1]
    return n === '7' ? res.writeHead(500).end() : res.writeHead(200).end(head(`m${n}`, n === '5' ? 'Missing Person' : 'Flood Warning', `18.${n},-77.3`))
  })
  vi.stubEnv('CONTADORA_FEED_CAP', `${at}/index`)
  const some = polls()
  await some.round()
  expect(asked.filter((url) => url !== '/index')).toHaveLength(4)
  const saved = () => (JSON.parse(readFileSync(join(dir, 'feeds.json'), 'utf8')) as Record<string, { etag?: string }>).cap
  expect(saved()).not.toHaveProperty('etag')
  for (let i = 0; i < 4; i++) await some.round()
  expect(saved()).toHaveProperty('etag')
  expect(asked.sort()).toEqual(['/0.xml', '/1.xml', '/2.xml', '/3.xml', '/4.xml', '/5.xml', '/7.xml', '/7.xml', '/7.xml', '/index'])
  const again = new EventBook(desk.store, await attributor(desk.region))
  await again.catchUp()
  const floods = again.told().filter(({ record }) => record.theme === 'flood' && record.sources.some(({ id }) => id.startsWith('w@example.org,m')))
  expect(floods).toHaveLength(5)
  for (const { record, touches } of floods) {
    expect(record.sources[0]!.aliases.some((alias) => alias.startsWith('entry-'))).toBe(true)
    expect(touches.map(({ party }) => party)).toContain('JAM')
  }
  expect(of(some, 'cap').rejected.map(({ id, reason }) => [id.split('/').at(-1), reason])).toEqual(expect.arrayContaining([['7.xml', 'the server answered 500'], ['w@example.org,m5', 'about-a-person']]))
})

test('a storage that fails does not lose what the feed said, nor stop the polls', async () => {
  vi.stubEnv('CONTADORA_FEED_USGS', await serve((_, res) => res.writeHead(200, { etag: '"x"' }).end(JSON.stringify({ type: 'FeatureCollection', features: [{
    type: 'Feature', id: 'kept-later', geometry: { type: 'Point', coordinates: [-70, -20, 5] }, properties: { mag: 6, time: 1580238624000, updated: 1580239000000, type: 'earthquake', title: 'M 6' },
  }] }))))
  const seal = vi.spyOn(desk.store, 'seal').mockRejectedValueOnce(new Error('disk full'))
  const some = polls()
  await some.round()
  seal.mockRestore()
  expect(of(some, 'usgs').health).toMatchObject({ lastSuccess: null, lastError: { code: 'internal' } })
  expect(of(some, 'usgs').health.lastError!.message).not.toContain('disk')
  now += 3_600_000
  await some.round()
  expect(of(some, 'usgs')).toMatchObject({ accepted: 1, health: { lastSuccess: now } })
})
