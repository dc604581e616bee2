import type { Instant, Party } from '../../core/values/index.ts'
import { AnswerBadge } from '../parts/badge.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts, ReasonText } from '../parts/sourced.tsx'
import { Empty, Table } from '../parts/table.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { Clock } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import { span } from '../time.ts'
import type { AnswerState, PageContext, ReasonView, TimelineItem } from '../view.ts'
import { WarningOver, type WarningHead } from './warning.tsx'

export interface ReportRow {
  party: Party
  delivered: Instant | null
  acknowledged: Instant | null
  decided: Instant | null
  state: AnswerState
}

export interface ReportView {
  warning: WarningHead
  /** first word of the source, release, and impact where one is known */
  reported: Instant
  released: Instant
  impact: Instant | null
  rows: ReportRow[]
  /** null: the reader is not the author, and does not know */
  unreachable: { party: Party; why: ReasonView }[] | null
  timeline: TimelineItem[]
}

/** After action: lead time, who answered when, who could not be reached. Durations explain themselves by naming both ends. */
export function Report(view: ReportView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).warning(view.warning.id)}>{view.warning.title}</a> · <WarningOver c={c} head={view.warning} />
    </>
  )
  return (
    <Layout c={c} title={t('report.title')} over={over} lead={c.name(view.warning.from)}>
      <Figures c={c} view={view} />
      <Answers c={c} view={view} />
      {view.unreachable && (
        <section aria-labelledby="unreachable">
          <h2 id="unreachable">{t('report.unreachable')}</h2>
          {view.unreachable.length === 0 && <Empty text={t('report.all-reached')} />}
          <ul class="lines">
            {view.unreachable.map((one) => (
              <li>
                <b>{c.name(one.party)}</b>: <ReasonText c={c} reason={one.why} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t('report.timeline')}</h2>
        <Timeline c={c} items={view.timeline} label={t('report.timeline')} />
      </section>
    </Layout>
  )
}

function Figures({ c, view }: { c: PageContext; view: ReportView }) {
  const t = say(c)
  const figure = (value: string, words: string) => (
    <>
      <b class="figure">{value}</b> {words}
    </>
  )
  const lead =
    view.impact === null
      ? ''
      : figure(span(c, view.impact - view.released), t(view.impact < view.released ? 'report.lead-after' : 'report.lead-is'))
  const people = num(c, view.rows.filter((row) => row.acknowledged !== null).length)
  return (
    <Facts
      c={c}
      facts={[
        { term: t('report.reaction'), value: figure(span(c, view.released - view.reported), t('report.reaction-is')) },
        { term: t('report.lead'), value: lead },
        { term: t('report.people'), value: view.unreachable === null ? '' : figure(people, t('report.people-of', { n: view.rows.length })) },
      ]}
    />
  )
}

function Answers({ c, view }: { c: PageContext; view: ReportView }) {
  const t = say(c)
  const since = (at: Instant | null) => (at === null ? '—' : <After c={c} at={at} from={view.released} />)
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{t('report.who')}</h2>
      <Table
        c={c}
        caption={t('report.who')}
        rows={view.rows}
        empty={t('warning.no-recipients')}
        csv={data.part('warnings', view.warning.id, 'report', 'csv')}
        json={data.part('warnings', view.warning.id, 'report')}
        columns={[
          { head: t('warning.recipient'), row: true, cell: (row) => c.name(row.party) },
          { head: t('warning.answer'), cell: (row) => <AnswerBadge c={c} state={row.state} /> },
          { head: t('report.delivered'), figure: true, cell: (row) => since(row.delivered) },
          { head: t('report.acknowledged'), figure: true, cell: (row) => since(row.acknowledged) },
          { head: t('report.decided'), figure: true, cell: (row) => since(row.decided) },
        ]}
      />
    </section>
  )
}

/** A clock time, and how long after the release that was. */
function After({ c, at, from }: { c: PageContext; at: Instant; from: Instant }) {
  return (
    <>
      <Clock c={c} at={at} /> <small>+{span(c, at - from)}</small>
    </>
  )
}
