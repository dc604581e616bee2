import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Fault, type Region, type RegionFacts, regionOf } from '../../core/values/index.ts'
import { loadPlaces } from './places.ts'

/** Change it when the shape of the facts changes: an old cache is then not read. */
const SHAPE = 2
const FILES = ['states.yaml', 'territories.yaml', 'subregions.yaml', 'bodies.yaml', 'themes.yaml', 'words.yaml', 'focal-points.yaml']

/** `loadPlaces`, kept in `cacheDir` by the hash of its files when they are sound: half a second of YAML becomes one JSON. */
export async function loadPlacesCached(dir: string, cacheDir: string | undefined): Promise<{ region: Region; faults: Fault[] }> {
  if (cacheDir === undefined) return loadPlaces(dir)
  const cache = join(cacheDir, `places-${await hashOf(dir)}.json`)
  const kept = await readFile(cache, 'utf8').then((text) => JSON.parse(text) as RegionFacts).catch(() => undefined)
  if (kept) return { region: regionOf(kept), faults: [] }
  const read = await loadPlaces(dir)
  if (read.faults.length === 0) await keep(cache, JSON.stringify(read.region))
  return read
}

async function hashOf(dir: string): Promise<string> {
  const hash = createHash('sha256').update(`${SHAPE}\n`)
  for (const file of FILES) {
    const text = await readFile(join(dir, file), 'utf8').catch(() => '')
    hash.update(`${file}\n${text.length}\n`).update(text)
  }
  return hash.digest('hex').slice(0, 32)
}

/** A cache that cannot be written costs time and nothing else. */
async function keep(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`
  await writeFile(part, text, { mode: 0o600 }).then(() => rename(part, file)).catch(() => {})
}
