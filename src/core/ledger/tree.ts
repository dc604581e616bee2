import { Fault } from '../values/index.ts'
import { checkHash, emptyRoot, equalBytes, HASH_BYTES, nodeHash } from './hash.ts'
import type { Hash } from './hash.ts'
import { checkSize, coverOf, half, isOdd, peakLevels } from './shape.ts'
import type { NodeAt } from './shape.ts'

/**
 * Gives the hash of one complete subtree. A pure callback: whoever reads from disk or SQL fetches first
 * (`inclusionNodes`, `consistencyNodes`, `frontierNodes` and `tilesFor` say what), then calls.
 */
export type HashReader = (at: NodeAt) => Hash

/** What is needed to append and to know the root: the roots of the complete subtrees, largest first; at most 53 of them. */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Hash[]
}

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] }
}

/** A new frontier; the given one stays as it was. One node hash a leaf on average. */
export function appendLeaves(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const peaks = [...frontier.peaks]
  let size = frontier.size
  for (const leaf of leaves) {
    let top = leaf
    for (let rest = size; isOdd(rest); rest = half(rest)) top = nodeHash(peaks.pop()!, top)
    peaks.push(top)
    size++
  }
  checkSize(size)
  return { size, peaks }
}

/** Root of the tree at the frontier's size. At most 52 node hashes. */
export function frontierRoot(frontier: Frontier): Hash {
  return foldPeaks(frontier.peaks)
}

/** Root of a tree of these leaf hashes: RFC 6962 MTH, SHA-256 of nothing when there are none. */
export function rootOf(leaves: Iterable<Hash>): Hash {
  return frontierRoot(appendLeaves(emptyFrontier(), leaves))
}

/** Hash of a run of complete subtrees, largest first, as RFC 6962 joins them: from the right. */
export function foldPeaks(peaks: readonly Hash[]): Hash {
  return peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right))
}

/** The nodes a store must have at hand to continue a log of this size. */
function frontierNodes(size: number): NodeAt[] {
  checkSize(size)
  return coverOf(0, size)
}

export function readFrontier(size: number, read: HashReader): Frontier {
  return { size, peaks: frontierNodes(size).map(read) }
}

/** size as 8 bytes big-endian, then the peaks: 8 + 32 x (set bits of size) bytes. */
export function frontierBytes(frontier: Frontier): Uint8Array {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(frontier.size))
  return Buffer.concat([size, ...frontier.peaks])
}

/** Fault `frontier-form` when the length does not fit the size. */
export function parseFrontier(bytes: Uint8Array): Frontier {
  const buffer = Buffer.from(bytes)
  if (buffer.length < 8) throw new Fault('frontier-form', 'a frontier starts with its size in 8 bytes')
  const size = Number(buffer.readBigUInt64BE(0))
  checkSize(size)
  const count = peakLevels(size).length
  if (buffer.length !== 8 + count * HASH_BYTES)
    throw new Fault('frontier-form', `a frontier of size ${size} has ${8 + count * HASH_BYTES} bytes, not ${buffer.length}`)
  return { size, peaks: Array.from({ length: count }, (_, i) => buffer.subarray(8 + i * HASH_BYTES, 8 + (i + 1) * HASH_BYTES)) }
}

/** Fault `frontier-root` when the frontier does not lead to this root: what a store checks before it appends. */
export function checkFrontier(frontier: Frontier, head: { size: number; root: Hash }): void {
  checkHash(head.root, 'the root')
  if (frontier.size !== head.size || !equalBytes(frontierRoot(frontier), head.root))
    throw new Fault('frontier-root', `the frontier of size ${frontier.size} does not lead to the head of size ${head.size}`)
}
