import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { proveConsistency, proveInclusion, tilePath, tileReader, type Hash, type HashReader } from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
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

export interface Prover {
  inclusion(log: Log, index: number): Inclusion | null
  /** that the log of `older` entries begins the newest published one */
  consistency(log: Log, older: number): Hash[] | null
}

/** Nodes above this level are kept: every proof needs some, and one for 256 entries costs 255 hashes to work out. */
const KEPT_LEVEL = 8
const KEPT_NODES = 1 << 16

/**
 * Inclusion under the newest published checkpoint, or null when the entry awaits the next beat. Reads the tiles of 8 kB on
 * the entry's path. What is kept between calls stays true: a complete subtree never changes.
 */
export function prover(dir: string): Prover {
  const kept: Record<Log, Map<string, Hash>> = { law: new Map(), statements: new Map() }
  const published = (log: Log): { checkpoint: Uint8Array; size: number; read: HashReader } | null => {
    const root = publishedDir(dir, log)
    const checkpoint = readNow(join(root, 'checkpoint'))
    if (!checkpoint) return null
    const { size } = unverifiedCheckpointIn(checkpoint)
    const tiles = new Map<string, Uint8Array>()
    return { checkpoint, size, read: keeping(kept[log], tileReader(size, (tile) => readTile(tiles, join(root, tilePath(tile))))) }
  }
  return {
    inclusion(log, index) {
      const found = published(log)
      if (!found || index >= found.size) return null
      return { log, index, size: found.size, hashes: proveInclusion(index, found.size, found.read), checkpoint: found.checkpoint }
    },
    consistency(log, older) {
      const found = published(log)
      return found && older <= found.size ? proveConsistency(older, found.size, found.read) : null
    },
  }
}

function keeping(kept: Map<string, Hash>, read: HashReader): HashReader {
  return (at) => {
    if (at.level < KEPT_LEVEL) return read(at)
    const key = `${at.level}/${at.index}`
    const hash = kept.get(key) ?? read(at)
    if (kept.size >= KEPT_NODES) kept.clear()
    kept.set(key, hash)
    return hash
  }
}

function readTile(read: Map<string, Uint8Array>, file: string): Uint8Array {
  const bytes = read.get(file) ?? readNow(file)
  if (!bytes) throw new Fault('tile-missing', 'a published tile is missing: run verify', { file })
  read.set(file, bytes)
  return bytes
}

/** Synchronous on purpose: 8 kB that were just written take 30 microseconds, and ten times that by way of the thread pool. */
function readNow(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}
