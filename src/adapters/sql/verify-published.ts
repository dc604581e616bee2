import { join } from 'node:path'
import { edgeTiles, edgeRoot, emptyEdge, growTiles, leafHash, TILE_WIDTH, tilePath, type Checkpoint } from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import { equalBytes } from './bytes.ts'
import type { Db } from './dialect.ts'
import { readIfThere } from './files.ts'
import type { Head } from './head.ts'
import { readEntries, unverifiedCheckpointIn } from './held.ts'
import type { Log } from './model.ts'
import { bundles, publishedDir } from './published.ts'

const CHUNK = 32 * TILE_WIDTH

/** A checkpoint as it lies on disk; undefined where nothing was published. */
export interface PublishedNote {
  root: string
  note: Uint8Array
}

/** Read before the snapshot that it is held against: a beat in between makes the database longer, never the checkpoint. */
export async function publishedNote(dir: string | undefined, log: Log): Promise<PublishedNote | undefined> {
  if (dir === undefined) return undefined
  const root = publishedDir(dir, log)
  const note = await readIfThere(join(root, 'checkpoint'))
  return note ? { root, note } : undefined
}

/** Every file of the published log up to its checkpoint against the entries, byte by byte. Faults name the file. */
export async function checkPublished(db: Db, { root, note }: PublishedNote, head: Head): Promise<void> {
  const published = unverifiedCheckpointIn(note)
  if (published.size > head.size)
    throw new Fault('rolled-back',
      `the published log has ${published.size} entries, the database ${head.size}`, { file: join(root, 'checkpoint') })
  await checkTiles(db, root, head, published)
}

async function checkTiles(db: Db, root: string, head: Head, published: Checkpoint): Promise<void> {
  let edge = emptyEdge()
  while (edge.size < published.size) {
    const entries = await readEntries(db, head.log, edge.size, Math.min(CHUNK, published.size - edge.size))
    const grown = growTiles(edge, entries.map(leafHash))
    for (const { path, bytes } of bundles(root, edge.size, entries)) await checkFile(path, bytes as Uint8Array)
    for (const { tile, bytes } of grown.tiles) if (tile.width === TILE_WIDTH) await checkFile(join(root, tilePath(tile)), bytes)
    edge = grown.edge
  }
  for (const tile of edgeTiles(edge.size)) await checkFile(join(root, tilePath(tile)), edge.rows[tile.level]!)
  if (!equalBytes(edgeRoot(edge), published.root))
    throw new Fault('log-contradicts-itself',
      `the entries do not lead to the root published at ${published.size}`, { file: join(root, 'checkpoint') })
}

async function checkFile(file: string, expected: Uint8Array): Promise<void> {
  const bytes = await readIfThere(file)
  if (!bytes) throw new Fault('tile-missing', 'a published file is missing', { file })
  if (!equalBytes(bytes, expected)) throw new Fault('tile-differs', 'a published file is not what the entries say', { file })
}
