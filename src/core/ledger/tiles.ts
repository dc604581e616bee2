import { Fault } from '../values/index.ts'
import { foldPair, HASH_BYTES } from './hash.ts'
import type { Hash } from './hash.ts'
import { checkSize } from './shape.ts'
import type { NodeAt } from './shape.ts'
import type { HashReader } from './tree.ts'

/** Hashes (or entries) in a full tile: C2SP tlog-tiles. One tile level is eight levels of the tree. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

/** Some hashes of one row of the tree. `width` 1-256; 256 is full and never changes again. */
export interface HashTile {
  kind: 'hashes'
  level: number
  index: number
  width: number
}

/** The entries under one level 0 tile. */
export interface EntryTile {
  kind: 'entries'
  index: number
  width: number
}

export type Tile = HashTile | EntryTile

/** The tile of a log of `size` leaves, as wide as it is then; undefined when it does not exist yet. */
export function hashTileAt(level: number, index: number, size: number): HashTile | undefined {
  const width = widthAt(rowLength(level, size), index)
  return width > 0 ? { kind: 'hashes', level, index, width } : undefined
}

/**
 * Every tile and entry bundle that a log grown from `older` to `newer` leaves must write: the full ones that filled and
 * the partial ones at the right edge. Bundles first, then level 0 upwards: hash tiles may be written once their entries are safe.
 */
export function tilesBetween(older: number, newer: number): Tile[] {
  checkSize(older)
  checkSize(newer)
  if (older > newer) throw new Fault('tile-range', `a log does not shrink from ${older} to ${newer}`)
  const tiles: Tile[] = newRow(older, newer).map((part) => ({ kind: 'entries', ...part }))
  for (let level = 0; rowLength(level, newer) > 0; level++)
    for (const part of newRow(rowLength(level, older), rowLength(level, newer))) tiles.push({ kind: 'hashes', level, ...part })
  return tiles
}

/** The partial tiles at the right edge, at most one a level: with them a log of this size can be continued (`edgeFrom`). */
export function edgeTiles(size: number): HashTile[] {
  checkSize(size)
  const tiles: HashTile[] = []
  for (let level = 0; rowLength(level, size) > 0; level++) {
    const row = rowLength(level, size)
    if (row % TILE_WIDTH > 0) tiles.push({ kind: 'hashes', level, index: Math.floor(row / TILE_WIDTH), width: row % TILE_WIDTH })
  }
  return tiles
}

/** The tile that holds a node, or the hashes under it. Fault `tile-range` when the log of `size` leaves has no such node. */
export function tileOf(node: NodeAt, size: number): HashTile {
  const { level, first, count } = rowsUnder(node)
  const tile = hashTileAt(level, Math.floor(first / TILE_WIDTH), size)
  if (!tile || (first % TILE_WIDTH) + count > tile.width)
    throw new Fault('tile-range', `a log of ${size} leaves has no node ${node.index} at level ${node.level}`)
  return tile
}

/** Each tile once: what to fetch before a proof. */
export function tilesFor(nodes: readonly NodeAt[], size: number): HashTile[] {
  return [...new Map(nodes.map((node) => tileOf(node, size)).map((tile) => [`${tile.level}/${tile.index}`, tile])).values()]
}

/**
 * Reads nodes out of tiles. At most 127 node hashes for a node between two tile levels.
 * `readTile` gives the bytes of that tile or of a wider one; Fault `tile-length` when it gives less.
 */
export function tileReader(size: number, readTile: (tile: HashTile) => Uint8Array): HashReader {
  return (node) => {
    const tile = tileOf(node, size)
    const bytes = readTile(tile)
    if (bytes.length % HASH_BYTES !== 0 || bytes.length < tile.width * HASH_BYTES)
      throw new Fault('tile-length', `tile ${tile.index} of level ${tile.level} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`)
    const { first, count } = rowsUnder(node)
    return foldRow(bytes, first % TILE_WIDTH, count)
  }
}

/** Hash over `count` (a power of two) hashes that lie side by side from hash number `first`. count - 1 node hashes. */
export function foldRow(bytes: Uint8Array, first: number, count: number): Hash {
  const row = Buffer.from(bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES))
  for (let width = count; width > 1; width /= 2)
    for (let i = 0; i < width; i += 2) foldPair(row, i * HASH_BYTES, (i / 2) * HASH_BYTES)
  return row.subarray(0, HASH_BYTES)
}

function rowsUnder({ level, index }: NodeAt): { level: number; first: number; count: number } {
  const count = 2 ** (level % TILE_HEIGHT)
  return { level: Math.floor(level / TILE_HEIGHT), first: index * count, count }
}

/** Hashes that the row of this tile level has in a log of `size` leaves. */
function rowLength(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

function widthAt(row: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, row - index * TILE_WIDTH))
}

function newRow(older: number, newer: number): { index: number; width: number }[] {
  const parts: { index: number; width: number }[] = []
  if (older === newer) return parts
  for (let index = Math.floor(older / TILE_WIDTH); widthAt(newer, index) > 0; index++) parts.push({ index, width: widthAt(newer, index) })
  return parts
}
