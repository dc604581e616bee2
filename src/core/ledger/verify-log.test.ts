import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex } from '../values/index.ts'
import {
  checkEntry, coverEntry, emptyEdge, ENTRY_BYTES, entryOf, growTiles, isEntry, leafHash, rootOf, tilePath, verifyLog,
} from './index.ts'
import type { HashTile, LogReport } from './index.ts'

const entries = Array.from({ length: 1_000 }, (_, i) => entryOf(Buffer.alloc(32, i % 251), Buffer.from(`statement ${i}`)))
const leaves = entries.map(leafHash)
const heads = [0, 100, 512, 700, 1_000].map((size) => ({ size, root: rootOf(leaves.slice(0, size)) }))
const files = new Map<string, Uint8Array>()
heads.reduce((edge, { size }) => {
  const grown = growTiles(edge, leaves.slice(edge.size, size))
  for (const { tile, bytes } of grown.tiles) files.set(tilePath(tile), bytes)
  return grown.edge
}, emptyEdge())
const readTile = (tile: HashTile) => files.get(tilePath(tile))

function* runs(all: readonly Uint8Array[], length: number): Generator<Uint8Array[]> {
  for (let i = 0; i < all.length; i += length) yield all.slice(i, i + length)
}

function bend(all: readonly Uint8Array[], at: number): Uint8Array[] {
  return all.map((entry, i) => (i === at ? Buffer.concat([entry.subarray(0, -1), Buffer.of(entry.at(-1)! ^ 1)]) : entry))
}

test('a sound log is verified, in runs of any length', async () => {
  for (const length of [1, 7, 256, 1_000]) {
    const report = await verifyLog({ heads, entries: runs(entries, length), readTile })
    expect(report).toMatchObject({ kind: 'verified', size: 1_000, tiles: 3 })
  }
  const seen: number[] = []
  await verifyLog({ heads, entries: runs(entries, 300), onProgress: (n) => seen.push(n) })
  expect(seen).toEqual([100, 300, 512, 600, 700, 900, 1_000])
  expect(await verifyLog({ heads: heads.slice(0, 1), entries: [] })).toMatchObject({ kind: 'verified', size: 0 })
  expect(await verifyLog({ heads: heads.slice(0, 2), entries: runs(entries, 64) })).toMatchObject({ kind: 'verified', size: 100 })
})

test('the first entry that differs from its stored hash is named', async () => {
  await fc.assert(fc.asyncProperty(fc.nat({ max: 999 }), fc.integer({ min: 1, max: 400 }), async (at, length) => {
    const report = await verifyLog({ heads, entries: runs(bend(entries, at), length), readTile })
    expect(report).toMatchObject({ kind: 'tile-differs', first: at, before: at + 1 })
    const roots = await verifyLog({ heads, entries: runs(bend(entries, at), length) }) as Extract<LogReport, { kind: 'root-differs' }>
    const after = heads.findIndex((head) => head.size > at)
    expect(roots).toMatchObject({ kind: 'root-differs', first: heads[after - 1]!.size, before: heads[after]!.size })
  }), { numRuns: 40 })
})

test('a stored tile that is wrong, short or long is named', async () => {
  for (const [path, first, before] of [['tile/0/001', 300, 301], ['tile/1/000.p/3', 256, 512], ['tile/0/003.p/232', 768, 769]] as const) {
    const good = files.get(path)!
    const bad = Uint8Array.from(good)
    bad[path === 'tile/0/001' ? 44 * 32 : path === 'tile/1/000.p/3' ? 32 : 0]! ^= 1
    const verified = (bytes: Uint8Array) =>
      verifyLog({ heads, entries: runs(entries, 256), readTile: (tile) => (tilePath(tile) === path ? bytes : readTile(tile)) })
    expect(await verified(bad)).toMatchObject({ kind: 'tile-differs', tile: path, first, before })
    expect(await verified(good.subarray(0, -1))).toMatchObject({ kind: 'tile-differs', tile: path })
    expect(await verified(Buffer.concat([good, good]))).toMatchObject({ kind: 'tile-differs', tile: path })
  }
})

test('missing entries and a head that contradicts another are told', async () => {
  const short = await verifyLog({ heads, entries: runs(entries.slice(0, 900), 256), readTile })
  expect(short).toEqual({ kind: 'entries-missing', first: 900, before: 1_000 })
  const twice = [heads[1]!, { size: 100, root: heads[2]!.root }]
  expect(await verifyLog({ heads: twice, entries: runs(entries, 10) })).toMatchObject({ kind: 'root-differs', first: 100, before: 100 })
  await expect(verifyLog({ heads: [heads[2]!, heads[1]!], entries: [] })).rejects.toMatchObject({ code: 'head-order' })
  await expect(verifyLog({ heads: [], entries: [] })).rejects.toMatchObject({ code: 'head-order' })
})

test('entries have one length and show nothing', () => {
  const [salt, signed] = [Buffer.alloc(32, 7), Buffer.from('header.body.signature')]
  const entry = entryOf(salt, signed)
  const cover = coverEntry((n) => Buffer.alloc(n, 9))
  expect([entry.length, cover.length, ENTRY_BYTES]).toEqual([51, 51, 51])
  expect(Buffer.from(entry.subarray(0, 19)).toString()).toBe('contadora/entry/v1\n')
  expect([isEntry(entry), isEntry(cover), isEntry(cover.subarray(1)), isEntry(Buffer.alloc(51))]).toEqual([true, true, false, false])
  checkEntry(entry, salt, signed)
  expect(() => checkEntry(entry, Buffer.alloc(32, 8), signed)).toThrow(expect.objectContaining({ code: 'entry-differs' }))
  expect(() => checkEntry(cover, salt, signed)).toThrow(expect.objectContaining({ code: 'entry-differs' }))
  expect(() => entryOf(salt.subarray(1), signed)).toThrow(expect.objectContaining({ code: 'salt-length' }))
  expect(() => coverEntry(() => new Uint8Array(31))).toThrow(RangeError)
  expect(hex(entry)).not.toBe(hex(entryOf(salt, Buffer.from('other'))))
})
