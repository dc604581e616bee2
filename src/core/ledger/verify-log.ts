import { Fault } from '../values/index.ts'
import type { TreeHead } from './check.ts'
import { edgeRoot, emptyEdge, growTiles } from './edge.ts'
import type { TileBytes, TileEdge } from './edge.ts'
import { checkHash, equalBytes, HASH_BYTES, leafHash } from './hash.ts'
import type { Hash } from './hash.ts'
import { tilePath } from './tile-path.ts'
import { TILE_WIDTH } from './tiles.ts'
import type { HashTile } from './tiles.ts'

/**
 * What is verified. `entries` come in index order, in runs of any length; `heads` are checkpoints the log has signed, in growing
 * size: the last one says how far to read, the others narrow down where a log without tiles departed from what it said.
 */
export interface LogToVerify {
  readonly heads: readonly TreeHead[]
  readonly entries: Iterable<readonly Uint8Array[]> | AsyncIterable<readonly Uint8Array[]>
  /** bytes of a stored tile; undefined when there is none, which is then no fault of the log. Without it only roots are compared */
  readonly readTile?: (tile: HashTile) => Uint8Array | undefined | Promise<Uint8Array | undefined>
  /** called after every run with the entries verified so far */
  readonly onProgress?: (verified: number) => void
}

/**
 * `first`: the first entry that differs from its stored hash; the first under a stored tile hash that differs; or, when only roots
 * can be compared, the first entry that the last good head did not cover: what is wrong lies in [first, before).
 */
export type LogReport =
  | { kind: 'verified'; size: number; root: Hash; tiles: number }
  | { kind: 'tile-differs'; first: number; before: number; tile: string; stored: Hash; computed: Hash }
  | { kind: 'root-differs'; first: number; before: number; stored: Hash; computed: Hash }
  | { kind: 'entries-missing'; first: number; before: number }

/**
 * Recomputes a whole log from its entries and stops at the first thing that does not fit. About two SHA-256 an entry and
 * some 60 kB of state, however long the log. Faults: `head-order` when the heads do not grow, `hash-length`.
 */
export async function verifyLog(log: LogToVerify): Promise<LogReport> {
  checkHeads(log.heads)
  const state: State = { edge: emptyEdge(), good: 0, tiles: 0, heads: [...log.heads] }
  const early = await compareHeads(log, state)
  if (early) return early
  for await (const run of cut(log.entries, log.heads.map((head) => head.size))) {
    const report = (await addRun(log, state, run)) ?? (await compareHeads(log, state))
    if (report) return report
    log.onProgress?.(state.edge.size)
  }
  const { edge, heads, tiles } = state
  if (heads.length > 0) return { kind: 'entries-missing', first: edge.size, before: heads.at(-1)!.size }
  return { kind: 'verified', size: edge.size, root: edgeRoot(edge), tiles }
}

interface State {
  edge: TileEdge
  /** size of the last head that fitted */
  good: number
  /** full tiles that were the same as stored, or not stored */
  tiles: number
  /** still to be compared */
  heads: TreeHead[]
}

async function addRun(log: LogToVerify, state: State, run: readonly Uint8Array[]): Promise<LogReport | undefined> {
  const grown = growTiles(state.edge, run.map(leafHash))
  for (const made of grown.tiles.filter(({ tile }) => tile.width === TILE_WIDTH)) {
    const report = await compareTile(log, made)
    if (report) return report
    state.tiles++
  }
  state.edge = grown.edge
  return undefined
}

async function compareHeads(log: LogToVerify, state: State): Promise<LogReport | undefined> {
  while (state.heads[0]?.size === state.edge.size) {
    const report = await compareHead(log, state, state.heads.shift()!)
    if (report) return report
    state.good = state.edge.size
  }
  return undefined
}

/** Partial tiles first: they name the entry. */
async function compareHead(log: LogToVerify, { edge, good }: State, head: TreeHead): Promise<LogReport | undefined> {
  const computed = edgeRoot(edge)
  for (const [level, bytes] of edge.rows.entries()) {
    const row = Math.floor(edge.size / TILE_WIDTH ** level)
    const tile: HashTile = { kind: 'hashes', level, index: Math.floor(row / TILE_WIDTH), width: row % TILE_WIDTH }
    const report = tile.width > 0 ? await compareTile(log, { tile, bytes }) : undefined
    if (report) return report
  }
  return equalBytes(computed, head.root) ? undefined : { kind: 'root-differs', first: good, before: edge.size, stored: head.root, computed }
}

async function compareTile(log: LogToVerify, { tile, bytes }: TileBytes): Promise<LogReport | undefined> {
  const stored = await log.readTile?.(tile)
  if (!stored || equalBytes(stored, bytes)) return undefined
  for (let i = 0; i < tile.width; i++) {
    const [is, should] = [stored, bytes].map((all) => all.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)) as [Hash, Hash]
    if (!equalBytes(is, should)) return tileReport(tile, i, is, should)
  }
  // All hashes are there and more bytes follow: the stored tile is longer than it may be.
  return tileReport(tile, tile.width, stored.subarray(bytes.length), new Uint8Array(0))
}

function tileReport(tile: HashTile, i: number, stored: Hash, computed: Hash): LogReport {
  const span = TILE_WIDTH ** tile.level
  const first = (tile.index * TILE_WIDTH + i) * span
  return { kind: 'tile-differs', first, before: first + span, tile: tilePath(tile), stored, computed }
}

/** The runs again, cut so that one ends at each of these sizes; nothing is read past the last. */
async function* cut(entries: LogToVerify['entries'], sizes: readonly number[]): AsyncGenerator<readonly Uint8Array[]> {
  let at = 0
  const last = sizes.at(-1) ?? 0
  for await (const run of entries) {
    let from = 0
    while (from < run.length && at < last) {
      const next = sizes.find((size) => size > at)!
      const to = Math.min(run.length, from + next - at)
      yield run.slice(from, to)
      at += to - from
      from = to
    }
    if (at >= last) return
  }
}

function checkHeads(heads: readonly TreeHead[]): void {
  heads.forEach((head, i) => {
    checkHash(head.root, 'the root of a head')
    if (i > 0 && head.size < heads[i - 1]!.size) throw new Fault('head-order', 'heads must be given in growing size')
  })
  if (heads.length === 0) throw new Fault('head-order', 'a log is verified against at least one head')
}
