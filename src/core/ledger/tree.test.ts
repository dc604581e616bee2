import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex } from '../values/index.ts'
import {
  appendLeaves, checkConsistency, checkFrontier, checkInclusion, consistencyNodes, emptyFrontier, emptyRoot, frontierBytes, frontierRoot,
  inclusionNodes, leafHash, nodeHash, parseFrontier, proveConsistency, proveInclusion, readFrontier, rootOf,
} from './index.ts'
import type { Hash, NodeAt } from './index.ts'

const MOST = 700
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))
const size = fc.integer({ min: 1, max: MOST })

/** The definition of RFC 6962, recursion and all: slow, and nothing in common with the code under test but the two hashes. */
function mth(part: readonly Hash[]): Hash {
  if (part.length === 0) return emptyRoot()
  if (part.length === 1) return part[0]!
  let k = 1
  while (k * 2 < part.length) k *= 2
  return nodeHash(mth(part.slice(0, k)), mth(part.slice(k)))
}

function reader({ level, index }: NodeAt): Hash {
  const width = 2 ** level
  return mth(leaves.slice(index * width, (index + 1) * width))
}

function head(n: number): { size: number; root: Hash } {
  return { size: n, root: mth(leaves.slice(0, n)) }
}

function flip(hash: Hash, bit: number): Hash {
  const copy = Uint8Array.from(hash)
  copy[bit >> 3]! ^= 1 << (bit & 7)
  return copy
}

const code = (run: () => unknown): string => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('roots', () => {
  test('known hashes', () => {
    expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(leafHash(new Uint8Array(0)))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(hex(leafHash(Buffer.alloc(1000)))).not.toBe(hex(leafHash(Buffer.alloc(999))))
  })
  test('as the definition says, at every size to 300, and however the leaves arrive', () => {
    for (let n = 0; n <= 300; n++) expect(hex(rootOf(leaves.slice(0, n)))).toBe(hex(mth(leaves.slice(0, n))))
    fc.assert(fc.property(size, size, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const first = appendLeaves(emptyFrontier(), leaves.slice(0, from))
      const before = hex(frontierRoot(first))
      const second = appendLeaves(first, leaves.slice(from, to))
      expect(hex(frontierRoot(second))).toBe(hex(mth(leaves.slice(0, to))))
      expect(hex(frontierRoot(first))).toBe(before)
      expect(hex(frontierRoot(readFrontier(to, reader)))).toBe(hex(frontierRoot(second)))
    }), { numRuns: 60 })
  })
  test('a frontier survives its bytes, and other bytes are refused', () => {
    for (const n of [0, 1, 2, 255, 256, 699]) {
      const frontier = appendLeaves(emptyFrontier(), leaves.slice(0, n))
      const bytes = frontierBytes(frontier)
      expect(hex(frontierRoot(parseFrontier(bytes)))).toBe(hex(frontierRoot(frontier)))
      expect(code(() => checkFrontier(parseFrontier(bytes), head(n)))).toBe('accepted')
      expect(code(() => checkFrontier(frontier, head(n + 1)))).toBe('frontier-root')
      expect(code(() => parseFrontier(Buffer.concat([bytes, Buffer.of(0)])))).toBe('frontier-form')
      expect(code(() => parseFrontier(bytes.subarray(0, -1)))).toBe('frontier-form')
    }
    expect(code(() => parseFrontier(Buffer.alloc(8, 0xff)))).toBe('size-range')
  })
})

describe('inclusion', () => {
  test('every leaf of every tree to 70', () => {
    for (let n = 1; n <= 70; n++)
      for (let i = 0; i < n; i++) checkInclusion(leaves[i]!, i, head(n), proveInclusion(i, n, reader))
  })
  test('holds at any size and fails when one bit of anything changes', () => {
    fc.assert(fc.property(size, fc.nat(), fc.nat({ max: 255 }), fc.nat(), (n, pick, bit, which) => {
      const i = pick % n
      const [leaf, top, proof] = [leaves[i]!, head(n), proveInclusion(i, n, reader)]
      checkInclusion(leaf, i, top, proof)
      expect(code(() => checkInclusion(flip(leaf, bit), i, top, proof))).toBe('proof-root')
      expect(code(() => checkInclusion(leaf, i, { ...top, root: flip(top.root, bit) }, proof))).toBe('proof-root')
      expect(code(() => checkInclusion(leaf, i, top, [...proof, leaf]))).toBe('proof-length')
      if (proof.length === 0) return
      const bent = proof.map((hash, at) => (at === which % proof.length ? flip(hash, bit) : hash))
      expect(code(() => checkInclusion(leaf, i, top, bent))).toBe('proof-root')
      expect(code(() => checkInclusion(leaf, i, top, proof.slice(1)))).not.toBe('accepted')
      expect(code(() => checkInclusion(leaf, (i + 1) % n, top, proof))).not.toBe('accepted')
    }), { numRuns: 150 })
  })
  test('a reader is asked for what was announced, and no more', () => {
    fc.assert(fc.property(size, fc.nat(), (n, pick) => {
      const asked: NodeAt[] = []
      proveInclusion(pick % n, n, (at) => (asked.push(at), reader(at)))
      expect(asked).toEqual(inclusionNodes(pick % n, n))
      expect(asked.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(n)))
    }), { numRuns: 50 })
  })
  test('says what is wrong', () => {
    expect(code(() => proveInclusion(3, 3, reader))).toBe('proof-range')
    expect(code(() => proveInclusion(-1, 3, reader))).toBe('size-range')
    expect(code(() => checkInclusion(leaves[0]!, 5, head(5), []))).toBe('proof-range')
    expect(code(() => checkInclusion(leaves[0]!.subarray(1), 0, head(1), []))).toBe('hash-length')
    expect(code(() => checkInclusion(leaves[0]!, 0, head(2), [new Uint8Array(31)]))).toBe('hash-length')
  })
})

describe('consistency', () => {
  test('every pair of trees to 40', () => {
    for (let n = 1; n <= 40; n++)
      for (let m = 1; m <= n; m++) checkConsistency(head(m), head(n), proveConsistency(m, n, reader))
  })
  test('holds at any pair of sizes and fails when one bit of anything changes', () => {
    fc.assert(fc.property(size, size, fc.nat({ max: 255 }), fc.nat(), (a, b, bit, which) => {
      const [m, n] = [Math.min(a, b), Math.max(a, b)]
      const [older, newer, proof] = [head(m), head(n), proveConsistency(m, n, reader)]
      checkConsistency(older, newer, proof)
      expect(code(() => checkConsistency({ ...older, root: flip(older.root, bit) }, newer, proof))).toBe('proof-root')
      expect(code(() => checkConsistency(older, { ...newer, root: flip(newer.root, bit) }, proof))).toBe('proof-root')
      expect(code(() => checkConsistency(older, newer, [...proof, older.root]))).toBe('proof-length')
      if (proof.length === 0) return
      const bent = proof.map((hash, at) => (at === which % proof.length ? flip(hash, bit) : hash))
      expect(code(() => checkConsistency(older, newer, bent))).toBe('proof-root')
      expect(code(() => checkConsistency(newer, older, proof))).toBe('proof-range')
      const asked: NodeAt[] = []
      proveConsistency(m, n, (at) => (asked.push(at), reader(at)))
      expect(asked).toEqual(consistencyNodes(m, n))
    }), { numRuns: 150 })
  })
  test('two roots at one size are a contradiction, and the empty tree proves nothing', () => {
    expect(code(() => checkConsistency(head(4), { ...head(4), root: head(5).root }, []))).toBe('proof-root')
    expect(code(() => checkConsistency(head(0), head(4), []))).toBe('proof-range')
    expect(code(() => proveConsistency(0, 4, reader))).toBe('proof-range')
  })
})

test('sizes beyond 32 bits', () => {
  const virtual = ({ level, index }: NodeAt): Hash => leafHash(Buffer.from(`${level}/${index}`))
  const n = 2 ** 45 + 12345
  // In a made-up tree every complete subtree has a made-up hash, so only joins of them can be checked: those at the right edge.
  const last = readFrontier(n, virtual)
  expect(last.peaks.length).toBe(7)
  const top = { size: n, root: frontierRoot(last) }
  const only = n - 1
  checkInclusion(virtual({ level: 0, index: only }), only, top, proveInclusion(only, n, virtual))
  expect(inclusionNodes(2 ** 45 + 77, n).every((at) => Number.isSafeInteger(at.index))).toBe(true)
  checkConsistency({ size: 2 ** 45, root: virtual({ level: 45, index: 0 }) }, top, proveConsistency(2 ** 45, n, virtual))
})
