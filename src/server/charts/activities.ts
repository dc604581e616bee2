import { activityDensity, type ActivitySeen, DENSITY, type MonthDensity } from '../../core/filings/index.ts'
import { firstDay, lastDay, type Party } from '../../core/values/index.ts'
import { edtf, type ChartMark as Mark, num, say } from '../../web/index.ts'
import { COLUMN, countBy, filingSources, statesOf, yearsOf } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

const MOST_PANELS = 4
const MOST_NOTES = 60

/** Exercises and other activities month by month, those near a border against the same month of the state's own past. */
export const activities: ChartDef = { slug: 'activities', group: 'manoeuvres', pointer: 'P L109', controls: ['country', 'time', 'within'], load }

async function load(given: Given): Promise<Charted> {
  const { c, claims, asked } = given
  const t = say(c)
  const withinKm = asked.within ?? DENSITY.withinKm
  const states = statesOf(given, countBy(claims.activities, ({ state }) => state))
  const known = (state: Party) => new Set([...claims.years('activities', state), ...claims.activities.filter((one) => one.state === state).map(({ start }) => Number(start.slice(0, 4)))])
  const seen = states.flatMap((state) => [...known(state)])
  const years = yearsOf(asked, seen.length === 0 || asked.from !== null ? seen : seen.filter((year) => year > Math.max(...seen) - 3))
  const months = years.flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`))
  const found = states.map((state) => ({ state, density: activityDensity(claims.activities.filter((one) => one.state === state), months, { ...DENSITY, withinKm, known: known(state) }) }))
  const shown = claims.activities.filter((one) => states.includes(one.state) && years.some((year) => Number(one.start.slice(0, 4)) <= year && Number(one.end.slice(0, 4)) >= year)).toSorted((a, b) => (a.start < b.start ? 1 : -1))
  const panels = months.length === 0 ? [] : found.slice(0, MOST_PANELS).map(({ state, density }, i) => ({ title: c.name(state), picture: { kind: 'chart' as const, chart: {
    id: `c${i}`, title: t('common.said', { label: t('charts.activities'), value: c.name(state) }), says: saysOf(given, state, density, withinKm), x: { label: t('charts.col-month'), from: -0.5, to: months.length - 0.5, ticks: years.map((year, k) => ({ at: k * 12, text: String(year) })) },
    y: { label: t('charts.unit-activities', { km: num(c, withinKm) }), from: 0, to: Math.max(3, ...density.map(({ observed, expected }) => Math.max(observed, expected ?? 0))) }, marks: marksOf(given, density),
  } } }))
  return {
    panels, notes: shown.slice(0, MOST_NOTES).map((one) => ({ text: lineOf(given, one), filing: one.source })),
    columns: [COLUMN.state, { name: 'month', type: 'string', words: 'month (EDTF)' }, { name: 'observed', type: 'integer', words: `activities on any day of the month at most ${withinKm} km from a neighbour` }, { name: 'expected', type: 'number', words: 'mean of the same month of the known past years; blank: too few' }, { name: 'chance', type: 'number', words: 'chance of at least as many, were they Poisson with that mean' }, { name: 'verdict', type: 'string', words: 'more-than-usual, usual or not-monitorable' }, { name: 'unplaced', type: 'integer', words: 'activities of the month that name no distance: in no count' }],
    rows: found.flatMap(({ state, density }) => density.map((one) => [state, one.month, one.observed, one.expected, one.chance === null ? null : Number(one.chance.toPrecision(4)), one.verdict, one.unplaced])),
    method: t('charts.method-activities', { km: num(c, withinKm), years: DENSITY.pastYears, least: DENSITY.leastYears }), caveats: [t('charts.caveat-density'), t('charts.caveat-notice')],
    gaps: found.flatMap(({ state, density }) => (density.some(({ verdict }) => verdict === 'not-monitorable') ? [t('charts.gap-not-monitorable', { name: c.name(state), n: density.filter(({ verdict }) => verdict === 'not-monitorable').length })] : [])),
    sources: filingSources(given, shown.map(({ source }) => source)),
  }
}

function marksOf({ c }: Given, density: readonly MonthDensity[]): Mark[] {
  const t = say(c)
  const spans: [number, number][] = []
  density.forEach(({ verdict }, i) => {
    if (verdict !== 'not-monitorable') return
    const last = spans.at(-1)
    if (last?.[1] === i - 1) last[1] = i
    else spans.push([i, i])
  })
  return [
    ...spans.map(([from, to]): Mark => ({ kind: 'hatch', label: t('charts.not-monitorable'), from: from - 0.5, to: to + 0.5 })),
    { kind: 'bars', look: 0, label: t('charts.observed'), points: density.map(({ observed, verdict }, x) => ({ x, y: verdict === 'not-monitorable' && observed === 0 ? null : observed })) },
    { kind: 'line', look: 1, label: t('charts.expected'), signs: false, points: density.map(({ expected }, x) => ({ x, y: expected })) },
    ...density.flatMap(({ verdict, observed }, x): Mark[] => (verdict === 'more-than-usual' ? [{ kind: 'ring', label: t('charts.more-than-usual'), x, y: observed }] : [])),
  ]
}

function saysOf({ c }: Given, state: Party, density: readonly MonthDensity[], km: number): string {
  const t = say(c)
  const more = density.filter(({ verdict }) => verdict === 'more-than-usual')
  return `${t('charts.says-activities', { name: c.name(state), n: density.reduce((sum, { observed }) => sum + observed, 0), km: num(c, km) })} ${more.length === 0 ? t('charts.says-usual') : t('charts.says-more', { months: more.map(({ month }) => edtf(c, month)).join(', ') })}`
}

function lineOf({ c }: Given, one: ActivitySeen): string {
  const t = say(c)
  const days = lastDay(one.end) - firstDay(one.start) + 1
  return [`${edtf(c, one.start)} · ${c.name(one.state)} · ${one.name}`, t('charts.activity-days', { n: days }), one.area, one.borderKm === null ? t('charts.no-distance') : t('charts.km-border', { km: num(c, one.borderKm) }), one.troops === null ? '' : t('charts.troops', { n: one.troops })].filter(Boolean).join(' · ')
}
