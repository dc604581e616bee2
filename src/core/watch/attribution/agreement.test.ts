import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCoasts } from '../../../adapters/geo-data/index.ts'
import { createAttributor } from './index.ts'
import type { Attribution } from './index.ts'

const folder = `${process.env.CONTADORA_DATA ?? '../shared'}/data/usgs`
const feeds = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.geojson')) : []

/** How the United States Geological Survey ends the name of a place: "93 km NNW of Lucea, Jamaica". */
const ENDINGS: Record<string, string> = {
  Jamaica: 'JAM', Cuba: 'CUB', Mexico: 'MEX', 'B.C., MX': 'MEX', MX: 'MEX', Guatemala: 'GTM', 'El Salvador': 'SLV', Honduras: 'HND',
  Nicaragua: 'NIC', 'Costa Rica': 'CRI', Panama: 'PAN', Colombia: 'COL', Venezuela: 'VEN', Ecuador: 'ECU', Peru: 'PER', Bolivia: 'BOL',
  Chile: 'CHL', Argentina: 'ARG', Brazil: 'BRA', Canada: 'CAN', 'Puerto Rico': 'PRI', 'U.S. Virgin Islands': 'VIR',
  'British Virgin Islands': 'VGB', 'Dominican Republic': 'DOM', Haiti: 'HTI', Martinique: 'MTQ', Guadeloupe: 'GLP', Dominica: 'DMA',
  'Saint Lucia': 'LCA', Barbados: 'BRB', 'Trinidad and Tobago': 'TTO', 'Antigua and Barbuda': 'ATG', Anguilla: 'AIA',
  'Cayman Islands': 'CYM',
  Alaska: 'USA', California: 'USA', CA: 'USA', Nevada: 'USA', Hawaii: 'USA', Oklahoma: 'USA', Washington: 'USA', Oregon: 'USA', Utah: 'USA',
  Idaho: 'USA', Montana: 'USA', Wyoming: 'USA', Texas: 'USA', Missouri: 'USA', Tennessee: 'USA', Kansas: 'USA', Guam: 'USA',
  Indonesia: '', Japan: '', Philippines: '', Russia: '', Tonga: '', Fiji: '', 'Papua New Guinea': '', Vanuatu: '', China: '', Taiwan: '',
  'New Zealand': '', India: '', Iran: '', Greece: '', Turkey: '', Italy: '',
}

interface Quake {
  place: string
  expected: string
  lat: number
  lon: number
}

function quakes(): Quake[] {
  const found = new Map<string, Quake>()
  for (const name of feeds) {
    const { features } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as {
      features: { id: string; properties: { place: string | null }; geometry: { coordinates: [number, number, number] } }[]
    }
    for (const { id, properties, geometry } of features) {
      const place = properties.place ?? ''
      const expected = ENDINGS[place.slice(place.lastIndexOf(', ') + 2)]
      if (expected !== undefined) found.set(id, { place, expected, lat: geometry.coordinates[1], lon: geometry.coordinates[0] })
    }
  }
  return [...found.values()]
}

function show({ place, lat, lon, states }: Quake & { states: Attribution[] }): string {
  return `  ${place} (${lat}, ${lon}): ${states.map(({ party, km }) => `${party} ${km}`).join(', ')}`
}

describe.skipIf(feeds.length === 0)('agreement with the places that USGS names (skipped without the data folder)', () => {
  const geo = createAttributor({ coasts: loadCoasts() })
  const all = quakes()
  const rows = all.map((quake) => ({ ...quake, states: geo.attribute([{ kind: 'point', lat: quake.lat, lon: quake.lon }]) }))

  test('the party that USGS names is named here', () => {
    const here = rows.filter(({ expected }) => expected !== '')
    const missed = here.filter(({ expected, states }) => !states.some(({ party }) => party === expected))
    const first = here.filter(({ expected, states }) => states[0]?.party === expected)
    console.log(`${here.length} earthquakes of the Americas: ${here.length - missed.length} name the party of USGS, ${first.length} first`)
    for (const row of missed) console.log(show(row))
    expect(here.length).toBeGreaterThan(1000)
    expect(1 - missed.length / here.length).toBeGreaterThan(0.995)
  })

  test('and those of other continents name nobody', () => {
    const away = rows.filter(({ expected }) => expected === '')
    const wrong = away.filter(({ states }) => states.length > 0)
    console.log(`${away.length} earthquakes elsewhere: ${wrong.length} name somebody of the Americas`)
    for (const row of wrong) console.log(show(row))
    expect(away.length).toBeGreaterThan(300)
    expect(wrong.length / away.length).toBeLessThan(0.02)
  })
})
