import type { Data } from '../../core/filings/index.ts'
import type { Party } from '../../core/values/index.ts'
import { num, say } from '../../web/index.ts'
import { datasetsOf } from '../views/claims.ts'
import { filingSources } from './kit.ts'
import type { Given } from './model.ts'
import { roomy, statisticChart } from './statistics.ts'

/** Indicators of the Sendai return that measure impact against the number of people or the product. */
export const IMPACTS = ['A-1', 'A-2', 'A-3', 'B-1', 'C-1'] as const

export function impactOf({ asked }: Pick<Given, 'asked'>): (typeof IMPACTS)[number] {
  return IMPACTS.find((one) => one === asked.measure) ?? 'A-1'
}

/** C1 L397: a threat weighs the more, the smaller the state. Size is its population; impact is what the state itself reported. */
export const impactSize = statisticChart({
  id: 'impact-size', controls: ['time', 'measure'],
  async points(given) {
    const field = impactOf(given)
    const people = (await datasetsOf(given.desk)).find(({ dataset }) => dataset === 'population')?.claims ?? []
    const newest = new Map<Party, { year: number; value: number; id: string }>()
    for (const { form, state, data, period, id } of given.readings.returns) {
      const year = Number(period.text.slice(0, 4))
      const value = form.id === 'sendai' ? Number(sectionWith(data, field) ?? Number.NaN) : Number.NaN
      const outside = (given.asked.from !== null && year < given.asked.from) || (given.asked.to !== null && year > given.asked.to)
      if (Number.isFinite(value) && !outside && year >= (newest.get(state)?.year ?? 0)) newest.set(state, { year, value, id })
    }
    return [...newest].flatMap(([state, { year, value, id }]) => {
      const rows = people.filter((row) => row.subject === state && Number(row.date) <= year)
      const size = rows.at(-1)
      return typeof size?.value === 'number' ? [{ label: state, x: size.value, y: value, sources: [id, size.source] }] : []
    })
  },
  // states differ by a factor of thousands: one step of the axis is ten times as many people
  drawnAt: Math.log10,
  axes({ c, asked }, points) {
    const [from, to] = roomy(points.map(({ x }) => Math.log10(x)))
    const t = say(c)
    const ticks = [4, 5, 6, 7, 8, 9].filter((at) => at >= from && at <= to).map((at) => ({ at, text: num(c, 10 ** at) }))
    return { x: { label: t('charts.axis-population'), from, to, ticks }, y: { label: t(`charts.impact-${impactOf({ asked })}`), from: 0 } }
  },
  columns: [{ name: 'state', type: 'string', words: 'ISO 3166-1 alpha-3' }, { name: 'population', type: 'integer', unit: 'persons', words: 'of the year, or the newest before it' }, { name: 'impact', type: 'number', words: 'indicator of the Sendai return, as the state reported it' }],
  sources: (given, points) => [...filingSources(given, points.flatMap(({ sources }) => sources[0] ?? [])), ...[...new Set(points.flatMap(({ sources }) => sources[1] ?? []))].map((text) => ({ text }))],
  gaps({ c, readings }, points) {
    const t = say(c)
    const filed = new Set(readings.returns.filter(({ form }) => form.id === 'sendai').map(({ state }) => state)).size
    return [...(filed > points.length ? [t('charts.gap-no-point', { n: filed - points.length })] : []), ...(filed < 6 ? [t('charts.gap-sendai')] : [])]
  },
})

function sectionWith(data: Data | null, field: string): unknown {
  return Object.values(data ?? {}).flatMap((part) => (Array.isArray(part) ? [] : [(part as Record<string, unknown>)[field]])).find((value) => typeof value === 'string' && value !== '')
}
