import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVENTS, fileWith, run } from './run.ts'

interface Row {
  by: string
  to: string[]
  toRoles: string[]
  kind: string
  instrument: string
  article: string | null
  deadline: string | null
  footing: string
  because: { code: string; params: Record<string, string> }[]
  code: string
}

const owed = async (event: string, ...more: string[]) => (await run(['warn', 'owed', join(EVENTS, `${event}.json`), ...more, '--json'])).json
const legal = (rows: Row[]) => rows.filter(({ footing }) => footing === 'binding')
const found = (rows: Row[], instrument: string, article: string) => legal(rows).find((row) => row.instrument === instrument && row.article === article)
const why = (rows: Row[], instrument: string, by: string) => rows.filter((row) => row.instrument === instrument && row.by === by).map(({ code }) => code)

describe('oil in the Gulf of Paria, reported to Trinidad and Tobago on 1 July 2019', () => {
  let answer: any
  beforeAll(async () => { answer = await owed('spill') })

  test('the keys that were promised', () => {
    expect(Object.keys(answer).sort()).toEqual(['affected', 'event', 'headline', 'later', 'notOwed', 'on', 'owed'])
    for (const row of answer.owed) expect(Object.keys(row).sort()).toEqual(['article', 'because', 'by', 'deadline', 'deadlineWhy', 'footing', 'instrument', 'kind', 'to', 'toRoles'])
  })

  test.each([['CARTAGENA_OIL', '5(2)'], ['OPRC', '5(1)(c)'], ['UNCLOS', '198']])('%s %s is law, at once, towards Venezuela and Grenada', (instrument, article) => {
    expect(found(answer.owed, instrument, article)).toMatchObject({ by: 'TTO', to: ['VEN', 'GRD'], kind: 'notify', deadline: null })
  })

  test('the flag state is owed by two instruments', () => {
    expect(found(answer.owed, 'CARTAGENA_OIL', '5(2)')!.toRoles).toEqual(['flag-state'])
    expect(found(answer.owed, 'MARPOL', '8(3)')!.toRoles).toEqual(['flag-state'])
  })

  test('who is no party receives, and cannot invoke', () => {
    const outside = (instrument: string, article: string) => found(answer.owed, instrument, article)!.because.filter(({ code }) => code === 'receives-cannot-invoke').map(({ params }) => params['party'])
    expect([outside('OPRC', '5(1)(c)'), outside('UNCLOS', '198')]).toEqual([['GRD'], ['VEN']])
  })

  test('the same spill the day before entry into force: a clean negative', async () => {
    const before = await owed('spill', '--on', '1986-10-10')
    expect([before.owed, before.headline.code]).toEqual([[], 'nobody-owed'])
    expect(why(before.notOwed, 'CARTAGENA_OIL', 'TTO')).toContain('not-yet-in-force')
    expect(before.affected.map(({ party, as }: { party: string; as: string }) => `${party} ${as}`)).toEqual(['VEN affected', 'GRD affected'])
  })
})

describe('Chile takes imported combat aircraft into its inventory', () => {
  test('in February 2006 there is no duty yet', async () => {
    const answer = await owed('jets-february')
    expect(answer.owed).toEqual([])
    expect(why(answer.notOwed, 'CITAAC', 'CHL')).toContain('not-yet-in-force')
  })

  test('in June a notice within ninety days and the annual report, to the Secretariat; nothing to the neighbours', async () => {
    const answer = await owed('jets')
    expect(found(answer.owed, 'CITAAC', 'IV')).toMatchObject({ by: 'CHL', to: ['OAS-GS'], kind: 'notify', deadline: '2006-08-30' })
    expect(found(answer.owed, 'CITAAC', 'III')).toMatchObject({ by: 'CHL', to: ['OAS-GS'], kind: 'report', deadline: '2007-06-15' })
    expect(legal(answer.owed).filter(({ to }) => to.some((party) => ['ARG', 'BOL', 'PER'].includes(party)))).toEqual([])
    expect(answer.affected.map(({ as }: { as: string }) => as)).toEqual(['affected', 'affected', 'affected'])
  })

  test('the exporter signed only, and its voluntary report is no duty', async () => {
    const answer = await owed('jets-exporter')
    expect(answer.owed).toEqual([])
    expect(why(answer.notOwed, 'CITAAC', 'USA')).toContain('signatory-only')
    expect(why(answer.notOwed, 'UNROCA', 'USA')).toEqual(['political-only'])
  })
})

test('28 January 2020: nobody is legally owed, and the three who are near are addressed with their kilometres', async () => {
  const answer = await owed('quake')
  expect([legal(answer.owed), answer.headline.code]).toEqual([[], 'nobody-owed'])
  expect(answer.affected.map(({ party }: { party: string }) => party).sort()).toEqual(['CUB', 'CYM', 'JAM'])
  for (const row of answer.affected) expect(row.km).toBeGreaterThan(50)
})

describe('events that cannot be', () => {
  test.each([
    ['{"theme": "earthquake"', 2, 'json'], [{ theme: 'earthquake' }, 2, 'event-field'], [{ theme: 'earthquake', at: '2020-02-30' }, 2, 'event-field'],
    [{ theme: 'earthquake', at: '2020-01-28', lat: 91, lon: 0 }, 2, 'impossible-coordinates'],
    [{ theme: 'gossip', at: '2020-01-28' }, 2, 'unknown-theme'], [{ theme: 'earthquake', at: '2020-01-28', affected: ['XXX'] }, 2, 'unknown-place'],
  ])('%j exits %i with %s', async (given, code, fault) => {
    const ran = await run(['warn', 'owed', fileWith(given), '--json'])
    expect([ran.code, ran.json.error.code]).toEqual([code, fault])
  })

  test('a file that is not there, and an event of no desk', async () => {
    const [file, id] = await Promise.all([run(['warn', 'owed', './nothing.json', '--json']), run(['warn', 'owed', 'us60007idc', '--json'])])
    expect([file.code, file.json.error.code, id.code, id.json.error.code]).toEqual([3, 'file-unreadable', 3, 'no-desk'])
  })
})

describe('release preview', () => {
  const preview = (given: unknown) => run(['release', 'preview', fileWith(given), '--json'])

  test('parties read, each with its ground; an unknown standing is no, and is said', async () => {
    const { code, json } = await preview({ author: 'CHL', on: '2010-01-01', release: { audience: 'parties', under: ['CITAAC'] } })
    expect([code, Object.keys(json)]).toEqual([0, ['readers', 'denied']])
    expect(json.readers[0]).toEqual({ reader: 'CHL', cause: 'author' })
    expect(json.readers).toContainEqual({ reader: 'BRA', cause: 'party CITAAC' })
    expect(json.denied).toContainEqual({ reader: 'USA', why: 'unknown-standing', instrument: 'CITAAC' })
  })

  test.each([
    [{ author: 'CHL', on: '2010-01-01' }, 'file-shape'], [null, 'file-shape'], [{ author: 'ZZZ', on: '2010-01-01', release: { audience: 'author' } }, 'unknown-place'],
    [{ author: 'CHL', on: '2010-01-01', release: { audience: 'parties', under: ['NOSUCH'] } }, 'unknown-instrument'],
    [{ author: 'CHL', on: '2010-13-01', release: { audience: 'author' } }, 'date-impossible'],
  ])('refuses %j with %s', async (given, fault) => {
    const { code, json } = await preview(given)
    expect([code, json.error.code]).toEqual([2, fault])
  })
})

test('an event without a place is not said to concern nobody', async () => {
  const { code, err } = await run(['warn', 'owed', fileWith({ theme: 'tsunami', at: '2020-01-28T19:10:00Z' })])
  expect([code, err]).toEqual([0, expect.stringContaining('not nobody')])
})
