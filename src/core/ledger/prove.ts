import { Fault } from '../values/index.ts'
import type { Hash } from './hash.ts'
import { checkSize, coverOf, splitPoint } from './shape.ts'
import type { NodeAt } from './shape.ts'
import { foldPeaks } from './tree.ts'
import type { HashReader } from './tree.ts'

type Range = readonly [from: number, to: number]

/**
 * That the leaf at `index` is in the tree of `size` leaves: RFC 6962 section 2.1.1, the leaf's sibling first.
 * Reads at most 2 log2(size) hashes. Fault `proof-range` when there is no such leaf.
 */
export function proveInclusion(index: number, size: number, read: HashReader): Hash[] {
  return inclusionRanges(index, size).map((range) => hashOf(range, read))
}

/**
 * That the tree of `older` leaves is a prefix of the tree of `newer`: RFC 6962 section 2.1.2. Empty when they are equal.
 * Fault `proof-range` for an empty older tree: everything extends it, so nothing is proved.
 */
export function proveConsistency(older: number, newer: number, read: HashReader): Hash[] {
  return consistencyRanges(older, newer).map((range) => hashOf(range, read))
}

/** What `proveInclusion` will read, so that a store can fetch it first. */
export function inclusionNodes(index: number, size: number): NodeAt[] {
  return inclusionRanges(index, size).flatMap(([from, to]) => coverOf(from, to))
}

/** What `proveConsistency` will read. */
export function consistencyNodes(older: number, newer: number): NodeAt[] {
  return consistencyRanges(older, newer).flatMap(([from, to]) => coverOf(from, to))
}

function hashOf([from, to]: Range, read: HashReader): Hash {
  return foldPeaks(coverOf(from, to).map(read))
}

function inclusionRanges(index: number, size: number): Range[] {
  checkSize(size)
  checkSize(index, 'index')
  if (index >= size) throw new Fault('proof-range', `there is no leaf ${index} in a tree of ${size}`)
  const ranges: Range[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    ranges.push(index < middle ? [middle, to] : [from, middle])
    if (index < middle) to = middle
    else from = middle
  }
  return ranges.reverse()
}

function consistencyRanges(older: number, newer: number): Range[] {
  checkSize(older)
  checkSize(newer)
  if (older === 0 || older > newer)
    throw new Fault('proof-range', `a tree of ${older} leaves has no consistency proof with one of ${newer}`)
  const ranges: Range[] = []
  let [from, to] = [0, newer]
  while (to !== older) {
    const middle = from + splitPoint(to - from)
    ranges.push(older <= middle ? [middle, to] : [from, middle])
    if (older <= middle) to = middle
    else from = middle
  }
  // Still at the left edge means that the older root itself is the starting hash, which the verifier has.
  if (from !== 0) ranges.push([from, to])
  return ranges.reverse()
}
