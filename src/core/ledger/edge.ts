import { Fault } from '../values/index.ts'
import { HASH_BYTES } from './hash.ts'
import type { Hash } from './hash.ts'
import { checkSize, peakLevels } from './shape.ts'
import { edgeTiles, foldRow, TILE_WIDTH } from './tiles.ts'
import type { HashTile } from './tiles.ts'
import { foldPeaks } from './tree.ts'

const TILE_BYTES = TILE_WIDTH * HASH_BYTES

/** The right edge of a tiled log: the bytes of its partial tile at each tile level, empty where there is none. At most 7 x 8 kB. */
export interface TileEdge {
  readonly size: number
  readonly rows: readonly Uint8Array[]
}

export interface TileBytes {
  tile: HashTile
  bytes: Uint8Array
}

export function emptyEdge(): TileEdge {
  return { size: 0, rows: [] }
}

/**
 * The edge of a stored log; `readTile` is called for each of `edgeTiles(size)`. Fault `tile-length` when one is not as wide as it
 * should be.
 */
export function edgeFrom(size: number, readTile: (tile: HashTile) => Uint8Array): TileEdge {
  const rows: Uint8Array[] = []
  for (const tile of edgeTiles(size)) {
    const bytes = readTile(tile)
    if (bytes.length !== tile.width * HASH_BYTES)
      throw new Fault('tile-length', `tile ${tile.index} of level ${tile.level} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`)
    while (rows.length < tile.level) rows.push(new Uint8Array(0))
    rows.push(bytes)
  }
  return { size, rows }
}

/** Root of the log at this edge. At most 255 node hashes a tile level. */
export function edgeRoot(edge: TileEdge): Hash {
  return foldPeaks([...edge.rows].reverse().flatMap(rowPeaks))
}

/**
 * Adds leaf hashes: the new edge, and the bytes of exactly the hash tiles that `tilesBetween` lists for these sizes: the full
 * ones as they fill, then the partial ones. The given edge stays as it was. One node hash a leaf; copies the partial tiles once a call.
 */
export function growTiles(edge: TileEdge, leaves: Iterable<Hash>): { edge: TileEdge; tiles: TileBytes[] } {
  const growth: Growth = { size: edge.size, rows: edge.rows.map(openRow), counts: edge.rows.map((row) => row.length), full: [] }
  const before = edge.size
  for (const leaf of leaves) {
    put(growth, 0, leaf)
    growth.size++
  }
  checkSize(growth.size)
  const grown = { size: growth.size, rows: growth.rows.map((row, level) => Uint8Array.from(row.subarray(0, growth.counts[level]))) }
  const partial = edgeTiles(grown.size)
    .filter((tile) => Math.floor(before / TILE_WIDTH ** tile.level) !== Math.floor(grown.size / TILE_WIDTH ** tile.level))
    .map((tile) => ({ tile, bytes: grown.rows[tile.level]! }))
  return { edge: grown, tiles: [...growth.full, ...partial] }
}

interface Growth {
  size: number
  rows: Uint8Array[]
  /** bytes in use of each row */
  counts: number[]
  full: TileBytes[]
}

function openRow(row: Uint8Array): Uint8Array {
  const open = new Uint8Array(TILE_BYTES)
  open.set(row)
  return open
}

function put(growth: Growth, level: number, hash: Hash): void {
  const row = (growth.rows[level] ??= new Uint8Array(TILE_BYTES))
  const at = growth.counts[level] ?? 0
  row.set(hash, at)
  growth.counts[level] = (at + HASH_BYTES) % TILE_BYTES
  if (at + HASH_BYTES < TILE_BYTES) return
  const index = Math.floor(growth.size / TILE_WIDTH ** (level + 1))
  growth.full.push({ tile: { kind: 'hashes', level, index, width: TILE_WIDTH }, bytes: row })
  growth.rows[level] = new Uint8Array(TILE_BYTES)
  put(growth, level + 1, foldRow(row, 0, TILE_WIDTH))
}

function rowPeaks(row: Uint8Array): Hash[] {
  let first = 0
  return peakLevels(row.length / HASH_BYTES).map((level) => {
    const peak = foldRow(row, first, 2 ** level)
    first += 2 ** level
    return peak
  })
}
