import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ballot, lawFrom, readTally, rollOf, tally, type TallyInput } from '../../core/law/index.ts'
import { faultLine } from '../../core/values/index.ts'
import { loadPlaces, loadRegion, loadVotes, repeatedKeys } from './index.ts'

const law = lawFrom((await loadRegion('region')).facts)
const { region } = await loadPlaces('region')
const instruments = new Set(law.instruments.keys())
const { rules, texts, faults } = await loadVotes('region', region, instruments)
const count = (input: TallyInput) => tally(input, rules, law)

const AGAINST_2019 = 'ATG BOL DMA GRD MEX VCT SUR URY VEN'.split(' ')
const YES_RIO = 'ARG BHS BRA CHL COL CRI DOM SLV GTM HTI HND PAN PRY PER USA VEN'.split(' ')
const RIO_2019: Record<string, Ballot> = { ...Object.fromEntries(YES_RIO.map((state) => [state, 'for' as const])), URY: 'against', TTO: 'abstain', CUB: 'absent' }

describe('votes that were held', () => {
  test('Rio Treaty, 23 September 2019: adopted whether Venezuela counts or not', () => {
    const answer = count({ rule: 'rio-organ', on: '2019-09-23', counts: { for: 16, against: 1, abstain: 1, absent: 1, of: 19 } })
    expect(answer).toMatchObject({ of: 19, needed: 13, for: 16, adopted: true, quorum: { needed: 13, present: 18, met: true } })
    expect(answer.sensitivity.map((one) => [one.of, one.needed, one.adopted, one.changes])).toEqual([[18, 12, true, false], [18, 12, true, false]])
  })

  test('the same vote by roll call: nineteen entitled, one of them disputed', () => {
    const answer = count({ rule: 'rio-organ', on: '2019-09-23', votes: { ...RIO_2019, CAN: 'for' } })
    expect(answer).toMatchObject({ of: 19, needed: 13, for: 16, against: 1, abstain: 1, absent: 1, adopted: true, notEntitled: ['CAN'] })
    expect(answer.sensitivity).toMatchObject([{ case: 'without VEN', of: 18, needed: 12, for: 15, adopted: true, changes: false }])
  })

  test('OAS, 6 October 2022: fails though 19 of 23 voting is 83 %, as it would carry under a rule of those voting', () => {
    const counts = { for: 19, against: 4, abstain: 9, absent: 2, of: 34 }
    expect(count({ rule: 'oas-two-thirds-members', counts })).toMatchObject({ needed: 23, adopted: false })
    expect(count({ rule: 'un-important', counts })).toMatchObject({ needed: 16, adopted: true })
  })

  test('OAS, 9 April 2019: a majority and not two thirds; the law itself gives the 34', () => {
    const counts = { for: 18, against: AGAINST_2019.length, abstain: 6, absent: 1 }
    expect(count({ rule: 'oas-majority-members', on: '2019-04-09', counts })).toMatchObject({ of: 34, needed: 18, adopted: true })
    expect(count({ rule: 'oas-two-thirds-members', on: '2019-04-09', counts })).toMatchObject({ of: 34, needed: 23, adopted: false })
  })

  test('convocation of September 2019: eleven of nineteen is an absolute majority', () => {
    expect(count({ rule: 'rio-board', counts: { for: 11, absent: 8, of: 19 } })).toMatchObject({ needed: 10, adopted: true })
  })

  test('Security Council, March 2003: nine without a veto; one permanent member against defeats any number', () => {
    const nine = count({ rule: 'unsc', counts: { for: 9, against: 3, abstain: 3 } })
    expect(nine).toMatchObject({ of: 15, adopted: true })
    expect(nine.sensitivity).toMatchObject([{ how: 'veto', adopted: false, changes: true }])
    const votes: Record<string, Ballot> = Object.fromEntries('USA GBR ESP BGR CHL MEX AGO CMR GIN PAK'.split(' ').map((state) => [state, 'for']))
    expect(count({ rule: 'unsc', votes: { ...votes, FRA: 'abstain', RUS: 'abstain' } })).toMatchObject({ of: 15, absent: 3, adopted: true, vetoedBy: [] })
    expect(count({ rule: 'unsc', votes: { ...votes, FRA: 'against', DEU: 'against' } })).toMatchObject({ adopted: false, vetoedBy: ['FRA'] })
    expect(count({ rule: 'unsc-procedure', votes: { ...votes, FRA: 'against' } })).toMatchObject({ adopted: true, vetoedBy: [] })
  })

  test('consensus breaks on one objection and on nothing less', () => {
    expect(count({ rule: 'consensus', counts: { for: 10, abstain: 2, of: 12 } }).adopted).toBe(true)
    expect(count({ rule: 'consensus', counts: { for: 11, against: 1, of: 12 } }).adopted).toBe(false)
    expect(count({ rule: 'consensus', counts: { absent: 12, of: 12 } }).adopted).toBe(false)
  })
})

describe('who votes, and who does not', () => {
  test('a suspended member does not vote in the Organization and is not counted; a party to the Rio Treaty is', () => {
    const roll = { HND: 'for', BRA: 'for' } as const
    expect(count({ rule: 'oas-assembly', on: '2010-01-01', votes: roll }).notEntitled).toEqual(['HND'])
    expect(count({ rule: 'oas-assembly', on: '2012-01-01', votes: roll }).notEntitled).toEqual([])
    expect(count({ rule: 'rio-organ', on: '1970-01-01', votes: { CUB: 'against' } }).notEntitled).toEqual([])
  })

  test('parties directly interested are out of the denominator, and the other reading is shown', () => {
    const answer = count({ rule: 'rio-organ', on: '2019-09-23', votes: RIO_2019, excluded: ['URY'] })
    expect(answer).toMatchObject({ of: 18, needed: 12, against: 0, excluded: ['URY'], notEntitled: ['URY'], adopted: true })
    expect(answer.sensitivity.at(-1)).toMatchObject({ how: 'excluded', of: 19, needed: 13, adopted: true })
    expect(count({ rule: 'rio-organ', on: '2019-09-23', counts: { for: 12 }, excluded: ['VEN'] })).toMatchObject({ of: 18, needed: 12, adopted: true })
  })

  test('who must abstain in the Security Council keeps its seat and casts no veto', () => {
    const votes: Record<string, Ballot> = { ...Object.fromEntries('AGO CHL CMR DEU ESP FRA GBR GIN USA'.split(' ').map((state) => [state, 'for' as const])), RUS: 'against' }
    expect(count({ rule: 'unsc', votes })).toMatchObject({ adopted: false, vetoedBy: ['RUS'] })
    expect(count({ rule: 'unsc', votes, excluded: ['RUS'] })).toMatchObject({ of: 15, abstain: 1, adopted: true, vetoedBy: [] })
  })

  test('without a quorum nothing is decided, however the votes fall', () => {
    const few = [{ rule: 'few', body: 'OAS', matter: '', needs: { share: [1, 10] as [number, number] }, of: 'members' as const, quorum: { at: 'majority' as const, text: '', source: '', certainty: 'high' as const }, text: '', source: '', certainty: 'high' as const }]
    const counts = { for: 9, absent: 10, of: 19 }
    expect(tally({ rule: 'few', counts }, few)).toMatchObject({ needed: 2, quorum: { needed: 10, present: 9, met: false }, adopted: false })
    expect(tally({ rule: 'few', counts: { ...counts, abstain: 1, absent: 9 } }, few)).toMatchObject({ quorum: { met: true }, adopted: true })
    expect(count({ rule: 'rio-organ', counts: { for: 9, absent: 10, of: 19 } }).quorum).toEqual({ needed: 13, present: 9, met: false })
  })

  test('a denominator that is not the law’s of that day is said', () => {
    const { sensitivity } = count({ rule: 'oas-majority-members', on: '2019-04-09', counts: { for: 17, against: 15, of: 32 } })
    expect(sensitivity).toMatchObject([{ how: 'law', of: 34, needed: 18, adopted: false, changes: true }])
  })
})

describe('any vote', () => {
  test('what cannot be counted is refused with its field', () => {
    const refuses = (input: unknown, field: string, words: RegExp) =>
      expect(() => count(input as TallyInput)).toThrow(expect.objectContaining({ code: 'tally-input', place: { field }, message: expect.stringMatching(words) }))
    refuses({ rule: 'unsc', counts: { for: -1 } }, 'counts.for', /not a count/)
    refuses({ rule: 'rio-organ', counts: { for: 10, against: 10, absent: 0, of: 19 } }, 'counts.of', /is not 19/)
    refuses({ rule: 'rio-organ' }, 'votes', /votes or counts/)
    refuses({ rule: 'unsc', votes: { USA: 'maybe' } }, 'votes.USA', /maybe/)
    refuses({ rule: 'unsc', votes: { usa: 'for' } }, 'votes.usa', /three capital letters/)
    refuses({ rule: 'coin-toss', counts: { for: 1 } }, 'rule', /rio-organ/)
    refuses({ rule: 'unsc', votes: Object.fromEntries('ABCDEFGHIJKLMNOP'.split('').map((letter) => [`A${letter}A`, 'for'])) }, 'votes', /15 seats/)
    refuses({ rule: 'consensus', votes: { MEX: 'for' }, excluded: ['MEX'] }, 'excluded', /nobody is excluded/)
    refuses({ rule: 'rio-organ', on: '2019-09-23', votes: RIO_2019, excluded: ['CAN'] }, 'excluded', /may not vote/)
    refuses({ rule: 'rio-organ', counts: { for: 9, of: 18 }, excluded: ['VEN'] }, 'excluded', /one of the two/)
  })

  test('a file is checked field by field', () => {
    expect(readTally({ rule: 'unsc', counts: { for: 9 } })).toEqual({ rule: 'unsc', counts: { for: 9 } })
    for (const [bad, field] of [
      [{ votes: {} }, 'rule'], [{ rule: 'unsc', on: '2003-02-30', counts: {} }, 'on'], [{ rule: 'unsc', votes: [] }, 'votes'], [{ rule: 'unsc', counts: { yes: 9 } }, 'counts.yes'],
      [{ rule: 'unsc', counts: {}, excluded: 'MEX' }, 'excluded'], [{ rule: 'unsc', quorum: 9 }, 'quorum'],
    ] as const)
      expect(() => readTally(bad)).toThrow(expect.objectContaining({ code: 'tally-input', place: { field } }))
    expect(() => readTally('rio-organ')).toThrow(/object/)
  })

  test('a state that votes twice is named, in two lists, in one, and in a file where the last would win', () => {
    expect(() => rollOf({ for: ['MEX'], against: ['BRA', 'MEX'] })).toThrow(/MEX votes twice: for and against/)
    expect(() => rollOf({ for: ['MEX', 'MEX'] })).toThrow(/two times/)
    expect(repeatedKeys('{"rule": "unsc",\n "votes": {"MEX": "for",\n  "MEX": "against"}}', 'v.json').map(faultLine)).toEqual(['v.json:3: "MEX" stands twice: give it once'])
    expect(repeatedKeys('{"a": {"b": 1}, "b": 1, "c": [{"b": 1}, {"b": 2}]}', 'v.json')).toEqual([])
  })

  test('one more vote in favour never defeats what was adopted', () => {
    const nat = fc.nat(20)
    fc.assert(
      fc.property(fc.constantFrom(...rules.map(({ rule }) => rule)), nat, nat, nat, fc.integer({ min: 1, max: 20 }), (rule, yes, against, abstain, absent) => {
        const counts = { for: yes, against, abstain, absent, of: yes + against + abstain + absent }
        const more = { ...counts, for: yes + 1, absent: absent - 1 }
        return !count({ rule, counts }).adopted || count({ rule, counts: more }).adopted
      }),
    )
  })
})

describe('the file of the rules', () => {
  test('is sound: every rule has a body, a source and a certainty, and what is not counted stays words', () => {
    expect(faults.map(faultLine)).toEqual([])
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['rio-organ', 'rio-board', 'unsc', 'oas-two-thirds-members', 'oas-majority-members', 'consensus']))
    expect(rules.filter(({ rule, of }) => of === 'voting' && rule.startsWith('un-'))).toHaveLength(2)
    expect(texts).toHaveLength(1)
  })

  test.each([
    ['an unknown body', 'body: UNSC', 'body: UNSQ', 'rules[3].body', /no body/],
    ['an unknown instrument', 'instrument: RIO\n', 'instrument: RIOS\n', 'rules[0].instrument', /no instruments/],
    ['a share above one', 'needs: { share: [2, 3]', 'needs: { share: [4, 3]', 'rules[0].needs.share', /never be met|write/],
    ['more votes than seats', 'needs: { votes: 9 }', 'needs: { votes: 16 }', 'rules[3].needs.votes', /never be met/],
    ['a rule named twice', 'rule: rio-board', 'rule: rio-organ', 'rules[1].rule', /there already/],
    ['a rule that says no number', '    needs: { consensus: true }\n', '', 'rules[12].needs', /how many votes/],
    ['counting without a rule', 'matter: effect of a decision on the measures of Art. 8', 'matter: effect\n    of: members', 'rules[2].of', /words alone/],
    ['a rule without a source', '    source: it.knowledgr\n', '', 'rules[12].source', /expected string/],
  ])('%s is a fault with its line, and the other rules stand', async (_, from, to, field, words) => {
    const dir = await mkdtemp(join(tmpdir(), 'votes-'))
    try {
      await cp('region/votes.yaml', join(dir, 'votes.yaml'))
      const text = (await readFile(join(dir, 'votes.yaml'), 'utf8')).replace(from, to)
      await writeFile(join(dir, 'votes.yaml'), text)
      const read = await loadVotes(dir, region, instruments)
      expect(read.faults.map(({ place }) => place.field)).toEqual([field])
      expect(read.faults[0]!.message).toMatch(words)
      expect(read.faults[0]!.place.line).toBeGreaterThan(8)
      expect(read.rules.length + read.texts.length).toBe(rules.length + texts.length - 1)
    } finally {
      await rm(dir, { recursive: true })
    }
  })
})
