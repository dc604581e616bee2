import { join } from 'node:path'
import { inclusionNodes, proveInclusion, tilePath, tileReader, tilesFor, type Hash } from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import { readIfThere } from './files.ts'
import { unverifiedCheckpointIn } from './held.ts'
import type { Log } from './model.ts'
import { publishedDir } from './published.ts'

export interface Inclusion {
  log: Log
  index: number
  /** of the tree that the checkpoint is of */
  size: number
  hashes: Hash[]
  /** the published signed note */
  checkpoint: Uint8Array
}

/** Inclusion under the newest published checkpoint, or null when the entry awaits the next beat. Reads a few tiles of 8 kB. */
export async function proveEntry(dir: string, log: Log, index: number): Promise<Inclusion | null> {
  const root = publishedDir(dir, log)
  const checkpoint = await readIfThere(join(root, 'checkpoint'))
  if (!checkpoint) return null
  const { size } = unverifiedCheckpointIn(checkpoint)
  if (index >= size) return null
  const tiles = new Map<string, Uint8Array>()
  for (const tile of tilesFor(inclusionNodes(index, size), size)) {
    const file = join(root, tilePath(tile))
    const bytes = await readIfThere(file)
    if (!bytes) throw new Fault('tile-missing', 'a published tile is missing: run verify', { file })
    tiles.set(tilePath(tile), bytes)
  }
  return { log, index, size, hashes: proveInclusion(index, size, tileReader(size, (tile) => tiles.get(tilePath(tile))!)), checkpoint }
}
