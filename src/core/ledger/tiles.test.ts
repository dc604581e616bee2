import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex } from '../values/index.ts'
import {
  appendLeaves, bundleBytes, checkInclusion, edgeFrom, edgeRoot, edgeTiles, emptyEdge, emptyFrontier, frontierRoot, growTiles, hashTileAt,
  inclusionNodes, leafHash, parseBundle, parseTilePath, proveInclusion, tileOf, tilePath, tileReader, tilesBetween, tilesFor,
} from './index.ts'
import type { Hash, Tile } from './index.ts'

const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(Buffer.from(String(i))))
const LENGTHS = [0, 1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 70_000]

const code = (run: () => unknown): string => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** Grows a log through these sizes and keeps what it writes, as a folder would. */
function published(sizes: readonly number[]): { root: Hash; files: Map<string, Uint8Array>; written: string[][] } {
  const files = new Map<string, Uint8Array>()
  const written: string[][] = []
  let edge = emptyEdge()
  for (const size of sizes) {
    const grown = growTiles(edge, leaves.slice(edge.size, size))
    for (const { tile, bytes } of grown.tiles) files.set(tilePath(tile), bytes)
    written.push(grown.tiles.map(({ tile }) => tilePath(tile)))
    edge = grown.edge
  }
  return { root: edgeRoot(edge), files, written }
}

describe('growing', () => {
  test('leads to the same root as the tree, in one step or many', () => {
    for (const size of LENGTHS) {
      const root = hex(frontierRoot(appendLeaves(emptyFrontier(), leaves.slice(0, size))))
      expect(hex(published([size]).root)).toBe(root)
      expect(hex(published(LENGTHS.filter((each) => each <= size)).root)).toBe(root)
    }
  })
  test('writes exactly the tiles that are listed for the two sizes', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 1500 }), { minLength: 1, maxLength: 6 }), (steps) => {
      const sizes = steps.sort((a, b) => a - b)
      published(sizes).written.forEach((paths, i) => {
        const listed = tilesBetween(sizes[i - 1] ?? 0, sizes[i]!).filter((tile) => tile.kind === 'hashes').map(tilePath)
        expect([...paths].sort()).toEqual(listed.sort())
      })
    }), { numRuns: 60 })
    const [first, second] = published([65_000, 70_000]).written
    expect(first!.length + second!.length).toBe(273 + 1 + 1 + 1 + 1 + 1 + 1)
  })
  test('continues from the partial tiles it has stored', () => {
    for (const size of LENGTHS) {
      const { files } = published([size])
      const edge = edgeFrom(size, (tile) => files.get(tilePath(tile))!)
      const grown = growTiles(edge, leaves.slice(size, size + 300))
      expect(hex(edgeRoot(grown.edge))).toBe(hex(frontierRoot(appendLeaves(emptyFrontier(), leaves.slice(0, size + 300)))))
      expect(hex(edgeRoot(edge))).toBe(hex(published([size]).root))
    }
    expect(code(() => edgeFrom(3, () => new Uint8Array(64)))).toBe('tile-length')
  })
  test('70,000 leaves have the tiles that the specification counts', () => {
    const tiles = tilesBetween(0, 70_000)
    const widths = (level: number) => tiles.filter((tile) => tile.kind === 'hashes' && tile.level === level).map((tile) => tile.width)
    expect([widths(0).length, widths(0).at(-1)]).toEqual([274, 112])
    expect(widths(1)).toEqual([256, 17])
    expect(widths(2)).toEqual([1])
    expect(tiles.filter((tile) => tile.kind === 'entries').length).toBe(274)
    expect(edgeTiles(256).map(tilePath)).toEqual(['tile/1/000.p/1'])
    expect(code(() => tilesBetween(2, 1))).toBe('tile-range')
  })
})

test('proofs come out of tiles', () => {
  for (const size of [1, 2, 256, 257, 700, 65_537, 70_000]) {
    const { root, files } = published([size])
    const reads: string[] = []
    const read = tileReader(size, (tile) => {
      reads.push(tilePath(tile))
      return files.get(tilePath(tile))!
    })
    for (const index of [0, 1, 255, 256, 300, 65_536, 69_999].filter((each) => each < size)) {
      checkInclusion(leaves[index]!, index, { size, root }, proveInclusion(index, size, read))
      const announced = tilesFor(inclusionNodes(index, size), size).map(tilePath)
      expect([...new Set(reads.splice(0))].sort()).toEqual(announced.sort())
    }
  }
  expect(code(() => tileOf({ level: 0, index: 5 }, 5))).toBe('tile-range')
  expect(code(() => tileOf({ level: 8, index: 0 }, 255))).toBe('tile-range')
  expect(code(() => tileReader(5, () => new Uint8Array(33))({ level: 0, index: 0 }))).toBe('tile-length')
  expect(hashTileAt(0, 1, 256)).toBeUndefined()
})

describe('paths', () => {
  const tile: fc.Arbitrary<Tile> = fc
    .record({ index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }), level: fc.integer({ min: -1, max: 63 }) })
    .map(({ index, width, level }) => (level < 0 ? { kind: 'entries', index, width } : { kind: 'hashes', level, index, width }))
  test('are read back as they were written', () => {
    fc.assert(fc.property(tile, (each) => {
      expect(parseTilePath(tilePath(each))).toEqual(each)
    }))
    expect(tilePath({ kind: 'hashes', level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  })
  test('anything else is refused or written back the same', () => {
    const near = fc.stringMatching(/^tile\/(entries|\d{1,2})\/(x?\d{2,4}\/){0,2}\d{3}(\.p\/\d{1,3})?$/)
    fc.assert(fc.property(fc.oneof(near, fc.string()), (path) => {
      if (code(() => parseTilePath(path)) === 'accepted') expect(tilePath(parseTilePath(path))).toBe(path)
      else expect(code(() => parseTilePath(path))).toBe('tile-path')
    }), { numRuns: 500 })
  })
})

describe('bundles', () => {
  test('are read back as they were written', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
      expect(parseBundle(bundleBytes(entries), entries.length).map(hex)).toEqual(entries.map(hex))
    }), { numRuns: 50 })
    expect(parseBundle(bundleBytes([new Uint8Array(65_535)]), 1)[0]!.length).toBe(65_535)
  })
  test('that end early or late are refused', () => {
    const bytes = bundleBytes([Buffer.from('one'), Buffer.from('two')])
    for (let end = 0; end < bytes.length; end++) expect(code(() => parseBundle(bytes.subarray(0, end), 2))).toBe('bundle-form')
    expect(code(() => parseBundle(bytes, 1))).toBe('bundle-form')
    expect(code(() => parseBundle(bytes, 3))).toBe('bundle-form')
    expect(code(() => bundleBytes([new Uint8Array(65_536)]))).toBe('entry-length')
  })
})
