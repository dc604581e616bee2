import { sizeAgainstProjection } from '../../core/filings/index.ts'
import { say } from '../../web/index.ts'
import { datasetsOf } from '../views/claims.ts'
import { statisticChart } from './statistics.ts'

const SIZES = ['small', 'medium-or-small', 'big', 'power'] as const

/** C1 L299: size bears no direct relation to the reach of a state's security policy. Figures 2 to 4, as their author scored them. */
export const sizeProjection = statisticChart({
  id: 'size-projection', controls: [],
  async points({ desk }) {
    const projection = (await datasetsOf(desk)).find(({ dataset }) => dataset === 'projection')
    return projection ? sizeAgainstProjection(desk.region, projection) : []
  },
  axes({ c }) {
    const t = say(c)
    return { x: { label: t('charts.axis-size'), from: 0.5, to: 4.5, ticks: SIZES.map((size, i) => ({ at: i + 1, text: t(`charts.size-${size}`) })) }, y: { label: t('charts.axis-activity'), from: 1, to: 5 } }
  },
  columns: [{ name: 'state', type: 'string', words: 'ISO 3166-1 alpha-3' }, { name: 'size', type: 'integer', words: '1 small, 2 medium or small, 3 big, 4 power, as the founding report classes it' }, { name: 'activity', type: 'number', words: 'mean score over the five levels; 1 is the most active, 5 the least' }],
  sources: (_, points) => [...new Set(points.flatMap(({ sources }) => sources))].map((text) => ({ text })),
  gaps: ({ c }, points) => [say(c)('charts.gap-projection', { n: points.length })],
})
