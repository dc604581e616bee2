import type { Certainty, Party } from '../../core/values/index.ts'
import { Chart, type ChartView, wholeTicks } from '../parts/chart.tsx'
import { type Asked, Count, type CoverageView, type FilingCell, Grid, Key, Rest, whenOf } from '../parts/filings.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { certaintyText, say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface FilingYearsView extends Asked {
  instrument: string
  title: string
  article: string | null
  source: string
  certainty: Certainty
  existence: 'public' | 'restricted' | 'not-established'
  periods: (Omit<CoverageView, 'duty' | 'instrument' | 'title'> & { row: number })[]
  rows: { state: Party; cells: FilingCell[] }[]
}

/** One duty over the years: how many answered of those bound, and who. */
export function FilingYears(view: FilingYearsView, c: PageContext) {
  const t = say(c)
  const when = whenOf(view)
  const newest = [...view.periods].reverse()
  const last = view.periods.findLast(({ dueAt }) => dueAt <= view.asof)
  return (
    <Layout
      c={c}
      title={view.title}
      over={<a href={pages(c.lang).filings(when)}>{t('filings.all')}</a>}
      lead={last ? <>{last.period} · {t('filings.n-of', { n: last.answered, of: last.bound })}</> : t('filings.none-due')}
      wide
    >
      <Facts
        c={c}
        facts={[
          { term: t('filings.instrument'), value: <a href={pages(c.lang).treaty(view.instrument)}>{view.instrument}{view.article ? `, ${view.article}` : ''}</a> },
          { term: t('filings.existence'), value: t(`filings.existence-${view.existence}`) },
          { term: t('filings.source'), value: `${view.source} (${certaintyText(c, view.certainty)})` },
        ]}
      />
      <section aria-labelledby="years">
        <h2 id="years">{t('filings.over-years')}</h2>
        {view.periods.length > 1 && <Chart c={c} chart={coverageChart(c, view)} />}
        <Table
          c={c}
          caption={t('filings.over-years')}
          rows={newest}
          empty={t('filings.no-duties')}
          columns={[
            { head: t('filings.period'), row: true, cell: ({ period }) => period },
            { head: t('file.due-on'), cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
            { head: t('filings.answered'), cell: (one) => <Count c={c} one={one} /> },
            { head: t('filings.rest'), cell: ({ counts }) => <Rest c={c} counts={counts} /> },
          ]}
        />
      </section>
      <section>
        <h2 id="who">{t('filings.who')}</h2>
        <Grid
          c={c}
          label={t('filings.who')}
          heads={newest.map(({ period }) => ({ key: period, text: period, short: shortPeriod(period) }))}
          rows={view.rows.map(({ state, cells }) => ({ state, cells: [...cells].reverse() }))}
          to={(state, i) => pages(c.lang).filing(view.instrument, state, newest[i]!.period.slice(0, 4), when)}
        />
        <Key c={c} />
      </section>
      <DataLinks c={c} csv={data.one('filings', view.instrument, 'csv', when)} json={data.one('filings', view.instrument, 'json', when)} of={view.title} />
    </Layout>
  )
}

const shortPeriod = (period: string): string => (period.length === 4 ? `’${period.slice(2)}` : `’${period.slice(2, 4)}${period.includes('-07-') ? 'b' : 'a'}`)

function coverageChart(c: PageContext, view: FilingYearsView): ChartView {
  const t = say(c)
  const x = (period: string): number => Number(period.slice(0, 4)) + (period.includes('-07-') ? 0.5 : 0)
  const [first, last] = [x(view.periods[0]!.period), x(view.periods.at(-1)!.period)]
  const due = view.periods.filter(({ dueAt }) => dueAt <= view.asof)
  const end = due.at(-1)
  return {
    id: 'coverage-chart', title: t('filings.chart', { of: view.title }),
    says: end ? t('filings.chart-says', { period: end.period, n: end.answered, of: end.bound }) : t('filings.none-due'),
    x: { label: t('filings.period'), from: first - 0.5, to: last + 0.5, ticks: wholeTicks(first, last, 8).map((at) => ({ at, text: String(at) })) },
    y: { label: t('filings.states'), from: 0 },
    marks: [
      { kind: 'line', label: t('filings.bound'), look: 1, points: view.periods.map(({ period, bound }) => ({ x: x(period), y: bound })) },
      { kind: 'bars', label: t('filings.answered'), look: 0, points: due.map(({ period, answered }) => ({ x: x(period), y: answered })) },
    ],
  }
}
