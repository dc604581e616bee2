import fc from 'fast-check'
import { firstDay, isoDay, type EdtfDate } from '../values/index.ts'
import { claimId, lawFrom, type Act, type ActionClaim, type Instrument, type TimedLaw } from './index.ts'

export type Said = Partial<Omit<ActionClaim, 'id' | 'act'>>

export function said(state: string, act: Act, date?: EdtfDate, more: Said = {}): ActionClaim {
  const claim = { instrument: 'T', state, act, ...(date ? { date } : {}), source: 'depositary', certainty: 'high' as const, ...more }
  return { ...claim, id: claimId(claim), flags: more.flags ?? [] }
}

/** In force thirty days after the second deposit; thirty days for a late state; a year's notice. */
export const treaty: Instrument = {
  id: 'T',
  title: { en: 'A treaty' },
  level: 'hemispheric',
  nature: 'binding',
  claims: [],
  adopted: [{ value: '1980-01-01', source: 'text', certainty: 'high' }],
  themes: [],
  entry: {
    treaty: { value: { rule: 'nth-consent', n: 2, delay: 'P30D' }, source: 'Art. 9', certainty: 'high' },
    state: { value: { rule: 'after-consent', delay: 'P30D' }, source: 'Art. 9', certainty: 'high' },
  },
  denunciation: { value: { text: 'one year', after: 'P1Y' }, source: 'Art. 10', certainty: 'high' },
  duties: [],
  certainty: 'high',
  source: 'text',
  coverage: 'listed',
}

export function lawOf(actions: ActionClaim[], more: Partial<Instrument> = {}): TimedLaw {
  return lawFrom({ size: actions.length, instruments: [{ ...treaty, ...more }], actions })
}

export const two = [said('MEX', 'deposited', '1981-01-01'), said('PER', 'deposited', '1981-03-01')]

export const SOME = ['MEX', 'PER', 'CHL'] as const
export const anyDay = fc.integer({ min: firstDay('1979-01-01'), max: firstDay('2010-12-31') }).map(isoDay)
const anyDate = fc.tuple(anyDay, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length))
const ANY: readonly Act[] = [
  'signed', 'approved', 'deposited', 'acceded', 'succeeded', 'in-force', 'bound', 'provisional', 'waived', 'announced', 'notified',
  'notice-withdrawn', 'effective', 'suspended', 'excluded', 'readmitted', 'disputed', 'observed',
]

export const claimOf = (acts: readonly Act[]) =>
  fc
    .record({
      state: fc.constantFrom(...SOME),
      act: fc.constantFrom(...acts),
      date: fc.option(anyDate, { nil: undefined, freq: 12 }),
      known: fc.option(anyDay, { nil: undefined }),
      seen: fc.constantFrom('party', 'none', 'signatory', 'former', 'ratified', 'unsettled', 'deposit-not-established'),
      certainty: fc.constantFrom('high', 'medium', 'low', 'disputed', 'background' as const),
    })
    .map(({ state, act, date, known, seen, certainty }) =>
      said(state, act, date, { certainty, ...(known ? { known } : {}), ...(act === 'observed' ? { what: seen } : {}) }),
    )
export const anyClaim = claimOf(ANY)
export const anyClaims = fc.array(anyClaim, { maxLength: 9 })

/** Instruments of every rule, so that a property holds whatever a text says. */
export const anyTreaty: fc.Arbitrary<Partial<Instrument>> = fc
  .record({
    nature: fc.constantFrom('binding', 'binding', 'political', 'draft' as const),
    level: fc.constantFrom('hemispheric', 'international' as const),
    coverage: fc.constantFrom('listed', 'partial', 'blank' as const),
    treaty: fc.constantFrom(
      { rule: 'nth-consent' as const, n: 2, delay: 'P30D' },
      { rule: 'share-of-signatories' as const, share: [2, 3] as [number, number] },
      { rule: 'per-state' as const },
      { rule: 'date' as const, date: '1985-06-01' },
      undefined,
    ),
    state: fc.constantFrom(
      { rule: 'after-consent' as const, delay: 'P30D' },
      { rule: 'first-of-nth-month' as const, months: 6 },
      { rule: 'on-waiver' as const },
      { rule: 'on-signature' as const },
      undefined,
    ),
    denunciation: fc.constantFrom({ text: 'a year', after: 'P1Y' }, { text: 'silent', silent: true as const }, undefined),
  })
  .map(({ treaty, state, denunciation, ...rest }) => {
    const claim = <T>(value: T) => ({ value, source: 'text', certainty: 'high' as const })
    return {
      ...rest,
      entry: { ...(treaty ? { treaty: claim(treaty) } : {}), ...(state ? { state: claim(state) } : {}) },
      ...(denunciation ? { denunciation: claim(denunciation) } : { denunciation: undefined as never }),
    }
  })
