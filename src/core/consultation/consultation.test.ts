import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entitled, lawFrom, type VoteRule } from '../law/index.ts'
import type { ConvocationBody, OutcomeBody, SealedVoteBody, VoteBody } from '../statements/index.ts'
import type { Party } from '../values/index.ts'
import { checkPublished, type Convened, countLines, countRoll, imagine, needsFrom, outcomeOf, phaseOf, publish, resultOf, type Roll, type Said, settle, under, votersOf } from './index.ts'

const MEMBERS: Party[] = ['ARG', 'BRA', 'CAN', 'CHL', 'COL', 'MEX', 'USA']
const STRANGERS: Party[] = ['FRA', 'CUB']
const law = lawFrom({ instruments: [], actions: [], size: 0 })
const majority: VoteRule = { rule: 'm', body: 'OAS', matter: '', text: '', source: '', certainty: 'high', needs: { majority: true }, of: 'members', quorum: { at: 'majority', text: '', source: '', certainty: 'high' } }
const body: ConvocationBody = {
  mode: 'exercise', rule: 'm', body: 'OAS', title: 'A question', question: 'Shall it be?', agenda: [], documents: [], members: MEMBERS, excluded: [], ballot: 'open', organ: null, opens: 1000, closes: 2000,
}
const convened: Convened = { id: '0'.repeat(32), by: 'MEX', at: 500, body }
const voters: Entitled = { sure: MEMBERS, disputed: [] }
const context = { rule: majority, law, voters, on: '2026-01-01' }

const vote = fc.record({
  by: fc.constantFrom(...MEMBERS, ...STRANGERS), at: fc.integer({ min: 0, max: 3000 }), ballot: fc.constantFrom('for', 'against', 'abstain'), told: fc.boolean(), mode: fc.constantFrom('exercise', 'exercise', 'actual'),
})
const votes = fc.array(vote, { maxLength: 40 }).map((list) => list.map(({ by, at, ballot, told, mode }, i): Said<VoteBody> => ({ id: String(i), by, at, told, body: { mode, ballot, text: '' } as VoteBody })))
const rollOf = (settled: ReturnType<typeof settle>): Roll => new Map([...settled.counted].map(([party, { body: { ballot } }]) => [party, ballot]))
const say = (by: Party, ballot: 'for' | 'against' | 'abstain', at = 1500): Said<VoteBody> => ({ id: `${by}${at}`, by, at, told: true, body: { mode: 'exercise', ballot, text: '' } })

describe('which votes count', () => {
  it('keeps every vote in exactly one place: counted, or aside with a reason', () => {
    fc.assert(fc.property(votes, (list) => {
      const { counted, aside } = settle(convened, list, voters)
      const places = [...[...counted.values()].map(({ id }) => id), ...aside.map(({ vote: { id } }) => id)]
      expect(places.sort()).toEqual(list.map(({ id }) => id).sort())
    }))
  })

  it('counts the last vote of a member before the closing, and no other', () => {
    fc.assert(fc.property(votes, (list) => {
      const { counted } = settle(convened, list, voters)
      for (const member of MEMBERS) {
        const fit = list.filter(({ by, at, told, body: { mode } }) => by === member && at >= 1000 && at < 2000 && told && mode === 'exercise')
        const last = fit.reduce<Said<VoteBody> | undefined>((best, one) => (best === undefined || one.at >= best.at ? one : best), undefined)
        expect(counted.get(member)?.id).toBe(last?.id)
      }
      expect([...counted.keys()].every((party) => MEMBERS.includes(party))).toBe(true)
    }))
  })

  it('is not moved by what comes at the closing or after it, or from whoever may not vote', () => {
    fc.assert(fc.property(votes, votes, (list, more) => {
      const later = more.filter(({ by, at }) => at >= 2000 || STRANGERS.includes(by)).map((one, i) => ({ ...one, id: `x${i}` }))
      expect(rollOf(settle(convened, [...list, ...later], voters))).toEqual(rollOf(settle(convened, list, voters)))
    }))
  })

  it('counts everybody once: for, against, abstaining and absent are the denominator', () => {
    fc.assert(fc.property(votes, (list) => {
      const { for: yes, against, abstain, absent, of, notEntitled } = countRoll(convened, rollOf(settle(convened, list, voters)), context)
      expect([yes + against + abstain + absent, of, notEntitled]).toEqual([MEMBERS.length, MEMBERS.length, []])
    }))
  })

  it('never loses a decision by one more vote in favour', () => {
    fc.assert(fc.property(votes, fc.constantFrom(...MEMBERS), (list, who) => {
      const roll = rollOf(settle(convened, list, voters))
      const before = countRoll(convened, roll, context)
      const after = countRoll(convened, new Map([...roll, [who, 'for']]), context)
      expect(!before.adopted || after.adopted).toBe(true)
    }))
  })

  it('decides nothing without a quorum', () => {
    const roll: Roll = new Map([['MEX', 'for'], ['BRA', 'for'], ['CAN', 'for']])
    const count = countRoll(convened, roll, context)
    expect([count.quorum, resultOf(count)]).toEqual([{ needed: 4, present: 3, met: false }, 'no-quorum'])
    expect(resultOf(countRoll(convened, new Map([...roll, ['USA', 'for']]), context))).toBe('adopted')
  })

  it('says why a vote is aside', () => {
    const given = [say('FRA', 'for'), say('MEX', 'for', 999), say('MEX', 'against', 1500), say('MEX', 'for', 1600), say('BRA', 'for', 2000), { ...say('CAN', 'for'), told: false }]
    const { aside, counted } = settle({ ...convened, body: { ...body, excluded: ['CHL'] } }, [...given, say('CHL', 'for')], voters)
    expect(aside.map(({ vote: { by }, why }) => `${by} ${why}`).sort()).toEqual(['BRA late', 'CAN not-told', 'CHL excluded', 'FRA not-entitled', 'MEX early', 'MEX replaced'])
    expect(counted.get('MEX')?.body.ballot).toBe('for')
  })
})

describe('a secret ballot', () => {
  const hexes = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 32, maxLength: 32 }).map((digits) => digits.map((one) => one.toString(16)).join(''))
  const sealed = fc.uniqueArray(fc.record({ by: fc.constantFrom(...MEMBERS), mark: hexes, ballot: fc.constantFrom('for', 'against', 'abstain') }), { selector: ({ by }) => by, minLength: 1 })
    .map((list) => list.map(({ by, mark, ballot }): Said<SealedVoteBody> => ({ id: by, by, at: 1500, told: true, body: { mode: 'exercise', mark, ballot } as SealedVoteBody })))
  const outcome = (published: ReturnType<typeof publish>): Pick<OutcomeBody, 'sealed' | 'counts'> => {
    const { for: yes, against, abstain, absent, of, needed } = countLines(published.lines, published.cast, convened, context)
    return { sealed: published, counts: { for: yes, against, abstain, absent, of, needed } }
  }

  it('publishes the same lists whoever cast which ballot', () => {
    fc.assert(fc.property(sealed, fc.nat(), (list, turn) => {
      const bodies = list.map(({ body: one }) => one)
      const turned = list.map((one, i) => ({ ...one, body: bodies[(i + turn) % bodies.length]! }))
      expect(publish(settle(convened, turned, voters))).toEqual(publish(settle(convened, list, voters)))
    }))
  })

  it('adds up as the open count of the same votes would, and every voter finds its line', () => {
    fc.assert(fc.property(sealed, (list) => {
      const settled = settle(convened, list, voters)
      const said = outcome(publish(settled))
      const open = countRoll(convened, rollOf(settled), context)
      expect([said.counts!.for, said.counts!.against, said.counts!.abstain, said.counts!.absent]).toEqual([open.for, open.against, open.abstain, open.absent])
      for (const own of list) expect(checkPublished(said, voters, [], own)).toEqual([])
    }))
  })

  it('an organ that adds, drops, turns or invents a ballot is found out', () => {
    fc.assert(fc.property(sealed, fc.nat(), hexes, (list, n, mark) => {
      const settled = settle(convened, list, voters)
      const honest = publish(settled)
      const victim = list[n % list.length]!
      const check = (sealedAs: typeof honest): string[] => checkPublished({ ...outcome(honest), sealed: sealedAs }, voters, [], victim)
      const lines = honest.lines.filter((line) => line.mark !== victim.body.mark)
      const turnedTo = victim.body.ballot === 'for' ? 'against' : 'for'
      expect(check({ ...honest, lines })).toContain('own-missing')
      expect(check({ ...honest, lines: [...lines, { mark: victim.body.mark, ballot: turnedTo }] })).toContain('own-changed')
      expect(check({ ...honest, lines: [...honest.lines, { mark, ballot: 'for' }] })).toContain('lines-not-cast')
      expect(check({ cast: honest.cast.filter((party) => party !== victim.by), lines })).toContain('own-not-listed')
      expect(check({ cast: [...honest.cast, 'FRA'], lines: [...honest.lines, { mark, ballot: 'for' }] })).toContain('cast-stranger')
    }))
  })
})

describe('where a consultation stands', () => {
  const end = (by: Party, at: number, result: OutcomeBody['result'] = 'adopted'): Said<OutcomeBody> => ({ id: `${by}${at}`, by, at, told: true, body: { mode: 'exercise', result, counts: null, law: 0, declaration: '', mandates: [], sealed: null } })

  it('only goes forward, whatever is said by whom', () => {
    const ORDER = { announced: 0, open: 1, closed: 2, decided: 3, withdrawn: 3 }
    const said = fc.array(fc.tuple(fc.constantFrom('MEX', 'BRA'), fc.integer({ min: 0, max: 4000 }), fc.constantFrom('adopted', 'withdrawn') as fc.Arbitrary<OutcomeBody['result']>), { maxLength: 6 })
    fc.assert(fc.property(said, fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (list, a, b) => {
      const outcomes = list.map(([by, at, result]) => end(by, at, result)).sort((one, other) => one.at - other.at)
      const at = (now: number) => phaseOf({ convened, outcomes: outcomes.filter((one) => one.at <= now) }, now)
      const [before, after] = [at(Math.min(a, b)), at(Math.max(a, b))]
      expect(ORDER[before]).toBeLessThanOrEqual(ORDER[after])
    }))
  })

  it('is decided by whoever called it, after the closing, and by nobody else', () => {
    expect(outcomeOf({ convened, outcomes: [end('BRA', 2500), end('MEX', 1500)] })).toBeNull()
    expect(outcomeOf({ convened, outcomes: [end('MEX', 2500)] })?.by).toBe('MEX')
    expect(phaseOf({ convened, outcomes: [end('MEX', 1200, 'withdrawn')] }, 1300)).toBe('withdrawn')
    const organ = { ...convened, body: { ...body, ballot: 'secret' as const, organ: 'OAS-GS' } }
    expect(outcomeOf({ convened: organ, outcomes: [end('MEX', 2500)] })).toBeNull()
    expect(outcomeOf({ convened: organ, outcomes: [end('OAS-GS', 2500)] })?.by).toBe('OAS-GS')
  })
})

describe('what if', () => {
  it('counts the same votes under an imagined council, with its veto', () => {
    const roll: Roll = new Map([['MEX', 'against'], ['BRA', 'for'], ['CAN', 'for'], ['COL', 'for']])
    const council = imagine({ members: ['BRA', 'CAN', 'MEX'], needs: needsFrom('2/3'), veto: [] })
    expect(under(council, roll, law, '2026-01-01', ['BRA', 'CAN', 'MEX']).answer).toMatchObject({ for: 2, against: 1, of: 3, needed: 2, adopted: true })
    const vetoed = imagine({ members: ['BRA', 'CAN', 'MEX'], needs: needsFrom('2/3'), veto: ['MEX'] })
    expect(under(vetoed, roll, law, '2026-01-01', ['BRA', 'CAN', 'MEX']).answer).toMatchObject({ adopted: false, vetoedBy: ['MEX'] })
    expect(under(majority, roll, law, '2026-01-01').answer).toMatchObject({ of: 4, adopted: true })
  })

  it.each([['', 'members'], ['3/2', 'needs'], ['0', 'needs'], ['most', 'needs'], ['9', 'needs']])('refuses what can never be: %s', (text, field) => {
    const members = text === '' ? [] : ['BRA', 'CAN']
    expect(() => imagine({ members, needs: needsFrom(text || 'majority'), veto: [] })).toThrowError(expect.objectContaining({ code: 'what-if', place: { field } }))
  })

  it('refuses a veto of whoever is no member', () => {
    expect(() => imagine({ members: ['BRA'], needs: { majority: true }, veto: ['USA'] })).toThrowError(/no member/)
  })

  it('takes the members whom the convocation names where no instrument says who votes', () => {
    expect(votersOf(convened, majority, law, '2026-01-01')).toEqual({ sure: [...MEMBERS].sort(), disputed: [] })
  })
})

