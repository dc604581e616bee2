import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asFault } from '../core/values/index.ts'
import { readConfig } from './config.ts'
import type { Desk } from './desk.ts'
import { EventBook } from './events.ts'
import { ingest, type Source } from './ingest.ts'
import { attributor, openDesk, ROOT } from './open.ts'

const DATA = join(process.env.CONTADORA_DATA ?? '../shared', 'data', 'usgs')
const sample = (name: string) => readFileSync(join(ROOT, 'src/core/watch/feeds/samples', name))
const utf8 = (text: string) => new TextEncoder().encode(text)

let dir: string
let desk: Desk
let book: EventBook

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-ingest-'))
  desk = await openDesk(readConfig({ data: dir }, {}, ROOT))
  book = new EventBook(desk.store, await attributor(desk.region))
})
afterAll(async () => {
  await desk?.store.close()
  await rm(dir, { recursive: true, force: true })
})

const take = (feed: string, bytes: Uint8Array, over: Partial<Source> = {}) => ingest(desk, book, { feed, from: 'test', as: 'actual', ...over }, bytes)
const codeOf = (feed: string, bytes: Uint8Array) => take(feed, bytes).then(() => 'read', (error: unknown) => asFault(error).code)
const captures = async () => (await desk.store.page('public', { kind: 'capture', limit: 1000 })).items.length

/** A second reading of the same log, as after a restart: nothing in memory helps it. */
async function readAgain(): Promise<EventBook> {
  const again = new EventBook(desk.store, await attributor(desk.region))
  await again.catchUp()
  return again
}

const quake = (id: string, over: object = {}, lon: unknown = -78.756, lat: unknown = 19.419) => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat, 14.9] },
  properties: { mag: 7.3, place: 'at sea', time: 1580238624000, updated: 1580239000000, type: 'earthquake', status: 'reviewed', title: `M 7.3 ${id}`, ids: `,${id},`, ...over },
})
const collection = (...features: object[]) => utf8(JSON.stringify({ type: 'FeatureCollection', features }))

const alert = (id: string, info: string) => `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier><sender>w@example.org</sender>
<sent>2020-01-28T14:40:00-05:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>en</language><category>Met</category>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>${info}</info></alert>`
const flood = alert('flood-1', '<event>Flood Warning</event><headline>Flood on the coast</headline><area><areaDesc>x</areaDesc><circle>18.1,-77.3 20</circle></area>')
const person = alert('person-1', '<event>Child Abduction Emergency</event><headline>Abducted: Zyxwv Utsrq</headline><area><areaDesc>x</areaDesc><circle>18,-77 5</circle></area>')
const edxl = (...alerts: string[]) => utf8(`<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0">${alerts.join('')}</EDXLDistribution>`)

describe('what cannot be read at all is refused with its reason, and leaves nothing behind', () => {
  const deep = `<feed xmlns="http://www.w3.org/2005/Atom">${'<a>'.repeat(40_000)}${'</a>'.repeat(40_000)}</feed>`
  const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "${`&${i ? `b${i - 1}` : 'a'};`.repeat(10)}">`).join('')}]><alert>&b8;</alert>`
  test.each([
    ['truncated JSON', 'usgs', sample('usgs.geojson').subarray(0, 700)], ['truncated XML', 'cap', sample('alert.cap.xml').subarray(0, 700)],
    ['truncated RSS', 'gdacs', sample('gdacs.xml').subarray(0, 700)], ['XML 40,000 deep', 'cap', utf8(deep)], ['an entity bomb', 'cap', utf8(bomb)],
    ['an external entity', 'gdacs', utf8('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>')],
    ['latin-1 called JSON', 'usgs', new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d])], ['XML that lies about its encoding', 'cap', new Uint8Array([...utf8('<?xml version="1.0" encoding="UTF-8"?><alert>'), 0xff, 0xfe, ...utf8('</alert>')])],
    ['nothing', 'usgs', new Uint8Array()], ['JSON 40,000 deep', 'usgs', utf8('['.repeat(40_000))], ['another document', 'observations', utf8('{"format":"x"}')], ['a feed unknown', 'none', utf8('{}')],
  ])('%s', async (_, feed, bytes) => {
    const before = await captures()
    const code = await codeOf(feed, bytes)
    expect(code).not.toBe('read')
    expect(code).toMatch(/^[a-z-]+$/)
    expect(await captures()).toBe(before)
  })
  test('more bytes than the feed may have, before anything is parsed', async () => expect(await codeOf('usgs', new Uint8Array(33 * 1024 * 1024))).toBe('too-large'))
})

describe('a bad item costs itself and nothing else', () => {
  test('impossible places, depths and times are set aside by id with the reason; the good ones are there after a restart too', async () => {
    const done = await take('usgs', collection(
      quake('good-1'), quake('north-of-the-pole', {}, 0, 91), quake('far-east', {}, 999, 0), quake('words', {}, 'east', 'north'), quake('no-time', { time: 'noon' }),
      quake('year-290000', { time: 9e15, updated: 9e15 }), quake('infinite', { mag: 1e9 }), quake('good-2', {}, 179.999, -16.5),
    ))
    expect(done).toMatchObject({ read: 8, accepted: 2, updated: 0, duplicate: 0 })
    expect(done.rejected.map(({ id, reason }) => [id, reason.split(':')[0]])).toEqual([
      ['north-of-the-pole', 'impossible-coordinates'], ['far-east', 'impossible-coordinates'], ['words', 'impossible-coordinates'], ['no-time', 'impossible-time'],
      ['year-290000', 'impossible-time'], ['infinite', 'impossible-magnitude'],
    ])
    const ids = (await readAgain()).told().map(({ record }) => record.sources[0]!.id)
    expect(ids).toEqual(expect.arrayContaining(['good-1', 'good-2']))
    expect(ids).not.toContain('far-east')
  })

  test('one id and version with two contents: both kept, marked, and the same whichever came first', async () => {
    await take('usgs', collection(quake('twice', { mag: 5.1, title: 'M 5.1' }, -60, 5)))
    const done = await take('usgs', collection(quake('twice', { mag: 5.9, title: 'M 5.9' }, -60, 5)))
    expect(done).toMatchObject({ accepted: 0, updated: 1 })
    const found = (await readAgain()).told().find(({ record }) => record.sources[0]!.id === 'twice')!
    expect([found.record.versions.length, found.record.marks.length]).toEqual([2, 1])
    expect(found.record.versions.map(({ observation }) => observation.title).sort()).toEqual(['M 5.1', 'M 5.9'])
  })

  test('a capture that can no longer be read is set aside and does not hide the next', async () => {
    const { say } = await import('./say.ts')
    const body = { feed: 'usgs', from: 'lost', fetched: 0, bytes: '0'.repeat(64), size: 1, as: 'actual' }
    const { id } = await say(desk, await desk.office('DESK', 'desk'), { kind: 'capture', release: { audience: 'public' }, about: ['usgs'], body })
    await take('usgs', collection(quake('after-the-lost-one', {}, -70, -30)))
    const again = await readAgain()
    expect([...again.unread.keys()]).toEqual([id])
    expect(again.told().some(({ record }) => record.sources[0]!.id === 'after-the-lost-one')).toBe(true)
  })
})

describe('nothing new, nothing sealed', () => {
  test('the same again is known, whatever its wrapping, and the log does not grow', async () => {
    const first = await take('usgs', sample('usgs.geojson'))
    const before = await captures()
    const spaced = utf8(JSON.stringify(JSON.parse(sample('usgs.geojson').toString()), null, 4))
    expect(await take('usgs', spaced)).toMatchObject({ read: first.read, accepted: 0, updated: 0, duplicate: first.accepted + first.updated + first.duplicate })
    expect(await captures()).toBe(before)
  })

  test('a drill stays a drill and never touches the actual event of the same id', async () => {
    const done = await take('usgs', collection(quake('drilled', {}, -77, 18)), { as: 'exercise' })
    expect(done.accepted).toBe(1)
    expect((await take('usgs', collection(quake('drilled', {}, -77, 18)))).accepted).toBe(1)
    const both = (await readAgain()).told().filter(({ record }) => record.sources[0]!.id === 'drilled')
    expect(both.map(({ record }) => record.status).sort()).toEqual(['actual', 'exercise'])
  })
})

describe('alerts about persons', () => {
  test('no byte of a document that holds one is kept; the rest is, and can be read again', async () => {
    const done = await take('cap', edxl(flood, person))
    expect(done).toMatchObject({ read: 2, accepted: 1, rejected: [{ id: 'w@example.org,person-1', reason: 'about-a-person' }] })
    const all = await Promise.all(readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((file) => readFile(join(dir, file)).catch(() => Buffer.alloc(0))))
    expect([all.some((bytes) => bytes.includes('Flood on the coast')), all.some((bytes) => bytes.includes('Zyxwv'))]).toEqual([true, false])
    const again = await readAgain()
    const event = again.told().find(({ record }) => record.title === 'Flood on the coast')!
    expect(event.record.sources[0]).toMatchObject({ feed: 'cap', id: 'w@example.org,flood-1' })
    expect(again.rawOf(event.record.sources[0]!.latest)).toBeUndefined()
  })

  test('it is recognized by its hash when it comes again, alone or not', async () => {
    const before = await captures()
    expect(await take('cap', edxl(flood, person))).toMatchObject({ duplicate: 1 })
    expect(await captures()).toBe(before)
    expect((await readAgain()).knowsWithheld('0'.repeat(64))).toBe(false)
  })

  test('our own form does not let one in either, nor name bytes that this desk would hand out', async () => {
    const secret = 'a'.repeat(64)
    const [said] = book.told().find(({ record }) => record.title === 'Flood on the coast')!.record.versions
    const file = { format: 'contadora/observations/v1', source: { sha256: secret, size: 1, kept: true }, rejected: [], observations: [
      { ...said!.observation, id: 'handed-over', aliases: ['handed-over'] }, { ...said!.observation, id: 'p', title: 'Amber Alert: Zyxwv' }, { ...said!.observation, id: 'q', where: [{ kind: 'point', lat: 99, lon: 0 }] },
    ] }
    const done = await take('observations', utf8(JSON.stringify(file)))
    expect([done.accepted + done.updated, done.rejected.length]).toEqual([1, 2])
    expect([book.isRaw(secret), (await readAgain()).isRaw(secret)]).toEqual([false, false])
  })
})

test('raw bytes of what was kept are found by hash, and only those', async () => {
  const bytes = collection(quake('raw-1', {}, -65, 18))
  await take('usgs', bytes)
  for (const one of [book, await readAgain()]) {
    const event = one.told().find(({ record }) => record.sources[0]!.id === 'raw-1')!
    const hash = one.rawOf(event.record.sources[0]!.latest)!
    expect(one.isRaw(hash)).toBe(true)
    expect(Buffer.from((await desk.store.getBlob(hash))!.bytes).equals(Buffer.from(bytes))).toBe(true)
  }
})

const files = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith('.geojson')).sort() : []
test.skipIf(files.length === 0)(`all saved feeds of the US Geological Survey (${DATA}${files.length ? '' : ', absent: skipped'}): every item counted once, the same after a restart`, async () => {
  for (const name of files) {
    const done = await take('usgs', readFileSync(join(DATA, name)))
    expect([name, done.accepted + done.updated + done.duplicate + done.rejected.length]).toEqual([name, done.read])
  }
  const again = await readAgain()
  const key = ({ record, touches, level }: ReturnType<EventBook['list']>[number]) => [record.id, record.versions.length, touches.map(({ party }) => party).join(), level].join(' ')
  expect(again.told().length).toBeGreaterThan(2000)
  expect(again.told().map(key)).toEqual(book.told().map(key))
})
