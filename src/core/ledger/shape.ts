import { Fault } from '../values/index.ts'

/**
 * The complete subtree of 2^level leaves that starts at leaf index * 2^level. Level 0 is a leaf hash.
 * Sizes and indexes are plain numbers up to 2^53 - 1, so everything here divides instead of shifting: `>>` stops at 32 bits.
 */
export interface NodeAt {
  level: number
  index: number
}

/** Fault `size-range` unless a whole number from 0 to 2^53 - 1. */
export function checkSize(size: number, what = 'size'): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new Fault('size-range', `${what} ${size} is not a whole number from 0 to 2^53 - 1`)
}

export function half(n: number): number {
  return Math.floor(n / 2)
}

export function isOdd(n: number): boolean {
  return n % 2 === 1
}

/** Largest power of two smaller than n, for n >= 2: where RFC 6962 splits a tree of n leaves. */
export function splitPoint(n: number): number {
  return 2 ** (bitLength(n - 1) - 1)
}

/** Levels of the complete subtrees that make up `count` leaves, largest first: the set bits of `count`. */
export function peakLevels(count: number): number[] {
  const levels: number[] = []
  for (let level = 0, rest = count; rest > 0; level++, rest = half(rest)) if (isOdd(rest)) levels.push(level)
  return levels.reverse()
}

/**
 * The complete subtrees that cover leaves [from, to), largest first. `from` must be a multiple of the largest of them,
 * which holds for every range that RFC 6962 ever hashes.
 */
export function coverOf(from: number, to: number): NodeAt[] {
  let at = from
  return peakLevels(to - from).map((level) => {
    const node = { level, index: at / 2 ** level }
    at += 2 ** level
    return node
  })
}

function bitLength(n: number): number {
  return n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(n / 2 ** 32)
}
