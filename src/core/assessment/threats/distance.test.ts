import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareHierarchies } from './distance.ts'
import type { Hierarchy, HierarchyEntry } from './model.ts'
import { byNumber } from './order.ts'

const THEMES = ['a', 'b', 'c', 'd', 'e', 'f']
const alone = (theme: string) => [theme]

function list(id: string, entries: Partial<HierarchyEntry>[]): Hierarchy {
  return {
    id, subject: id, author: id, date: null, readingOf: null, source: 's', statement: null, by: null,
    entries: entries.map((one) => ({ rank: null, tier: 't', reading: 'ranked', themes: [], wording: '', certainty: 'high', pointer: null, note: null, ...one })),
  }
}

/** Ranks with ties, one for each theme. */
const order = fc.tuple(...THEMES.map(() => fc.integer({ min: 1, max: 6 })))
const ordered = (id: string, ranks: readonly number[]): Hierarchy => list(id, THEMES.map((theme, i) => ({ themes: [theme], rank: String(ranks[i]) })))
const apart = (x: readonly number[], y: readonly number[]) => compareHierarchies(ordered('x', x), ordered('y', y), alone).distance!.cost

describe('distance of two orders with ties', () => {
  test('is a metric: nothing to itself, the same both ways, never longer by way of a third', () => {
    fc.assert(fc.property(order, order, order, (x, y, z) => {
      expect(apart(x, x)).toBe(0)
      expect(apart(x, y)).toBe(apart(y, x))
      expect(apart(x, z)).toBeLessThanOrEqual(apart(x, y) + apart(y, z) + 1e-9)
    }))
  })

  test('nothing only between orders that put every pair alike', () => {
    fc.assert(fc.property(order, order, (x, y) => {
      const alike = x.every((_, i) => x.every((__, j) => Math.sign(x[i]! - x[j]!) === Math.sign(y[i]! - y[j]!)))
      expect(apart(x, y) === 0).toBe(alike)
    }))
  })

  test('the reverse of an order without ties is as far as can be', () => {
    fc.assert(fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), (x) => {
      const found = compareHierarchies(ordered('x', x), ordered('y', x.map((rank) => 7 - rank)), alone)
      expect([found.distance!.share, found.rho]).toEqual([1, -1])
    }))
  })

  test('the numbers themselves do not count, only their order', () => {
    fc.assert(fc.property(order, order, (x, y) => {
      expect(apart(x.map((rank) => rank * 10 + 3), y)).toBe(apart(x, y))
    }))
  })

  test('the cost is that of the discords shown', () => {
    fc.assert(fc.property(order, order, (x, y) => {
      const { distance, discords, because } = compareHierarchies(ordered('x', x), ordered('y', y), alone)
      expect(distance!.cost).toBe(discords.reduce((sum, { cost }) => sum + cost, 0))
      expect(because.includes('ties')).toBe([x, y].some((ranks) => new Set(ranks).size < ranks.length))
    }))
  })
})

describe('what may be compared', () => {
  const base = ordered('base', [1, 2, 3, 4, 5, 6])

  test('a tie of one list alone costs a half, and of both nothing', () => {
    expect(apart([1, 2, 3, 4, 5, 6], [1, 1, 3, 4, 5, 6])).toBe(0.5)
    expect(apart([1, 1, 3, 4, 5, 6], [2, 2, 3, 4, 5, 6])).toBe(0)
  })

  test('themes of one entry share its rank, and a theme named twice keeps the graver', () => {
    const found = compareHierarchies(list('x', [{ themes: ['a', 'b'], rank: '1' }, { themes: ['c', 'a'], rank: '2' }]), list('y', [{ themes: ['a'], rank: '1' }, { themes: ['b'], rank: '2' }, { themes: ['c'], rank: '3' }]), alone)
    expect(found.ranks.map(({ theme, a }) => [theme, a])).toEqual([['a', 1.5], ['b', 1.5], ['c', 3]])
    expect(found.distance).toEqual({ cost: 0.5, pairs: 3, share: 0.5 / 3 })
  })

  test('an entry without a rank counts in the overlap and not in the distance', () => {
    const found = compareHierarchies(base, list('y', [{ themes: ['a'], rank: '2' }, { themes: ['b'], rank: '1' }, { themes: ['c'], reading: 'unordered' }]), alone)
    expect(found.common).toEqual(['a', 'b', 'c'])
    expect(found.distance).toEqual({ cost: 1, pairs: 1, share: 1 })
    expect(found.because).toContain('unranked-left-out')
  })

  test.each(['no-threats', 'unread'] as const)('%s: nothing of it is compared', (reading) => {
    const found = compareHierarchies(base, list('y', [{ themes: ['a'], rank: '1', reading }, { themes: ['b'], rank: '2', reading }]), alone)
    expect([found.common, found.distance, found.because]).toEqual([[], null, ['no-threats', 'few-common']])
  })

  test('background is never computed from', () => {
    const found = compareHierarchies(base, list('y', [{ themes: ['a'], rank: '1', certainty: 'background' }, { themes: ['b'], rank: '2', certainty: 'background' }]), alone)
    expect([found.common, found.distance, found.because]).toEqual([[], null, ['background', 'few-common']])
  })

  test('a theme and its group are near and not the same', () => {
    const groupsOf = (theme: string) => (theme === 'flood' ? ['flood', 'any-disaster'] : [theme])
    const found = compareHierarchies(list('x', [{ themes: ['flood'], rank: '1' }]), list('y', [{ themes: ['any-disaster'], rank: '1' }]), groupsOf)
    expect([found.overlap, found.near]).toEqual([0, [{ a: 'flood', b: 'any-disaster' }]])
  })

  test('two lists that name nothing have no overlap, which is not an overlap of nothing', () => {
    expect(compareHierarchies(list('x', []), list('y', []), alone).overlap).toBeNull()
  })

  test('ranks are numbers part by part', () => {
    expect(['2', '1.10', '1.2', '10', '1'].sort(byNumber)).toEqual(['1', '1.2', '1.10', '2', '10'])
  })
})
