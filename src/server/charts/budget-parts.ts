import { num, say } from '../../web/index.ts'
import { ranges, type Spent, spenders, spendingYears, spentBy, sourcesOf } from './budget-lines.ts'
import { COLUMN, hatches, look, MOST, yearAxis } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

const FORCES = ['land', 'naval', 'air', 'strategic', 'central', 'other', 'assistance', 'peacekeeping', 'emergency-aid', 'undistributed', 'total'] as const
const KINDS = ['1', '2', '3', '4', '5', 'total'] as const

/** Spending of each state divided into its parts, as bars on each other: by force or by kind of cost. */
export function partsChart(slug: string, by: 'byForce' | 'byKind'): ChartDef {
  return { slug, group: 'spending', pointer: 'P L109, C1 §VI (9)', controls: ['country', 'time'], load: (given) => load(given, slug, by) }
}

async function load(given: Given, slug: string, by: 'byForce' | 'byKind'): Promise<Charted> {
  const { c } = given
  const t = say(c)
  const states = spenders(given)
  const years = spendingYears(given, states)
  const spent = await Promise.all(states.map((state) => spentBy(given, state, years)))
  const order: readonly string[] = by === 'byForce' ? FORCES : KINDS
  const word = (part: string): string => (by === 'byForce' ? t(`charts.force-${part}` as 'charts.force-land') : t(`charts.kind-${part}` as 'charts.kind-1'))
  const parts = (one: Spent) => order.filter((part) => one.years.some((year) => (year[by][part] ?? 0) > 0))
  const panels = spent.slice(0, MOST).filter((one) => parts(one).length > 0).map((one, i) => ({
    title: c.name(one.state), picture: { kind: 'chart' as const, chart: {
      id: `c${i}`, title: `${t(`charts.${slug}` as 'charts.spending')}: ${c.name(one.state)}`, says: saysOf(given, one, parts(one), by, word), x: yearAxis(c, years, true), y: { label: one.currency ?? '' },
      marks: [
        ...hatches(c, years, (year) => one.years.some((found) => found.year === year && found.status === 'not-seen')),
        ...joined(parts(one)).map((group, k) => ({ kind: 'bars' as const, stacked: true, look: look(k), label: group.map(word).join(' + '), points: one.years.map((year) => ({ x: year.year, y: year.status === 'not-seen' ? null : group.reduce((sum, part) => sum + (year[by][part] ?? 0), 0) })) })),
      ],
    } },
  }))
  const name = by === 'byForce' ? { name: 'force', words: 'force, as the form divides it' } : { name: 'kind', words: 'group of cost: 1 personnel, 2 operations and maintenance, 3 procurement and construction, 4 research and development' }
  return {
    panels, columns: [COLUMN.state, COLUMN.year, { ...name, type: 'string' }, { name: 'amount', type: 'number', words: 'at the prices of the year, in single units of `currency`' }, { name: 'currency', type: 'string', words: 'ISO 4217' }, COLUMN.status, COLUMN.source],
    rows: spent.flatMap((one) => one.years.flatMap((year) => {
      const own = Object.entries(year[by]).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      return own.length === 0 ? [[one.state, year.year, null, year.status === 'nil' ? 0 : null, year.currency, year.status, null]] : own.map(([part, amount]) => [one.state, year.year, part, amount, year.currency, year.status, year.sources.join(' ')])
    })),
    method: t('charts.method-parts'), caveats: [t('charts.caveat-budget'), t('charts.caveat-forms')],
    gaps: spent.flatMap(({ state, years: all }) => {
      const silent = all.filter(({ status }) => status === 'not-seen').map(({ year }) => year)
      return silent.length === 0 ? [] : [t('charts.gap-years', { name: c.name(state), years: ranges(silent) })]
    }),
    sources: sourcesOf(given, spent.map((one) => ({ ...one, others: [] }))),
  }
}

/** Six looks: what is beyond the fifth part is one bar. */
function joined(parts: readonly string[]): string[][] {
  return parts.length <= MOST ? parts.map((part) => [part]) : [...parts.slice(0, MOST - 1).map((part) => [part]), parts.slice(MOST - 1)]
}

function saysOf({ c }: Given, one: Spent, parts: readonly string[], by: 'byForce' | 'byKind', word: (part: string) => string): string {
  const last = one.years.findLast(({ current }) => current !== null)
  if (!last?.current) return say(c)('charts.says-none', { name: c.name(one.state) })
  const shares = parts.filter((part) => last[by][part]).map((part) => `${word(part)} ${num(c, (last[by][part]! / last.current!) * 100)} %`).join(', ')
  return say(c)('charts.says-parts', { name: c.name(one.state), year: String(last.year), parts: shares })
}
