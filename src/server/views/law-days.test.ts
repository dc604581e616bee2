import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { TimedLaw } from '../../core/law/index.ts'
import { Fault } from '../../core/values/index.ts'
import { regionLaw } from '../open.ts'
import { askedOf, talliesOn } from './law-days.ts'

let law: TimedLaw
beforeAll(async () => void ({ law } = await regionLaw()))

const two = (n: number): string => String(n).padStart(2, '0')
const date = fc.tuple(fc.integer({ min: 1940, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 2 }))
  .map(([year, month, day, precision]) => [`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`][precision]!)

test('a tally counts whom the law names, on any day, month or year, as known on any', () => {
  fc.assert(fc.property(date, fc.option(date, { nil: undefined }), (on, known) => {
    const tallies = talliesOn(law, { on, known })
    for (const id of law.instruments.keys()) {
      const { parties, disputed, unknown } = law.parties(id, on, known)
      expect({ id, ...tallies.get(id) }).toEqual({ id, parties: parties.length, disputed: disputed.length, unknown: unknown.length })
    }
  }), { numRuns: 12, endOnFailure: true })
})

test('a date that is none is refused with its field; none at all is today', () => {
  const ask = (query: Record<string, string>) => askedOf((name) => query[name], Date.UTC(2020, 0, 28))
  expect(ask({})).toEqual({ on: '2020-01-28', known: undefined })
  expect(ask({ asof: ' 1947-09 ', on: '1950', known: '' })).toEqual({ on: '1947-09', known: undefined })
  for (const [field, text, code] of [['asof', '28/1/2020', 'date-shape'], ['on', '2020-02-30', 'date-impossible'], ['known', '1492', 'date-range']] as const) {
    const fault = (() => { try { ask({ [field]: text }) } catch (error) { return error } })() as Fault
    expect([fault.code, fault.place?.field]).toEqual([code, field])
  }
})
