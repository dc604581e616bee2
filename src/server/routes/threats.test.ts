import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../core/values/index.ts'
import { ingest } from '../ingest.ts'
import { ROOT } from '../open.ts'
import { say } from '../say.ts'
import { signalsIn } from '../threats/book.ts'
import { cellOf, groundOf } from '../threats/cells.ts'
import { thresholdsOf } from '../thresholds.ts'
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
  await quakes(feature('slv', 1, 5.2, -89.2, 13.7), feature('hti', 1, 7.0, -72.5, 18.5), feature('pry', 1, 7.0, -57.6, -25.3))
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
  expect(await json('/api/v1/threats/GTM/earthquake')).toMatchObject({ observed: 'moderate', questions: ['not-read'] })
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
  await take('counts', `place,what,theme,date,count\nGTM,dengue,epidemic,${week},80\n`)
  expect(await cell('public', 'GTM', 'epidemic')).toMatchObject({ observed: null, unjudged: ['GTM dengue'] })
})

test('what a state says is read as each viewer may: its own list, and an assessment told to one', async () => {
  expect(await cell('public', 'TTO', 'gangs')).toMatchObject({ declared: true, said: [{ by: 'list', rank: '4' }], questions: ['named-not-monitored'] })
  expect(await cell('public', 'HTI', 'earthquake')).toMatchObject({ declared: null, questions: ['grave-no-capability'] })
  const release = { audience: 'named', to: ['CUB'] } as const
  const office = await running.desk.office('HTI', 'releaser')
  const entry = { theme: 'earthquake', rank: 1, tier: '', wording: 'shaking', status: 'not-perceived', origin: [], roles: [], ties: [] }
  await say(running.desk, office, { kind: 'threats', release, about: [], body: { date: '2026-01-01', source: '', entries: [entry] } as unknown as Json } as never)
  await say(running.desk, office, { kind: 'capability', release, about: [], body: { date: '2026-01-01', lines: [{ theme: 'natural-disasters', pillar: 'technology', institution: 'civil-protection', nature: 'civil', grade: 'partial', causes: [], evidence: [] }] } as unknown as Json } as never)
  expect(await cell('CUB', 'HTI', 'earthquake')).toMatchObject({ observed: 3, declared: false, said: [{ by: 'assessment', wording: 'shaking' }], capability: [{ grade: 'partial' }], questions: ['seen-not-named'] })
  expect(await cell('public', 'HTI', 'earthquake')).toMatchObject({ declared: null, said: [], capability: [], questions: ['grave-no-capability'] })
  expect(await (await get('/en/watch/threats/HTI/earthquake')).text()).not.toContain('shaking')
})

test('cells that stay while their events do are those that are made anew', async () => {
  const { thresholds } = await thresholdsOf(running.desk)
  const made = (rules: typeof thresholds) => [...signalsIn(running.parts.book.told(), { rules, counts: () => true })].sort(([a], [b]) => (a < b ? -1 : 1))
  const before = [...thresholds]
  const kept = made(before)
  await quakes(feature('hti', 2, 7.6, -72.5, 18.5), feature('cub', 1, 6.1, -75.8, 20))
  const after = made(before)
  expect(after).toEqual(made([...thresholds]))
  expect(after).not.toEqual(kept)
  expect(after.find(([key]) => key === 'HND epidemic')![1]).toBe(kept.find(([key]) => key === 'HND epidemic')![1])
  await quakes(feature('hti', 3, 7.0, -72.5, 18.5), feature('cub', 2, 6.1, -75.8, 20, { status: 'deleted' }))
  expect(made(before)).toEqual(made([...thresholds]))
})

test('an escalation is told at once however long a quiet is asked for, and a fall waits', async () => {
  const told = async (quiet: number) => (await json(`/api/v1/threats/SLV/earthquake?quiet=${quiet}`)).notices.map(({ move, level }: { move: string; level: string }) => [move, level])
  expect(await told(168)).toEqual([['raised', 'moderate'], ['raised', 'severe']])
  const taken = async (quiet: number) => (await json(`/api/v1/threats/PRY/earthquake?quiet=${quiet}`)).notices.map(({ move }: { move: string }) => move)
  expect([await taken(0), await taken(168)]).toEqual([['raised', 'withdrawn'], ['raised']])
  expect((await get('/api/v1/threats/SLV/earthquake?quiet=never')).status).toBe(400)
})

describe('forecast', () => {
  const asked = 'from=2022-01&counts=3+1+4+1+-+9,2;6'
  test('its address is its permalink; it has its baselines and its record, as a page and as data', async () => {
    const html = await (await get(`/en/watch/forecast?${asked}`)).text()
    for (const text of ['this forecast: its own months', 'its own last 12 months (conflictology)', 'How good it was', 'For each month from 2022-11 to 2023-10']) expect(html).toContain(text)
    const { forecast, note } = await json(`/api/v1/forecast?${asked}`)
    expect([forecast.length, new Set(forecast.map(({ method }: { method: string }) => method)), note.record.length]).toEqual([14 * 3, new Set(['fading', 'conflictology', 'last-poisson']), 2])
    expect((await (await get(`/api/v1/forecast.csv?${asked}`)).text()).split('\r\n')[0]).toBe('month,lead,measured,method,baseline,mean,q5,q25,q50,q75,q95,none')
  })

  test.each([['from=2022&counts=1+2+3+4+5+6', 'from'], ['from=2022-01&counts=1+2+x', 'counts'], ['from=2022-01&counts=1+-2+3+4+5+6', 'counts'], ['from=2022-01&counts=1+2', 'counts'], ['from=2022-01&counts=1.5', 'counts'], ['from=2022-01', 'counts']])('%s is refused beside its field', async (query, field) => {
    const answer = await get(`/es/watch/forecast?${query}`)
    expect([answer.status, (await answer.text()).includes(`id="${field}-error"`)]).toEqual([400, true])
    expect((await get(`/api/v1/forecast?${query}`)).status).toBe(400)
  })

  test('the dead of a state by month, with what nobody reported left open', async () => {
    const sample = readFileSync(join(ROOT, 'src/core/watch/feeds/samples/ucdp.csv'), 'utf8').split('\n')
    const later = sample[1]!.replace('900001', '900011').replaceAll('2023-05-04', '2023-07-04').replace(',3,5,2', ',30,50,20')
    await take('ucdp', [...sample.slice(0, 2), later].join('\n'))
    expect(await json('/api/v1/threats/MEX/armed-conflict')).toMatchObject({ monthly: { '2023-05': 3, '2023-07': 30 } })
    expect(await (await get('/en/watch/threats/MEX/armed-conflict')).text()).toContain('forecast?of=Mexico%2C+Armed+conflict&amp;from=2023-05&amp;counts=3+-+30')
    const { steps } = (await cell('public', 'MEX', 'armed-conflict')).past[0]!
    expect(steps.map(({ at, move, level }) => [new Date(at).toISOString().slice(0, 10), move, level])).toEqual([
      ['2023-05-04', 'raised', 1], ['2023-07-04', 'raised', 2], ['2024-07-03', 'lowered', 0],
    ])
    expect(await json('/api/v1/threats/USA/armed-conflict')).toMatchObject({ monthly: {} })
  })
})

describe('pages', () => {
  test.each(['en', 'es', 'pt', 'fr'].flatMap((lang) => ['', '?theme=earthquake', '/SLV', '/SLV/earthquake', '/HND/epidemic', '/GTM/epidemic'].map((path) => `/${lang}/watch/threats${path}`)))('%s', async (path) => {
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
