import { iso1A3Code } from '@rapideditor/country-coder'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultLine, LANGUAGES, type Party, type PlaceFacts, type RegionFacts, regionOf, STATES } from '../../core/values/index.ts'
import { loadPlaces } from './places.ts'

const DIR = 'region'
const { region, faults } = await loadPlaces(DIR)

describe('region/', () => {
  test('is without faults', () => expect(faults.map(faultLine)).toEqual([]))

  test('has the 35 states in the order of their bits, each placed once on the tile map', () => {
    expect(region.states.map((state) => state.code)).toEqual([...STATES])
    const tiles = [...region.states, ...region.territories].flatMap((it) => (it.tile ? [String(it.tile)] : []))
    expect(new Set(tiles).size).toBe(tiles.length)
  })

  test('names every place, body, theme, ground and sub-region in four languages', () => {
    const named = [...region.states, ...region.territories, ...region.grounds, ...region.bodies, ...region.themes, ...region.subregions]
    expect(named.filter((it) => LANGUAGES.some((language) => !it.name[language]?.trim()))).toEqual([])
    expect(region.name('HTI', 'fr')).toBe('Haïti')
  })

  test('places 31 states by the seed, and Costa Rica, Cuba, the Dominican Republic and Panama by nobody', () => {
    const bySeed = region.states.filter((state) => state.subregions.some((claim) => claim.basis === 'seed'))
    expect(bySeed).toHaveLength(31)
    expect(region.states.filter((state) => !bySeed.includes(state)).map((state) => state.code)).toEqual(['CRI', 'CUB', 'DOM', 'PAN'])
    expect(region.members('caribbean', 'seed')).toHaveLength(14)
    expect(region.members('central-america').map((state) => state.code)).toEqual(['CRI', 'SLV', 'GTM', 'HND', 'NIC', 'PAN'])
  })

  test('keeps the contradiction on Colombia: big, and among the medium and small', () => {
    expect(region.state('COL')?.sizes.map((claim) => [claim.value, claim.oddity])).toEqual([['big', 'O13'], ['medium-or-small', 'O13']])
  })

  test('neighbours are neighbours both ways', () => {
    const all: (PlaceFacts & { code: Party })[] = [...region.states, ...region.territories]
    const oneWay = (['land', 'sea'] as const).flatMap((side) =>
      all.flatMap((it) => it[side].filter((other) => !all.find((there) => there.code === other)?.[side].includes(it.code))
        .map((other) => `${it.code}-${other}`)))
    expect(oneWay).toEqual([])
  })

  test('each capital lies in its state, by another source', () => {
    const wrong = region.states.filter((state) => iso1A3Code([state.capital.lon, state.capital.lat]) !== state.code)
    expect(wrong.map((state) => state.code)).toEqual([])
  })

  test('names every claimant of claimed ground', () => {
    expect(region.claimants('FLK')).toEqual(['GBR', 'ARG'])
    expect(region.claimants('X-ESSEQUIBO')).toEqual(['GUY', 'VEN'])
    expect(region.claimants('X-BAJO-NUEVO')).toEqual(['COL', 'USA'])
    expect(region.claimants('MTQ')).toEqual(['FRA'])
  })

  test('finds a body by the words of a duty', () => {
    expect(region.body('WHO (National IHR Focal Point to PAHO/WHO)')?.code).toBe('WHO')
    expect(region.body('OAS General Secretariat')?.code).toBe('OAS-GS')
    expect(region.body('CDMA')?.created.map((claim) => claim.value)).toEqual(['1997', '1995'])
  })

  test('has the sixteen entries of Figure 1 in three columns of 5, 3 and 8', () => {
    const count = (column: string) => region.themes.filter((theme) => (theme.columns as string[]).includes(column)).length
    expect(['social-economic', 'political-values', 'defense'].map(count)).toEqual([5, 3, 8])
  })

  test('never makes people a threat', () => {
    for (const id of ['migration', 'poverty', 'displacement', 'social-alienation']) expect(region.theme(id)?.notAThreat).toBe(true)
  })

  test('an epidemic is no "any disaster": a duty that means it says so', () => {
    expect(region.groupsOf('tropical-cyclone')).toContain('any-disaster')
    expect(region.groupsOf('epidemic')).toEqual(['epidemic'])
  })

  test('the directory ships blank, every state in it', () => {
    expect(region.focalPoints.slice(0, 35).map((it) => it.party)).toEqual([...STATES])
    expect(region.focalPoints.flatMap((it) => it.offices)).toEqual([])
  })

  test('is plain data', () => {
    const again = regionOf(JSON.parse(JSON.stringify(region)) as RegionFacts)
    expect(again.place('US-PR')?.code).toBe('PRI')
    expect(JSON.stringify(again)).toBe(JSON.stringify(region))
  })
})

describe('a faulty region/', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'region-'))
    await cp(DIR, dir, { recursive: true })
  })
  afterAll(() => rm(dir, { recursive: true }))

  async function withChange(file: string, from: string, to: string) {
    const text = await readFile(join(DIR, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(join(dir, file), text.replace(from, to))
    const loaded = await loadPlaces(dir)
    await writeFile(join(dir, file), text)
    return { ...loaded, line: text.slice(0, text.indexOf(from)).split('\n').length }
  }

  test('a wrong zone is named with file, line and field; the other 34 states load', async () => {
    const { region, faults, line } = await withChange('states.yaml', 'America/Jamaica', 'America/Kingston_')
    expect(region.states).toHaveLength(34)
    expect(faultLine(faults[0]!)).toBe(`states.yaml:${line}: states[21].timeZones[0]: "America/Kingston_" is no IANA time zone`)
    expect(faults.some((fault) => fault.code === 'state-missing' && fault.message.startsWith('JAM'))).toBe(true)
  })

  test('two different faults in one file are both told', async () => {
    const text = (await readFile(join(DIR, 'themes.yaml'), 'utf8')).replace('- id: tsunami', '- id: Tsunami')
    await writeFile(join(dir, 'themes.yaml'), text.replace('related: [social-alienation', 'related: [sorcery'))
    const { faults, region } = await loadPlaces(dir)
    await cp(join(DIR, 'themes.yaml'), join(dir, 'themes.yaml'))
    expect(faults.map((fault) => fault.message)).toEqual(expect.arrayContaining([
      'small letters and hyphens', '"tsunami" is no theme of this file', '"sorcery" is no theme of this file',
    ]))
    expect(region.theme('earthquake')).toBeDefined()
  })

  test('a repeated code, an unknown neighbour and an unknown parent body are told where they stand', async () => {
    const again = await withChange('territories.yaml', '- code: BMU', '- code: CYM')
    expect(again.faults.map(faultLine)).toContain(`territories.yaml:${again.line}: territories[3].code: "CYM" is there already`)
    const neighbour = await withChange('states.yaml', 'sea: [CUB, HTI, TCA, USA]', 'sea: [CUB, HTI, XXX, USA]')
    expect(neighbour.faults[0]).toMatchObject({ place: { file: 'states.yaml', line: neighbour.line, field: 'states[2].sea[2]' } })
    const parent = await withChange('bodies.yaml', 'subordinateTo: [{ value: OAS-PC }]', 'subordinateTo: [{ value: OAS-XX }]')
    expect(parent.faults[0]?.place).toMatchObject({ file: 'bodies.yaml', line: parent.line })
  })

  test('a person, a bad address and an unknown theme have no place in the directory', async () => {
    const office = (more: string) =>
      `{ party: JAM, offices: [{ office: Duty desk, nature: civil, order: 1, source: note, certainty: high, ${more} }] }`
    const mail = 'channels: [{ kind: mail, address: duty@agency.example }]'
    const told = async (more: string) => {
      const { faults } = await withChange('focal-points.yaml', '{ party: JAM, offices: [] }', office(more))
      return faults.map((fault) => fault.message)
    }
    expect(await told(mail)).toEqual([])
    expect(await told(`person: A, ${mail}`)).toEqual(['Unrecognized key: "person"'])
    expect(await told(`themes: [dragons], ${mail}`)).toEqual(['"dragons" is no theme of themes.yaml'])
    expect(await told("channels: [{ kind: webhook, address: 'http://agency.example' }]")).toEqual(['a webhook takes an https address'])
  })

  test('a file that is missing or no YAML leaves the rest standing', async () => {
    await rm(join(dir, 'bodies.yaml'))
    await writeFile(join(dir, 'subregions.yaml'), 'subregions: [\n')
    const { region, faults } = await loadPlaces(dir)
    expect(region.states).toHaveLength(35)
    expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set(['file-unreadable', 'yaml-syntax', 'subregion-missing']))
  })
})
