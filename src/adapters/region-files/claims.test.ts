import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClaimRow, faultLine, GRADES } from '../../core/values/index.ts'
import { loadClaims } from './claims.ts'
import { loadPlaces } from './places.ts'

const { region } = await loadPlaces('region')
const { datasets, faults, warnings } = await loadClaims('region', region)
const rows = (dataset: string): ClaimRow[] => datasets.find((it) => it.dataset === dataset)?.claims ?? []

describe('region/claims', () => {
  test('is without faults, every file read, every row with a source', async () => {
    expect(faults.map(faultLine)).toEqual([])
    expect(datasets).toHaveLength((await readdir('region/claims')).length)
    expect(datasets.flatMap((it) => it.claims).filter((claim) => claim.source === 'not stated' && claim.certainty !== 'background')).toEqual([])
  })

  test('what comes from the seed says where in it', () => {
    const fromSeed = datasets.flatMap((it) => it.claims).filter((claim) => claim.source === 'seed')
    const bare = fromSeed.filter((claim) => !/^(P|C[123]) /.test(claim.pointer ?? ''))
    expect(bare).toEqual([])
  })

  test('Table 1 warns that Mexico sums to 87, and only Mexico; the rows stay', () => {
    expect(warnings.map(faultLine)).toEqual([
      'claims/polls.yaml: claims: MEX, "NAFTA, 2003": the answers sum to 87, not 100; shown as printed',
    ])
    const mexico = rows('polls').filter((claim) => claim.subject === 'MEX' && claim.question === 'NAFTA, 2003')
    expect(mexico.map((claim) => claim.value)).toEqual([41, 37, 9])
  })

  test('figures 2 to 4: seven columns of five levels, Mexico least active beyond its border', () => {
    expect(rows('projection')).toHaveLength(35)
    expect(rows('projection').filter((claim) => claim.subject === 'MEX').map((claim) => claim.value)).toEqual([1, 2, 5, 5, 5])
  })

  test('the Andean hierarchy is kept in both readings, the Caribbean in two tiers', () => {
    const of = (subject: string, reading?: string) => rows('threat-hierarchies').filter((claim) =>
      claim.subject === subject && claim.reading === reading && /threat|vulnerability/.test(claim.field))
    expect([of('andean', 'ten').length, of('andean', 'twelve').length]).toEqual([10, 12])
    expect(of('caribbean').map((claim) => claim.rank)).toEqual(['1', '2', '3', '4', '5', '6', '7', undefined, undefined])
  })

  test('Table 3 is as printed: 30 and 24 rows, a number twice; the plan itself has 22 points', () => {
    const printed = (plan: string) => rows('smart-border-as-printed').filter((claim) => claim.subject.startsWith(plan))
    expect([printed('Canada').length, printed('Mexico').length]).toEqual([30, 24])
    expect(printed('Mexico').filter((claim) => claim.with['extra']).map((claim) => claim.with['number'])).toEqual([11, 12])
    const points = rows('plan-points').filter((claim) => claim.subject.startsWith('Mexico') && claim.field === 'point')
    expect(points.map((claim) => claim.with['number'])).toEqual(Array.from({ length: 22 }, (_, i) => i + 1))
  })

  test('all nineteen oddities are kept', () => {
    expect(rows('oddities').map((claim) => claim.oddity)).toEqual(Array.from({ length: 19 }, (_, i) => `O${i + 1}`))
  })

  test('the ladder of grades is that of the vocabularies, and every grade said is on it', () => {
    expect(rows('vocabularies').filter((claim) => claim.subject === 'cooperation grade').map((claim) => claim.value)).toEqual(GRADES)
    const said = rows('dyads').filter((claim) => claim.subject === 'CAN-USA' && typeof claim.value === 'number').map((claim) => claim.value)
    expect(said).toEqual([80, 250, 145])
  })

  test('each position belongs to a state of the region', () => {
    const places = rows('positions').map((claim) => claim.subject).filter((subject) => /^[A-Z]{3}$/.test(subject))
    expect(places.filter((subject) => !region.place(subject))).toEqual([])
  })
})

describe('a faulty claim', () => {
  let dir = ''
  beforeAll(async () => cp('region', (dir = await mkdtemp(join(tmpdir(), 'claims-'))), { recursive: true }))
  afterAll(() => rm(dir, { recursive: true }))

  test('is told by file, line and field, and the other rows stay', async () => {
    const file = join(dir, 'claims/scope.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('themes: [migration]', 'themes: [invasion]'))
    const loaded = await loadClaims(dir, region)
    expect(loaded.faults.map(faultLine)).toEqual([
      expect.stringMatching(/^claims\/scope\.yaml:\d+: claims\[0\]\.themes\[0\]: "invasion" is no theme/),
    ])
    expect(loaded.datasets.find((it) => it.dataset === 'scope')?.claims).toHaveLength(rows('scope').length - 1)
  })

  test('about a pair: codes in order, a grade of the ladder, consent of one of the two, each with its line', async () => {
    const file = join(dir, 'claims/dyads.yaml')
    const text = await readFile(file, 'utf8')
    const broken: [from: string, to: string, said: RegExp][] = [
      ['CAN-MEX, field: progress', 'MEX-CAN, field: progress', /:\d+: claims\[\d+\]\.subject: "MEX-CAN" is no pair/],
      ['value: inter-operability, pointer', 'value: interoperable, pointer', /:\d+: claims\[\d+\]\.value: "interoperable" is no grade/],
      ['value: withheld', 'value: no', /:\d+: claims\[\d+\]\.value: "no" is no consent/],
      ['{ state: CAN, to: NORAD', '{ state: MEX, to: NORAD', /:\d+: claims\[\d+\]\.with\.state: consent is the word of one/],
      ['nature: both', 'nature: police', /:\d+: claims\[\d+\]\.with\.nature: "police"/],
    ]
    for (const [from, to, said] of broken) {
      expect(text).toContain(from)
      await writeFile(file, text.replace(from, to))
      const loaded = await loadClaims(dir, region)
      expect(loaded.faults.map(faultLine).filter((line) => line.startsWith('claims/dyads.yaml'))).toEqual([expect.stringMatching(said)])
      expect(loaded.datasets.find((it) => it.dataset === 'dyads')?.claims).toHaveLength(rows('dyads').length - 1)
    }
    await writeFile(file, text)
  })

  test('a head without a title leaves that file out and no other', async () => {
    const file = join(dir, 'claims/dyads.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*\n/m, ''))
    const loaded = await loadClaims(dir, region)
    expect(loaded.faults.some((fault) => fault.place.file === 'claims/dyads.yaml' && fault.place.field === 'title')).toBe(true)
    expect(loaded.datasets).toHaveLength(datasets.length - 1)
  })
})

const facts = join(process.env['CONTADORA_DATA'] ?? '../shared', 'facts')
describe.skipIf(!existsSync(facts))(`against the tables of facts in ${facts}`, () => {
  const lines = async (name: string) => (await readFile(join(facts, name), 'utf8')).trim().split('\n').length - 1

  test('no row of a table is lost', async () => {
    for (const [name, dataset] of [['threat_lists.csv', 'threat-lists'], ['csbm_lists.csv', 'csbm-lists'], ['plan_points.csv', 'plan-points'],
      ['mem_indicators.csv', 'mem-indicators']] as const)
      expect([name, rows(dataset).length]).toEqual([name, await lines(name)])
  })

  test('every theme that a duty names is in the closed list', async () => {
    const words = /"[^"]*"|[^,]+|(?<=,)(?=,)/g
    const named = (await Promise.all(['warn_duties.csv', 'oas_duties.csv'].map(async (name) => {
      const [header, ...rest] = (await readFile(join(facts, name), 'utf8')).trim().split('\n')
      const column = header!.split(',').indexOf('themes')
      return rest.flatMap((line) => (line.match(words)?.[column] ?? '').split('|'))
    }))).flat().filter((word) => /^[a-z]+(-[a-z]+)*$/.test(word))
    expect(named.length).toBeGreaterThan(150)
    expect([...new Set(named)].filter((theme) => region.theme(theme)?.id !== theme)).toEqual([])
  })
})
