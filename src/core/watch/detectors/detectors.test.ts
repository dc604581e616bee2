import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault, firstDay, isoDay } from '../../values/index.ts'
import { byCalendar, changedSince, corridorOf, DETECTORS, detectorById, readWeekly, type WeeklySeries } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readWeekly(bytes(['date,count', ...lines].join('\n')))
const codeOf = (call: () => unknown) => { try { call() } catch (error) { return [(error as Fault).code, (error as Fault).place.line] } }
const from = (first: string, counts: (number | null)[]): WeeklySeries => ({ counts, dates: counts.map((_, i) => isoDay(firstDay(first) + 7 * i)) })

describe('a series as it comes', () => {
  test('a week that nobody reported is unknown, not zero', () => {
    const { series, missing } = read('2024-01-07,3', '2024-01-21,5', '2024-01-28,NA')
    expect(series).toEqual({ dates: ['2024-01-07', '2024-01-14', '2024-01-21'], counts: [3, null, 5] })
    expect(missing).toEqual(['2024-01-14'])
  })

  test('in any order, quoted, with semicolons, in Latin-1', () => {
    const text = 'date;count\r\n"2024-01-14";5\r\n2024-01-07;3\r\nañ;1\r\n'
    const { series, rejected } = readWeekly(Buffer.from(text, 'latin1'))
    expect(series.counts).toEqual([3, 5])
    expect(rejected).toMatchObject([{ line: 4, text: 'añ;1' }])
  })

  test.each([
    ['2024-01-14,-2', 'negative'], ['2024-01-14,2.5', 'whole number'], ['2024-01-14,2,5', '3 columns'], ['14/01/2024,2', 'not a day'], ['2024-02-30,2', 'not a day'],
    ['2024-01,2', 'not a day'], ['2024-01-14T00:00:00-05:00,2', 'has a time'], ['2024-01-14T00:00:00Z,2', 'has a time'], ['2024-01-14,', 'no count'], ['2024-01-07,4', 'line 2 has 3'], ['2024-01-07,3', 'says the same'],
  ])('%s is set aside with its line and why, and the rest goes on', (line, why) => {
    const { series, rejected } = read('2024-01-07,3', line, '2024-01-21,5')
    expect(rejected).toMatchObject([{ line: 3, text: line, reason: expect.stringContaining(why) }])
    expect(series.counts).toEqual([3, null, 5])
  })

  test('what is no weekly series is refused whole, with the line', () => {
    expect(codeOf(() => read('2024-01-07,3', '2024-01-08,3'))).toEqual(['series-weekday', 3])
    expect(codeOf(() => readWeekly(bytes('week,cases\n1,2')))).toEqual(['series-header', 1])
    expect(codeOf(() => read())).toEqual(['series-empty', 2])
    expect(codeOf(() => read('0101-01-04,1', '2024-01-07,3'))?.[0]).toMatch(/series-(long|weekday)/)
  })

  test('what an earlier edition said otherwise is named', () => {
    const [before, now] = [from('2024-01-07', [3, null, 5]), from('2024-01-07', [4, 2, 5, 6])]
    expect(changedSince(before, now)).toEqual([{ date: '2024-01-07', was: 3, is: 4 }, { date: '2024-01-14', was: null, is: 2 }])
  })
})

const counts = fc.array(fc.option(fc.nat({ max: 60 }), { freq: 30, nil: null }), { minLength: 1, maxLength: 420 })

describe.each(DETECTORS)('$id', ({ rows }) => {
  test('judges every week once, or says why not; a week that was not reported never', () => {
    fc.assert(fc.property(counts, (given) => {
      const found = rows(from('2015-01-04', given))
      expect(found.map(({ date }) => date)).toEqual(from('2015-01-04', given).dates)
      for (const [i, row] of found.entries()) {
        expect(row.observed).toBe(given[i])
        if (row.monitorable) expect([row.bound, row.expected].every(Number.isFinite) && row.observed !== null).toBe(true)
        else expect(row.alarm).toBeNull()
        if (given[i] === null) expect(row).toMatchObject({ monitorable: false, why: 'not-reported' })
      }
    }), { numRuns: 25 })
  })

  test('does not look ahead: what comes later changes nothing before it', () => {
    fc.assert(fc.property(counts, counts, (given, later) => {
      expect(rows(from('2015-01-04', [...given, ...later])).slice(0, given.length)).toEqual(rows(from('2015-01-04', given)))
    }), { numRuns: 15 })
  })

  test('no case is no alarm', () => {
    for (const row of rows(from('2015-01-04', Array.from({ length: 400 }, () => 0)))) expect(row.alarm).not.toBe(true)
  })

  test('a flood of cases after quiet years is an alarm', () => {
    const quiet = Array.from({ length: 400 }, (_, i) => 3 + ((i * 7) % 5))
    expect(rows(from('2015-01-04', [...quiet, 200, 300, 400])).slice(-3).some(({ alarm }) => alarm)).toBe(true)
  })
})

test('the corridor, by hand: quartiles of seven years, and its bands', () => {
  const week = firstDay('2024-03-03')
  const years = [2, 4, 4, 6, 8, 10, 30]
  const series = from('2016-01-03', Array.from({ length: Math.round((week - firstDay('2016-01-03')) / 7) + 1 }, () => 0))
  const now = series.counts.length - 1
  const at = (observed: number) => {
    const with7 = [...series.counts]
    years.forEach((count, back) => (with7[byCalendar(series, now, back + 1)] = count))
    with7[now] = observed
    return corridorOf({ ...series, counts: with7 }, now)
  }
  expect(at(5)).toEqual({ q1: 4, median: 6, q3: 9, band: 'safety' })
  expect([4, 7, 9, 9.5].map((observed) => (at(observed) as { band: string }).band)).toEqual(['success', 'alert', 'alert', 'epidemic'])
})

test('week 53 does not shift the years: the week before by the calendar is at most three days off', () => {
  const series = from('2015-01-04', Array.from({ length: 600 }, () => 1))
  for (let i = 60; i < 600; i++) {
    const then = byCalendar(series, i, 1)
    const off = Math.abs(firstDay(series.dates[i]!) - 365.25 - firstDay(series.dates[then]!))
    expect(off).toBeLessThanOrEqual(4)
  }
})

test('a method that there is not is refused with those that there are', () => {
  expect(() => detectorById('guess')).toThrow(/farrington-noufaily/)
})
