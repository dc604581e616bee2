import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActionClaim, claimId, type Duty, type Instrument, lawFrom } from '../../law/index.ts'
import { dayOf, firstDay, isoDay, STATES } from '../../values/index.ts'
import { FORM, SCHEDULE, standpoint } from '../filings.fixture.ts'
import type { SeenFiling } from './filing.ts'
import { joinParts, partsOf } from './parts.ts'
import { readPeriod } from './period.ts'
import { deadlinesOf, eventDeadline, type Schedule } from './schedule.ts'
import { statusOfReturn, STATUSES } from './status.ts'
import { complianceTable, dueCalendar, indexFilings, listsFrom, returnsOf } from './table.ts'

const duty: Duty = {
  id: 'T:report', instrument: 'T', kind: 'report', trigger: 'each year', themes: [], owedBy: 'all parties', owedTo: 'body', bearer: { role: 'every-party' },
  receiver: [{ role: 'body', body: 'BODY' }], deadline: '--06-15', source: 'a text', certainty: 'high', footing: 'binding', occasion: [],
}
const treaty: Instrument = {
  id: 'T', title: { en: 'A treaty' }, level: 'hemispheric', nature: 'binding', claims: [], themes: [], certainty: 'high', source: 'a text', coverage: 'listed',
  adopted: [{ value: '1990-01-01', source: 'a text', certainty: 'high' }], duties: [duty, { ...duty, id: 'T:background', footing: 'background' }],
  entry: { treaty: { value: { rule: 'date', date: '2000-01-01' }, source: 'a text', certainty: 'high' }, state: { value: { rule: 'after-consent', delay: 'P30D' }, source: 'a text', certainty: 'high' } },
  denunciation: { value: { text: 'one year', after: 'P1Y' }, source: 'a text', certainty: 'high' },
}
function said(state: string, act: ActionClaim['act'], date: string): ActionClaim {
  const claim = { instrument: 'T', state, act, date, source: 'a depositary', certainty: 'high' as const }
  return { ...claim, id: claimId(claim), flags: [] }
}
const law = lawFrom({ size: 0, instruments: [treaty], actions: [said('BRA', 'deposited', '2001-05-01'), said('USA', 'deposited', '2003-06-01'), said('CHL', 'signed', '2001-01-01'), said('VEN', 'disputed', '2001-01-01')] })

const filed = (state: string, period: string, received: string, answer?: SeenFiling['answer']): SeenFiling =>
  ({ id: `${state} ${period} ${received}`, state, form: 'test-form', period, received: firstDay(received), ...(answer === undefined ? {} : { answer }) })
const cell = (state: string, year: number, on: string, filings: SeenFiling[] = [], more: Parameters<typeof standpoint>[1] = {}, schedule: Schedule = SCHEDULE) => {
  const calendar = dueCalendar(law, [schedule], [year])
  return returnsOf(calendar, state, indexFilings(filings), standpoint(firstDay(on), more))[0]!
}
const here = { addressedTo: new Set(['BODY']) }

describe('the nine words', () => {
  test('not due: no party on the due day, or the period is not over', () => {
    expect(cell('CHL', 2010, '2012-01-01', [], here)).toMatchObject({ status: 'not-due', why: 'not-party' })
    expect(cell('USA', 2001, '2012-01-01', [], here)).toMatchObject({ status: 'not-due', why: 'not-party' })
    expect(cell('USA', 2010, '2010-12-31', [], here)).toMatchObject({ status: 'not-due', why: 'period-open', daysLeft: 166 })
  })
  test('due, then late, then missing, where this desk is the addressee; else not seen here', () => {
    expect(cell('BRA', 2010, '2011-06-15', [], here)).toMatchObject({ status: 'due', daysLeft: 0, dueAt: '2011-06-15', closesAt: '2012-06-14', closesBy: 'desk' })
    expect(cell('BRA', 2010, '2011-06-16', [], here)).toMatchObject({ status: 'late', daysLeft: -1 })
    expect(cell('BRA', 2010, '2012-06-14', [], here)).toMatchObject({ status: 'late' })
    expect(cell('BRA', 2010, '2012-06-15', [], here)).toMatchObject({ status: 'missing' })
    expect(cell('BRA', 2010, '2012-06-15')).toMatchObject({ status: 'not-seen-here', why: 'elsewhere' })
  })
  test('a closing day of the instrument is its own', () =>
    expect(cell('BRA', 2010, '2011-07-02', [], here, { ...SCHEDULE, closes: '--07-01' })).toMatchObject({ status: 'missing', closesBy: 'instrument' }))
  test('filed, nil and nothing new, on time or late, and as it stood before', () => {
    expect(cell('BRA', 2010, '2013-01-01', [filed('BRA', '2010', '2011-06-15', 'data')])).toMatchObject({ status: 'filed', late: false })
    expect(cell('BRA', 2010, '2013-01-01', [filed('BRA', '2010', '2012-12-01', 'nil')], here)).toMatchObject({ status: 'nil', late: true })
    expect(cell('BRA', 2010, '2012-11-30', [filed('BRA', '2010', '2012-12-01', 'nil')], here)).toMatchObject({ status: 'missing' })
    expect(cell('BRA', 2010, '2013-01-01', [filed('BRA', '2010', '2011-01-01', 'nothing-new')])).toMatchObject({ status: 'nothing-new' })
  })
  test('a correction after the day does not make a timely return late; its answer is the one that holds', () =>
    expect(cell('BRA', 2010, '2013-01-01', [filed('BRA', '2010', '2011-05-01', 'nil'), filed('BRA', '2010', '2012-05-01', 'data')])).toMatchObject({ status: 'filed', late: false }))
  test('the face alone says that it was filed, not what', () => expect(cell('BRA', 2010, '2013-01-01', [filed('BRA', '2010', '2011-05-01')])).toMatchObject({ status: 'filed', faceOnly: true }))
  test('restricted: whoever may not know is told so, whatever was filed', () => {
    const schedule = { ...SCHEDULE, existence: { value: 'restricted' as const, source: 'a text', certainty: 'high' as const } }
    expect(cell('BRA', 2010, '2011-03-01', [], { ...here, mayKnow: () => false }, schedule)).toMatchObject({ status: 'restricted' })
    expect(cell('BRA', 2010, '2013-03-01', [], { mayKnow: () => true }, schedule)).toMatchObject({ status: 'not-seen-here' })
  })
  test('an unknown or disputed standing never makes a return late', () =>
    expect(cell('VEN', 2010, '2013-01-01', [], here)).toMatchObject({ status: 'not-seen-here', why: 'standing-disputed' }))
  test('the list of the addressee, with its date, lets late and missing be said', () => {
    const lists = listsFrom([{ duty: 'T:report', period: '2010', known: '2011-12-31', source: 'a list', filed: [{ state: 'USA', on: '2011-07-01', answer: 'nil' }] }])
    expect(cell('BRA', 2010, '2012-01-01', [], { lists })).toMatchObject({ status: 'late' })
    expect(cell('USA', 2010, '2012-01-01', [], { lists })).toMatchObject({ status: 'nil', late: true, why: 'on-list' })
    expect(cell('BRA', 2010, '2011-12-01', [], { lists })).toMatchObject({ status: 'not-seen-here' })
    const early = listsFrom([{ duty: 'T:report', period: '2010', known: '2011-05-01', source: 'a list', filed: [] }])
    expect(cell('BRA', 2010, '2012-01-01', [], { lists: early })).toMatchObject({ status: 'not-seen-here' })
  })
})

test('late and missing are never said without the addressee or its list; a return seen is never silent', () => {
  const arb = { state: fc.constantFrom('BRA', 'USA', 'CHL', 'VEN'), year: fc.integer({ min: 1999, max: 2020 }), day: fc.integer({ min: dayOf(1999, 1, 1), max: dayOf(2024, 1, 1) }), got: fc.option(fc.integer({ min: dayOf(1999, 1, 1), max: dayOf(2024, 1, 1) })) }
  fc.assert(fc.property(arb.state, arb.year, arb.day, arb.got, fc.boolean(), (state, year, day, got, addressed) => {
    const filings = got === null ? [] : [filed(state, String(year), isoDay(got), 'data')]
    const { status } = cell(state, year, isoDay(day), filings, addressed ? here : {})
    if (!addressed) expect(['late', 'missing']).not.toContain(status)
    if (got !== null && got <= day) expect(status).toBe('filed')
    if (state === 'VEN' || state === 'CHL') expect(['late', 'missing', 'due']).not.toContain(status)
  }))
})

test('a return of a longer time answers the periods that it covers, and only those', () => {
  const index = indexFilings([filed('BRA', '2009-07-01/2011-06-30', '2011-08-01', 'data')])
  const of = (year: number) => returnsOf(dueCalendar(law, [SCHEDULE], [year]), 'BRA', index, standpoint(firstDay('2013-01-01')))[0]!.status
  expect([2009, 2010, 2011].map(of)).toEqual(['not-seen-here', 'filed', 'not-seen-here'])
})

test('the table agrees cell by cell with the returns of each state, and leaves background duties out', () => {
  const calendar = dueCalendar(law, [SCHEDULE, { ...SCHEDULE, duty: 'T:background' }, { ...SCHEDULE, duty: 'X:report' }], [2008, 2009, 2010])
  expect(calendar.unknown).toEqual(['X:report'])
  expect(calendar.rows).toHaveLength(3)
  const filings = indexFilings([filed('BRA', '2009', '2012-01-01', 'data'), filed('USA', '2010', '2011-01-01', 'nil')])
  const point = standpoint(firstDay('2012-06-01'), here)
  const { codes, late } = complianceTable(calendar, filings, point)
  STATES.forEach((state, i) => calendar.rows.forEach(({ schedule, deadline, parties }, row) => {
    const one = statusOfReturn(schedule, deadline, state, parties[i]!, filings.exact.get(`${state} test-form ${deadline.period}`) ?? [], point)
    expect([STATUSES[codes[row * STATES.length + i]!], late[row * STATES.length + i]]).toEqual([one.status, one.late ? 1 : 0])
  }))
})

describe('deadlines', () => {
  test('of events: 90 days after; a number of days that no source gives gives no deadline', () => {
    const schedule: Schedule = { ...SCHEDULE, every: 'event', within: 'P90D', from: 'incorporated' }
    expect(isoDay(eventDeadline(schedule, { date: '2024-03-14', period: '2024-03-14' })!.dueAt)).toBe('2024-06-12')
    const { within: _, ...without } = schedule
    expect(eventDeadline(without, { date: '2024-03-14', period: '2024-03-14' })).toBeUndefined()
    expect(deadlinesOf(schedule, [2020])).toEqual([])
  })
  test('of half-years only with days, and never before the first year', () => {
    expect(deadlinesOf({ ...SCHEDULE, every: 'half-year' }, [2020])).toEqual([])
    expect(deadlinesOf({ ...SCHEDULE, every: 'half-year', within: 'P60D' }, [2020]).map(({ period, dueAt }) => [period, isoDay(dueAt)])).toEqual([['2020-01-01/2020-06-30', '2020-08-29'], ['2020-07-01/2020-12-31', '2021-03-01']])
    expect(deadlinesOf({ ...SCHEDULE, firstYear: 1992 }, [1991, 1992]).map(({ period }) => period)).toEqual(['1992'])
  })
  test('periods', () => {
    expect(readPeriod('2024-02')).toEqual({ text: '2024-02', from: dayOf(2024, 2, 1), to: dayOf(2024, 2, 29) })
    expect(() => readPeriod('2024-06-30/2024-01-01')).toThrow('is not a period')
  })
})

test('a return too large for one statement is divided, and joined again only when whole', () => {
  const base = { form: FORM.id, period: '2023', date: '2024-01-01', answer: 'data' as const, shown: true }
  const rows = Array.from({ length: 30_000 }, (_, i) => ({ category: 'IV', partner: 'USA', quantity: String(i), note: 'x'.repeat(60) }))
  const data = { moves: rows, head: { office: 'one' } }
  const { filing, rest } = partsOf(base, data)
  expect(rest.length).toBeGreaterThan(1)
  for (const part of [filing, ...rest]) expect(JSON.stringify(part).length).toBeLessThan(1_048_576)
  expect(joinParts(filing, rest)).toEqual(data)
  expect(joinParts(filing, rest.slice(1))).toBeNull()
  expect(joinParts(filing, rest.toReversed())).toBeNull()
  expect(joinParts({ ...filing, period: '2022' }, rest)).toBeNull()
  const small = partsOf(base, { moves: rows.slice(0, 3) })
  expect([small.rest, joinParts(small.filing, [])]).toEqual([[], { moves: rows.slice(0, 3) }])
  expect(() => partsOf(base, { moves: Array.from({ length: 20 }, () => rows).flat() })).toThrow('at most 17 MB')
})
