import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvaluationBody, RecommendationBody, RecommendationStepBody, RoundBody } from '../../statements/index.ts'
import { type Party, STEP_STATES, type StepState } from '../../values/index.ts'
import { alpha, checkSeats, follow, gather, headline, type InRound, mayFollow, mutualPeers, percentAgreement, placeOf, type EvaluationRound, ROUND_PHASES, type RoundDossier, roundPhase, type Unit, visitsOf } from './index.ts'

const seats: RoundBody['seats'] = [
  { subject: 'JAM', seat: 'self', party: 'JAM', name: '' }, { subject: 'JAM', seat: 'peer', party: 'MEX', name: '' }, { subject: 'JAM', seat: 'external', party: 'PAHO', name: 'experts' },
  { subject: 'MEX', seat: 'self', party: 'MEX', name: '' },
]
const round: EvaluationRound = {
  id: '0'.repeat(32), by: 'OAS-GS', at: 0,
  body: { mode: 'exercise', title: 'A round', questionnaire: [{ id: '1', area: 'a', text: 'q', source: '' }], seats, opens: 100, selfDue: 200, othersDue: 300, replyDue: 400, ends: 500 },
}
const empty: RoundDossier = { round, evaluations: [], consents: [], visits: [], replies: [], recommendations: [], steps: [] }
const evaluation = (by: Party, seat: EvaluationBody['seat'], at = 150, subject: Party = 'JAM', more: Partial<InRound<EvaluationBody>> = {}): InRound<EvaluationBody> => ({
  id: `${by}${seat}${at}`, by, at, told: true, body: { mode: 'exercise', subject, seat, answers: [{ indicator: '1', rating: 'completed', cause: null, because: '', evidence: '' }] }, ...more,
})

describe('the rule of interests', () => {
  const faulty = (more: RoundBody['seats'][number]): (() => void) => () => checkSeats([...seats, more])
  it.each([
    ['seat-self', { subject: 'JAM', seat: 'peer', party: 'JAM', name: '' }], ['seat-self', { subject: 'MEX', seat: 'external', party: 'MEX', name: '' }], ['seat-self-other', { subject: 'JAM', seat: 'self', party: 'MEX', name: '' }],
    ['seat-two', { subject: 'MEX', seat: 'civil-society', party: 'PAHO', name: '' }], ['seat-twice', { subject: 'JAM', seat: 'external', party: 'PAHO', name: '' }], ['seat-peer', { subject: 'MEX', seat: 'peer', party: 'PAHO', name: '' }],
    ['seat-state', { subject: 'MEX', seat: 'external', party: 'CAN', name: '' }], ['seat-none', { subject: 'CAN', seat: 'peer', party: 'MEX', name: '' }],
  ] as const)('%s', (code, seat) => expect(faulty(seat)).toThrowError(expect.objectContaining({ code, place: { field: 'seats' } })))

  it('holds for every list that it lets through', () => {
    const seat = fc.record({ subject: fc.constantFrom('JAM', 'MEX', 'CAN'), seat: fc.constantFrom('self', 'peer', 'external', 'civil-society'), party: fc.constantFrom('JAM', 'MEX', 'CAN', 'PAHO', 'NGO'), name: fc.constant('') }) as fc.Arbitrary<RoundBody['seats'][number]>
    fc.assert(fc.property(fc.array(seat, { minLength: 1, maxLength: 8 }), (list) => {
      try {
        checkSeats(list)
      } catch {
        return
      }
      for (const one of list) expect(one.party === one.subject).toBe(one.seat === 'self')
      for (const party of new Set(list.map((one) => one.party))) expect(new Set(list.filter((one) => one.party === party && one.seat !== 'self').map((one) => one.seat)).size).toBeLessThanOrEqual(1)
    }), { numRuns: 500 })
  })

  it('says who evaluate one another', () => {
    expect(mutualPeers(seats)).toEqual([])
    expect(mutualPeers([...seats, { subject: 'MEX', seat: 'peer', party: 'JAM', name: '' }])).toEqual([['JAM', 'MEX']])
  })
})

describe('what stands', () => {
  const any = fc.array(fc.record({ by: fc.constantFrom('JAM', 'MEX', 'PAHO', 'CAN'), seat: fc.constantFrom('self', 'peer', 'external'), at: fc.integer({ min: 0, max: 600 }), told: fc.boolean() }), { maxLength: 25 })
    .map((list) => list.map(({ by, seat, at, told }, i) => evaluation(by, seat as 'self', at, 'JAM', { id: String(i), told })))

  it('keeps every evaluation in one place: standing with its seat, or aside with a reason', () => {
    fc.assert(fc.property(any, (evaluations) => {
      const { assessed, aside, silent } = gather({ ...empty, evaluations })
      expect([...assessed.map(({ said }) => said.id), ...aside.map(({ said }) => said.id)].sort()).toEqual(evaluations.map(({ id }) => id).sort())
      expect(assessed.length + silent.length).toBe(seats.length)
      for (const { seat, said } of assessed) expect([said.by, said.body.seat]).toEqual([seat.party, seat.seat])
    }))
  })

  it('lets nobody evaluate a state that does not take part, and loses nothing of it', () => {
    const peer = evaluation('MEX', 'peer')
    expect(gather({ ...empty, evaluations: [peer] }).aside).toEqual([{ said: peer, why: 'no-consent' }])
    expect(gather({ ...empty, evaluations: [peer, evaluation('JAM', 'self')] }).assessed).toHaveLength(2)
    const out = { id: 'c', by: 'JAM', at: 160, told: true, body: { mode: 'exercise' as const, to: 'round' as const, visit: null, given: false, text: '' } }
    expect(gather({ ...empty, consents: [out], evaluations: [peer, evaluation('JAM', 'self')] }).aside.map(({ why }) => why)).toEqual(['no-consent'])
  })

  it('an evaluator in a chair that is not its own stands aside', () => {
    expect(gather({ ...empty, evaluations: [evaluation('MEX', 'external'), evaluation('JAM', 'peer')] }).aside.map(({ why }) => why)).toEqual(['no-seat', 'no-seat'])
  })

  it('in a round from elsewhere, nothing stands that breaks the rule of interests', () => {
    const twisted = { ...round, body: { ...round.body, seats: [...seats, { subject: 'JAM', seat: 'external' as const, party: 'JAM', name: '' }, { subject: 'MEX', seat: 'civil-society' as const, party: 'PAHO', name: '' }] } }
    const { aside } = gather({ ...empty, round: twisted, evaluations: [evaluation('JAM', 'self'), evaluation('JAM', 'external'), evaluation('PAHO', 'external')] })
    expect(aside.map(({ why }) => why)).toEqual(['conflict', 'conflict'])
  })

  it('takes what is late and marks it', () => {
    const { assessed } = gather({ ...empty, evaluations: [evaluation('JAM', 'self', 250), evaluation('MEX', 'peer', 250)] })
    expect(assessed.map(({ seat, late }) => `${seat.seat} ${late}`)).toEqual(['self true', 'peer false'])
  })

  it('the headline names who assessed and says that no external seat was kept, or stayed silent', () => {
    const told = gather({ ...empty, evaluations: [evaluation('JAM', 'self')] })
    expect(headline(round, told, 'JAM')).toMatchObject({ by: [{ party: 'JAM' }], noExternal: false, externalSilent: true, selfOnly: true })
    expect(headline(round, told, 'MEX')).toMatchObject({ by: [], noExternal: true, selfOnly: false })
  })
})

describe('a round goes by its dates', () => {
  it('only forward', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (a, b) => {
      const place = (at: number) => ROUND_PHASES.indexOf(roundPhase(round, at))
      expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)))
    }))
    expect([99, 100, 200, 300, 400, 500].map((at) => roundPhase(round, at))).toEqual([...ROUND_PHASES])
  })
})

describe('agreement', () => {
  const B = null
  /** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units. */
  const published: Unit[] = [
    [1, 1, B, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [B, 5, 5, 5], [B, B, 1, 1], [B, 3, B, B],
  ]
  it('gives the published figures', () => {
    expect(alpha(published, 'nominal')).toBeCloseTo(0.743, 3)
    expect(alpha(published, 'ordinal')).toBeCloseTo(0.815, 3)
  })

  const units = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  it('does not depend on the order of assessors or of things, and is at most 1', () => {
    fc.assert(fc.property(units, (list) => {
      for (const metric of ['nominal', 'ordinal'] as const) {
        const value = alpha(list, metric)
        const turned = alpha([...list].reverse().map((unit) => [...unit].reverse()), metric)
        if (value === null || turned === null) expect(value).toBe(turned)
        else {
          expect(value).toBeLessThanOrEqual(1 + 1e-9)
          expect(value).toBeCloseTo(turned, 9)
        }
      }
      expect(percentAgreement(list).same).toBeLessThanOrEqual(percentAgreement(list).pairs)
    }))
  })

  it('is 1 where all agree on more than one rating, and says nothing where there is nothing to compare', () => {
    expect([alpha([[1, 1], [2, 2]], 'nominal'), alpha([[1, 1], [1, 1]], 'nominal'), alpha([[1, B], [B, 2]], 'ordinal'), alpha([], 'nominal')]).toEqual([1, null, null, null])
    expect([percentAgreement([[1, 1], [1, 2], [1, B]]), placeOf('not-applicable'), placeOf('completed')]).toEqual([{ same: 1, pairs: 2 }, null, 0])
  })
})

describe('a recommendation', () => {
  const recommendation: InRound<RecommendationBody> = { id: 'r'.repeat(32), by: 'PAHO', at: 350, told: true, body: { mode: 'exercise', subject: 'JAM', indicator: '1', text: 'do it', due: null } }
  const step = (by: Party, state: StepState, id = state): InRound<RecommendationStepBody> => ({ id, by, at: 360, told: true, body: { mode: 'exercise', recommendation: recommendation.id, state, cause: null, text: '', evidence: '' } })
  const told = (steps: InRound<RecommendationStepBody>[]) => follow({ round, recommendations: [recommendation], steps })[0]!

  it('moves only as the table says, whatever is said in whatever order, and loses no word', () => {
    const words = fc.array(fc.tuple(fc.constantFrom('JAM', 'PAHO', 'MEX', 'CAN'), fc.constantFrom(...STEP_STATES)), { maxLength: 20 })
    fc.assert(fc.property(words, (list) => {
      const { steps, aside, state } = told(list.map(([by, word], i) => step(by, word, String(i) as StepState)))
      expect(steps.length + aside.length).toBe(list.length)
      let at: Parameters<typeof mayFollow>[0] = 'open'
      for (const { body, by } of steps) {
        expect(mayFollow(at, body.state)).toBe(true)
        expect(by === 'JAM').toBe(body.state !== 'confirmed' && body.state !== 'not-confirmed')
        at = body.state
      }
      expect(state).toBe(at)
    }))
  })

  it('is done when its state says so and confirmed by another seat, never by its own', () => {
    expect(told([step('JAM', 'accepted'), step('JAM', 'done'), step('JAM', 'confirmed')])).toMatchObject({ state: 'done', aside: [{ why: 'no-seat' }] })
    expect(told([step('JAM', 'accepted'), step('JAM', 'done'), step('MEX', 'confirmed')]).state).toBe('confirmed')
    expect(told([step('MEX', 'accepted'), step('JAM', 'done')]).aside.map(({ why }) => why)).toEqual(['not-its-state', 'not-from-there'])
  })

  it('of whoever has no seat for that state is none', () => {
    expect(follow({ round, recommendations: [{ ...recommendation, by: 'CAN' }, { ...recommendation, by: 'JAM' }], steps: [] })).toEqual([])
  })
})

it('a visit is consented to by the state, before it is made', () => {
  const asked = { id: 'v1', by: 'PAHO', at: 210, told: true, body: { mode: 'exercise' as const, subject: 'JAM', act: 'asked' as const, visit: null, from: null, until: null, text: '' } }
  const made = { ...asked, id: 'v2', at: 230, body: { ...asked.body, act: 'made' as const, visit: 'v1' } }
  const consent = (at: number, given = true, by = 'JAM') => ({ id: 'c', by, at, told: true, body: { mode: 'exercise' as const, to: 'visit' as const, visit: 'v1', given, text: '' } })
  const state = (consents: ReturnType<typeof consent>[]) => visitsOf({ ...empty, visits: [asked, made], consents }).map((one) => `${one.consent} ${one.made?.consented}`)
  expect([state([]), state([consent(220)]), state([consent(240)]), state([consent(220, false)]), state([consent(220, true, 'MEX')])]).toEqual([['asked false'], ['given true'], ['given false'], ['refused false'], ['asked false']])
})
