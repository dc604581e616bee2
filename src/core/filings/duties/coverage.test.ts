import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../values/index.ts'
import { complianceTable, type DueCalendar, indexFilings } from './table.ts'
import { calendarText } from './ical.ts'
import { coverageOf } from './coverage.ts'
import type { SeenFiling } from './filing.ts'
import { streamCells } from './streams.ts'
import type { Schedule } from './schedule.ts'
import { STATUSES, type Standpoint } from './status.ts'

const STATES = ['ARG', 'BRA', 'CHL', 'URY']
const known = { source: 's', certainty: 'high' as const }
const schedule: Schedule = {
  duty: 'CITAAC:report', every: 'year', due: '--06-15', forms: ['citaac-annual'], stream: 'supply', addressee: 'OAS-GS', nil: { value: 'allowed', ...known }, existence: { value: 'public', ...known }, ...known,
}
const deadline = (year: number) => ({ period: String(year), from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), dueAt: dayOf(year + 1, 6, 15), closesAt: dayOf(year + 2, 6, 14), closesBy: 'desk' as const })
const answers = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const, 'disputed' as const)
const filing = fc.record({ state: fc.constantFrom(...STATES), answer: fc.constantFrom('data' as const, 'nil' as const, 'nothing-new' as const), received: fc.integer({ min: dayOf(2021, 1, 1), max: dayOf(2023, 1, 1) }) })
  .map((one, ): SeenFiling => ({ ...one, id: `${one.state}${one.received}`, form: 'citaac-annual', period: '2020' }))
const point = (here: boolean, asOf = dayOf(2023, 1, 1)): Standpoint => ({ asOf, viewer: 'public', addressedTo: new Set(here ? ['OAS-GS'] : []), lists: new Map(), mayKnow: () => true })
const calendar = (parties: DueCalendar['rows'][number]['parties']): DueCalendar => ({ states: STATES, rows: [{ schedule, deadline: deadline(2020), parties }], unknown: [] })

describe('coverage', () => {
  test('every state is counted once; who answered is never more than who was bound, and silence elsewhere is never late', () => {
    fc.assert(fc.property(fc.array(answers, { minLength: 4, maxLength: 4 }), fc.array(filing, { maxLength: 8 }), fc.boolean(), (parties, filings, here) => {
      const [one] = coverageOf(complianceTable(calendar(parties), indexFilings(filings), point(here)))
      expect(STATUSES.reduce((sum, status) => sum + one!.counts[status], 0)).toBe(4)
      expect(one!.bound).toBe(parties.filter((party) => party === 'yes').length)
      expect(one!.unsure).toBe(parties.filter((party) => party === 'unknown' || party === 'disputed').length)
      expect(one!.answered).toBe(STATES.filter((state, i) => parties[i] === 'yes' && filings.some((some) => some.state === state)).length)
      if (!here) expect(one!.counts.late + one!.counts.missing).toBe(0)
    }))
  })

  test('asked as it stood on a day, nothing of later shows', () => {
    const filings: SeenFiling[] = [{ id: 'a', state: 'ARG', form: 'citaac-annual', period: '2020', received: dayOf(2021, 9, 1), answer: 'data' }]
    const on = (asOf: number) => coverageOf(complianceTable(calendar(['yes', 'yes', 'no', 'unknown']), indexFilings(filings), point(true, asOf)))[0]!
    expect([on(dayOf(2021, 8, 31)).answered, on(dayOf(2021, 8, 31)).counts.late]).toEqual([0, 2])
    expect([on(dayOf(2021, 9, 1)).answered, on(dayOf(2021, 9, 1)).late]).toEqual([1, 1])
  })
})

describe('streams', () => {
  const forms = new Map([['doctrine-summary', { id: 'doctrine-summary', stream: 'doctrine' }], ['citaac-annual', { id: 'citaac-annual', stream: 'supply' }]]) as never
  test('a cell says what is there of its own accord, what is owed, and that no dated duty asks for more', () => {
    const filings: SeenFiling[] = [{ id: 'd', state: 'ARG', form: 'doctrine-summary', period: '2020', received: dayOf(2021, 2, 1) }]
    const cells = streamCells(calendar(['yes', 'no', 'unknown', 'yes']), filings, indexFilings(filings), forms, 2020, point(true))
    expect(cells.length).toBe(4 * 5)
    const cell = (state: string, stream: string) => cells.find((one) => one.state === state && one.stream === stream)!
    expect(cell('ARG', 'doctrine')).toMatchObject({ word: 'filed', noDuty: true, items: [{ why: 'voluntary', filing: 'd' }] })
    expect(cell('ARG', 'supply')).toMatchObject({ word: 'missing', noDuty: false })
    expect(cell('BRA', 'supply')).toMatchObject({ word: 'not-due', noDuty: true, items: [] })
    expect(cell('CHL', 'supply')).toMatchObject({ word: 'not-seen-here', items: [{ why: 'standing-unknown' }] })
    expect(cell('ARG', 'manoeuvres')).toMatchObject({ word: 'not-due', noDuty: true, items: [] })
  })
})

test('a calendar folds its lines at 75 octets, never inside a character, and unfolds to what was said', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replaceAll(/[\r\n]/g, '')), (summary) => {
    const text = calendarText('x', [{ uid: 'u', on: '2026-06-15', summary, description: '', url: 'https://desk.example/a', done: false }], 0)
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    const said = text.replaceAll('\r\n ', '').split('\r\n').find((line) => line.startsWith('SUMMARY:'))!.slice(8)
    expect(said.replaceAll(/\\([\\;,])/g, '$1')).toBe(summary)
  }))
})

test('what was answered stands in the calendar and reminds of nothing', () => {
  const entry = { uid: 'u', on: '2027-06-15', summary: 'Return', description: '', url: 'https://desk.example/a' }
  const alarms = (done: boolean) => calendarText('x', [{ ...entry, done }], 0).match(/BEGIN:VALARM/g)?.length ?? 0
  expect([alarms(false), alarms(true)]).toEqual([2, 0])
})
