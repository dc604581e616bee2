import { beforeAll, describe, expect, test } from 'vitest'
import { loadCoasts } from '../../../adapters/geo-data/index.ts'
import { loadPlaces, loadRegion } from '../../../adapters/region-files/index.ts'
import { lawFrom, type Law } from '../../law/index.ts'
import { createAttributor } from '../../watch/index.ts'
import { owed, type Owed, type OwedEvent, type Places } from './index.ts'
import type { Expand } from './themes.ts'

// The law and the places of the region as they ship: what the desk would answer to these events.
let law: Law
let places: Places
let expand: Expand

beforeAll(async () => {
  const [{ facts }, { region }] = await Promise.all([loadRegion('region'), loadPlaces('region')])
  const atlas = createAttributor({ coasts: loadCoasts() })
  law = lawFrom(facts)
  expand = (theme) => region.groupsOf(theme)
  places = {
    attribute: (lat, lon) => atlas.attribute({ kind: 'point', lat, lon }), neighbours: (party) => region.neighbours(party),
    responsible: (party) => region.territory(party)?.responsible, known: (party) => region.place(party) !== undefined,
    isBody: (party) => region.body(party) !== undefined,
  }
})

const ask = (event: OwedEvent, on?: string) => owed(event, law, places, { expand, ...(on === undefined ? {} : { on }) })
const binding = ({ owed }: Owed) => owed.filter(({ footing }) => footing === 'binding')
const row = (
  answer: Owed, instrument: string, article: string,
) => binding(answer).find((one) => one.instrument === instrument && one.article === article)
const refusal = (
  answer: Owed, instrument: string,
) => answer.notOwed.filter((one) => one.instrument === instrument).map(({ by, code }) => `${by} ${code}`)

const spill: OwedEvent = { theme: 'oil-spill', at: '2019-07-01', origin: 'TTO', affected: ['VEN', 'GRD'] }
const jets: OwedEvent = { theme: 'arms-acquisition', at: '2006-06-01', origin: 'CHL', affected: ['ARG', 'BOL', 'PER'] }

describe('an oil spill in the Gulf of Paria', () => {
  test.each([
    ['CARTAGENA_OIL', '5(2)', 'immediately', ['flag-state'], []], ['OPRC', '5(1)(c)', 'without delay', [], ['GRD']],
    ['UNCLOS', '198', 'immediately', [], ['VEN']], ['MARPOL', '8(3)', 'without delay', ['flag-state'], ['GRD']],
  ])('%s %s binds Trinidad and Tobago towards Venezuela and Grenada', (instrument, article, soon, roles, outsiders) => {
    const found = row(ask(spill), instrument, article)!
    expect(found).toMatchObject({ by: 'TTO', kind: 'notify', deadline: null, deadlineWhy: soon, toRoles: roles })
    expect(found.to).toEqual(['VEN', 'GRD'])
    expect(found.because.filter(({ code }) => code === 'receives-cannot-invoke').map(({ params }) => params['party'])).toEqual(outsiders)
  })

  test('the day before entry into force, and the day of it', () => {
    const before = ask(spill, '1986-10-10')
    expect([before.owed, before.headline.code]).toEqual([[], 'nobody-owed'])
    expect(refusal(before, 'CARTAGENA_OIL')).toContain('TTO not-yet-in-force')
    expect(before.notOwed.find(({ instrument, by }) => instrument === 'CARTAGENA_OIL' && by === 'TTO')!.to).toEqual(['VEN', 'GRD'])
    const after = ask(spill, '1986-10-11')
    expect(
      after.notOwed.filter(({ instrument, by }) => instrument === 'CARTAGENA_OIL' && by === 'TTO').map(({ code, to }) => `${code} ${to}`)
    )
      .toEqual(['receiver-not-party VEN', 'receiver-not-party GRD'])
  })
})

describe('combat aircraft into Chile’s inventory', () => {
  test('in February the convention is not yet in force for Chile', () => {
    const answer = ask({ ...jets, at: '2006-02-15' })
    expect(answer.owed).toEqual([])
    expect(refusal(answer, 'CITAAC')).toContain('CHL not-yet-in-force')
  })

  test('in June two papers to the Secretariat, none to the neighbours', () => {
    const answer = ask(jets)
    expect(
      answer.owed.map(({ by, to, instrument, article, deadline, kind }) => `${by} ${kind} ${to} ${instrument} ${article} ${deadline}`)
    ).toEqual([
      'CHL report OAS-GS CITAAC III 2007-06-15', 'CHL notify OAS-GS CITAAC IV 2006-08-30',
    ])
    expect(
      answer.notOwed.find(({ instrument, code }) => instrument === 'CITAAC' && code === 'runs-elsewhere')!.to
    ).toEqual(['ARG', 'BOL', 'PER'])
    expect(refusal(answer, 'UNROCA')).toEqual(['CHL political-only'])
  })

  test('the United States, as exporter, signed only', () => {
    const answer = ask({ ...jets, origin: 'USA' })
    expect(answer.owed).toEqual([])
    expect(refusal(answer, 'CITAAC')).toContain('USA signatory-only')
  })
})

describe('where nobody is legally owed a warning', () => {
  test('28 January 2020: Jamaica, Cuba and the Cayman Islands are addressed all the same, with kilometres', () => {
    const answer = ask({ theme: 'earthquake', at: '2020-01-28T19:10:24Z', lat: 19.4193, lon: -78.756 })
    expect([answer.headline.code, answer.owed]).toEqual(['nobody-owed', []])
    expect(answer.affected.map(({ party, as, method }) => [party, as, method])).toEqual([
      ['CYM', 'affected', 'offshore'], ['CUB', 'affected', 'offshore'], ['JAM', 'affected', 'offshore'],
    ])
    expect(answer.affected.every(({ km }) => km !== null && km > 80 && km < 150)).toBe(true)
    expect(refusal(answer, 'CARIBE_EWS')).toEqual(['PTWC political-only'])
    expect(answer.later.find(({ instrument, kind }) => instrument === 'CDEMA' && kind === 'report')).toMatchObject(
      { by: ['CDEMA'], agency: true }
    )
  })

  test('a hurricane over the Bahamas towards the United States', () => {
    const answer = ask({ theme: 'tropical-cyclone', at: '2019-09-01T16:00:00Z', origin: 'BHS', affected: ['USA'] })
    expect([answer.headline.code, binding(answer)]).toEqual(['nobody-owed', []])
  })

  test('a manoeuvre: the drafts and the political lists are shown, and bind nobody', () => {
    const answer = ask({ theme: 'military-activity', at: '2020-05-01', origin: 'NIC', affected: ['HND'] })
    expect(binding(answer)).toEqual([])
    expect(new Set(refusal(answer, 'CONTADORA'))).toEqual(new Set(['NIC draft']))
    expect(refusal(answer, 'CSBM_OAS')).toContain('NIC political-only')
  })
})

describe('a treaty of one sea', () => {
  const at = (lat: number, lon: number) => ask({ theme: 'oil-spill', at: '2019-07-01', origin: 'COL', affected: ['PAN'], lat, lon })
  test('off Cartagena the Caribbean protocol, off Buenaventura the Lima agreement, and never both', () => {
    const [caribbean, pacific] = [at(10.5, -75.7), at(3.8, -77.5)]
    expect([row(caribbean, 'CARTAGENA_OIL', '5(2)')?.by, refusal(caribbean, 'LIMA_OIL')]).toEqual(['COL', expect.arrayContaining(['COL outside-scope'])])
    expect(row(pacific, 'CARTAGENA_OIL', '5(2)')).toBeUndefined()
    expect(refusal(pacific, 'CARTAGENA_OIL')).toContain('COL outside-scope')
    expect(binding(pacific).map(({ instrument }) => instrument)).toContain('LIMA_OIL')
  })
})

describe('where somebody is', () => {
  test('a flood of a shared river in MERCOSUR, and Martinique told all the same', () => {
    const answer = ask({ theme: 'flood', at: '2020-05-01', origin: 'ARG', affected: ['URY', 'PRY', 'MTQ'] })
    expect(binding(answer).map(({ instrument, to }) => `${instrument} ${to}`)).toEqual(['MERCOSUR_EMERG URY,PRY', 'MERCOSUR_ENV URY,PRY'])
    expect(answer.affected.map(({ party, as, responsible }) => [party, as, responsible])).toEqual([
      ['URY', 'owed', undefined], ['PRY', 'owed', undefined], ['MTQ', 'affected', 'FRA'],
    ])
  })

  test('an epidemic runs to the WHO within 24 hours, not to the neighbours', () => {
    const answer = ask({ theme: 'epidemic', at: '2024-05-01T08:30:00-06:00', origin: 'MEX', affected: ['GTM'] })
    expect(row(answer, 'IHR', '6(1)')).toMatchObject({ to: ['WHO'], deadline: '2024-05-02T14:30:00Z' })
    expect(answer.headline.code).toBe('owed-elsewhere')
  })

  test('a reactor accident runs to whoever may be affected, and to the agency', () => {
    expect(
      row(ask({ theme: 'nuclear', at: '2010-05-01', origin: 'ARG', affected: ['URY', 'BRA'] }), 'ENAC', '2(a)')!.to
    ).toEqual(['URY', 'BRA', 'IAEA'])
  })
})
