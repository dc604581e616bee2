import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadImpact, loadPlaces } from '../src/adapters/region-files/index.ts'
import type { Region } from '../src/core/values/index.ts'
import {
  type CountryLoss, fatalities, type Judged, judgePast, LEVELS, misses, type PastQuake, type Skill, skillOf,
} from '../src/core/watch/index.ts'

const root = join(import.meta.dirname, '..')
const data = join(root, '../shared/data/usgs')
const record = join(root, 'docs/impact-record.md')
const there = existsSync(join(data, 'expocat.csv'))
const BINS = [['5', 'MMI5'], ['6', 'MMI6'], ['7', 'MMI7'], ['8', 'MMI8'], ['9', 'MMI9+']] as const

let region: Region
let losses: CountryLoss[]
let states: CountryLoss[]

beforeAll(async () => {
  region = (await loadPlaces(join(root, 'region'))).region
  const loaded = await loadImpact(join(root, 'region'), region)
  expect(loaded.faults).toEqual([])
  losses = loaded.losses
  states = losses.filter(({ place }) => region.state(place))
})

test('every state has coefficients and a town', async () => {
  const { towns } = await loadImpact(join(root, 'region'), region)
  expect(states).toHaveLength(35)
  expect(region.states.filter(({ code }) => !towns.some(({ place }) => place === code))).toEqual([])
})

describe.skipIf(!there)('against the catalogue of exposures, ../shared/data/usgs/expocat.csv (skipped where it is absent)', () => {
  test('at least as often right as the published model, and no orange or red taken for green', () => {
    const judged = judgePast(catalogue(), states, true)
    const { events, exact, within } = skillOf(judged)
    expect(events).toBe(1017)
    expect(exact).toBeGreaterThanOrEqual(0.678)
    expect(within).toBeGreaterThanOrEqual(0.974)
    expect(judged.filter(({ was, said }) => LEVELS.indexOf(was) >= 2 && said === 'green')).toEqual([])
  })

  test('the published record is what the data gives today', () => {
    const text = recordOf(judgePast(catalogue(), states, true), judgePast(catalogue(), states, false))
    if (process.env.CONTADORA_WRITE_RECORDS) writeFileSync(record, text)
    expect(readFileSync(record, 'utf8')).toBe(text)
  })

  test('coefficients are those of the source', () => {
    const xml = readFileSync(join(data, 'fatality.xml'), 'utf8')
    for (const { place, fatality } of states) {
      const model = new RegExp(`<model [^>]*ccode="${region.state(place)!.iso2}"[^>]*>`).exec(xml)![0]
      const of = (name: string) => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(model)![1])
      expect([place, fatality.theta, fatality.beta, fatality.spread]).toEqual([place, of('theta'), of('beta'), of('evalnormvalue')])
    }
  })

  test('probabilities of the model: the true class is given more than by chance', () => {
    const dead = judgePast(catalogue(), states, false)
    const given = dead.map((one) => fatalities(states.find(({ place }) => place === one.place)!, one.exposure).byLevel[one.was])
    expect(given.reduce((sum, share) => sum + share, 0) / given.length).toBeGreaterThan(0.25)
  })
})

function catalogue(): PastQuake[] {
  const [head, ...rows] = readFileSync(join(data, 'expocat.csv'), 'utf8').trim().split(/\r?\n/).map(cells)
  return rows.flatMap((row) => {
    const of = (name: string) => row[head!.indexOf(name)] ?? ''
    const place = region.codeOf(of('CountryCode'))
    const deaths = of('ShakingDeaths') || of('TotalDeaths')
    const exposure = Object.fromEntries(BINS.map(([key, column]) => [key, Number(of(column))]))
    return place === undefined ? [] : [{ id: of('EventID'), name: of('Name').replace(/^"|"$/g, ''), place, exposure, deaths: deaths === '' ? null : Number(deaths) }]
  })
}

/** One line of CSV: quoted cells may hold commas and doubled quotes. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

function recordOf(all: Judged[], recorded: Judged[]): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const line = (what: string, { events, exact, within }: Skill) => `| ${what} | ${events} | ${percent(exact)} | ${percent(within)} |`
  const skill = skillOf(all)
  return `# How often the loss model is right

Earthquakes of 1960-2007 in the 35 states, from the catalogue of exposures EXPO-CAT (U.S. Geological Survey): the colour that the model of
\`region/losses.yaml\` gives to the population exposed, against the deaths recorded (by shaking; where not told apart, all). Made by
\`test/impact.test.ts\`, which fails when this page and the data differ.

| events | how many | same colour | at most one apart |
|---|---|---|---|
${line('all; no record of deaths counted as none', skill)}
${line('with a record of deaths only', skillOf(recorded))}

Read it with care: the coefficients were fitted on many of these same earthquakes, so this is no test on unseen ones; most events are
green, and a record without deaths is not proof that nobody died. The second row is the harder question. Orange or red taken for green:
${all.filter(({ was, said }) => LEVELS.indexOf(was) >= 2 && said === 'green').length}.

| recorded \\ model | ${LEVELS.join(' | ')} |
|---|---|---|---|---|
${LEVELS.map((was, i) => `| ${was} | ${skill.table[i]!.join(' | ')} |`).join('\n')}

## Two colours or more apart
| event | where | deaths recorded | model | recorded as | model says |
|---|---|---|---|---|---|
${misses(all).map((one) => `| ${one.id} | ${one.place}${one.name ? `, ${one.name}` : ''} | ${one.deaths ?? 'none recorded'} | ${one.expected.toFixed(1)} | ${one.was} | ${one.said} |`).join('\n')}
`
}
