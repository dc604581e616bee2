import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { lawFrom, readTally, tally, VOTE_RULES, type Ballot, type Law } from '../../core/law/index.ts'
import { loadRegion } from './index.ts'

let law: Law
beforeAll(async () => {
  law = lawFrom((await loadRegion('region')).facts)
})

const AGAINST_2019 = 'ATG BOL DMA GRD MEX VCT SUR URY VEN'.split(' ')

describe('votes that were held', () => {
  test('Rio Treaty, 23 September 2019: adopted whether Venezuela counts or not', () => {
    const answer = tally({ rule: 'rio-organ', on: '2019-09-23', counts: { for: 16, against: 1, abstain: 1, absent: 1, of: 19 } }, law)
    expect(answer).toMatchObject({ of: 19, needed: 13, for: 16, adopted: true })
    expect(answer.sensitivity.map((one) => [one.of, one.needed, one.adopted, one.changes])).toEqual([
      [18, 12, true, false],
      [18, 12, true, false],
    ])
  })

  test('the same vote by roll call: nineteen entitled, one of them disputed', () => {
    const yes = 'ARG BHS BRA CHL COL CRI DOM SLV GTM HTI HND PAN PRY PER USA VEN'.split(' ')
    const votes: Record<string, Ballot> = {
      ...Object.fromEntries(yes.map((state) => [state, 'for'])),
      URY: 'against',
      TTO: 'abstain',
      CAN: 'for',
    }
    const answer = tally({ rule: 'rio-organ', on: '2019-09-23', votes }, law)
    expect(answer).toMatchObject({ of: 19, needed: 13, for: 16, against: 1, abstain: 1, absent: 1, adopted: true, notEntitled: ['CAN'] })
    expect(answer.sensitivity).toMatchObject([{ case: 'without VEN', of: 18, needed: 12, for: 15, adopted: true, changes: false }])
  })

  test('OAS, 6 October 2022: fails though 19 of 23 voting is 83 %', () => {
    const answer = tally({ rule: 'oas-two-thirds-members', counts: { for: 19, against: 4, abstain: 9, absent: 2, of: 34 } }, law)
    expect(answer).toMatchObject({ needed: 23, adopted: false })
  })

  test('OAS, 9 April 2019: a majority and not two thirds; the law itself gives the 34', () => {
    const counts = { for: 18, against: AGAINST_2019.length, abstain: 6, absent: 1 }
    expect(tally({ rule: 'oas-majority-members', on: '2019-04-09', counts }, law)).toMatchObject({ of: 34, needed: 18, adopted: true })
    expect(tally({ rule: 'oas-two-thirds-members', on: '2019-04-09', counts }, law)).toMatchObject({ of: 34, needed: 23, adopted: false })
  })

  test('convocation of September 2019: eleven of nineteen is an absolute majority', () => {
    expect(tally({ rule: 'rio-board', counts: { for: 11, absent: 8, of: 19 } }, law)).toMatchObject({ needed: 10, adopted: true })
  })

  test('Security Council: nine without a veto', () => {
    const nine = tally({ rule: 'unsc', counts: { for: 9, against: 3, abstain: 3 } }, law)
    expect(nine).toMatchObject({ of: 15, adopted: true })
    expect(nine.sensitivity[0]).toMatchObject({ adopted: false, changes: true })
    const votes: Record<string, Ballot> = Object.fromEntries(
      'USA GBR ESP BGR CHL MEX AGO CMR GIN PAK'.split(' ').map((state) => [state, 'for']),
    )
    expect(tally({ rule: 'unsc', votes: { ...votes, FRA: 'abstain', RUS: 'abstain' } }, law).adopted).toBe(true)
    expect(tally({ rule: 'unsc', votes: { ...votes, FRA: 'against' } }, law).adopted).toBe(false)
  })

  test('consensus breaks on one objection and on nothing less', () => {
    expect(tally({ rule: 'consensus', counts: { for: 10, abstain: 2, of: 12 } }, law).adopted).toBe(true)
    expect(tally({ rule: 'consensus', counts: { for: 11, against: 1, of: 12 } }, law).adopted).toBe(false)
  })
})

describe('any vote', () => {
  test('what cannot be counted is refused with its field', () => {
    expect(() => tally({ rule: 'unsc', counts: { for: -1 } }, law)).toThrow(/not a count/)
    expect(() => tally({ rule: 'rio-organ', counts: { for: 10, against: 10, absent: 0, of: 19 } }, law)).toThrow(/is not 19/)
    expect(() => tally({ rule: 'rio-organ' }, law)).toThrow(/votes or counts/)
    expect(() => tally({ rule: 'unsc', votes: { USA: 'maybe' as Ballot } }, law)).toThrow(/maybe/)
  })

  test('a file is checked field by field', () => {
    expect(readTally({ rule: 'unsc', counts: { for: 9 } })).toEqual({ rule: 'unsc', counts: { for: 9 } })
    for (const [bad, field] of [
      [{ votes: {} }, 'rule'],
      [{ rule: 'unsc', on: '2003-02-30', counts: {} }, 'on'],
      [{ rule: 'unsc', votes: [] }, 'votes'],
      [{ rule: 'unsc', counts: { yes: 9 } }, 'counts.yes'],
      [{ rule: 'unsc', quorum: 9 }, 'quorum'],
    ] as const)
      expect(() => readTally(bad)).toThrow(expect.objectContaining({ code: 'tally-input', place: { field } }))
    expect(() => readTally('rio-organ')).toThrow(/object/)
  })

  test('one more vote in favour never defeats what was adopted', () => {
    const nat = fc.nat(20)
    fc.assert(
      fc.property(fc.constantFrom(...VOTE_RULES), nat, nat, nat, fc.integer({ min: 1, max: 20 }), (rule, yes, against, abstain, absent) => {
        const counts = { for: yes, against, abstain, absent, of: yes + against + abstain + absent }
        const more = { ...counts, for: yes + 1, absent: absent - 1 }
        return !tally({ rule, counts }, law).adopted || tally({ rule, counts: more }, law).adopted
      }),
    )
  })
})
