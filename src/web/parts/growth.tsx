import type { EdtfDate } from '../../core/values/index.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

/** How many there were at the end of each year, the first being `first`. Only what a source dates is counted. */
export interface GrowthView {
  first: number
  series: { key: 'adopted' | 'force' | 'bodies'; counts: number[] }[]
}

const [WIDE, HIGH, LEFT, TOP, BOTTOM] = [720, 260, 44, 12, 26]
const TICKS = 4

/** Three lines that only dashes and labels tell apart, the day asked about as a rule across them; the same figures in the table behind. */
export function Growth({ c, view, asof }: { c: PageContext; view: GrowthView; asof: EdtfDate }) {
  const t = say(c)
  const years = view.series[0]?.counts.length ?? 0
  const top = Math.max(10, ...view.series.flatMap(({ counts }) => counts))
  const x = (year: number) => LEFT + ((year - view.first) / Math.max(1, years - 1)) * (WIDE - LEFT - 90)
  const y = (count: number) => TOP + (1 - count / top) * (HIGH - TOP - BOTTOM)
  const year = Math.min(view.first + years - 1, Math.max(view.first, Number(asof.slice(0, 4))))
  const at = (counts: readonly number[]) => counts[year - view.first] ?? 0
  const said = view.series.map(({ key, counts }) => `${t(`growth.${key}`)}: ${num(c, at(counts))}`).join('; ')
  return (
    <figure class="chart growth">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${t('growth.title')}. ${year}: ${said}`}>
        {Array.from({ length: TICKS + 1 }, (_, i) => Math.round((top * i) / TICKS)).map((count) => (
          <>
            <path class="grid" d={`M${LEFT},${y(count).toFixed(1)}H${WIDE - 90}`} />
            <text x={LEFT - 6} y={y(count) + 4} text-anchor="end">{num(c, count)}</text>
          </>
        ))}
        {Array.from({ length: years }, (_, i) => view.first + i).filter((one) => one % 10 === 0).map((one) => <text x={x(one)} y={HIGH - 8} text-anchor="middle">{one}</text>)}
        <path class="now" d={`M${x(year).toFixed(1)},${TOP}V${HIGH - BOTTOM}`} />
        {view.series.map(({ key, counts }) => (
          <>
            <path class={`line ${key}`} d={counts.map((count, i) => `${i === 0 ? 'M' : 'L'}${x(view.first + i).toFixed(1)},${y(count).toFixed(1)}`).join('')} />
            <text class={`name ${key}`} x={WIDE - 84} y={y(counts.at(-1) ?? 0) + 4}>{t(`growth.${key}`)}</text>
          </>
        ))}
      </svg>
      <figcaption>{t('growth.says')}</figcaption>
      <details>
        <summary>{t('growth.table')}</summary>
        <table>
          <caption>{t('growth.title')}</caption>
          <thead><tr><th scope="col">{t('arch.year')}</th>{view.series.map(({ key }) => <th scope="col" class="fig">{t(`growth.${key}`)}</th>)}</tr></thead>
          <tbody>
            {Array.from({ length: years }, (_, i) => (
              <tr><th scope="row">{view.first + i}</th>{view.series.map(({ key, counts }) => <td class="fig" data-head={t(`growth.${key}`)}>{num(c, counts[i] ?? 0)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
