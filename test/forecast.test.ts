import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadForecastRecord } from '../src/adapters/region-files/index.ts'
import {
  conflictology, crps, evaluate, FADING, fading, type ForecastRecord, type Gain, gains, lastPoisson, meanScores, type ForecastMethod, pairedBootstrap, type Panel, pooled,
  type Scored, type Window,
} from '../src/core/watch/index.ts'

const root = join(import.meta.dirname, '..')
const data = join(root, '../shared/data/forecast')
const files = { record: join(root, 'docs/forecast-record.md'), region: join(root, 'region/forecast-record.yaml') }
const there = existsSync(join(data, 'views_cm_actuals_2018_2022.csv'))

/** The first month of the panel, 2018-01, in the numbers of VIEWS. */
const FIRST = 457
/** Known to October, judged on the year after next January: the task of the VIEWS challenge. The years before have no twelve months behind them. */
const WINDOWS: Window[] = [2020, 2021, 2022].map((year) => ({ known: (year - 2018) * 12 - 3, from: (year - 2018) * 12, to: (year - 2018) * 12 + 11 }))
const TARGETS = { 'deaths in state-based conflict (UCDP)': ['ged_sb'], 'deaths in all three kinds of organized violence (UCDP)': ['ged_sb', 'ged_ns', 'ged_os'] }
type Target = keyof typeof TARGETS
const METHODS: Record<string, ForecastMethod> = {
  'fading (ours)': (own) => fading(own), conflictology: (own) => conflictology(own), 'last observation, Poisson': (own) => lastPoisson(own),
  'pooled bootstrap': (_, all) => pooled(all),
}
const GRID = [3, 6, 9, 12, 24].flatMap((halfLife) => [0, 0.3, 0.5, 0.7].map((stretch) => ({ halfLife, stretch })))
const COLOMBIA = '100'

const rows = there ? table('views_cm_actuals_2018_2022.csv') : []
const worlds = Object.fromEntries(Object.entries(TARGETS).map(([target, columns]) => [target, panelOf(columns)])) as Record<Target, Panel>
/** Numbers of Gleditsch and Ward below 200 are the Americas. */
const american = (place: string) => Number(place) < 200
const only = (panel: Panel, keep: (place: string) => boolean): Panel => new Map([...panel].filter(([place]) => keep(place)))

test('the published record is read, and carries what a forecast must show', async () => {
  const { records, faults } = await loadForecastRecord(join(root, 'region'))
  expect(faults).toEqual([])
  expect(records.map(({ target }) => target)).toEqual(Object.keys(TARGETS))
})

describe.skipIf(!there)('against ../shared/data/forecast (skipped where it is absent)', () => {
  const text: { page: string; yaml: string } = { page: '', yaml: '' }
  beforeAll(() => {
    const records = Object.keys(TARGETS).map((target) => recordOf(target as Target))
    Object.assign(text, { page: page(), yaml: yaml(records) })
    if (!process.env.CONTADORA_WRITE_RECORDS) return
    writeFileSync(files.record, text.page)
    writeFileSync(files.region, text.yaml)
  })

  test('our conflictology is the published one, on every country and month of three years', () => {
    const [panel, published] = [worlds['deaths in state-based conflict (UCDP)'], table('views_benchmarks_quantiles_crps_2018_2022.csv')]
    const ours = new Map(evaluate(panel, WINDOWS, METHODS['conflictology']!).map((one) => [`${one.place} ${one.month + FIRST}`, one.crps]))
    const theirs = published.filter((row) => row.model === 'cfl' && Number(row.window_year) >= 2020)
    expect(theirs).toHaveLength(191 * 36)
    expect(theirs.filter((row) => !(Math.abs(ours.get(`${row.gleditsch_ward} ${row.month_id}`)! - Number(row.crps)) <= 1e-3))).toEqual([])
  })

  test('our last-observation Poisson is, without drawing, what the published one draws', () => {
    const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
    const theirs = table('views_benchmarks_quantiles_crps_2018_2022.csv').filter((row) => row.model === 'last' && Number(row.window_year) >= 2020)
    const ours = evaluate(worlds['deaths in state-based conflict (UCDP)'], WINDOWS, METHODS['last observation, Poisson']!)
    expect(mean(ours.map((one) => one.crps)) / mean(theirs.map((row) => Number(row.crps)))).toBeCloseTo(1, 2)
  })

  test('half-life and stretch are those that the countries outside the Americas choose', () => {
    const [best] = choice()
    expect({ halfLife: best!.halfLife, stretch: best!.stretch }).toEqual(FADING)
  })

  test('the published records are what the data gives today', () => {
    expect(readFileSync(files.record, 'utf8')).toBe(text.page)
    expect(readFileSync(files.region, 'utf8')).toBe(text.yaml)
  })

  test('a method that sees the month it foretells would score nothing: the windows do not leak', () => {
    const spy: number[] = []
    evaluate(only(worlds['deaths in state-based conflict (UCDP)'], (place) => place === COLOMBIA), WINDOWS, (own) => (spy.push(own.length), conflictology(own)))
    expect(spy).toEqual([22, 34, 46])
    expect(crps(conflictology([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), 1)).toBe(0)
  })
})

function table(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(data, file), 'utf8').trim().split(/\r?\n/).map((line) => line.split(','))
  return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])))
}

function panelOf(columns: readonly string[]): Panel {
  const panel = new Map<string, (number | null)[]>()
  for (const row of rows) {
    const months = panel.get(row.gleditsch_ward!) ?? []
    months[Number(row.month_id) - FIRST] = columns.reduce((sum, column) => sum + Number(row[column]), 0)
    panel.set(row.gleditsch_ward!, months)
  }
  return panel
}

/** Every setting of the grid with the geometric mean over countries outside the Americas of its CRPS against conflictology's, best first. */
function choice() {
  const panel = only(worlds['deaths in state-based conflict (UCDP)'], (place) => !american(place))
  const sums = (method: ForecastMethod) => sumBy(evaluate(panel, WINDOWS, method))
  const base = sums(METHODS['conflictology']!)
  const active = [...base.keys()].filter((place) => base.get(place)! > 0)
  return GRID.map((setting) => {
    const of = sums((own) => fading(own, setting))
    const ratio = Math.exp(active.reduce((sum, place) => sum + Math.log((of.get(place)! + 0.5) / (base.get(place)! + 0.5)), 0) / active.length)
    return { ...setting, ratio, countries: active.length }
  }).sort((a, b) => a.ratio - b.ratio)
}

function sumBy(scored: readonly Scored[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of scored) sums.set(one.place, (sums.get(one.place) ?? 0) + one.crps)
  return sums
}

/** The same sequence on every machine: xorshift of 32 bits (Marsaglia 2003). */
function seeded(): () => number {
  let state = 31
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function scoredBy(target: Target, keep: (place: string) => boolean = () => true): Record<string, Scored[]> {
  const american_ = (scored: Scored[]) => scored.filter(({ place }) => american(place) && keep(place))
  return Object.fromEntries(Object.entries(METHODS).map(([name, method]) => [name, american_(evaluate(worlds[target], WINDOWS, method))]))
}

function gainOf(scored: Record<string, Scored[]>, blockOf: (one: Scored) => string | number) {
  return pairedBootstrap(gains(scored['conflictology']!, scored['fading (ours)']!, blockOf), seeded())
}

const ofPlace = ({ place }: Scored) => place
const single = (one: Scored) => `${one.place} ${one.month}`

function recordOf(target: Target): ForecastRecord {
  const scored = scoredBy(target)
  const [ours, base] = [scored['fading (ours)']!, scored['conflictology']!]
  return {
    target, from: '2020-01', to: '2022-12', leads: [3, 14], places: new Set(ours.map(({ place }) => place)).size, pairs: ours.length,
    crps: meanScores(ours).crps, baseline: meanScores(base).crps, gain: gainOf(scored, single), byPlace: gainOf(scored, ofPlace),
    source: 'docs/forecast-record.md; VIEWS prediction challenge 2023/24 and UCDP GED (CC BY 4.0)',
  }
}

const figure = (value: number) => (Object.is(Math.round(value * 1e4), -0) ? '0.0000' : value.toFixed(4))

const gainLine = ({ mean, low, high }: Gain) => `{ mean: ${figure(mean)}, low: ${figure(low)}, high: ${figure(high)} }`

function yaml(records: readonly ForecastRecord[]): string {
  const line = ({ target, from, to, leads, places, pairs, crps: own, baseline, gain, byPlace, source }: ForecastRecord) => `  - target: ${target}
    from: '${from}'
    to: '${to}'
    leads: [${leads.join(', ')}]
    places: ${places}
    pairs: ${pairs}
    crps: ${figure(own)}
    baseline: ${figure(baseline)}
    gain: ${gainLine(gain)}
    byPlace: ${gainLine(byPlace)}
    source: ${source}
`
  return `# How the forecast of monthly deaths did against its baseline, by what was counted; shown with every forecast. Made by test/forecast.test.ts.
records:
${records.map(line).join('')}`
}

function page(): string {
  const grid = choice()
  return `# How good the forecast of monthly deaths is

Deaths by country and month, known to October and foretold for each month of the year after (3 to 14 months ahead), 2020 to 2022, in the 35
states: the task and the data of the VIEWS prediction challenge 2023/24 (UCDP GED, CC BY 4.0). Made by \`test/forecast.test.ts\`, which fails
when this page and the data differ. Every score is a loss: less is better; they are defined in \`src/core/watch/forecast/scores.ts\`.

Ours weighs all months of the country itself, each half after ${FADING.halfLife} months, and stretches or shrinks what comes again (${FADING.stretch} on the logarithm).
Both figures were chosen on the ${grid[0]!.countries} countries outside the Americas that had any deaths, by the geometric mean of CRPS against conflictology; the
Americas had no say in it. Our conflictology is the published one: equal in all 6,876 country-months of these years, of 191 countries.
The log score favours whoever is worth many draws (the last two are counted as a thousand, twelve months as twelve).
${(Object.keys(TARGETS) as Target[]).map(section).join('')}
## What chose the two figures
Geometric mean of CRPS against conflictology, countries outside the Americas (${grid[0]!.countries}), state-based conflict; below 1 is better.

| half-life, months | stretch | against conflictology |
|---|---|---|
${grid.map(({ halfLife, stretch, ratio }) => `| ${halfLife} | ${stretch} | ${ratio.toFixed(4)} |`).join('\n')}
`
}

function section(target: Target): string {
  const scored = scoredBy(target)
  const without = scoredBy(target, (place) => place !== COLOMBIA)
  const all = gainOf(scored, single)
  const verdict = all.low > 0 ? '**Better than conflictology**' : all.high < 0 ? '**Worse than conflictology**' : '**Not shown to be better than conflictology**'
  const own = meanScores(scored['fading (ours)']!).crps
  const base = meanScores(scored['conflictology']!).crps
  const ofYear = (year: number) => Object.fromEntries(Object.entries(scored).map(([name, of]) => [name, of.filter(({ month }) => Math.floor(month / 12) + 2018 === year)]))
  const lines: [string, ReturnType<typeof gainOf>][] = [
    ['country-months drawn one by one', all], ['months drawn whole, all countries together', gainOf(scored, ({ month }) => month)],
    ['countries drawn whole', gainOf(scored, ofPlace)], ['without Colombia, country-months one by one', gainOf(without, single)],
    ...[2020, 2021, 2022].map((year): [string, ReturnType<typeof gainOf>] => [`${year} alone`, gainOf(ofYear(year), single)]),
  ]
  return `
## ${target[0]!.toUpperCase()}${target.slice(1)}
${verdict} on ${scored['conflictology']!.length} country-months: CRPS ${figure(own)} against ${figure(base)}, ${(100 * (1 - own / base)).toFixed(1)} % ${own < base ? 'less' : 'more'}.${all.low > 0 && gainOf(scored, ofPlace).low <= 0 ? `
With whole countries drawn again the interval holds 0: the gain rests on few of them, as the table shows.` : ''}

| method | CRPS | log score | interval score, 90 % |
|---|---|---|---|
${Object.entries(scored).map(([name, of]) => [name, meanScores(of)] as const).map(([name, { crps: a, log, interval }]) => `| ${name} | ${figure(a)} | ${figure(log)} | ${figure(interval)} |`).join('\n')}
${published(target)}
| gain in CRPS over conflictology, paired bootstrap | mean | 2.5 % | 97.5 % |
|---|---|---|---|
${lines.map(([name, { mean, low, high }]) => `| ${name} | ${figure(mean)} | ${figure(low)} | ${figure(high)} |`).join('\n')}

A gain whose interval holds 0 is not shown. Colombia's share of all CRPS of conflictology: ${(100 * sumBy(scored['conflictology']!).get(COLOMBIA)! / [...sumBy(scored['conflictology']!).values()].reduce((a, b) => a + b, 0)).toFixed(1)} %.
`
}

/** The published bootstrap draws from decades that the data here does not hold. */
function published(target: Target): string {
  if (TARGETS[target].length > 1) return ''
  const drawn = table('views_benchmarks_quantiles_crps_2018_2022.csv').filter(({ model, window_year, gleditsch_ward }) => model === 'boot' && Number(window_year) >= 2020 && american(gleditsch_ward!))
  return `| pooled bootstrap as published, over a longer history | ${figure(drawn.reduce((sum, { crps: one }) => sum + Number(one), 0) / drawn.length)} | | |\n`
}
