import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loadRegion } from '../../adapters/region-files/index.ts'
import { glancesOn, lawFrom, overlapsOf, type Glances, type PartyAnswer, type TimedLaw } from './index.ts'

let law: TimedLaw
beforeAll(async () => void (law = lawFrom((await loadRegion('region')).facts)))

const two = (n: number): string => String(n).padStart(2, '0')
const date = fc.tuple(fc.integer({ min: 1940, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 2 }))
  .map(([year, month, day, precision]) => [`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`][precision]!)

test('a glance is the standing without its reasons, of everybody, on any day, month or year, as known on any', () => {
  fc.assert(fc.property(date, fc.option(date, { nil: undefined }), (on, known) => {
    for (const [instrument, states] of glancesOn(law, on, known))
      for (const [state, glance] of states) {
        const { status, party, participation, since, until } = law.standing(state, instrument, on, known)
        expect({ instrument, state, ...glance }).toEqual({ instrument, state, status, party, participation, since, until })
      }
  }), { numRuns: 4, endOnFailure: true })
})

const answers: PartyAnswer[] = ['yes', 'no', 'disputed', 'unknown']
const side = fc.array(fc.constantFrom(...answers), { minLength: 1, maxLength: 4 })
const between = (one: PartyAnswer[], two: PartyAnswer[]) => {
  const of = new Map([...one.map((party, i) => [`a${i}`, party] as const), ...two.map((party, i) => [`b${i}`, party] as const)]
    .map(([state, party]) => [state, { status: 'none' as const, party, participation: null, since: null, until: null }]))
  const glances: Glances = new Map([['X', of]])
  return overlapsOf(glances, [one.map((_, i) => `a${i}`), two.map((_, i) => `b${i}`)])[0]!
}

test('two sides: turned about they say the same, and what is not established never becomes a no or a yes', () => {
  const turned = { both: 'both', partly: 'partly', open: 'open', first: 'second', second: 'first', neither: 'neither' } as const
  fc.assert(fc.property(side, side, (one, two) => {
    const { overlap, bound } = between(one, two)
    expect(between(two, one)).toMatchObject({ overlap: turned[overlap], bound: bound.toReversed() })
    expect(overlap === 'both').toBe([...one, ...two].every((answer) => answer === 'yes'))
    expect(overlap === 'neither').toBe([...one, ...two].every((answer) => answer === 'no'))
    if (overlap === 'first') expect(two.every((answer) => answer === 'no')).toBe(true)
  }))
})
