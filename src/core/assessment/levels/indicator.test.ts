import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Level, LEVELS } from '../../values/index.ts'
import { type Activity, agreements, indicate } from './indicator.ts'
import { type Round, seatOf } from './rounds.ts'

const activity = (subject: string, level: Level, counts: readonly number[]): Activity => ({
  subject, level, members: counts.map((n, i) => ({ state: `S${i}`, instruments: Array.from({ length: n }, (_, k) => `I${k}`), exercises: 0, operations: 0, returns: 0 })),
})
const round = (scores: [string, Level, number][]): Round => ({
  id: 'r', assessor: 'a', by: null, date: null, method: '', external: false, statement: null,
  scores: scores.map(([subject, level, score]) => ({ subject, level, score, seat: 'author', because: null, pointer: null, note: null, oddity: null, certainty: 'high' })),
})

describe('the indicator', () => {
  test('the most active state of a level has 1, one with nothing has 5, and nothing known is no figure', () => {
    const largest = new Map<Level, number>([['bilateral', 8], ['national', 0]])
    expect(indicate([activity('A', 'bilateral', [8]), activity('B', 'bilateral', [0]), activity('C', 'bilateral', [4, 8]), activity('A', 'national', [0])], largest).map(({ score }) => score)).toEqual([1, 5, 2, null])
  })

  test('lies from 1 to 5 and falls as activity grows', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const found = indicate(counts.map((n) => activity(String(n), 'bilateral', [n])), new Map([['bilateral', Math.max(...counts)]]))
      for (const one of found) if (one.score !== null) expect(one.score >= 1 && one.score <= 5).toBe(true)
      const sorted = found.toSorted((a, b) => a.activity - b.activity).map(({ score }) => score ?? 5)
      expect(sorted).toEqual(sorted.toSorted((a, b) => b - a))
    }))
  })
})

describe('agreement with the figures', () => {
  const indicated = indicate([activity('A', 'bilateral', [8]), activity('B', 'bilateral', [4]), activity('A', 'hemispheric', [1]), activity('B', 'hemispheric', [2])], new Map<Level, number>([['bilateral', 8], ['hemispheric', 2]]))
  const over = (scores: [string, Level, number][], name: string) => agreements(round(scores), indicated).find((one) => one.over === name)

  test('the same order is 1, the reverse is -1: both scales count 1 as most active', () => {
    expect(over([['A', 'bilateral', 1], ['B', 'bilateral', 3]], 'bilateral')).toEqual({ over: 'bilateral', n: 2, rho: 1 })
    expect(over([['A', 'bilateral', 5], ['B', 'bilateral', 3]], 'bilateral')?.rho).toBe(-1)
  })
  test('scores that are all the same have none', () => expect(over([['A', 'bilateral', 2], ['B', 'bilateral', 2]], 'bilateral')).toEqual({ over: 'bilateral', n: 2, rho: null }))
  test('a cell of which nothing is known is left out, and counted out', () => expect(over([['A', 'national', 1], ['B', 'bilateral', 2]], 'all')?.n).toBe(1))
  test('over all, over each level and over each subject', () => expect(agreements(round([['A', 'bilateral', 1]]), indicated).map((one) => one.over)).toEqual(['all', ...LEVELS, 'A']))
})

describe('seats follow from who speaks of whom', () => {
  const groups = (state: string) => (state === 'JAM' ? ['caribbean'] : [])
  test.each([['JAM', 'JAM', 'self'], ['JAM', 'caribbean', 'self'], ['JAM', 'MEX', 'state'], ['MEX', 'caribbean', 'state'], ['OAS-GS', 'MEX', 'external']])('%s of %s: %s', (author, subject, seat) => expect(seatOf(author, subject, groups)).toBe(seat))
})
