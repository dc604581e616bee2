import { describe, expect, test } from 'vitest'
import { bitOf, firstDay } from '../values/index.ts'
import { lawFrom, pairTerms, partyAt, partyTimeline, stretchOn, type Instrument } from './index.ts'
import { lawOf, said, treaty, two } from './law.fixture.ts'

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

  test('who signs after the share was met was not counted', () => {
    const share = { value: { rule: 'share-of-signatories' as const, share: [2, 3] as [number, number] }, source: 'Art. 9', certainty: 'high' as const }
    const signed = ['MEX', 'PER', 'CHL'].map((state) => said(state, 'signed', '1980-01-01'))
    const law = (...late: string[]) => lawOf([...signed, ...two, ...late.map((date) => said('BRA', 'signed', date))], { entry: { treaty: share } })
    expect(law('1982-01-01').parties('T', '1981-03-01').parties).toEqual(['MEX', 'PER'])
    expect(law('1981-03-01').parties('T', '1981-03-01').parties).toEqual([])
    expect(law('1981').standing('MEX', 'T', '1990-01-01').party).toBe('unknown')
    expect(lawOf(two, { entry: { treaty: share } }).parties('T', '1990-01-01').parties).toEqual([])
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
    expect(law.standing('BRB', 'T', '1984-12-31').party).toBe('no')
    expect(law.standing('BRB', 'T', '1985-01-30')).toMatchObject({ party: 'unknown' })
    expect(law.standing('BRB', 'T', '1985-01-31')).toMatchObject({ party: 'yes', since: '1985-01' })
    expect(law.standing('CRI', 'T', '1984-01-01')).toMatchObject({ status: 'provisional', party: 'no' })
    expect(law.standing('CRI', 'T', '1984-07-15').party).toBe('unknown')
    expect(law.standing('CRI', 'T', '1984-07-30').party).toBe('yes')
  })

  test('an incomplete list never shows that too few have consented', () => {
    const one = two.slice(0, 1)
    expect(lawOf(one).standing('MEX', 'T', '2000-01-01')).toMatchObject({ party: 'no', status: 'contracting' })
    for (const coverage of ['partial', 'blank'] as const) expect(lawOf(one, { coverage }).standing('MEX', 'T', '2000-01-01').party).toBe('unknown')
    const gap = said('CHL', 'observed', undefined, { what: 'deposit-not-established' })
    expect(lawOf([...one, gap]).standing('MEX', 'T', '2000-01-01').party).toBe('unknown')
  })

  test('signature binds where the text says so, and only there', () => {
    const entry = { ...treaty.entry, state: { value: { rule: 'on-signature' as const }, source: 'Art. 9', certainty: 'high' as const } }
    const signed = ['MEX', 'PER'].map((state) => said(state, 'signed', '1981-01-01'))
    expect(lawOf(signed, { entry }).parties('T', '1981-01-31').parties).toEqual(['MEX', 'PER'])
    expect(lawOf(signed).parties('T', '2000-01-01').parties).toEqual([])
  })

  test('the day of the deposit counts, not that of the ratification at home', () => {
    const law = lawOf([...two, said('CHL', 'approved', '1990-01-01'), said('CHL', 'deposited', '1992-01-01')])
    expect(law.standing('CHL', 'T', '1991-01-01').party).toBe('no')
    expect(law.standing('CHL', 'T', '1992-01-31')).toMatchObject({ party: 'yes', since: '1992-01-31' })
  })

  test('consent under conditions that concern all binds on the waiver (Tlatelolco, Art. 29)', () => {
    const entry = { ...treaty.entry, state: { value: { rule: 'on-waiver' as const }, source: 'Art. 29', certainty: 'high' as const } }
    const law = lawOf([...two, said('CHL', 'deposited', '1984-01-01'), said('CHL', 'waived', '1994-01-18')], { entry })
    expect(['1994-01-17', '1994-01-18'].map((day) => law.standing('CHL', 'T', day).party)).toEqual(['no', 'yes'])
    expect(law.standing('MEX', 'T', '1990-01-01').party).toBe('unknown')
  })

  test('the first of the sixth month after the month of deposit', () => {
    const entry = {
      ...treaty.entry,
      state: { value: { rule: 'first-of-nth-month' as const, months: 6 }, source: 'Art. 17', certainty: 'high' as const },
    }
    expect(lawOf([...two, said('CHL', 'deposited', '1990-05-31')], { entry }).standing('CHL', 'T', '2000-01-01').since).toBe('1990-11-01')
  })
})

describe('an instrument addressed to the parties of another', () => {
  const late = { ...treaty, id: 'U', follows: 'T', adopted: [{ value: '1990-01-01', source: 'text', certainty: 'high' as const }] }
  const law = (more: Partial<Instrument> = {}) => lawFrom({ size: 0, instruments: [treaty, { ...late, ...more }], actions: two })
  test('has them from its own adoption on, and none before', () => {
    expect(law().standing('MEX', 'U', '1989-12-31')).toMatchObject({ instrument: 'U', party: 'no', status: 'none' })
    expect(law().standing('MEX', 'U', '1990-01-01')).toMatchObject({ party: 'yes', since: '1990-01-01' })
    expect(law().parties('U', '1990-01-01').parties).toEqual(['MEX', 'PER'])
    const timeline = partyTimeline(law(), 'U')
    expect(['1989-12-31', '1990-01-01'].map((day) => partyAt(timeline, stretchOn(timeline, firstDay(day)), bitOf('MEX')!))).toEqual(['no', 'yes'])
  })

  test('a political one owes nothing in law, and a draft is addressed to nobody', () => {
    const codes = (more: Partial<Instrument>) => law(more).standing('MEX', 'U', '2000-01-01').because.map(({ code }) => code)
    expect(codes({ nature: 'political' })).toEqual(expect.arrayContaining(['follows', 'political-only']))
    expect(law({ nature: 'draft' }).parties('U', '2000-01-01').parties).toEqual([])
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

  test('a notice withdrawn after it took effect had taken effect; in a month that may be either, nobody knows', () => {
    const back = (date: string) => lawOf([...two, notice, said('MEX', 'notice-withdrawn', date)])
    const asked = (date: string) => ['1991-05-31', '1992-01-01'].map((day) => back(date).standing('MEX', 'T', day).party)
    expect([asked('1991-05-31'), asked('1991-06-01'), asked('1995')]).toEqual([['yes', 'yes'], ['yes', 'no'], ['yes', 'no']])
    expect(asked('1991')).toEqual(['yes', 'unknown'])
    expect(back('1991').standing('MEX', 'T', '1992-01-01').because.map(({ code }) => code)).toContain('withdrawal-in-time-not-established')
  })

  test('a second notice, long after the first took effect, changes nothing and does not make it doubtful', () => {
    expect(lawOf([...two, notice, said('MEX', 'notified', '1995-01-01')]).standing('MEX', 'T', '1992-01-01')).toMatchObject({
      party: 'no', status: 'former', since: '1991-06-01',
    })
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

  test('a reservation toward one state, an objection that refuses the treaty, one of another article, and a flag that was not read', () => {
    const reserved = said('MEX', 'reserved', '1981-01-01', { what: 'Art. 4', toward: 'PER' })
    const terms = (more: Parameters<typeof said>[3]) =>
      pairTerms(lawOf([...two, reserved, said('PER', 'objected', '1982-01-01', { toward: 'MEX', ...more })]), 'T', 'MEX', 'PER', '1990-01-01')
    expect(terms({ what: 'treaty' })).toMatchObject({ bound: 'no', reservations: [{ refused: true, objectedBy: 'PER' }] })
    expect(terms({ what: 'Art. 9' })).toMatchObject({ bound: 'yes', reservations: [{ refused: false, objectedBy: null }] })
    const third = lawOf([...two, said('CHL', 'deposited', '1985-01-01', { what: 'information flag' }), reserved])
    expect(pairTerms(third, 'T', 'MEX', 'CHL', '1990-01-01')).toMatchObject({ bound: 'yes', reservations: [], unread: [{ by: 'CHL' }] })
    expect(pairTerms(third, 'T', 'MEX', 'PER', '1980-06-01').reservations).toEqual([])
  })
})

function without(instrument: Instrument, field: 'denunciation'): Instrument {
  const { [field]: _, ...rest } = instrument
  return rest
}
