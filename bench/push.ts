import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STATES } from '../src/core/values/index.ts'
import { type Measure, quantile } from './index.ts'

const EVENTS = 200
const LISTENERS = STATES.filter((state) => state !== 'JAM')

/** A document comes in from a feed; the last of 34 states that listen hears of it. In one process with the listeners, over loopback. */
export async function run(): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  // What was built: the pages need a compiler that Node does not bring.
  const server = (await import('../dist/server/up.js' as string)) as typeof import('../src/server/up.ts')
  const { ingest } = (await import('../dist/server/ingest.js' as string)) as typeof import('../src/server/ingest.ts')
  const { desk, parts, port, close } = await server.up({ demo: true, port: '0', data: dir }, () => {})
  try {
    const heard = await Promise.all(LISTENERS.map((party) => listen(`http://localhost:${port}/api/v1/stream`, cookieOf(desk.seals, party))))
    const [grants, pushes]: [number[], number[]] = [[], []]
    for (let n = 0; n < EVENTS; n++) {
      const all = Promise.all(heard.map((one) => one.next()))
      const start = performance.now()
      await ingest(desk, parts.book, { feed: 'usgs', from: 'bench', as: 'exercise' }, quake(n))
      grants.push(performance.now() - start)
      await all
      pushes.push(performance.now() - start)
    }
    heard.forEach((one) => one.stop())
    return [
      { name: 'event in to durable grant, read and attributed, p99', value: quantile(grants, 0.99), unit: 'ms', note: `median ${quantile(grants, 0.5).toFixed(1)}` },
      { name: 'event in to durable grant and pushed to 34 listening states, p99', value: quantile(pushes, 0.99), unit: 'ms', note: `median ${quantile(pushes, 0.5).toFixed(1)}; ${EVENTS} events, the last listener counts` },
    ]
  } finally {
    await close()
    await rm(dir, { recursive: true, force: true })
  }
}

function cookieOf(seals: { seal(purpose: string, value: unknown): string }, party: string): string {
  return `contadora=${seals.seal('session', { id: '00'.repeat(16), party, office: 'bench', role: 'both', until: Date.now() + 3_600_000 })}`
}

/** A live stream; `next` resolves at the first change that comes after it was called. */
async function listen(url: string, cookie: string): Promise<{ next(): Promise<void>; stop(): void }> {
  const abort = new AbortController()
  const answer = await fetch(url, { headers: { cookie }, signal: abort.signal })
  let wake = (): void => {}
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body!) if (decoder.decode(chunk as Uint8Array, { stream: true }).includes('event: change')) wake()
  })()
  reading.catch(() => {})
  return { next: () => new Promise((resolve) => (wake = resolve)), stop: () => abort.abort() }
}

function quake(n: number): Uint8Array {
  const at = Date.now()
  const properties = { mag: 4.5 + (n % 30) / 10, time: at, updated: at, type: 'earthquake', status: 'reviewed', title: `M bench ${n}`, ids: `,b${n},`, sources: ',us,', net: 'us', code: `b${n}`, url: 'https://example.org/q', detail: 'https://example.org/q.json', tsunami: 0 }
  const feature = { type: 'Feature', id: `b${n}`, properties, geometry: { type: 'Point', coordinates: [-78.756 + n / 100, 19.4193, 14.9] } }
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', metadata: { generated: at }, features: [feature] }))
}
