import { join } from 'node:path'
import {
  bundleBytes, edgeFrom, edgeRoot, edgeTiles, emptyEdge, growTiles, leafHash, TILE_WIDTH, tilePath,
  type EntryTile, type HashTile, type TileEdge,
} from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import { equalBytes } from './bytes.ts'
import type { Db } from './dialect.ts'
import { readIfThere, writeDurably, type FileBytes } from './files.ts'
import type { Head } from './head.ts'
import { readEntries, unverifiedCheckpointIn } from './held.ts'
import type { Log } from './model.ts'

/** Entries hashed and written at a time: whole bundles. */
const CHUNK = 32 * TILE_WIDTH

/** Folder of a log's static files, as they are served: `checkpoint`, `tile/<level>/...`, `tile/entries/...` (C2SP tlog-tiles). */
export function publishedDir(dir: string, log: Log): string {
  return join(dir, 'ledger', log)
}

/**
 * Brings the tiles in `root` to the head: bundles and full tiles chunk by chunk, then the partial ones at the edge.
 * Starts again from nothing when what lies there is not what its own checkpoint says. The checkpoint is not touched.
 * Fault `log-contradicts-itself` when the entries do not lead to the head's root.
 */
export async function writeTiles(db: Db, root: string, head: Head): Promise<void> {
  let edge = await publishedEdge(root, head.size)
  while (edge.size < head.size) {
    // A bundle is written whole, so the entries of a partial one are read again.
    const from = edge.size - (edge.size % TILE_WIDTH)
    const entries = await readEntries(db, head.log, from, Math.min(CHUNK, head.size - from))
    if (from + entries.length <= edge.size) break
    const grown = growTiles(edge, entries.slice(edge.size - from).map(leafHash))
    const full = grown.tiles.filter(({ tile }) => tile.width === TILE_WIDTH)
      .map(({ tile, bytes }) => ({ path: join(root, tilePath(tile)), bytes }))
    await writeDurably([...bundles(root, from, entries), ...full])
    edge = grown.edge
  }
  if (edge.size !== head.size || !equalBytes(edgeRoot(edge), head.root))
    throw new Fault('log-contradicts-itself',
      `the entries of log ${head.log} do not lead to its head of ${head.size}: run verify. Nothing was signed`)
  await writeDurably(edgeTiles(edge.size).map((tile) => ({ path: join(root, tilePath(tile)), bytes: edge.rows[tile.level]! })))
}

/** `entries` start at index `from`, a multiple of a bundle's width. */
export function bundles(root: string, from: number, entries: readonly Uint8Array[]): FileBytes[] {
  const files: FileBytes[] = []
  for (let at = 0; at < entries.length; at += TILE_WIDTH) {
    const part = entries.slice(at, at + TILE_WIDTH)
    const tile: EntryTile = { kind: 'entries', index: (from + at) / TILE_WIDTH, width: part.length }
    files.push({ path: join(root, tilePath(tile)), bytes: bundleBytes(part) })
  }
  return files
}

/** The edge that the published checkpoint stands on, or an empty one when there is none to continue. */
async function publishedEdge(root: string, size: number): Promise<TileEdge> {
  const note = await readIfThere(join(root, 'checkpoint'))
  if (!note) return emptyEdge()
  const published = unverifiedCheckpointIn(note)
  if (published.size > size)
    throw new Fault('rolled-back', `the published log has ${published.size} entries, the database ${size}: nothing was signed`)
  const tiles = new Map<HashTile, Uint8Array | null>()
  for (const tile of edgeTiles(published.size)) tiles.set(tile, await readIfThere(join(root, tilePath(tile))))
  if ([...tiles.values()].includes(null)) return emptyEdge()
  const byLevel = new Map([...tiles].map(([tile, bytes]) => [tile.level, bytes!]))
  try {
    const edge = edgeFrom(published.size, (tile) => byLevel.get(tile.level)!)
    return equalBytes(edgeRoot(edge), published.root) ? edge : emptyEdge()
  } catch {
    return emptyEdge()
  }
}
