import { afterAll, beforeAll, expect } from 'vitest'
import type { OrderBody } from '../src/core/statements/index.ts'
import type { Json } from '../src/core/values/index.ts'
import { ingest } from '../src/server/ingest.ts'
import { handlers } from '../src/server/jobs/index.ts'
import { say } from '../src/server/say.ts'
import { threadsFor } from '../src/server/views/warnings.ts'
import { Worker } from '../src/server/worker.ts'
import { inWorlds } from './exchange-fixture.ts'
import { makeSeed, type Seed, START } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const feature = (id: string, mag: number, lat: number, lon: number, version: number) => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat, 10] },
  properties: { mag, time: START, updated: START + version, type: 'earthquake', status: 'reviewed', title: `M ${mag} ${id}`, ids: `,${id},`, tsunami: 0 },
})
const document = (features: unknown[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', metadata: { generated: START }, features }))

onEachEngine('a storm of events', (engine) => {
  inWorlds(engine, () => seed)('loses no event, no revision and no warning, whatever comes at the same moment', async (world) => {
    const { desk, parts } = world
    parts.worker = new Worker(desk, handlers(() => parts))
    const order: OrderBody = { themes: ['earthquake'], severity: 'Severe', messages: ['alert', 'update'], from: START }
    await say(desk, await desk.office('JAM', 'releaser'), { kind: 'order', release: { audience: 'author' }, body: order as unknown as Json })
    world.at(START + 60_000)
    const take = (features: unknown[]) => ingest(desk, parts.book, { feed: 'usgs', from: 'storm', as: 'exercise' }, document(features))
    const minors = (version: number) => Array.from({ length: 10 }, (_, d) => take(Array.from({ length: 100 }, (_, i) => feature(`m${d * 100 + i}`, 2.5 + version / 10, -55 + i / 25, -130 - d, version))))
    const first = [...minors(0), take([feature('red1', 8, 18.2, -77.5, 0)])]
    const second = Promise.all(first).then(() => Promise.all([...minors(1), take([feature('red2', 8.1, 18.6, -77.2, 0)])]))
    const outcomes = [...(await Promise.all(first)), ...(await second)]
    await parts.worker.drain()
    expect(outcomes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1002)
    expect(outcomes.reduce((sum, { updated }) => sum + updated, 0)).toBe(1000)
    const events = parts.book.told()
    expect(events.length).toBe(1002)
    expect(events.filter(({ record }) => record.versions.length === 2).length).toBe(1000)
    expect((await threadsFor(parts, 'JAM')).length).toBe(2)
  })
})
