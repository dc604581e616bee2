import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  between, CLASSES, conflictology, crps, distributionOf, expectedOf, fading, type ForecastRecord, forecastOf, intervalScore, lastPoisson, logScore, pairedBootstrap, pooled,
  quantileOf,
} from './index.ts'
import { readMonthly } from '../detectors/index.ts'

const counts = fc.array(fc.nat(2000), { minLength: 1, maxLength: 40 })
const drawn = counts.map((values) => distributionOf(values.map((value) => ({ value, weight: 1 }))))
const RECORD: ForecastRecord = { target: 'deaths', from: '2020-01', to: '2022-12', leads: [3, 14], places: 35, pairs: 1260, crps: 0.17, baseline: 0.18, gain: { mean: 0.01, low: 0.001, high: 0.02 }, byPlace: { mean: 0.01, low: -0.001, high: 0.03 }, source: 'here' }
const read = (...lines: string[]) => readMonthly(new TextEncoder().encode(['date,count', ...lines].join('\n')))
const year = (...values: (number | null)[]) => ({ dates: values.map((_, i) => `2022-${String(i + 1).padStart(2, '0')}`), counts: values })

describe('scores', () => {
  test('CRPS is its definition, by every pair of draws', () => {
    fc.assert(fc.property(counts, fc.nat(2000), (values, y) => {
      const n = values.length
      const error = values.reduce((sum, x) => sum + Math.abs(x - y), 0) / n
      const spread = values.reduce((sum, x) => sum + values.reduce((all, z) => all + Math.abs(x - z), 0), 0) / n / n
      expect(crps(distributionOf(values.map((value) => ({ value, weight: 1 }))), y)).toBeCloseTo(error - spread / 2, 6)
    }))
  })

  test('without doubt CRPS is the absolute error, and it is never below 0', () => {
    fc.assert(fc.property(drawn, fc.nat(2000), (one, y) => {
      expect(crps(one, y)).toBeGreaterThanOrEqual(-1e-9)
      expect(crps(distributionOf([{ value: 7, weight: 3 }]), y)).toBe(Math.abs(7 - y))
    }))
  })

  test('CRPS is proper: nobody does better on average than the truth itself', () => {
    fc.assert(fc.property(drawn, drawn, (truth, other) => {
      const mean = (said: typeof truth) => truth.values.reduce((sum, y, i) => sum + truth.shares[i]! * crps(said, y), 0)
      expect(mean(other)).toBeGreaterThanOrEqual(mean(truth) - 1e-6)
    }))
  })

  test('the log score gives the classes probabilities that sum to one, none of them nothing', () => {
    fc.assert(fc.property(drawn, (one) => {
      const given = CLASSES.map((from) => Math.exp(-logScore(one, from)))
      expect(given.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      expect(Math.min(...given)).toBeGreaterThan(0)
    }))
    expect(logScore(distributionOf([{ value: 0, weight: 1 }], 12), 0)).toBeCloseTo(-Math.log(13 / 23), 12)
  })

  test('the interval score is the width inside and pays twenty times what lies outside', () => {
    const ten = distributionOf(Array.from({ length: 101 }, (_, value) => ({ value, weight: 1 })))
    expect([quantileOf(ten, 0.05), quantileOf(ten, 0.95)]).toEqual([5, 95])
    expect([50, 3, 100].map((y) => intervalScore(ten, y))).toEqual([90, 90 + 20 * 2, 90 + 20 * 5])
  })
})

describe('distributions', () => {
  test('shares sum to one, quantiles rise, and each is reached with its probability', () => {
    fc.assert(fc.property(drawn, fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (one, p, q) => {
      expect(one.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      expect(between(one, 0, quantileOf(one, p))).toBeGreaterThanOrEqual(p - 1e-9)
      if (p <= q) expect(quantileOf(one, p)).toBeLessThanOrEqual(quantileOf(one, q))
    }))
  })

  test('conflictology is the twelve last months; a month not reported is none of them', () => {
    expect(conflictology([99, ...Array.from({ length: 12 }, (_, i) => i)])).toMatchObject({ values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], draws: 12 })
    expect(conflictology([1, 2, 3, 4, 5, null, null, 6]).values).toEqual([1, 2, 3, 4, 5, 6])
    expect(() => conflictology([1, null, 2, 3, 4, 5, null])).toThrow(expect.objectContaining({ code: 'too-little-history' }))
  })

  test('the last observation gives a Poisson of that mean, and none for none', () => {
    fc.assert(fc.property(fc.nat(50_000), (mean) => {
      expect(Math.abs(expectedOf(lastPoisson([3, mean, null])) - mean)).toBeLessThanOrEqual(Math.max(0.01, mean / 5000))
    }), { numRuns: 20 })
    const wide = lastPoisson([999_999_999])
    expect([wide.values.length <= 2001, Math.abs(expectedOf(wide) / 999_999_999 - 1) < 1e-4]).toEqual([true, true])
    expect(lastPoisson([5, 0])).toMatchObject({ values: [0], shares: [1] })
  })

  test('ours: nothing but none foretells none; the newest month counts most; what it gives lies near what there was', () => {
    expect(fading([0, 0, 0, 0, 0, 0, 0]).values).toEqual([0])
    fc.assert(fc.property(fc.array(fc.nat(5000), { minLength: 6, maxLength: 60 }), (months) => {
      const one = fading(months)
      expect(Math.max(...one.values)).toBeLessThanOrEqual(Math.ceil(Math.max(...months) * Math.exp(0.3 * 1.2816)))
      expect(one.draws).toBeLessThanOrEqual(months.length + 1e-9)
      expect(expectedOf(fading([...months, 10_000]))).toBeGreaterThan(expectedOf(fading([10_000, ...months])))
    }))
  })

  test('pooled is every place in one bowl', () => {
    expect(pooled([[0, null, 2], [2, 4]])).toMatchObject({ values: [0, 2, 4], shares: [0.25, 0.5, 0.25] })
  })
})

test('the interval of a gain holds its mean, closes on one value, and is the same for the same sequence', () => {
  const draws = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 30 }), fc.integer({ min: 1, max: 1e6 }), (values, seed) => {
    const blocks = values.map((value) => [value])
    const gain = pairedBootstrap(blocks, draws(seed))
    expect(gain).toEqual(pairedBootstrap(blocks, draws(seed)))
    expect(gain.low).toBeLessThanOrEqual(gain.high)
  }), { numRuns: 20 })
  expect(pairedBootstrap([[2], [2, 2]], draws(7))).toEqual({ mean: 2, low: 2, high: 2 })
})

describe('the answer', () => {
  test('has its baselines and its record, and says what the record shows', () => {
    const { model, baselines, record, because, months } = forecastOf(year(3, 1, 4, 1, 5, null, 9, 2, 6), [RECORD])
    expect(model.method).toBe('fading')
    expect(baselines.map(({ method }) => method)).toEqual(['conflictology', 'last-poisson'])
    expect(record).toEqual([RECORD])
    expect(because.join('\n')).toMatch(/better than conflictology; CRPS 0.170 against 0.180[^]*rests on few of them[^]*1 months were not reported/)
    expect(months.filter(({ measured }) => measured).map(({ lead }) => lead)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    expect(months[0]).toEqual({ month: '2022-10', lead: 1, measured: false })
    expect(months[13]!.month).toBe('2023-11')
  })

  test('without a record there is no forecast', () => {
    expect(() => forecastOf(year(1, 2, 3, 4, 5, 6), [])).toThrow(expect.objectContaining({ code: 'no-record' }))
  })

  test('a gain whose interval holds 0 is not called one', () => {
    expect(forecastOf(year(1, 2, 3, 4, 5, 6), [{ ...RECORD, gain: { mean: 0.01, low: -0.01, high: 0.03 } }]).because.join()).toContain('not shown to be better than conflictology')
  })
})

describe('monthly series', () => {
  test('months in any order, a hole is unknown, a bad line is set aside and the rest goes on', () => {
    const { series, rejected, missing } = read('2022-03,4', '2022-01-31,2', '2022-05,-1', '2022-06,1.5', '2022-13,2', '2022-01,2', '2022-03,9', '2022-04,')
    expect(series).toEqual({ dates: ['2022-01', '2022-02', '2022-03'], counts: [2, null, 4] })
    expect(missing).toEqual(['2022-02'])
    expect(rejected.map(({ line, reason }) => [line, reason.slice(0, 22)])).toEqual([
      [4, '"-1" is negative: a co'], [5, '"1.5" is not a whole n'], [6, '"2022-13" is not a mon'], [7, 'line 3 says the same'], [8, 'line 2 has 4 for the s'], [9, 'no count: taken as not'],
    ])
  })
})
