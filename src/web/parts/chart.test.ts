import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { besides } from './chart-marks.tsx'
import { boundsOf, linear, niceTicks, spread, wholeTicks } from './chart-scale.ts'

describe('scales of charts', () => {
  test('ticks are round, ordered, inside, and few', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(niceTicks(0, 0.3)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, span) => {
      const ticks = niceTicks(from, from + span)
      expect(ticks.length).toBeLessThanOrEqual(11)
      expect(ticks.every((at, i) => at >= from - span * 1e-6 && at <= from + span * (1 + 1e-6) && (i === 0 || at > ticks[i - 1]!))).toBe(true)
    }))
  })
  test('whole ticks never exceed what was asked', () => {
    fc.assert(fc.property(fc.integer({ min: 1800, max: 2100 }), fc.integer({ min: 0, max: 150 }), fc.integer({ min: 2, max: 20 }), (from, span, most) => {
      expect(wholeTicks(from, from + span, most).length).toBeLessThanOrEqual(Math.max(most, 2))
    }))
  })
  test('labels that fit do not overlap, stay in the frame and keep their order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 18 }), (wanted) => {
      const placed = spread(wanted, 15, 0, 300)
      const order = wanted.map((at, i) => [at, placed[i]!] as const).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
      expect(order.every(([, at], i) => at >= 0 && at <= 300 && (i === 0 || at - order[i - 1]![1] >= 15 - 1e-9))).toBe(true)
    }))
  })
  test('bars are drawn from zero, stacks are counted whole, nothing at all has a frame', () => {
    const bars = (y: number | null) => ({ kind: 'bars' as const, label: 'a', look: 0 as const, stacked: true, points: [{ x: 1, y }] })
    expect(boundsOf({ y: { label: '' }, marks: [bars(30), bars(40), bars(null)] })).toEqual([0, 70])
    expect(boundsOf({ y: { label: '' }, marks: [] })).toEqual([0, 1])
  })
  test('names beside dots: as many as dots, and those that have room touch no other', () => {
    const frame = { left: 0, right: 700, top: 0, bottom: 300 }
    const near = besides([{ x: 690, y: 290, label: 'UNROCA' }, { x: 690, y: 288, label: 'MILEX' }, { x: 660, y: 290, label: 'APMBC' }], frame)
    const boxes = near.map(({ x, y, label, end }) => ({ from: end ? x - label.length * 6.8 : x, to: end ? x : x + label.length * 6.8, y }))
    expect(boxes.some((a, i) => boxes.some((b, k) => k > i && a.from < b.to && a.to > b.from && Math.abs(a.y - b.y) < 12))).toBe(false)
    fc.assert(fc.property(fc.array(fc.record({ x: fc.integer({ min: 0, max: 700 }), y: fc.integer({ min: 0, max: 300 }), label: fc.constantFrom('A', 'BB', 'CCC') }), { maxLength: 40 }), (points) => {
      expect(besides(points, frame).map(({ label }) => label)).toEqual(points.map(({ label }) => label))
    }))
  })
  test('a scale maps its ends to its ends', () => {
    const x = linear([2000, 2010], [50, 250])
    expect([x(2000), x(2005), x(2010)]).toEqual([50, 150, 250])
    expect(linear([3, 3], [0, 9])(3)).toBe(0)
  })
})
