import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from './index.ts'

const EVENTS = 20_000
/** Items of one document. */
const BATCH = 1000
/** A desk opens, and works out the law and the watch before anybody asks. */
const SETTLED_MS = 3000
const PAGES = ['/en/watch/threats', '/en/watch', '/en/states', '/en/watch/threats/CHL', '/api/v1/threats.csv']

/**
 * A desk with twenty thousand events, half of them earthquakes about the Caribbean, where most are near to many, and half deaths in one
 * state: what the first reader of each page waits for, the next reader while nothing comes, and the next after a capture.
 */
export async function run(): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  const built = (path: string) => import(`../dist/server/${path}.js`) as Promise<unknown>
  const { up } = (await built('up')) as typeof import('../src/server/up.ts')
  const { ingest } = (await built('ingest')) as typeof import('../src/server/ingest.ts')
  const open = () => up({ demo: true, port: '0', data: dir, poll: false }, () => {})
  let running = await open()
  const take = (from: number, size: number) => ingest(running.desk, running.parts.book, { feed: 'usgs', from: 'bench', as: 'exercise' }, document(from, size))
  const count = (from: number, size: number) => ingest(running.desk, running.parts.book, { feed: 'ucdp', from: 'bench', as: 'exercise' }, deaths(from, size))
  const read = async (path: string) => {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const answer = await fetch(`http://127.0.0.1:${running.port}${path}`, { headers: { accept: `*/*;n=${asked++}` } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    const { user, system } = process.cpuUsage(cpu)
    return { ms: performance.now() - start, cpu: (user + system) / 1000 }
  }
  let asked = 0
  try {
    for (let from = 0; from < EVENTS; from += 2 * BATCH) await Promise.all([take(from, BATCH), count(from, BATCH)])
    const unread = await read(PAGES[0]!)
    await running.close()
    running = await open()
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
    const figures: Measure[] = [{ name: `${PAGES[0]}, first answer after ${EVENTS} events came at once`, value: unread.ms, unit: 'ms', note: `of the processor ${unread.cpu.toFixed(0)}` }]
    for (const path of PAGES) {
      const first = await read(path)
      const again = await read(path)
      await take(EVENTS + figures.length, 1)
      const after = await read(path)
      figures.push({ name: `${path}, first answer of a desk with ${EVENTS} events`, value: first.ms, unit: 'ms', note: `again ${again.ms.toFixed(0)}; after one more event ${after.ms.toFixed(0)}; of the processor ${[first, again, after].map(({ cpu }) => cpu.toFixed(0)).join(', ')}` })
    }
    return figures
  } finally {
    await running.close()
    await rm(dir, { recursive: true, force: true })
  }
}

function deaths(from: number, size: number): Uint8Array {
  const rows = Array.from({ length: size }, (_, i) => {
    const day = new Date(Date.UTC(2000) + (from + i) * 36_000_000).toISOString().slice(0, 10)
    return `${from + i},"B-1",2,"Side One","Side Two",1,${(17 + (i % 90) / 10).toFixed(1)},${(-105 + (i % 70) / 10).toFixed(1)},"Mexico",70,1,${day},${day},${i % 5},9,0`
  })
  return Buffer.from(['"id","relid","type_of_violence","side_a","side_b","where_prec","latitude","longitude","country","country_id","date_prec","date_start","date_end","best","high","low"', ...rows].join('\n'))
}

function document(from: number, size: number): Uint8Array {
  const now = Date.now()
  const features = Array.from({ length: size }, (_, i) => from + i).map((n) => ({
    type: 'Feature', id: `b${n}`, geometry: { type: 'Point', coordinates: [-95 + ((n * 7919) % 3500) / 100, 5 + ((n * 104_729) % 2000) / 100, 10] },
    properties: { mag: 4 + ((n * 31) % 30) / 10, time: now - (n % 20_000) * 3_600_000, updated: now, type: 'earthquake', status: 'reviewed', title: `M b${n}`, ids: `,b${n},`, url: 'https://example.org/q', tsunami: 0 },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', metadata: { generated: now }, features }))
}
