import type { Existence } from '../../core/law/index.ts'
import type { EdtfDate, Level } from '../../core/values/index.ts'
import { LEVELS } from '../../core/values/index.ts'
import { DatedForm, datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'

export interface HistoryRow {
  id: string
  kind: 'instrument' | 'body'
  title: string
  level: Level
  adopted: EdtfDate | null
  /** in force, or founded */
  from: EdtfDate | null
  /** how the entry into force is known; null: it is not, or a body */
  how: 'claimed' | 'computed' | 'seen' | null
  /** of an instrument: what it is on the day of the page */
  is: Existence | null
  /** of a body: when it ended */
  until: EdtfDate | null
  /** what a source says where it is no date */
  wording: string | null
  cite: CiteView
  /** adopted or founded by the day of the page */
  existed: 'yes' | 'no' | 'unknown'
}

export interface HistoryView extends Dated {
  rows: HistoryRow[]
  /** years that the picture covers */
  span: [number, number]
}

const [WIDTH, LABEL, LINE, TOP] = [1000, 330, 15, 26]

/** What came to be when, and what existed on a day. */
export function History(view: HistoryView, c: PageContext) {
  const t = say(c)
  const when = datesOf(view)
  const count = (kind: HistoryRow['kind']) => view.rows.filter((row) => row.kind === kind && row.existed === 'yes').length
  return (
    <Layout
      c={c}
      over={<a href={pages(c.lang).architecture(when)}>{t('architecture.title')}</a>}
      title={t('architecture.timeline')}
      lead={
        <>
          <DatedWords c={c} view={view} />: {t('history.in-force', { n: view.rows.filter(({ is }) => is === 'in-force').length })}, {t('history.instruments', { n: count('instrument') })}, {t('history.bodies', { n: count('body') })}.
        </>
      }
      wide
    >
      <DatedForm c={c} view={view} action={pages(c.lang).timeline()} />
      <div class="chart-box" tabindex={0} role="region" aria-label={t('architecture.timeline')}>
        <Picture c={c} view={view} />
      </div>
      <p class="hint">{t('history.reading')}</p>
      <details>
        <summary>{t('history.table')}</summary>
      <Table
        c={c}
        caption={t('architecture.timeline')}
        rows={view.rows}
        empty={t('treaties.none')}
        columns={[
          { head: t('history.what'), row: true, cell: (row) => (row.kind === 'instrument' ? <a href={pages(c.lang).treaty(row.id, when)}>{row.title}</a> : <a href={pages(c.lang).state(row.id, when)}>{row.title}</a>) },
          { head: t('law.level'), cell: (row) => t(`level.${row.level}`) },
          { head: t('law.adopted'), cell: (row) => (row.kind === 'body' ? '' : <DateText c={c} date={row.adopted} />) },
          { head: t('history.from'), cell: (row) => <>{row.wording ?? <DateText c={c} date={row.from} />}{row.until && <small>{t('law.until')} <DateText c={c} date={row.until} /></small>}{(row.how === 'computed' || row.how === 'seen') && <small>{t(`history.how-${row.how}`)}</small>}</> },
          { head: t('history.existed'), cell: (row) => (row.is === null ? t(`history.${row.existed}`) : t(`exist.${row.is}`)) },
          { head: t('common.source'), cell: (row) => <Cite c={c} cite={row.cite} /> },
        ]}
      />
      </details>
      <DataLinks c={c} csv={data.list('timeline', 'csv', when)} json={data.list('timeline', 'json', when)} of={t('architecture.timeline')} />
    </Layout>
  )
}

/** A line for each that has a date: thin from adoption, full from entry into force or foundation, cut by the day of the page. */
function Picture({ c, view }: { c: PageContext; view: HistoryView }) {
  const t = say(c)
  const rows = LEVELS.flatMap((level) => view.rows.filter((row) => row.level === level && (row.adopted ?? row.from) !== null))
  const [first, last] = view.span
  const x = (date: string) => LABEL + ((yearOf(date) - first) / (last - first)) * (WIDTH - LABEL - 10)
  const height = TOP + rows.length * LINE + 4
  const decades = Array.from({ length: Math.floor(last / 10) - Math.ceil(first / 10) + 1 }, (_, i) => (Math.ceil(first / 10) + i) * 10)
  return (
    <svg class="history" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('history.reading')}>
      {decades.map((year) => (
        <>
          <line x1={x(String(year))} x2={x(String(year))} y1={16} y2={height} class="rule" />
          <text x={x(String(year))} y={12} class="year">
            {year}
          </text>
        </>
      ))}
      {rows.map((row, i) => (
        <Line row={row} y={TOP + i * LINE} x={x} end={WIDTH - 10} />
      ))}
      <line x1={x(view.asof)} x2={x(view.asof)} y1={0} y2={height} class="now" />
    </svg>
  )
}

function Line({ row, y, x, end }: { row: HistoryRow; y: number; x: (date: string) => number; end: number }) {
  const start = x((row.adopted ?? row.from)!)
  return (
    <g class={`${row.kind} ${row.existed}`}>
      <title>{row.title}</title>
      <text x={LABEL - 8} y={y + 9} class="name">
        {row.title.length > 52 ? `${row.title.slice(0, 51)}…` : row.title}
        {row.existed === 'unknown' && ' ?'}
      </text>
      <line x1={start} x2={row.from ? x(row.from) : end} y1={y + 5} y2={y + 5} class="adopted" />
      {row.from && <rect x={x(row.from)} y={y + 2} width={Math.max(1, (row.until ? x(row.until) : end) - x(row.from))} height={6} />}
    </g>
  )
}

/** A date as a number of years; a coarse one at the middle of what it can mean. */
function yearOf(date: EdtfDate): number {
  const [year, month, day] = date.split('-').map(Number)
  return year! + (month === undefined ? 0.5 : (month - (day === undefined ? 0.5 : 1) + (day ?? 0) / 31) / 12)
}
