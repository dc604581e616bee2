import { type BudgetContext, budgetJumps, budgetOf, type BudgetYear, type FiledClaims, type YearSeries } from '../../core/filings/index.ts'
import type { Dataset, Party } from '../../core/values/index.ts'
import { type ChartMark as Mark, num, say } from '../../web/index.ts'
import { datasetsOf } from '../views/claims.ts'
import { COLUMN, countBy, filingSources, hatches, lineSays, look, MOST, statesOf, yearAxis, yearsOf } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

export type Measure = 'current' | 'constant' | 'shareOfGdp' | 'perHead'

/** A state's spending over the years asked, with what it was compared with. */
export interface Spent {
  state: Party
  currency: string | null
  years: (BudgetYear & { status: 'reported' | 'nil' | 'not-seen' })[]
  base: number | null
  others: string[]
}

/** Figures that others state of a place, year by year: a dataset of the region with one field. */
async function seriesOf({ desk }: Given, name: string, state: Party, unit?: string): Promise<YearSeries | null> {
  const dataset: Dataset | undefined = (await datasetsOf(desk)).find(({ dataset: id }) => id === name)
  const rows = dataset?.claims.filter((row) => row.subject === state && row.date !== undefined && typeof row.value === 'number' && (unit === undefined || row.unit === unit)) ?? []
  return rows.length === 0 ? null : { source: rows[0]!.source, values: new Map(rows.map((row) => [Number(row.date), row.value as number])) }
}

/** A state's own figures stand before those of others. */
function merged(own: YearSeries | null, other: YearSeries | null): YearSeries | null {
  if (!own || !other) return own ?? other
  return { source: `${own.source}; ${other.source}`, values: new Map([...other.values, ...own.values]) }
}

function ownSeries({ context }: FiledClaims, state: Party, currency: string | null, of: 'gdp' | 'prices' | 'population'): YearSeries | null {
  const rows = context.filter((one) => one.state === state && one[of] !== null && (of === 'population' || one.currency === currency))
  return rows.length === 0 ? null : { source: [...new Set(rows.map(({ source }) => source))].join(' '), values: new Map(rows.map((one) => [one.year, one[of]!])) }
}

export async function spentBy(given: Given, state: Party, years: readonly number[]): Promise<Spent> {
  const { claims, asked } = given
  const currency = claims.spending.findLast((one) => one.state === state)?.currency ?? null
  const own = (of: 'gdp' | 'prices' | 'population') => ownSeries(claims, state, currency, of)
  const prices = own('prices')
  const latest = prices ? Math.max(...prices.values.keys()) : null
  const base = asked.base ?? latest
  const context: BudgetContext = {
    deflator: prices, baseYear: base ?? 0,
    gdp: merged(own('gdp'), currency === null ? null : await seriesOf(given, 'gdp', state, currency)),
    population: merged(own('population'), await seriesOf(given, 'population', state)),
  }
  return {
    state, currency, base, others: [context.gdp, context.population, context.deflator].flatMap((one) => one?.source.split('; ') ?? []),
    years: budgetOf(claims.spending, state, years, context).map((year) => {
      const seen = claims.reported('spending', state, year.year)
      return { ...year, status: seen === 'rows' ? 'reported' as const : seen === 'nil' ? 'nil' as const : 'not-seen' as const }
    }),
  }
}

/** A nil return says that nothing was spent: zero in any unit. */
function valueOf(year: Spent['years'][number], measure: Measure): number | null {
  return year.status === 'nil' ? 0 : year[measure]
}

/** One measure of spending, state by state. Own currencies are never on one axis: `together` only where the unit is the same for all. */
export function spendingChart(slug: string, measure: Measure, together: boolean): ChartDef {
  return { slug, group: 'spending', pointer: 'P L109, C1 §VI (9)', controls: measure === 'constant' ? ['country', 'time', 'base'] : ['country', 'time'], load: (given) => loadSpending(given, slug, measure, together) }
}

export function spendingYears({ claims, asked }: Given, states: readonly Party[]): number[] {
  return yearsOf(asked, states.flatMap((state) => claims.years('spending', state)))
}

export function spenders(given: Given): Party[] {
  const { claims } = given
  const seen = countBy(claims.spending.filter((one, i, all) => all.findIndex(({ state, year }) => state === one.state && year === one.year) === i), ({ state }) => state)
  return statesOf(given, seen)
}

async function loadSpending(given: Given, slug: string, measure: Measure, together: boolean): Promise<Charted> {
  const { c } = given
  const t = say(c)
  const states = spenders(given)
  const years = spendingYears(given, states)
  const spent = await Promise.all(states.map((state) => spentBy(given, state, years)))
  const drawn = spent.slice(0, MOST).filter((one) => one.years.some((year) => valueOf(year, measure) !== null))
  const unit = (one: Spent): string => (measure === 'shareOfGdp' ? t('charts.unit-gdp') : `${one.currency ?? ''}${measure === 'constant' && one.base !== null ? ` ${one.base}` : ''}${measure === 'perHead' ? ` ${t('charts.unit-head')}` : ''}`.trim())
  const marksOf = (one: Spent, i: number): Mark[] => [{ kind: 'line', label: c.name(one.state), look: look(i), points: one.years.map((year) => ({ x: year.year, y: valueOf(year, measure) })) }]
  const as = measure === 'shareOfGdp' ? ('per-cent' as const) : undefined
  const says = (one: Spent) => lineSays(c, c.name(one.state), one.years.map((year) => ({ x: year.year, y: valueOf(year, measure) })), unit(one), as)
  const panel = (id: string, title: string, group: Spent[]) => ({
    title, picture: { kind: 'chart' as const, chart: {
      id, title: `${t(`charts.${slug}` as 'charts.spending')}: ${group.map(({ state }) => c.name(state)).join(', ')}`, says: [...group.map(says), ...jumpsOf(group, measure).map(({ state, year, change }) => t('charts.says-jump', { name: c.name(state), year: String(year), change: num(c, change * 100) }))].join(' '),
      x: yearAxis(c, years), y: { label: unit(group[0]!), from: 0, ...(as ? { as, decimals: 2 } : {}) },
      marks: [...(group.length === 1 ? hatches(c, years, (year) => group[0]!.years.some((one) => one.year === year && valueOf(one, measure) === null)) : []), ...group.flatMap(marksOf), ...jumpsOf(group, measure).map(({ year, value }): Mark => ({ kind: 'ring', label: t('charts.jump'), x: year, y: value }))],
    } },
  })
  const panels = together && drawn.length > 0 ? [panel('c0', t(`charts.${slug}` as 'charts.spending'), drawn)] : drawn.map((one, i) => panel(`c${i}`, c.name(one.state), [one]))
  return { panels, ...tableOf(spent), method: t(`charts.method-${measure}`), caveats: [t('charts.caveat-budget'), t('charts.caveat-currency')], gaps: gapsOf(given, spent, measure), sources: sourcesOf(given, spent) }
}

interface Jump {
  state: Party
  year: number
  change: number
  value: number
}

/** Changes far from a state's own past: a question to ask, shown on the measures that money drives. */
function jumpsOf(group: readonly Spent[], measure: Measure): Jump[] {
  if (measure === 'perHead') return []
  return group.flatMap(({ state, years }) => budgetJumps(years.map((one) => ({ year: one.year, value: valueOf(one, measure) }))).filter(({ verdict }) => verdict === 'jump')
    .map(({ year, change }) => ({ state, year, change, value: valueOf(years.find((one) => one.year === year)!, measure)! })))
}

function tableOf(spent: readonly Spent[]): Pick<Charted, 'columns' | 'rows'> {
  return {
    columns: [
      COLUMN.state, COLUMN.year, { name: 'currency', type: 'string', words: 'ISO 4217; amounts are in single units of it' }, { name: 'current', type: 'number', words: 'spending at the prices of the year' },
      { name: 'constant', type: 'number', words: 'spending at the prices of `base`' }, { name: 'base', type: 'integer', words: 'year whose prices are the constant ones' },
      { name: 'share_of_gdp', type: 'number', words: 'spending divided by gross domestic product, not per cent' }, { name: 'per_head', type: 'number', words: 'spending divided by population' }, COLUMN.status, COLUMN.gaps, COLUMN.source,
    ],
    rows: spent.flatMap(({ state, years, base, currency }) => years.map((one) => {
      const zero = one.status === 'nil' ? 0 : null
      return [state, one.year, one.currency ?? (one.status === 'nil' ? null : currency), one.current ?? zero, one.constant ?? zero, one.constant === null ? null : base, one.shareOfGdp ?? zero, one.perHead ?? zero, one.status, one.status === 'nil' ? null : one.gaps.join(' ') || null, one.sources.join(' ') || null]
    })),
  }
}

const NEEDS: Readonly<Record<Measure, 'deflator-not-established' | 'gdp-not-established' | 'population-not-established' | null>> = { current: null, constant: 'deflator-not-established', shareOfGdp: 'gdp-not-established', perHead: 'population-not-established' }

/** What is missing, in words: years without a return, and series without which the measure cannot be worked out. */
function gapsOf({ c }: Given, spent: readonly Spent[], measure: Measure): string[] {
  const t = say(c)
  const lines = spent.flatMap(({ state, years }) => {
    const silent = years.filter(({ status }) => status === 'not-seen').map(({ year }) => year)
    const bare = years.filter(({ gaps }) => gaps.includes(NEEDS[measure] ?? 'not-reported') && NEEDS[measure] !== null).map(({ year }) => year)
    const mixed = years.filter(({ gaps }) => gaps.includes('currency-changed')).map(({ year }) => year)
    return [
      ...(silent.length > 0 ? [t('charts.gap-years', { name: c.name(state), years: ranges(silent) })] : []),
      ...(bare.length > 0 ? [t(`charts.gap-${NEEDS[measure]!}`, { name: c.name(state), years: ranges(bare) })] : []),
      ...(mixed.length > 0 ? [t('charts.gap-currency-changed', { name: c.name(state), years: ranges(mixed) })] : []),
    ]
  })
  return [...lines, ...(spent.length > MOST ? [t('charts.gap-most', { n: MOST })] : [])]
}

/** `2010–2013, 2015`. */
export function ranges(years: readonly number[]): string {
  const spans: [number, number][] = []
  for (const year of years) {
    const last = spans.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else spans.push([year, year])
  }
  return spans.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ')
}

export function sourcesOf(given: Given, spent: readonly Spent[]): Charted['sources'] {
  const words = [...new Set(spent.flatMap(({ others }) => others))]
  const filings = words.flatMap((word) => word.split(' ').filter((id) => /^[0-9a-f]{32}$/.test(id)))
  return [...filingSources(given, [...spent.flatMap(({ years }) => years.flatMap(({ sources }) => sources)), ...filings]), ...words.filter((word) => !/^[0-9a-f]{32}/.test(word)).map((text) => ({ text }))]
}
