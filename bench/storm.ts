import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measure, quantile } from './index.ts'

const EVENTS = 10_000
/** Items of one document: a feed is polled, and brings many at once. */
const BATCH = 250
const REDS = 8

/**
 * Ten thousand events, half of them revisions, come in as fast as they are taken, and unrelated earthquakes of magnitude 8 among them.
 * How long until each red one is durable, and until the standing order of its state has let the warning out: the rest of the storm waits.
 */
export async function run(): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  const built = (path: string) => import(`../dist/server/${path}.js`) as Promise<unknown>
  const { up } = (await built('up')) as typeof import('../src/server/up.ts')
  const { ingest } = (await built('ingest')) as typeof import('../src/server/ingest.ts')
  const { giveOrder } = (await built('demo/hooks')) as typeof import('../src/server/demo/hooks.ts')
  const { threadsFor } = (await built('views/warnings')) as typeof import('../src/server/views/warnings.ts')
  const { desk, parts, close } = await up({ demo: true, port: '0', data: dir }, () => {})
  const take = (bytes: Uint8Array) => ingest(desk, parts.book, { feed: 'usgs', from: 'bench', as: 'exercise' }, bytes)
  try {
    await giveOrder(desk, 'JAM', 'earthquake')
    const before = (await threadsFor(parts, 'JAM')).length
    const [durable, released]: [number[], number[]] = [[], []]
    const started = performance.now()
    let told = 0
    const batches = EVENTS / BATCH
    const waits: Promise<void>[] = []
    for (let n = 0; n < batches; n++) {
      const storm = take(document(Array.from({ length: BATCH }, (_, i) => minor(n, i, batches))))
      if (n % Math.floor(batches / REDS) === 2 && durable.length < REDS) {
        const [at, nth] = [performance.now(), ++told]
        await take(document([red(nth)]))
        durable.push(performance.now() - at)
        waits.push(until(async () => (await threadsFor(parts, 'JAM')).length >= before + nth).then(() => void released.push(performance.now() - at)))
      }
      await storm
    }
    await Promise.all(waits)
    const seconds = (performance.now() - started) / 1000
    const lost = REDS - released.length
    return [
      { name: `storm of ${EVENTS} events, half of them revisions`, value: Math.round(EVENTS / seconds), unit: '/s', note: `${seconds.toFixed(1)} s in all` },
      { name: 'red event in a storm to durable, worst', value: quantile(durable, 1), unit: 'ms', note: `median ${quantile(durable, 0.5).toFixed(0)}; ${REDS} of them` },
      { name: 'red event in a storm to its warning released by standing order, worst', value: quantile(released, 1), unit: 'ms', note: `median ${quantile(released, 0.5).toFixed(0)}; ${lost} lost` },
    ]
  } finally {
    await close()
    await rm(dir, { recursive: true, force: true })
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await done()); ) {
    if (Date.now() > end) throw new Error('a red warning was lost in the storm')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

interface Quake {
  id: string
  mag: number
  lat: number
  lon: number
  version: number
}

/** The second half says the first half again, a little differently: far from anybody's order. */
function minor(n: number, i: number, batches: number): Quake {
  const half = batches / 2
  return { id: `m${(n % half) * BATCH + i}`, mag: 2.5 + (n < half ? 0 : 0.1), lat: -55 + (i % 40) / 10, lon: -130 - (i % 60) / 10, version: n }
}

function red(n: number): Quake {
  return { id: `red${n}`, mag: 8, lat: 18.2 + n / 50, lon: -77.5, version: 0 }
}

function document(quakes: readonly Quake[]): Uint8Array {
  const now = Date.now()
  const features = quakes.map(({ id, mag, lat, lon, version }) => ({
    type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat, 10] },
    properties: { mag, time: now - 60_000, updated: now + version, type: 'earthquake', status: 'reviewed', title: `M ${mag} ${id}`, ids: `,${id},`, sources: ',us,', net: 'us', code: id, url: 'https://example.org/q', detail: 'https://example.org/q.json', tsunami: 0, alert: mag >= 8 ? 'red' : null },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', metadata: { generated: now }, features }))
}
