import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitOf, firstDay, isoDay, lastDay } from '../values/index.ts'
import { lawFrom, partyAt, partyTimeline, stretchOn, type ActionClaim } from './index.ts'
import { anyClaim, anyClaims, anyDay, anyTreaty, claimOf, lawOf, said, SOME, treaty, two } from './law.fixture.ts'
import { momentOn } from './moment.ts'
import { stretchAt } from './timeline.ts'

describe('an announcement changes nothing', () => {
  test('worded as an exit it is said and decides nothing, whatever the text and the claims', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, anyDay, fc.constantFrom(...SOME), (text, all, when, on, state) => {
        const announced = lawOf([...all, said(state, 'announced', when, { what: 'worded as having left' })], text)
        const [before, after] = [lawOf(all, text), announced].map((law) => law.parties('T', on))
        expect(after).toEqual(before)
        expect(announced.standing(state, 'T', on).until).toEqual(lawOf(all, text).standing(state, 'T', on).until)
      }),
    )
  })

  test('an intention never ends anything: it only proves that its author was bound that day', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, anyDay, (text, all, when, on) => {
        const [before, after] = [all, [...all, said('MEX', 'announced', when)]].map((claims) => lawOf(claims, text))
        expect(after!.parties('T', on).parties).toEqual(expect.arrayContaining(before!.parties('T', on).parties))
        for (const other of ['PER', 'CHL']) expect(after!.standing(other, 'T', on)).toEqual(before!.standing(other, 'T', on))
      }),
    )
  })
})

describe('as known on', () => {
  test('a claim known later never changes an earlier answer, reasons included', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyClaim, fc.nat(4000), anyDay, anyDay, (text, all, one, later, on, known) => {
        const late = { ...one, id: `${one.id}-late`, known: isoDay(lastDay(known) + 1 + later) }
        const [before, after] = [all, [...all, late]].map((claims) => lawOf(claims, text))
        for (const state of SOME) expect(after!.standing(state, 'T', on, known)).toEqual(before!.standing(state, 'T', on, known))
      }),
    )
  })

  test('a claim without a day of its own counts only in the view of today', () => {
    fc.assert(
      fc.property(anyClaims, claimOf(['deposited', 'notified', 'effective', 'signed']), anyDay, anyDay, (all, one, on, known) => {
        const { known: _, date: __, ...bare } = one
        for (const state of SOME)
          expect(lawOf([...all, bare]).standing(state, 'T', on, known)).toEqual(lawOf(all).standing(state, 'T', on, known))
      }),
    )
  })
})

describe('between two actions nothing moves', () => {
  test('the moment of any day is the one of the stretch that holds it', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, fc.constantFrom(...SOME), (text, all, on, state) => {
        const { story, stretches } = lawOf(all, text).timelines('T').states.get(state)!
        const [moment, stretch] = [momentOn(story, firstDay(on)), stretches[stretchAt(stretches, firstDay(on))]!]
        expect([moment.party, moment.status, moment.participation]).toEqual([stretch.party, stretch.status, stretch.participation])
      }),
      { numRuns: 400 },
    )
  })

  test('where states only join, the parties only grow; and with one exit that state alone leaves', () => {
    const joining = fc.array(claimOf(['signed', 'deposited', 'acceded', 'in-force']), { maxLength: 8 })
    fc.assert(
      fc.property(joining, anyDay, anyDay, anyDay, (all, a, b, left) => {
        const sure = all.filter(({ certainty }) => certainty === 'high')
        const [early, late] = [a, b].sort()
        const grown = lawOf([...two, ...sure])
        expect(grown.parties('T', late!).parties).toEqual(expect.arrayContaining(grown.parties('T', early!).parties))
        const apart = [...two, ...sure.filter(({ state }) => state !== 'MEX')]
        const [whole, shrunk] = [lawOf(apart), lawOf([...apart, said('MEX', 'notified', left)])]
        const others = (law: typeof grown, on: string) => law.parties('T', on).parties.filter((state) => state !== 'MEX')
        expect(others(shrunk, late!)).toEqual(others(whole, late!))
      }),
    )
  })

  test('the timelines of bits answer as the law does', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, (text, all, on) => {
        const law = lawOf(all, text)
        const timeline = partyTimeline(law, 'T')
        const at = stretchOn(timeline, firstDay(on))
        for (const state of SOME) expect(partyAt(timeline, at, bitOf(state)!)).toBe(law.standing(state, 'T', on).party)
      }),
    )
  })
})

describe('precision never invents certainty', () => {
  /** Joins, gives notice, perhaps withdraws it, perhaps returns: in order, years apart or days. */
  const life = fc
    .tuple(anyDay, fc.array(fc.nat(900), { minLength: 3, maxLength: 3 }), fc.nat(3), fc.array(fc.constantFrom(4, 7, 10), { minLength: 4, maxLength: 4 }))
    .map(([start, gaps, length, cuts]) => {
      let day = firstDay(start)
      const dates = [start, ...gaps.map((gap) => isoDay((day += gap + 1)))]
      const acts = (['deposited', 'notified', 'notice-withdrawn', 'notified'] as const).slice(0, length + 1)
      return acts.map((act, i) => ({ act, date: dates[i]!, cut: cuts[i]! }))
    })

  test('coarser dates of a whole life answer as the finer ones, or unknown', () => {
    fc.assert(
      fc.property(life, anyDay, (acts, on) => {
        // two notices of one coarse date are one claim, and so another history
        const coarsened = acts.map(({ act, date, cut }) => `${act} ${date.slice(0, cut)}`)
        fc.pre(new Set(coarsened).size === acts.length)
        // a notice proves that its author was bound that day: one of a state that was not yet contradicts itself, and is flagged
        const told = (upTo: number) => lawOf([...two, ...acts.slice(0, upTo).map(({ act, date }) => said('CHL', act, date))])
        fc.pre(acts.every(({ act, date }, i) => act !== 'notified' || told(i).standing('CHL', 'T', date).party === 'yes'))
        const of = (coarse: boolean) =>
          lawOf([...two, ...acts.map(({ act, date, cut }) => said('CHL', act, coarse ? date.slice(0, cut) : date))])
        const [fine, coarse] = [of(false), of(true)].map((law) => law.standing('CHL', 'T', on).party)
        expect([fine, 'unknown']).toContain(coarse)
      }),
      { numRuns: 400 },
    )
  })

  test('a coarse question answers as every day in it, or unknown', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, fc.constantFrom(4, 7), (text, all, on, length) => {
        const law = lawOf(all, text)
        for (const state of SOME) expect([law.standing(state, 'T', on).party, 'unknown']).toContain(law.standing(state, 'T', on.slice(0, length)).party)
      }),
    )
  })

  test('what is only general knowledge decides nothing', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyClaim, anyDay, (text, all, one, on) => {
        const heard: ActionClaim = { ...one, id: 'heard', certainty: 'background' }
        for (const state of SOME) {
          const [before, after] = [all, [...all, heard]].map((claims) => lawOf(claims, text).standing(state, 'T', on).party)
          expect([before, 'unknown']).toContain(after)
        }
      }),
    )
  })
})

describe('every answer', () => {
  test('has its limits in order, a reason, and words without a gap', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, fc.constantFrom(...SOME), anyDay, (text, all, state, on) => {
        const { since, until, because, confirmedAsOf, presumed, status } = lawOf(all, text).standing(state, 'T', on)
        if (since !== null && until !== null) expect(firstDay(since)).toBeLessThanOrEqual(lastDay(until))
        expect(because.length, status).toBeGreaterThan(0)
        expect(because.every((reason) => !reason.text.includes('{'))).toBe(true)
        if (presumed && confirmedAsOf !== null) expect(firstDay(confirmedAsOf)).toBeLessThan(firstDay(on))
      }),
    )
  })

  test('of a law that knows nothing is that nothing is known, and never yes', () => {
    const law = lawFrom({ size: 0, instruments: [{ ...treaty, coverage: 'blank' }], actions: [] })
    fc.assert(fc.property(anyDay, (on) => void expect(law.standing('MEX', 'T', on).party).toBe(on < '1980-01-01' ? 'no' : 'unknown')))
  })
})
