import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readConfig } from '../src/server/config.ts'
import { EventBook } from '../src/server/events.ts'
import { ingest } from '../src/server/ingest.ts'
import { attributor, openDesk, ROOT } from '../src/server/open.ts'
import type { Figure } from './feeds.ts'

const FOLDER = join(process.env.CONTADORA_DATA ?? '../shared', 'data', 'usgs')
const ROUNDS = 3
const STORM = 20_000

/** Bytes to durable events: parse, lineage, attribution, signing and sealing, into a fresh desk each round; the best round counts. */
export async function run(): Promise<Figure[]> {
  const saved = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.geojson')).map((name) => readFileSync(join(FOLDER, name))) : []
  const figures = saved.length > 0 ? [await measured('ingest of all saved USGS feeds', saved)] : [{ name: 'ingest of saved USGS feeds', value: 0, unit: 'skipped', note: `no ${FOLDER}` }]
  return [...figures, await measured(`ingest of ${STORM} events in one document, then each revised`, [storm(0), storm(1)])]
}

async function measured(name: string, documents: readonly Uint8Array[]): Promise<Figure> {
  let [best, read, again] = [0, 0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const one = await onFreshDesk(documents)
    read = one.read
    best = Math.max(best, one.read / one.seconds)
    again = Math.max(again, one.read / one.rereadSeconds)
  }
  return { name, value: Math.round(best), unit: 'events/s', note: `${read} read in ${documents.length} documents; read back from the log after a restart ${Math.round(again)}/s; reach 5,000` }
}

async function onFreshDesk(documents: readonly Uint8Array[]): Promise<{ read: number; seconds: number; rereadSeconds: number }> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  const desk = await openDesk(readConfig({ data: dir }, {}, ROOT))
  try {
    const atlas = await attributor(desk.region)
    const book = new EventBook(desk.store, atlas)
    await desk.law()
    let read = 0
    const start = performance.now()
    for (const bytes of documents) read += (await ingest(desk, book, { feed: 'usgs', from: 'bench', as: 'actual' }, bytes)).read
    const seconds = (performance.now() - start) / 1000
    const reread = performance.now()
    await new EventBook(desk.store, atlas).catchUp()
    return { read, seconds, rereadSeconds: (performance.now() - reread) / 1000 }
  } finally {
    await desk.store.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Spread over the Americas and their seas; `version` 1 revises each magnitude. */
function storm(version: number): Uint8Array {
  const features = Array.from({ length: STORM }, (_, i) => ({
    type: 'Feature', id: `q${i}`, geometry: { type: 'Point', coordinates: [-130 + ((i * 104729) % 9000) / 100, -55 + ((i * 7919) % 12_500) / 100, 10] },
    properties: {
      mag: 4 + version, time: 1_600_000_000_000 + i * 60_000, updated: 1_600_000_000_000 + i * 60_000 + (version + 1) * 600_000, type: 'earthquake', title: `M ${4 + version} q${i}`,
      ids: `,q${i},`, url: `https://example.org/q${i}`,
    },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}
