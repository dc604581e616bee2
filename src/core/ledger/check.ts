import { Fault } from '../values/index.ts'
import { checkHash, equalBytes, nodeHash } from './hash.ts'
import type { Hash } from './hash.ts'
import { checkSize, half, isOdd } from './shape.ts'

export interface TreeHead {
  readonly size: number
  readonly root: Hash
}

/**
 * RFC 9162 section 2.1.3.2. Returns when the leaf is proved to be at `index` under the head.
 * Faults: `proof-range` (no such leaf), `hash-length`, `proof-length` (too many or too few hashes), `proof-root`.
 */
export function checkInclusion(leaf: Hash, index: number, head: TreeHead, proof: readonly Hash[]): void {
  checkSize(index, 'index')
  checkSize(head.size)
  if (index >= head.size) throw new Fault('proof-range', `there is no leaf ${index} in a tree of ${head.size}`)
  checkHash(leaf, 'the leaf hash')
  checkHash(head.root, 'the root')
  const found = climb({ at: index, last: head.size - 1 }, leaf, proof, undefined)
  if (!equalBytes(found.newer, head.root))
    throw new Fault('proof-root', `the proof of leaf ${index} leads to another root than that of size ${head.size}`)
}

/**
 * RFC 9162 section 2.1.4.2. Returns when `older` is proved to be a prefix of `newer`.
 * Faults: `proof-range` (older is empty or larger), `hash-length`, `proof-length`, `proof-root`.
 */
export function checkConsistency(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): void {
  checkSize(older.size)
  checkSize(newer.size)
  if (older.size === 0 || older.size > newer.size)
    throw new Fault('proof-range', `a tree of ${older.size} leaves cannot be proved to begin one of ${newer.size}`)
  if (older.size === newer.size) return checkSame(older, newer, proof)
  checkHash(older.root, 'the older root')
  checkHash(newer.root, 'the newer root')
  const path = { at: older.size - 1, last: newer.size - 1 }
  while (isOdd(path.at)) step(path)
  const start = path.at === 0 ? older.root : proof[0]
  if (start === undefined) throw new Fault('proof-length', 'the consistency proof is empty')
  const found = climb(path, start, path.at === 0 ? proof : proof.slice(1), start)
  if (!equalBytes(found.older!, older.root)) throw new Fault('proof-root', `the proof does not lead to the root of size ${older.size}`)
  if (!equalBytes(found.newer, newer.root)) throw new Fault('proof-root', `the proof does not lead to the root of size ${newer.size}`)
}

function checkSame(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): void {
  if (proof.length > 0) throw new Fault('proof-length', 'two heads of one size need no proof')
  if (!equalBytes(older.root, newer.root)) throw new Fault('proof-root', `two roots at one size, ${older.size}: the log contradicts itself`)
}

interface Path {
  at: number
  last: number
}

function step(path: Path): void {
  path.at = half(path.at)
  path.last = half(path.last)
}

/** Folds the proof from the bottom. `older`, when given, takes only the left siblings: they are all that the older tree has. */
function climb(path: Path, start: Hash, proof: readonly Hash[], older: Hash | undefined): { newer: Hash; older: Hash | undefined } {
  let newer = start
  checkHash(start, 'a hash of the proof')
  for (const sibling of proof) {
    checkHash(sibling, 'a hash of the proof')
    if (path.last === 0) throw new Fault('proof-length', 'the proof has more hashes than the tree has levels')
    if (isOdd(path.at) || path.at === path.last) {
      newer = nodeHash(sibling, newer)
      older &&= nodeHash(sibling, older)
      while (!isOdd(path.at) && path.at !== 0) step(path)
    } else {
      newer = nodeHash(newer, sibling)
    }
    step(path)
  }
  if (path.last !== 0) throw new Fault('proof-length', 'the proof has fewer hashes than the tree needs')
  return { newer, older }
}
