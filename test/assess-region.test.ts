import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadClaims, loadPlaces, loadRegion } from '../src/adapters/region-files/index.ts'
import { compareHierarchies, entriesOf, findHierarchy, hierarchiesOf, levelWords, printedRound, subjectMap, tierReadings } from '../src/core/assessment/index.ts'
import { LEVELS, LINK_NODES } from '../src/core/values/index.ts'
import { ABSENT, tableOf } from './region/tables.ts'

const DIR = join(import.meta.dirname, '..', 'region')
const [{ facts }, { region }] = await Promise.all([loadRegion(DIR), loadPlaces(DIR)])
const { datasets, faults } = await loadClaims(DIR, region)
const claims = (name: string) => datasets.find(({ dataset }) => dataset === name)!.claims
const lists = hierarchiesOf(datasets)
const list = (id: string) => findHierarchy(lists, id)!
const compare = (a: string, b: string) => compareHierarchies(list(a), list(b), (theme) => region.groupsOf(theme))
const words = (id: string, test: (reading: string) => boolean = () => true) => list(id).entries.filter(({ reading }) => test(reading)).map(({ themes }) => themes[0])

test('the lists load without a fault', () => expect(faults).toEqual([]))

describe('threats as said', () => {
  test('the Caribbean: seven in order, then two further vulnerabilities without one', () => {
    expect(words('caribbean', (one) => one === 'ranked')).toEqual(['terrorism', 'organized-crime', 'drug-trafficking', 'corruption', 'money-laundering', 'firearms-trafficking', 'hiv-aids'])
    expect(words('caribbean', (one) => one === 'unordered')).toEqual(['natural-disasters', 'environmental-degradation'])
    expect(list('caribbean').entries.map(({ rank }) => rank)).toEqual(['1', '2', '3', '4', '5', '6', '7', null, null])
  })

  test('the Andean countries: ten, or twelve, both kept', () => {
    expect(words('andean-ten')).toEqual(['terrorism', 'drug-trafficking', 'chemical-precursors', 'money-laundering', 'firearms-trafficking', 'corruption', 'natural-disasters', 'social-instability', 'environmental-degradation', 'epidemic'])
    expect(words('andean-twelve').slice(7)).toEqual(['social-alienation', 'poverty', 'weak-institutions', 'environmental-degradation', 'epidemic'])
    expect(compare('andean-ten', 'andean-twelve')).toMatchObject({ distance: { cost: 0 }, because: ['two-readings'] })
  })

  test('the two hierarchies side by side', () => {
    const found = compare('caribbean', 'andean-ten')
    expect(found.overlap).toBeCloseTo(7 / 12, 9)
    expect(found.distance).toEqual({ cost: 2, pairs: 10, share: 0.2 })
    expect(found.discords.map(({ first, second }) => [first, second].sort())).toEqual([['corruption', 'money-laundering'], ['corruption', 'firearms-trafficking']])
  })

  test('every list has an author, and its entries a source with certainty', () => {
    for (const one of lists) expect([one.author.length > 0, one.source.length > 0, one.entries.length > 0]).toEqual([true, true, true])
    expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length)
  })

  test('every tier is read, and what is no list of threats is not compared', () => {
    const read = tierReadings(datasets)
    expect(['threat-hierarchies', 'threat-lists'].flatMap(claims).flatMap(({ tier }) => (tier === undefined || read.has(tier) ? [] : [tier]))).toEqual([])
    for (const id of ['sica-1995', 'can-com-2002-06', 'oas-1998-02-25', 'caricom-2013-02-19']) expect(compare('caribbean', id)).toMatchObject({ common: [], distance: null })
  })

  test('the Andean Community is not Canada', () => {
    expect(lists.filter(({ subject }) => subject === 'CAN')).toEqual([])
    expect(region.body('CAN-COM')).toBeDefined()
  })

  test.skipIf(ABSENT !== false)(`every row of the table of threat lists is in a list${ABSENT ? ` (skipped: ${ABSENT})` : ''}`, () => {
    const all = new Set(lists.flatMap((one) => one.entries.map(({ rank, tier, wording, certainty }) => JSON.stringify([one.author, rank ?? '', tier, wording, certainty]))))
    const rows = tableOf('threat_lists.csv')
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter((row) => !all.has(JSON.stringify([row['author'], row['rank'], row['tier'], row['wording'], row['certainty']]))).map(({ line }) => line)).toEqual([])
  })
})

const SEED = join(import.meta.dirname, '..', '..', 'shared', 'seed')
const seed = existsSync(SEED) ? readFileSync(join(SEED, readdirSync(SEED)[0]!), 'utf8').split('\n') : null

describe.skipIf(seed === null)(`pointers lead to the text${seed ? '' : ' (skipped: the source is not on this machine)'}`, () => {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9 ]+/g, ' ').replace(/\s+/g, ' ')
  const at = (pointer: string) => [...pointer.matchAll(/L(\d+)(?:-(\d+))?/g)].flatMap(([, from, to]) => seed!.slice(Number(from) - 1, Number(to ?? from) + 1)).join(' ')

  test('each threat stands where its pointer says', () => {
    const wrong = claims('threat-hierarchies').filter(({ field, wording, pointer }) => (field === 'threat' || field === 'vulnerability') && wording && pointer).filter(({ wording, pointer }) => {
      const text = bare(at(pointer!))
      return !bare(wording!).split(' ').filter((word) => word.length > 3).every((word) => text.includes(word.replace(/s$/, '')))
    })
    expect(wrong.map(({ wording, pointer }) => `${wording} ${pointer}`)).toEqual([])
  })

  test('each score of Figures 2 to 4 stands in the line of its pointer', () => {
    const columns: Record<string, number> = { USA: 1, CAN: 2, MEX: 3, 'central-america': 1, caribbean: 2, mercosur: 1, andean: 2 }
    const wrong = printedRound(datasets)!.scores.filter(({ subject, score, pointer }) => (seed![Number(/L(\d+)/.exec(pointer!)![1]) - 1] ?? '').split('\t')[columns[subject]!]?.trim() !== String(score))
    expect(wrong.map(({ subject, level, pointer }) => `${subject} ${level} ${pointer}`)).toEqual([])
  })
})

describe('Figure 1 as the map of the subject', () => {
  const map = subjectMap({ datasets, themes: region.themes, instruments: facts.instruments, statements: [['terrorism'], []] })

  test('five, three and eight entries, three of them basic values', () => {
    expect(['social-economic', 'political-values', 'defense'].map((column) => map.entries.filter((one) => one.column === column).length)).toEqual([5, 3, 8])
    expect(map.entries.filter(({ basicValue }) => basicValue !== null).map(({ id }) => id)).toEqual(['sovereignty', 'defense-of-democracy', 'human-rights'])
  })

  test('every theme hangs on an entry that is there', () => {
    const on = entriesOf(datasets)
    expect(map.loose.themes).toEqual([])
    expect(region.themes.flatMap(({ id }) => on(id)).filter((entry) => !map.entries.some(({ id }) => id === entry))).toEqual([])
  })

  test('every instrument hangs on an entry or ties a node', () => {
    const tied = new Set(map.links.flatMap(({ instruments }) => instruments))
    const own = new Set(claims('links').filter(({ field }) => field === 'instrument').map(({ subject }) => subject))
    expect(map.loose.instruments.filter(({ id }) => !tied.has(id) && !own.has(id))).toEqual([])
  })

  test('statements hang by their themes, and those without one are counted apart', () => {
    expect(map.entries.find(({ id }) => id === 'war-on-terrorism')!.statements).toBe(1)
    expect(map.loose.statements).toBe(1)
  })

  test('fifteen links among six nodes, each word of the source in its place', () => {
    expect(map.links).toHaveLength(15)
    const pairs = new Set(LINK_NODES.flatMap((a, i) => LINK_NODES.slice(i + 1).map((b) => `${a} ${b}`)))
    expect(claims('links').filter(({ field, subject }) => field === 'link' && !pairs.has(subject))).toEqual([])
    expect(map.links.flatMap(({ said }) => said).length).toBe(claims('links').filter(({ field }) => field === 'link').length)
  })
})

test('dissent stays at its level and cooperation at its own', () => {
  const mexico = levelWords(datasets).filter(({ subject }) => subject === 'MEX')
  expect(mexico.find(({ level }) => level === 'international')).toMatchObject({ issue: 'Iraq 2003', dissent: true })
  expect(mexico.find(({ level }) => level === 'bilateral')).toMatchObject({ dissent: false })
  // a tension is one of the dilemmas of the source, read into a position by us: nothing else is one
  const dilemmas = claims('vocabularies').filter(({ subject }) => subject === 'dilemma of Mexico').map(({ value }) => value)
  expect(mexico.filter(({ tension }) => tension !== null).map(({ issue }) => issue)).toEqual(expect.arrayContaining(['Iraq 2003', 'Rio Treaty', 'isolationist position', 'globalist position']))
  expect(claims('positions').map((claim) => claim.with['tension']).filter((tension) => tension !== undefined && !dilemmas.includes(tension))).toEqual([])
  expect(claims('positions').filter(({ subject, with: { tension } }) => tension !== undefined && subject !== 'MEX')).toEqual([])
  expect(claims('positions').filter(({ with: { level } }) => level !== undefined && !(LEVELS as readonly unknown[]).includes(level))).toEqual([])
})
