import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ringProblem, thinned, THIN_TO } from './index.ts'

type Pair = [number, number]

/** A coast around a middle: distance varies from point to point, so that it bends in and out. */
function coast(radii: number[], lon = 0, lat = 0): Pair[] {
  const open = radii.map((radius, i): Pair => {
    const angle = (2 * Math.PI * i) / radii.length
    const x = lon + radius * Math.cos(angle)
    return [x > 180 ? x - 360 : x, lat + radius * Math.sin(angle)]
  })
  return [...open, open[0]!]
}

function covers(ring: Pair[], [lon, lat]: Pair): boolean {
  const near = (x: number) => (x - lon > 180 ? x - 360 : lon - x > 180 ? x + 360 : x)
  let within = false
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
    const [x, u] = [near(ax), near(bx)]
    const length = Math.hypot(u - x, by - ay)
    const off = Math.abs((u - x) * (lat - ay) - (by - ay) * (lon - x)) / (length || 1)
    const along = ((lon - x) * (u - x) + (lat - ay) * (by - ay)) / (length * length || 1)
    if (off < 1e-7 && along > -1e-6 && along < 1 + 1e-6) return true
    if (ay > lat !== by > lat && lon < x + ((lat - ay) / (by - ay)) * (u - x)) within = !within
  }
  return within
}

test('6,208 vertices come down to 100, and every one of them is still covered', () => {
  const ring = coast(Array.from({ length: 6207 }, (_, i) => 1 + 0.05 * Math.sin(i * 12.9898) + 0.3 * Math.sin(i / 300)), -78, 18)
  const thin = thinned(ring)
  expect([ring.length, thin.length]).toEqual([6208, THIN_TO])
  expect(ringProblem(thin)).toBeUndefined()
  expect(ring.filter((point) => !covers(thin, point))).toEqual([])
})

test('any outline, either way round and over the antimeridian: thinner, whole, and nothing touched is lost', () => {
  const radii = fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 12, maxLength: 80 })
  fc.assert(fc.property(radii, fc.constantFrom(0, -75, 179.5), fc.boolean(), fc.integer({ min: 8, max: 40 }), (lengths, lon, turned, most) => {
    const ring = turned ? coast(lengths, lon, 10).reverse() : coast(lengths, lon, 10)
    const thin = thinned(ring, most)
    expect(thin.length).toBeLessThanOrEqual(ring.length)
    expect(ringProblem(thin)).toEqual(ringProblem(ring))
    for (const point of ring) expect(covers(thin, point)).toBe(true)
  }), { numRuns: 300 })
})

test('what is small enough or no ring comes back as it was', () => {
  const small: Pair[] = [[0, 0], [1, 0], [1, 1], [0, 0]]
  expect(thinned(small)).toBe(small)
  const bow = [...coast(Array.from({ length: 200 }, () => 1))].map((pair, i, all) => (i === 50 ? all[60]! : i === 60 ? all[50]! : pair))
  expect(thinned(bow)).toBe(bow)
})
