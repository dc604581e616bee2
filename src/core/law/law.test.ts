import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitOf, firstDay, isoDay, lastDay, type EdtfDate } from '../values/index.ts'
import {
  claimId,
  lawFrom,
  pairTerms,
  partyAt,
  partyTimeline,
  stretchOn,
  type Act,
  type ActionClaim,
  type Instrument,
  type TimedLaw,
} from './index.ts'

type Said = Partial<Omit<ActionClaim, 'id' | 'act'>>

function said(state: string, act: Act, date?: EdtfDate, more: Said = {}): ActionClaim {
  const claim = { instrument: 'T', state, act, ...(date ? { date } : {}), source: 'depositary', certainty: 'high' as const, ...more }
  return { ...claim, id: claimId(claim), flags: more.flags ?? [] }
}

const treaty: Instrument = {
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

function lawOf(actions: ActionClaim[], more: Partial<Instrument> = {}): TimedLaw {
  return lawFrom({ size: actions.length, instruments: [{ ...treaty, ...more }], actions })
}

const two = [said('MEX', 'deposited', '1981-01-01'), said('PER', 'deposited', '1981-03-01')]

describe('entry into force', () => {
  test('the second deposit and thirty days; until then contracting', () => {
    const law = lawOf(two)
    expect(law.standing('MEX', 'T', '1981-03-30')).toMatchObject({ status: 'contracting', party: 'no' })
    expect(law.parties('T', '1981-03-31').parties).toEqual(['MEX', 'PER'])
    expect(lawOf(two.slice(0, 1)).parties('T', '2020-01-01')).toMatchObject({ parties: [], unknown: [] })
  })

  test('a share of the signatories', () => {
    const entry = {
      treaty: {
        value: { rule: 'share-of-signatories' as const, share: [2, 3] as [number, number] },
        source: 'Art. 9',
        certainty: 'high' as const,
      },
    }
    const signed = ['MEX', 'PER', 'CHL'].map((state) => said(state, 'signed', '1980-01-01'))
    expect(lawOf([...signed, ...two], { entry }).parties('T', '1981-03-01').parties).toEqual(['MEX', 'PER'])
    expect(lawOf([...signed, said('BRA', 'signed', '1980-02-01'), ...two], { entry }).parties('T', '2020-01-01').parties).toEqual([])
  })

  test('a rule for a late state that no source gives leaves the answer unknown, then certain', () => {
    const { state: _, ...entry } = treaty.entry
    const law = lawOf([...two, said('CHL', 'acceded', '1990-05-05')], { entry })
    expect(law.standing('CHL', 'T', '1990-05-04').party).toBe('no')
    expect(law.standing('CHL', 'T', '1990-07-01').party).toBe('unknown')
    expect(law.standing('CHL', 'T', '1991-05-05').party).toBe('yes')
  })

  test('succession, provisional application and a later month-precise deposit', () => {
    const law = lawOf([
      ...two,
      said('BRB', 'succeeded', '1985-01-01'),
      said('CRI', 'provisional', '1983-01-01'),
      said('CRI', 'deposited', '1984-06'),
    ])
    expect(law.standing('BRB', 'T', '1985-01-31')).toMatchObject({ party: 'yes', since: '1985-01-31' })
    expect(law.standing('CRI', 'T', '1984-01-01')).toMatchObject({ status: 'provisional', party: 'no' })
    expect(law.standing('CRI', 'T', '1984-07-15').party).toBe('unknown')
    expect(law.standing('CRI', 'T', '1984-07-30').party).toBe('yes')
  })

  test('the first of the sixth month after the month of deposit', () => {
    const entry = {
      ...treaty.entry,
      state: { value: { rule: 'first-of-nth-month' as const, months: 6 }, source: 'Art. 17', certainty: 'high' as const },
    }
    expect(lawOf([...two, said('CHL', 'deposited', '1990-05-31')], { entry }).standing('CHL', 'T', '2000-01-01').since).toBe('1990-11-01')
  })
})

describe('leaving', () => {
  const notice = said('MEX', 'notified', '1990-06-01')
  test('notice, delay, effect; withdrawn notice has none', () => {
    expect(lawOf([...two, notice]).standing('MEX', 'T', '1991-05-31')).toMatchObject({
      status: 'notice-given',
      party: 'yes',
      until: '1991-06-01',
    })
    expect(lawOf([...two, notice]).standing('MEX', 'T', '1991-06-01')).toMatchObject({ status: 'former', party: 'no', since: '1991-06-01' })
    expect(lawOf([...two, notice, said('MEX', 'notice-withdrawn', '1991-01-01')]).standing('MEX', 'T', '2000-01-01').status).toBe('party')
  })

  test('a silent text is twelve months (VCLT 56); an unread one is unknown', () => {
    const silent = {
      denunciation: { value: { text: 'no clause', silent: true as const }, source: 'text read', certainty: 'high' as const },
    }
    expect(
      lawOf([...two, notice], silent)
        .standing('MEX', 'T', '1991-06-01')
        .because.map((reason) => reason.code),
    ).toContain('effect-vclt-56')
    const unread = lawFrom({ size: 0, instruments: [without(treaty, 'denunciation')], actions: [...two, notice] })
    expect(unread.standing('MEX', 'T', '1999-01-01').party).toBe('unknown')
  })

  test('returning opens a second stay', () => {
    const law = lawOf([...two, notice, said('MEX', 'acceded', '1995-01-01')])
    expect(['1989-01-01', '1992-01-01', '1995-01-30', '1995-01-31'].map((day) => law.standing('MEX', 'T', day).party)).toEqual([
      'yes',
      'no',
      'no',
      'yes',
    ])
  })

  test('suspension and exclusion are not withdrawal', () => {
    const law = lawOf([
      ...two,
      said('MEX', 'suspended', '1985-01-01'),
      said('MEX', 'readmitted', '1986-01-01'),
      said('PER', 'excluded', '1987-01-01'),
    ])
    expect(law.standing('MEX', 'T', '1985-06-01')).toMatchObject({ party: 'yes', participation: 'suspended' })
    expect(law.standing('MEX', 'T', '1986-06-01')).toMatchObject({ party: 'yes', participation: 'full' })
    expect(law.standing('PER', 'T', '1990-01-01')).toMatchObject({ party: 'yes', participation: 'excluded' })
  })
})

describe('observation and dispute', () => {
  test('a source proves its own date; before it unknown; after it presumed', () => {
    const law = lawOf([...two, said('CHL', 'observed', '1995-06-01', { what: 'party' })])
    expect(law.standing('CHL', 'T', '1990-01-01').party).toBe('unknown')
    expect(law.standing('CHL', 'T', '1995-06-01')).toMatchObject({ party: 'yes', presumed: false })
    expect(law.standing('CHL', 'T', '2005-06-01')).toMatchObject({ party: 'yes', presumed: true, confirmedAsOf: '1995-06-01' })
  })

  test('background is never computed from, and said', () => {
    const answer = lawOf([...two, said('CHL', 'deposited', '1990-01-01', { certainty: 'background' })]).standing('CHL', 'T', '2000-01-01')
    expect(answer.party).not.toBe('yes')
    expect(answer.because.map((reason) => reason.code)).toContain('background-not-computed')
  })

  test('sources that exclude one another are disputed only where they differ', () => {
    const law = lawOf([...two, said('CHL', 'deposited', '1990-01-01'), said('CHL', 'deposited', '1990-02-01', { source: 'gazette' })])
    expect(['1990-01-30', '1990-01-31', '1990-03-02', '1990-03-03'].map((day) => law.standing('CHL', 'T', day).party)).toEqual([
      'no',
      'disputed',
      'disputed',
      'yes',
    ])
  })

  test('reservations and objections hold pair by pair', () => {
    const acts = [
      ...two,
      said('MEX', 'reserved', '1981-01-01', { what: 'Art. 4' }),
      said('PER', 'objected', '1982-01-01', { toward: 'MEX', what: 'Art. 4' }),
    ]
    expect(pairTerms(lawOf(acts), 'T', 'PER', 'MEX', '1990-01-01')).toMatchObject({
      bound: 'yes',
      reservations: [{ by: 'MEX', article: 'Art. 4', objectedBy: 'PER' }],
    })
    expect(pairTerms(lawOf(acts), 'T', 'MEX', 'CHL', '1990-01-01')).toMatchObject({ bound: 'no', reservations: [{ objectedBy: null }] })
  })
})

const STATES = ['MEX', 'PER', 'CHL'] as const
const day = fc.integer({ min: firstDay('1979-01-01'), max: firstDay('2010-12-31') }).map(isoDay)
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length))
const acts = fc.constantFrom<Act>(
  'signed',
  'deposited',
  'acceded',
  'notified',
  'notice-withdrawn',
  'effective',
  'in-force',
  'observed',
  'suspended',
  'disputed',
)
const claim = fc
  .record({
    state: fc.constantFrom(...STATES),
    act: acts,
    date,
    known: fc.option(day, { nil: undefined }),
    seen: fc.constantFrom('party', 'none', 'signatory', 'former'),
  })
  .map(({ state, act, date: when, known, seen }) =>
    said(state, act, when, { ...(known ? { known } : {}), ...(act === 'observed' ? { what: seen } : {}) }),
  )
const claims = fc.array(claim, { maxLength: 9 })

describe('for any claims', () => {
  test('an announcement changes no party answer but to prove that its author was bound', () => {
    fc.assert(
      fc.property(claims, day, day, (all, when, on) => {
        const announced = said('MEX', 'announced', when, { what: 'will leave' })
        expect(lawOf([...all, announced]).parties('T', on)).toEqual(lawOf(all).parties('T', on))
      }),
    )
  })

  test('a claim known later never changes an answer as known earlier', () => {
    fc.assert(
      fc.property(claims, claim, day, day, (all, late, on, known) => {
        fc.pre(late.known !== undefined && lastDay(late.known) > firstDay(known))
        for (const state of STATES)
          expect(lawOf([...all, late]).standing(state, 'T', on, known)).toEqual(lawOf(all).standing(state, 'T', on, known))
      }),
    )
  })

  test('between two dates that any claim names, no answer changes', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(...STATES), (all, state) => {
        const law = lawOf(all)
        const { stretches } = law.timelines('T').states.get(state)!
        stretches.forEach((stretch, i) => {
          if (!Number.isFinite(stretch.from)) return
          expect(law.standing(state, 'T', isoDay(stretch.from)).party).toBe(stretch.party)
          const next = stretches[i + 1]
          if (next) expect(law.standing(state, 'T', isoDay(next.from - 1)).party).toBe(stretch.party)
        })
      }),
    )
  })

  test('precision never invents certainty: a coarser deposit answers the same as the finer one, or unknown', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7), day, (deposit, length, on) => {
        const fine = lawOf([...two, said('CHL', 'deposited', deposit)]).standing('CHL', 'T', on).party
        const coarse = lawOf([...two, said('CHL', 'deposited', deposit.slice(0, length))]).standing('CHL', 'T', on).party
        expect([fine, 'unknown']).toContain(coarse)
      }),
    )
  })

  test('a coarser question answers as every day in it, or unknown', () => {
    fc.assert(
      fc.property(claims, day, (all, on) => {
        const law = lawOf(all)
        expect([law.standing('MEX', 'T', on).party, 'unknown']).toContain(law.standing('MEX', 'T', on.slice(0, 7)).party)
      }),
    )
  })

  test('the timelines of bits answer as the law does', () => {
    fc.assert(
      fc.property(claims, day, (all, on) => {
        const law = lawOf(all)
        const timeline = partyTimeline(law, 'T')
        const at = stretchOn(timeline, firstDay(on))
        for (const state of STATES) expect(partyAt(timeline, at, bitOf(state)!)).toBe(law.standing(state, 'T', on).party)
      }),
    )
  })

  test('every stay is in order: since is never after until, and a former party has a reason', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(...STATES), day, (all, state, on) => {
        const { since, until, because, confirmedAsOf, presumed } = lawOf(all).standing(state, 'T', on)
        if (since !== null && until !== null) expect(firstDay(since)).toBeLessThanOrEqual(lastDay(until))
        expect(because.length).toBeGreaterThan(0)
        expect(because.every((reason) => !reason.text.includes('{'))).toBe(true)
        if (presumed && confirmedAsOf !== null) expect(firstDay(confirmedAsOf)).toBeLessThan(firstDay(on))
      }),
    )
  })
})

function without(instrument: Instrument, field: 'denunciation'): Instrument {
  const { [field]: _, ...rest } = instrument
  return rest
}
