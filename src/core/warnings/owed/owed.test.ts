import { describe, expect, test } from 'vitest'
import { Fault } from '../../values/index.ts'
import { owed, readEvent, type Owed } from './index.ts'
import { instrument, places, smallLaw } from './small-law.fixture.ts'

const body = (code: string) => [{ role: 'body', body: code } as const]
const toAffected = (among: 'parties' | 'states') => [{ role: 'affected', among } as const]

const law = smallLaw(
  [
    instrument('CARTAGENA_OIL', [
      { article: '5(1)', kind: 'report', bearer: { role: 'private' } },
      { article: '5(2)', bearer: { role: 'receiver' }, receiver: [...toAffected('parties'), { role: 'flag-state' }], note: 'immediately' },
      { article: '6(1)', kind: 'assist', trigger: 'request', occasion: ['request'], bearer: { role: 'every-party' }, receiver: [{ role: 'asker' }] },
    ]),
    instrument('OPRC', [{ article: '5(1)(c)', bearer: { role: 'receiver' }, note: 'without delay' }]),
    instrument('UNCLOS', [{ article: '198', bearer: { role: 'any-party' } }]),
    instrument('MARPOL', [{ article: '8(3)', bearer: { role: 'receiver' }, receiver: [{ role: 'flag-state' }, ...toAffected('states')] }]),
    instrument('CITAAC', [
      {
        article: 'IV', trigger: 'weapon imported and taken into inventory', themes: ['arms-acquisition'], receiver: body('OAS'),
        deadline: 'P90D',
      },
      { article: 'IV', trigger: 'weapon taken into inventory', themes: ['arms-acquisition'], receiver: body('OAS'), deadline: 'P90D' },
      {
        article: 'III', kind: 'report', occasion: ['calendar'], themes: ['arms-acquisition'], bearer: { role: 'every-party' }, receiver: body('OAS'),
        deadline: '--06-15',
      },
    ]),
    instrument('IHR', [{ article: '6(1)', themes: ['epidemic'], receiver: body('WHO'), deadline: 'PT24H' }]),
    instrument(
      'CARIBE_EWS',
      [{ kind: 'warn', themes: ['tsunami', 'earthquake'], bearer: { role: 'named', parties: ['USA'] }, footing: 'political' }], 'political',
    ),
    instrument('MERCOSUR_EMERG', [{ article: '4', themes: ['any-disaster'], receiver: toAffected('parties') }]),
    instrument('READ_BY_NOBODY', [{ article: '1', themes: ['earthquake'], footing: 'background' }]),
  ],
  {
    CARTAGENA_OIL: ['TTO', 'USA', 'BRB'].map((state) => ({ state, status: 'party' as const, from: '1986-10-11' })).concat([
      { state: 'VEN', status: 'party', from: '1987-01-17' }, { state: 'GRD', status: 'party', from: '1987-09-16' },
      { state: 'TTO', status: 'contracting' as never, from: '1986-01-24' },
    ]),
    OPRC: [{ state: 'TTO', status: 'party', from: '2000-06-06' }, { state: 'VEN', status: 'party', from: '1995-05-13' }],
    UNCLOS: [{ state: 'TTO', status: 'party', from: '1994-11-16' }, { state: 'GRD', status: 'party', from: '1994-11-16' }],
    MARPOL: [{ state: 'TTO', status: 'party', from: '2000-06-06' }],
    CITAAC: [
      { state: 'CHL', status: 'contracting', from: '2006-01-30', to: '2006-03-02' }, { state: 'CHL', status: 'party', from: '2006-03-02' },
      { state: 'ARG', status: 'party', from: '2004-05' }, { state: 'PER', status: 'party', from: '2002-12-25' },
      { state: 'USA', status: 'signatory', from: '1999-06-07' },
    ],
    IHR: [{ state: 'MEX', status: 'party', from: '2007-06-15' }],
    MERCOSUR_EMERG: [
      { state: 'ARG', status: 'party', from: '2012-01-01' }, { state: 'PRY', status: 'unknown', from: '2010-01-01' },
      { state: 'BRA', status: 'disputed', from: '2010-01-01' },
    ],
  },
)

const spill = { theme: 'oil-spill', at: '2019-07-01', origin: 'TTO', affected: ['VEN', 'GRD'] }
const jets = { theme: 'arms-acquisition', at: '2006-06-01', origin: 'CHL', affected: ['ARG', 'BOL', 'PER'] }
const rows = (answer: Owed) => answer.owed.map(
  ({ by, to, instrument, article, deadline }) => `${by} ${instrument} ${article} -> ${to.join(' ')} by ${deadline}`
)
const nots = (answer: Owed) => answer.notOwed.map(
  ({ by, to, instrument, code }) => `${by ?? '-'} ${instrument} -> ${to?.join(' ') ?? '-'}: ${code}`
)

describe('a spill in the Gulf of Paria reported to Trinidad and Tobago', () => {
  test('in 2019 four treaties bind it, and two of them reach a state that cannot invoke them', () => {
    const answer = owed(spill, law, places())
    expect(rows(answer)).toEqual([
      'TTO CARTAGENA_OIL 5(2) -> VEN GRD by null', 'TTO OPRC 5(1)(c) -> VEN GRD by null', 'TTO UNCLOS 198 -> VEN GRD by null',
      'TTO MARPOL 8(3) -> VEN GRD by null',
    ])
    expect(answer.owed[0]).toMatchObject({ deadlineWhy: 'immediately', toRoles: ['flag-state'], footing: 'binding' })
    expect(
      answer.owed[1]!.because.filter(({ code }) => code === 'receives-cannot-invoke').map(({ params }) => params['party'])
    ).toEqual(['GRD'])
    expect(
      answer.owed[2]!.because.filter(({ code }) => code === 'receives-cannot-invoke').map(({ params }) => params['party'])
    ).toEqual(['VEN'])
    expect(answer.affected.map(({ party, as, km }) => [party, as, km])).toEqual([['VEN', 'owed', null], ['GRD', 'owed', null]])
    expect(answer.headline.code).toBe('owed')
    expect(answer.later).toMatchObject([{ by: ['TTO', 'USA', 'BRB', 'VEN', 'GRD'], article: '6(1)', when: 'request' }])
  })

  test('the day before the protocol entered into force nothing is owed, and the two are addressed all the same', () => {
    const answer = owed(spill, law, places(), { on: '1986-10-10' })
    expect(rows(answer)).toEqual([])
    expect(nots(answer)).toContain('TTO CARTAGENA_OIL -> VEN GRD: not-yet-in-force')
    expect(answer.affected.map(({ party, as }) => [party, as])).toEqual([['VEN', 'affected'], ['GRD', 'affected']])
    expect(answer.headline.code).toBe('nobody-owed')
  })

  test('a ship master is no state, and a named flag is told', () => {
    const answer = owed({ ...spill, flag: 'PAN' }, law, places())
    expect(nots(answer)).toContain('- CARTAGENA_OIL -> -: private-bearer')
    expect(answer.owed[3]!.to).toContain('PAN')
  })
})

describe('Chile takes imported combat aircraft into its inventory', () => {
  test('too early: deposited, not yet in force', () => {
    const answer = owed({ ...jets, at: '2006-02-15' }, law, places())
    expect(rows(answer)).toEqual([])
    expect(nots(answer)).toContain('CHL CITAAC -> OAS: not-yet-in-force')
  })

  test.each(
    [[{}], [{ at: '2006-02-15', on: '2006-06-01' }]]
  )('in June: 90 days, and the return of the year after %j', ({ at, on }: { at?: string; on?: string }) => {
    const answer = owed({ ...jets, at: at ?? jets.at }, law, places(), on === undefined ? {} : { on })
    expect(rows(answer)).toEqual(['CHL CITAAC IV -> OAS by 2006-08-30', 'CHL CITAAC III -> OAS by 2007-06-15'])
    expect(nots(answer)).toContain('CHL CITAAC -> ARG BOL PER: runs-elsewhere')
    expect(answer.headline.code).toBe('owed-elsewhere')
    expect(answer.affected.every(({ as }) => as === 'affected')).toBe(true)
  })

  test('the exporter signed only', () => {
    expect(nots(owed({ ...jets, origin: 'USA' }, law, places()))).toContain('USA CITAAC -> OAS: signatory-only')
  })
})

describe('what is not law', () => {
  const quake = { theme: 'earthquake', at: '2020-01-28T19:10:24Z', lat: 19.4193, lon: -78.756 }
  const near = [
    { party: 'CYM', method: 'offshore', km: 110 }, { party: 'JAM', method: 'offshore', km: 120 },
    { party: 'CUB', method: 'offshore', km: 130 },
  ]

  test('an earthquake between three islands: nobody is owed, all three are addressed', () => {
    const answer = owed({ ...quake, affected: ['USA'] }, law, places({ '19.4193,-78.756': near }))
    expect(answer.owed).toEqual([])
    expect(answer.headline).toMatchObject({ code: 'nobody-owed', params: { affected: '4' } })
    expect(nots(answer)).toContain('USA CARIBE_EWS -> -: political-only')
    expect(answer.affected.map(({ party, as, responsible }) => [party, as, responsible])).toEqual([
      ['CYM', 'affected', 'GBR'], ['JAM', 'affected', undefined], ['CUB', 'affected', undefined], ['USA', 'affected', undefined],
    ])
  })

  test('background text is shown and never computed from', () => {
    expect(nots(owed({ ...quake, origin: 'JAM' }, law, places()))).toContain('JAM READ_BY_NOBODY -> -: background-only')
  })

  test('a party owes parties only: unknown and disputed receivers are told as affected', () => {
    const answer = owed({ theme: 'flood', at: '2013-01-01', origin: 'ARG', affected: ['PRY', 'BRA', 'MTQ'] }, law, places())
    expect(answer.owed).toEqual([])
    expect(nots(answer)).toEqual(
      [
        'ARG MERCOSUR_EMERG -> PRY: receiver-unknown', 'ARG MERCOSUR_EMERG -> BRA: receiver-unknown',
        'ARG MERCOSUR_EMERG -> MTQ: receiver-not-party',
      ]
    )
    expect(answer.affected.map(({ party }) => party)).toEqual(['PRY', 'BRA', 'MTQ'])
  })

  test('a disputed bearer owes nothing by guess', () => {
    expect(nots(owed({ theme: 'flood', at: '2013-01-01', origin: 'BRA', affected: ['ARG'] }, law, places()))).toEqual(
      ['BRA MERCOSUR_EMERG -> ARG: standing-disputed']
    )
  })

  test('where "any disaster" is not widened', () => {
    expect(owed({ theme: 'nuclear', at: '2013-01-01', origin: 'ARG' }, law, places()).event.themes).toEqual(['nuclear'])
  })
})

describe('deadlines', () => {
  test.each([
    ['2024-05-01T08:30:00-06:00', '2024-05-02T14:30:00Z'],
    ['2024-05-01', '2024-05-02'],
    ['2024-05', null],
  ])('24 hours after %s is %s', (at, due) => {
    expect(owed({ theme: 'epidemic', at, origin: 'MEX' }, law, places()).owed[0]).toMatchObject({ to: ['WHO'], deadline: due })
  })
})

describe('bad input names the field', () => {
  test.each([
    [{}, 'theme'], [{ theme: 'x' }, 'at'], [{ theme: 'x', at: 'yesterday' }, 'at'],
    [{ theme: 'x', at: '2020-01-01', lat: 99, lon: 1 }, 'lat'],
    [{ theme: 'x', at: '2020-01-01', lat: 9 }, 'lon'], [{ theme: 'x', at: '2020-01-01', affected: 'JAM' }, 'affected'],
    [{ theme: 'x', at: '2020-01-01', lat: Number.NaN, lon: 0 }, 'lat'],
  ])('%j', (json, field) => {
    const fault = caught(() => readEvent(json))
    expect([fault.place.field, fault.code.length > 0]).toEqual([field, true])
  })

  test('an unknown state', () => {
    expect(caught(() => owed({ ...spill, affected: ['VEN', 'ATLANTIS'] }, law, places()))).toMatchObject(
      { code: 'unknown-place', place: { field: 'affected[1]' } }
    )
  })
})

function caught(run: () => unknown): Fault {
  try {
    run()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing was refused')
}
