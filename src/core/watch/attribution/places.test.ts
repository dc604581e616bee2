import { describe, expect, test } from 'vitest'
import { loadCoasts } from '../../../adapters/geo-data/index.ts'
import { createAttributor } from './index.ts'

const geo = createAttributor({ coasts: loadCoasts() })
const at = (lat: number, lon: number) => geo.attribute([{ kind: 'point', lat, lon }])

/** Towns and islands whose place is common knowledge; on their ground. */
const ON_GROUND: [string, number, number, string][] = [
  ['Kingston', 18.01, -76.8, 'JAM'], ['Havana', 23.1, -82.36, 'CUB'], ['Guantánamo Bay', 19.97, -75.09, 'CUB'],
  ['Port-au-Prince', 18.54, -72.3, 'HTI'], ['Santo Domingo', 18.5, -69.93, 'DOM'], ['San Juan', 18.4, -66.06, 'PRI'],
  ['Saint Croix', 17.73, -64.75, 'VIR'], ['Tortola', 18.43, -64.62, 'VGB'], ['Grand Cayman', 19.32, -81.2, 'CYM'],
  ['Fort-de-France', 14.63, -61.05, 'MTQ'], ['Basse-Terre', 16.05, -61.7, 'GLP'], ['Saint-Laurent-du-Maroni', 5.48, -54.02, 'GUF'],
  ['Saint-Barthélemy', 17.9, -62.83, 'BLM'], ['Bonaire', 12.2, -68.28, 'BES'], ['Saba', 17.633, -63.233, 'BES'],
  ['Sint Eustatius', 17.49, -62.98, 'BES'], ['Curaçao', 12.2, -69.0, 'CUW'], ['Aruba', 12.51, -69.97, 'ABW'],
  ['Anguilla', 18.22, -63.05, 'AIA'],
  ['Montserrat', 16.74, -62.19, 'MSR'], ['Bermuda', 32.3, -64.77, 'BMU'], ['Middle Caicos', 21.81, -71.73, 'TCA'],
  ['Saint Kitts', 17.34, -62.77, 'KNA'], ['Barbuda', 17.63, -61.8, 'ATG'], ['Dominica', 15.42, -61.35, 'DMA'],
  ['Saint Lucia', 13.9, -60.97, 'LCA'],
  ['Saint Vincent', 13.25, -61.2, 'VCT'], ['Carriacou', 12.48, -61.45, 'GRD'], ['Barbados', 13.18, -59.55, 'BRB'],
  ['Trinidad', 10.45, -61.3, 'TTO'],
  ['Andros', 24.4, -77.95, 'BHS'], ['Swan Islands', 17.41, -83.93, 'HND'], ['San Andrés', 12.55, -81.71, 'COL'],
  ['Miquelon', 47.05, -56.33, 'SPM'], ['Nuuk', 64.18, -51.6, 'GRL'], ['Clipperton', 10.31, -109.22, 'CPT'],
  ['Navassa', 18.4, -75.01, 'USA'],
  ['Anchorage', 61.2, -149.8, 'USA'], ['Adak', 51.85, -176.65, 'USA'], ['Attu', 52.9, 172.9, 'USA'], ['Oahu', 21.45, -158.0, 'USA'],
  ['Midway', 28.21, -177.375, 'USA'], ['Guam', 13.45, 144.77, 'USA'], ['Rapa Nui', -27.12, -109.35, 'CHL'],
  ['Isabela, Galápagos', -0.8, -91.1, 'ECU'],
  ['Robinson Crusoe', -33.64, -78.83, 'CHL'], ['Fernando de Noronha', -3.855, -32.425, 'BRA'],
  ['Guadalupe Island', 29.03, -118.28, 'MEX'],
  ['East Falkland', -51.8, -58.9, 'FLK'], ['South Georgia', -54.4, -36.6, 'SGS'], ['Ushuaia', -54.78, -68.4, 'ARG'],
  ['Punta Arenas', -53.16, -70.95, 'CHL'],
  ['Sable Island', 43.933, -59.9, 'CAN'], ['Alert', 82.45, -62.5, 'CAN'], ['Lake Michigan', 43.5, -87.1, 'USA'],
  ['Belmopan', 17.25, -88.77, 'BLZ'],
  ['Asunción', -25.3, -57.5, 'PRY'], ['La Paz', -16.5, -68.15, 'BOL'], ['Montevideo', -34.8, -56.2, 'URY'],
  ['Paramaribo', 5.8, -55.2, 'SUR'],
  ['Brasília', -15.8, -47.9, 'BRA'], ['Ciudad Juárez', 31.65, -106.42, 'MEX'], ['El Paso', 31.8, -106.4, 'USA'],
  ['San Salvador', 13.7, -89.2, 'SLV'],
]

describe('on the ground of a party', () => {
  test.each(ON_GROUND)('%s', (_, lat, lon, party) => {
    expect(at(lat, lon)[0]).toMatchObject({ party, method: 'inside', km: 0, because: 'on-ground' })
    expect(at(lat, lon).filter((it) => it.method === 'inside').map((it) => it.party)).toEqual([party])
  })
})

/** Party -> kilometres to its coast or border, read off other maps; to 10 % or 3 km. */
const NEAR: [string, number, number, Record<string, [string, number]>][] = [
  ['28 January 2020, between Jamaica, Cuba and the Caymans', 19.4193, -78.756,
    { CYM: ['offshore', 108], CUB: ['offshore', 117], JAM: ['offshore', 122] }],
  ['12 January 2010, Léogâne', 18.443, -72.571, { HTI: ['inside', 0], DOM: ['near-border', 62] }],
  ['Cúcuta', 7.89, -72.5, { COL: ['inside', 0], VEN: ['near-border', 5] }],
  ['Detroit', 42.38, -83.1, { USA: ['inside', 0], CAN: ['near-border', 9] }],
  ['off Iquique', -20.2, -71.0, { CHL: ['offshore', 88], BOL: ['near-border', 240], PER: ['offshore', 207] }],
  ['Bering Strait, east of the Diomedes', 65.7, -168.4, { USA: ['offshore', 14] }],
  ['Martinique, beside Saint Lucia and Dominica', 14.6, -61.0, { MTQ: ['inside', 0], LCA: ['offshore', 55], DMA: ['offshore', 77] }],
]

describe('near the ground of a party', () => {
  test.each(NEAR)('%s', (_, lat, lon, expected) => {
    const found = at(lat, lon)
    expect(found.map(({ party }) => party).sort()).toEqual(Object.keys(expected).sort())
    for (const [party, [method, km]] of Object.entries(expected)) {
      const entry = found.find((it) => it.party === party)!
      expect(entry.method).toBe(method)
      expect(Math.abs(entry.km - km)).toBeLessThanOrEqual(Math.max(3, km * 0.1))
    }
  })

  test('nearest first, and the radius is the caller\'s', () => {
    const far = geo.attribute([{ kind: 'point', lat: 19.4193, lon: -78.756 }], { withinKm: 110 })
    expect(far.map(({ party }) => party)).toEqual(['CYM'])
    expect(geo.attribute([{ kind: 'point', lat: 7.89, lon: -72.5 }], { borderKm: 1 }).map(({ party }) => party)).toEqual(['COL'])
    const many = at(15.67, -63.4)
    expect(many.map(({ km }) => km)).toEqual(many.map(({ km }) => km).toSorted((a, b) => a - b))
  })

  test('a territory carries the state responsible for it', () => {
    expect(at(14.63, -61.05)[0]).toMatchObject({ party: 'MTQ', responsible: 'FRA' })
    expect(at(18.4, -66.06)[0]).toMatchObject({ party: 'PRI', responsible: 'USA' })
    expect(at(64.18, -51.6)[0]).toMatchObject({ party: 'GRL', responsible: 'DNK' })
    expect(at(18.01, -76.8)[0]).not.toHaveProperty('responsible')
  })

  test.each([
    ['Moscow', 55.75, 37.6], ['Tokyo', 35.7, 139.7], ['Anadyr, beyond the antimeridian', 64.7, 177.5],
    ['mid Pacific', -30, -140], ['South Pole', -90, 0],
  ])('nobody of the region at %s', (_, lat, lon) => {
    expect(at(lat, lon)).toEqual([])
    expect(geo.nearest(lat, lon, 1)[0]!.km).toBeGreaterThan(300)
  })

  test('the nearest are named however far, territories with their state', () => {
    expect(geo.nearest(2, -109, 2).map(({ party, responsible }) => [party, responsible])).toEqual([['CPT', 'FRA'], ['MEX', undefined]])
    expect(geo.nearest(18.01, -76.8, 1)).toEqual([{ party: 'JAM', km: 0 }])
  })
})
