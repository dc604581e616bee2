import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionsOf } from './conditions.ts'
import { foldNeed } from './fold.ts'
import type { Need, NeedAct, NeedState } from './model.ts'

const AT = Date.parse('2026-06-01T00:00:00Z')
const lead = { agency: 'Civil protection', nature: 'civil' as const }
const needOf = (asks: Need['body']['asks'] = ['goods', 'civil-personnel']): Need => ({
  id: 'need', by: 'JAM', at: AT,
  body: { mode: 'exercise', title: 'Water', theme: 'hurricane', what: 'Water for a parish', horizon: 'hours', within: 48, objective: 'Water for all', measure: '15 litres a person a day', structures: 'CDEMA', lead, asks },
})

const PARTIES = ['JAM', 'MEX', 'CAN'] as const
const OFFERS = ['a', 'b', 'ghost'] as const
const common = { by: fc.constantFrom(...PARTIES), told: fc.constantFrom(true, true, true, true, false) }
const mode = fc.constantFrom<'exercise' | 'actual'>('exercise', 'exercise', 'exercise', 'exercise', 'actual')
const offer = fc.record({
  kind: fc.constant('offer' as const), id: fc.constantFrom('a', 'b'), at: fc.constant(AT), ...common,
  body: fc.record({
    mode, what: fc.constant('Tankers'), participation: fc.constantFrom('goods', 'funds', 'civil-personnel', 'military-personnel'), horizon: fc.constantFrom('hours', 'hours', 'years'), within: fc.constant(12),
    objective: fc.constant('Safe water'), lead: fc.constant(lead),
  }),
})
const on = { offer: fc.constantFrom(...OFFERS), id: fc.string({ minLength: 8, maxLength: 8 }), at: fc.constant(AT), ...common }
const act = fc.oneof(
  offer,
  fc.record({ kind: fc.constant('negotiation' as const), ...on, body: fc.record({ mode, text: fc.constant('Where to?') }) }),
  fc.record({ kind: fc.constant('political-consent' as const), ...on, body: fc.record({ mode, decision: fc.constantFrom('given', 'given', 'withheld', 'withdrawn'), authority: fc.constant('Cabinet'), record: fc.constant('Minute 4'), date: fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-02'), positive: fc.boolean() }) }),
  fc.record({ kind: fc.constant('agreement' as const), ...on, body: fc.record({ mode, answer: fc.constantFrom('accepted', 'accepted', 'accepted', 'declined'), text: fc.constant('') }) }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ending' as const), ...on, offer: fc.constantFrom('a', 'b', null), body: fc.record({ mode, what: fc.constantFrom('withdrawn', 'met', 'ended'), text: fc.constant('') }) }) },
) as fc.Arbitrary<NeedAct>
/** The straight way of either offer, so that chance often comes as far as an agreement. */
const straight = fc.constantFrom('a', 'b').chain((id) => fc.constantFrom<NeedAct>(
  { kind: 'offer', id, by: 'MEX', at: AT, told: true, body: { mode: 'exercise', what: 'Tankers', participation: 'goods', horizon: 'hours', within: 12, objective: 'Safe water', lead } },
  { kind: 'political-consent', offer: id, id: `consent ${id}`, by: 'JAM', at: AT, told: true, body: { mode: 'exercise', decision: 'given', authority: 'Cabinet', record: 'Minute 4', date: '2026-06-01', positive: true } },
  { kind: 'agreement', offer: id, id: `yes ${id}`, by: 'JAM', at: AT, told: true, body: { mode: 'exercise', answer: 'accepted', text: '' } },
))
/** Ids are drawn once: a second offer of the same id is left out, as the ledger would. */
const acts = fc.array(fc.oneof(act, straight).map((one) => ({ ...one }) as NeedAct), { minLength: 4, maxLength: 40 }).map((all) => {
  const seen = new Set<string>()
  return all.filter((one) => one.kind !== 'offer' || (!seen.has(one.id) && seen.add(one.id)))
})
const asks = fc.constantFrom<Need['body']['asks']>(['goods'], ['goods', 'civil-personnel'], ['goods', 'funds', 'military-personnel'])
const plain = ({ aside: _, ...state }: NeedState): unknown => state
const wide = { numRuns: 1000 }

describe('from need to agreement', () => {
  test('no path leads to accepted without a recorded consent of the receiving state, and with every condition met', () => {
    let reached = 0
    fc.assert(fc.property(asks, acts, (wanted, all) => {
      const need = needOf(wanted)
      for (let n = 1; n <= all.length; n++) {
        for (const one of foldNeed(need, all.slice(0, n)).offers.filter(({ phase }) => phase === 'accepted')) {
          reached++
          const before = all.slice(0, all.indexOf(one.agreement!))
          const consent = before.filter((said) => said.kind === 'political-consent' && said.offer === one.offer.id && said.by === need.by && said.told && said.body.mode === 'exercise' && said.body.date <= '2026-06-01')
          expect(consent.at(-1)).toMatchObject({ by: 'JAM', body: { decision: 'given', positive: true } })
          expect(one.agreement!.by).toBe('JAM')
          expect(conditionsOf(need, one).filter(({ met }) => !met)).toEqual([])
          expect(wanted).toEqual(one.offer.body.participation.endsWith('personnel') ? expect.arrayContaining([one.offer.body.participation]) : wanted)
        }
      }
    }), wide)
    expect(reached).toBeGreaterThan(50)
  })

  test('nothing said is lost, and what is set aside changes nothing', () => {
    fc.assert(fc.property(acts, (all) => {
      const state = foldNeed(needOf(), all)
      const aside = new Set(state.aside.map(({ act: one }) => one))
      expect(state.aside.length).toBe(aside.size)
      expect(plain(foldNeed(needOf(), all.filter((one) => !aside.has(one))))).toEqual(plain(state))
    }), wide)
  })

  test('the receiving state ends at will: after its word nothing of the need is accepted, negotiated or open', () => {
    fc.assert(fc.property(acts, acts, (before, after) => {
      const end: NeedAct = { kind: 'ending', offer: null, id: 'end', by: 'JAM', at: AT, told: true, body: { mode: 'exercise', what: 'withdrawn', text: '' } }
      const state = foldNeed(needOf(), [...before, end, ...after])
      expect(state.phase).toBe('closed')
      expect(state.offers.filter(({ phase }) => phase === 'accepted' || phase === 'offered' || phase === 'negotiated')).toEqual([])
      expect(state.offers.length).toBe(foldNeed(needOf(), before).offers.length)
    }), wide)
  })

  test('any agreement alone is ended by the receiving state, whatever came before', () => {
    fc.assert(fc.property(acts, (before) => {
      const stood = foldNeed(needOf(), before)
      for (const { offer: { id }, phase } of stood.offers) {
        if (phase !== 'accepted') continue
        const end: NeedAct = { kind: 'ending', offer: id, id: 'end', by: 'JAM', at: AT, told: true, body: { mode: 'exercise', what: 'ended', text: '' } }
        expect(foldNeed(needOf(), [...before, end]).offers.find(({ offer }) => offer.id === id)!.phase).toBe('ended')
      }
    }), wide)
  })
})

const offerOf = (participation: 'goods' | 'military-personnel', by = 'MEX'): NeedAct => ({ kind: 'offer', id: 'a', by, at: AT, told: true, body: { mode: 'exercise', what: 'Help', participation, horizon: 'hours', within: 12, objective: 'Safe water', lead } })
const consent: NeedAct = { kind: 'political-consent', offer: 'a', id: 'c', by: 'JAM', at: AT, told: true, body: { mode: 'exercise', decision: 'given', authority: 'Cabinet', record: 'Minute 4', date: '2026-06-01', positive: true } }
const accept: NeedAct = { kind: 'agreement', offer: 'a', id: 'g', by: 'JAM', at: AT, told: true, body: { mode: 'exercise', answer: 'accepted', text: '' } }
const closing: NeedAct = { kind: 'ending', offer: null, id: 'e', by: 'JAM', at: AT, told: true, body: { mode: 'exercise', what: 'withdrawn', text: '' } }

describe('what is refused, and why', () => {
  const whys = (...said: NeedAct[]): string[] => foldNeed(needOf(['goods']), said).aside.map(({ why }) => why)
  test.each<[string, NeedAct[], string[]]>([
    ['an acceptance without consent', [offerOf('goods'), accept], ['no-consent']],
    ['soldiers that nobody asked for, consent or not', [offerOf('military-personnel'), consent, accept], ['not-valid']],
    ['an objective that the authority does not find positive', [offerOf('goods'), { ...consent, body: { ...consent.body, positive: false } } as NeedAct, accept], ['not-valid']],
    ['a consent that the offering state gives itself', [offerOf('goods'), { ...consent, by: 'MEX' }, accept], ['not-receiver', 'no-consent']],
    ['an offer on a closed need', [closing, offerOf('goods')], ['need-closed']],
    ['a need closed by another', [offerOf('goods'), { ...closing, by: 'MEX' }], ['not-receiver']],
    ['the whole way', [offerOf('goods'), consent, accept], []],
  ])('%s', (_, said, expected) => expect(whys(...said)).toEqual(expected))

  test('a need withdrawn after acceptance ends what was agreed, and keeps it', () => {
    const { phase, offers } = foldNeed(needOf(), [offerOf('goods'), consent, accept, closing])
    expect([phase, offers.map(({ phase: of, agreement, end }) => [of, agreement?.id, end?.id])]).toEqual(['closed', [['ended', 'g', 'e']]])
  })
})
