import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadScenarios } from '../src/adapters/region-files/index.ts'
import type { Scenario } from '../src/core/watch/index.ts'
import { doDeed } from '../src/server/drills/deeds.ts'
import { drillOf, drillsFor, progressOf, startDrill, stopDrill } from '../src/server/drills/live.ts'
import { drillEvent } from '../src/server/drills/telling.ts'
import { readConfig } from '../src/server/config.ts'
import { EventBook } from '../src/server/events.ts'
import type { Parts } from '../src/server/http.ts'
import { ingest } from '../src/server/ingest.ts'
import { handlers } from '../src/server/jobs/index.ts'
import { attributor, openDesk, ROOT } from '../src/server/open.ts'
import { Polls } from '../src/server/polls.ts'
import { Worker } from '../src/server/worker.ts'
import { announce, cookieOf, makeSeed, makeWorld, type Seed, START, type World } from './properties/world.ts'

const MIN = 60_000
let seed: Seed
let world: World
let scenario: Scenario
let all: Scenario[]
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())
beforeEach(async () => {
  world = await makeWorld(seed, 'sqlite')
  world.parts.worker = new Worker(world.desk, handlers(() => world.parts))
  all = (await loadScenarios(world.desk.config.regionDir, world.desk.region)).scenarios
  scenario = all.find(({ id }) => id === 'quake-tsunami')!
})
afterEach(() => world.close())

const BY = { party: 'JAM', office: 'Civil protection of JAM' }
const passTo = async (instant: number) => {
  world.at(instant)
  await world.parts.worker.drain()
}

test('reports come in at their time as exercises, and the goals count minutes of the wall', async () => {
  const { parts, desk } = world
  const id = await startDrill(parts, scenario, BY, 10)
  await passTo(START + 30_000)
  const event = drillEvent(parts, id, 'quake')!
  expect([event.record.status, event.record.versions.length]).toEqual(['exercise', 1])
  await doDeed(parts, { after: 0, by: 'JAM', does: 'warn', event: 'quake' }, event)
  await passTo(START + MIN)
  expect(drillEvent(parts, id, 'quake')!.record.versions.length).toBe(2)
  const drill = (await drillOf(desk, 'JAM', id, all))!
  const { goals, warnings } = await progressOf(parts, 'JAM', drill, scenario)
  expect(warnings.map(({ by, event }) => [by, event])).toEqual([['JAM', 'quake']])
  expect(goals[0]).toMatchObject({ goal: 'warned', within: 1, met: true })
  await passTo(START + 25 * MIN)
  expect((await drillOf(desk, 'JAM', id, all))!.body.state).toBe('ended')
})

test('nobody outside learns of a drill, by a list, by its id or by its page', async () => {
  const { parts, desk } = world
  const id = await startDrill(parts, scenario, BY, 1)
  expect(await drillOf(desk, 'CAN', id, all)).toBeNull()
  expect(await drillsFor(desk, 'public', all)).toEqual([])
  const ask = async (path: string, party: string) => world.app.request(path, { headers: cookieOf(world, party) })
  expect((await ask(`/en/drills/${id}`, 'CAN')).status).toBe(404)
  expect(await (await ask(`/api/v1/drills/${id}`, 'CAN')).text()).toBe((await (await ask(`/api/v1/drills/${'0'.repeat(32)}`, 'CAN')).text()).replaceAll('0'.repeat(32), id))
  expect((await ask(`/en/drills/${id}`, 'CUB')).status).toBe(200)
})

test('one drill at a time; whoever plays may stop it, and then nothing more comes in', async () => {
  const { parts, desk } = world
  const id = await startDrill(parts, scenario, BY, 1)
  await expect(startDrill(parts, scenario, BY, 1)).rejects.toMatchObject({ code: 'drill-running' })
  await stopDrill(desk, id, 'stopped')
  await stopDrill(desk, id, 'stopped')
  await passTo(START + 20 * MIN)
  expect(drillEvent(parts, id, 'quake')).toBeUndefined()
  expect((await drillOf(desk, 'CUB', id, all))!.body.state).toBe('stopped')
  await startDrill(parts, scenario, BY, 1)
})

test('a real warning stops a drill before its next report, and the drill does not say why', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-drill-'))
  let now = START
  const desk = await openDesk(readConfig({ data: dir, port: '0', poll: false }, {}, ROOT), { clock: () => now })
  try {
    const atlas = await attributor(desk.region)
    const book = new EventBook(desk.store, atlas)
    const parts = { desk, book, atlas, polls: new Polls(desk, book), demo: null } as never as Parts
    parts.worker = new Worker(desk, handlers(() => parts))
    const pass = async (instant: number) => {
      now = instant
      await parts.worker.drain()
    }
    for (const role of ['drafter', 'releaser'] as const) await announce(desk, 'CAN', role, 'Public Safety', 'civil', false)
    const id = await startDrill(parts, scenario, BY, 1)
    await pass(START + MIN)
    const properties = { mag: 7, place: 'off the coast', time: START + MIN, updated: START + MIN, type: 'earthquake', status: 'reviewed', title: 'M 7 off the coast', ids: ',r1,', tsunami: 0 }
    const feature = { type: 'Feature', id: 'r1', geometry: { type: 'Point', coordinates: [-129, 49.5, 10] }, properties }
    await ingest(desk, book, { feed: 'usgs', from: 'test', as: 'actual' }, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })))
    await doDeed(parts, { after: 0, by: 'CAN', does: 'warn', event: 'r1' }, book.told().find(({ record }) => record.status === 'actual')!)
    await pass(START + 20 * MIN)
    expect(drillEvent(parts, id, 'quake')!.record.versions.length).toBe(1)
    const drill = (await drillOf(desk, 'CUB', id, all))!
    expect(drill.body.state).toBe('stopped')
    expect(JSON.stringify(drill)).not.toMatch(/CAN|actual/)
  } finally {
    await desk.store.close()
    await rm(dir, { recursive: true, force: true })
  }
})
