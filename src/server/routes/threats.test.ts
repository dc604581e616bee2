import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../core/values/index.ts'
import { ingest } from '../ingest.ts'
import { say } from '../say.ts'
import { cellOf, groundOf } from '../threats/cells.ts'
import { type Running, up } from '../up.ts'
import { threatStateView } from '../views/threats.ts'

const HOUR = 3_600_000
let running: Running
let dir: string
let now: number

const get = (path: string) => fetch(`http://127.0.0.1:${running.port}${path}`)
const json = async (path: string) => (await get(path)).json() as Promise<any>
const cell = async (viewer: string, state: string, theme: string) => cellOf(await groundOf(running.parts, viewer, 'en'), state, theme)
const feature = (id: string, version: number, mag: number | null, lon: number, lat: number, over: object = {}) => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat, 10] },
  properties: { mag, time: now - 5 * HOUR, updated: now - 5 * HOUR + version * HOUR, type: 'earthquake', status: 'reviewed', title: `M ${mag} ${id}`, ids: `,${id},`, url: `https://example.org/${id}`, ...over },
})
const take = (feed: string, text: string, as: 'actual' | 'exercise' = 'actual') => ingest(running.desk, running.parts.book, { feed, from: 'test', as }, Buffer.from(text))
const quakes = (...features: object[]) => take('usgs', JSON.stringify({ type: 'FeatureCollection', features }))

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-threats-'))
  running = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, {})
  now = running.desk.clock()
  await quakes(feature('slv', 1, 5.2, -89.2, 13.7), feature('jam', 1, 7.0, -77.3, 18.1), feature('pry', 1, 7.0, -57.6, -25.3))
  await quakes(feature('slv', 2, 5.7, -89.2, 13.7), feature('pry', 2, 7.0, -57.6, -25.3, { status: 'deleted' }))
}, 60_000)
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})

test('the threshold is that of the state: one event is severe in El Salvador and moderate next door', async () => {
  const slv = await json('/api/v1/threats/SLV/earthquake')
  expect(slv).toMatchObject({ observed: 'severe', history: [{ level: 'moderate' }, { level: 'severe' }], signals: [{ evidence: [{ value: '5.7', level: 'severe' }], steps: [{ move: 'raised', level: 'moderate' }, { move: 'raised', level: 'severe' }] }] })
  expect(slv.thresholds.map(({ id }: { id: string }) => id)).toContain('earthquake-magnitude-lower')
  expect(await json('/api/v1/threats/HND/earthquake')).toMatchObject({ observed: 'moderate' })
})

test('what its source took back is over, and stays in the history and among the past alarms', async () => {
  expect(await json('/api/v1/threats/PRY/earthquake')).toMatchObject({
    observed: null, signals: [], history: [{ level: 'severe' }, { level: null }], pastAlarms: { grave: 1, withdrawn: 1, settledLower: 0, roseLater: 0 },
  })
  const steps = await (await get('/api/v1/threats/PRY/earthquake.csv')).text()
  expect(steps.split('\r\n')[2]).toMatch(/PRY,earthquake,[0-9a-f]{32},M 7 pry,[^,]+,withdrawn,severe,,/)
})

test('nothing seen is quiet only where somebody looked', async () => {
  expect(await cell('public', 'BOL', 'earthquake')).toMatchObject({ observed: null, coverage: 'off', signals: [] })
  expect(await cell('public', 'BOL', 'gangs')).toMatchObject({ observed: null, coverage: 'none', feeds: [] })
  const rows = await (await get('/api/v1/threats.csv?theme=gangs')).text()
  expect(rows.split('\r\n').filter((row) => row.includes(',quiet,'))).toEqual([])
})

test('too few weeks are not monitorable; a year of dead counts where they died', async () => {
  const week = new Date(now - 14 * 24 * HOUR).toISOString().slice(0, 10)
  await take('counts', `place,what,theme,date,count\nHND,dengue,epidemic,${week},80\n`)
  expect(await cell('public', 'HND', 'epidemic')).toMatchObject({ observed: null, unjudged: ['HND dengue'] })
})

test('what a state says is read as each viewer may: its own list, and an assessment told to one', async () => {
  expect(await cell('public', 'TTO', 'gangs')).toMatchObject({ declared: true, said: [{ by: 'list', rank: '4' }], questions: ['named-not-monitored'] })
  expect(await cell('public', 'JAM', 'earthquake')).toMatchObject({ declared: null, questions: ['grave-no-capability'] })
  const release = { audience: 'named', to: ['CUB'] } as const
  const office = await running.desk.office('JAM', 'releaser')
  const entry = { theme: 'earthquake', rank: 1, tier: '', wording: 'shaking', status: 'not-perceived', origin: [], roles: [], ties: [] }
  await say(running.desk, office, { kind: 'threats', release, about: [], body: { date: '2026-01-01', source: '', entries: [entry] } as unknown as Json } as never)
  await say(running.desk, office, { kind: 'capability', release, about: [], body: { date: '2026-01-01', lines: [{ theme: 'natural-disasters', pillar: 'technology', institution: 'civil-protection', nature: 'civil', grade: 'partial', causes: [], evidence: [] }] } as unknown as Json } as never)
  expect(await cell('CUB', 'JAM', 'earthquake')).toMatchObject({ observed: 3, declared: false, said: [{ by: 'assessment', wording: 'shaking' }], capability: [{ grade: 'partial' }], questions: ['seen-not-named'] })
  expect(await cell('public', 'JAM', 'earthquake')).toMatchObject({ declared: null, said: [], capability: [], questions: ['grave-no-capability'] })
  expect(await (await get('/en/watch/threats/JAM/earthquake')).text()).not.toContain('shaking')
})

test('an escalation is told at once however long a quiet is asked for, and a fall waits', async () => {
  const told = async (quiet: number) => (await json(`/api/v1/threats/SLV/earthquake?quiet=${quiet}`)).notices.map(({ move, level }: { move: string; level: string }) => [move, level])
  expect(await told(168)).toEqual([['raised', 'moderate'], ['raised', 'severe']])
  const taken = async (quiet: number) => (await json(`/api/v1/threats/PRY/earthquake?quiet=${quiet}`)).notices.map(({ move }: { move: string }) => move)
  expect([await taken(0), await taken(168)]).toEqual([['raised', 'withdrawn'], ['raised']])
  expect((await get('/api/v1/threats/SLV/earthquake?quiet=never')).status).toBe(400)
})

describe('pages', () => {
  test.each(['en', 'es', 'pt', 'fr'].flatMap((lang) => ['', '?theme=earthquake', '/SLV', '/SLV/earthquake', '/HND/epidemic'].map((path) => `/${lang}/watch/threats${path}`)))('%s', async (path) => {
    const answer = await get(path)
    const html = await answer.text()
    expect([answer.status, gzipSync(html).length < 40 * 1024]).toEqual([200, true])
    expect(html.replaceAll(/ href="[^"]*"/g, '')).not.toMatch(/\{\$|undefined|NaN/)
  })

  test('a state, a theme and an address that are none', async () => {
    const statuses = await Promise.all(['/en/watch/threats/XXX', '/en/watch/threats/OAS', '/en/watch/threats/JAM/nothing', '/en/watch/threats/JAM/poverty', '/api/v1/threats/JAM/poverty', '/en/watch/threats?theme=nothing', '/api/v1/threats?theme=poverty'].map(async (path) => (await get(path)).status))
    expect(statuses).toEqual([404, 404, 404, 404, 404, 400, 400])
  })

  test('persons and needs are never a threat that is watched', async () => {
    const { cells } = await threatStateView(running.parts, 'public', 'MEX', { lang: 'en', name: (code: string) => code } as never)
    expect(cells.map(({ theme }) => theme).filter((theme) => ['migration', 'poverty', 'social-alienation', 'displacement'].includes(theme))).toEqual([])
    expect(cells.length).toBeGreaterThan(25)
  })

  test('the same question has the same answer: a replay of the captures changes nothing', async () => {
    const before = await (await get('/api/v1/threats.csv')).text()
    expect(await (await get('/api/v1/threats.csv')).text()).toBe(before)
    expect(await (await get('/api/v1/thresholds.csv')).text()).toContain('earthquake-magnitude-lower,earthquake,SLV COL NIC,magnitude,4.5,5.0,5.5,7.5')
  })
})
