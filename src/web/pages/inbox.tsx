import type { Instant, Party } from '../../core/values/index.ts'
import { AnswerBadge, GroundBadge, SeverityBadge, StatusBadge } from '../parts/badge.tsx'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { Clock, Deadline } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import { shortDay } from '../time.ts'
import { ANSWERS, type AnswerState, type DeadlineView, type DeskStatus, type Ground, type PageContext, type SeverityView } from '../view.ts'

export interface InboxItem {
  warning: string
  title: string
  theme: string
  from: Party
  status: DeskStatus
  severity: SeverityView[]
  sent: Instant
  version: number
  state: AnswerState
  ground: Ground
  deadline: DeadlineView
  cancelled: boolean
}

export interface InboxView {
  filters: { state?: string }
  /** active first, then by time received */
  items: InboxItem[]
  next?: string
}

export function Inbox(view: InboxView, c: PageContext) {
  const t = say(c)
  const entries = view.items.map((item) => ({
    margin: (
      <>
        <Clock c={c} at={item.sent} /> <span class="day">{shortDay(c, item.sent)}</span>
      </>
    ),
    body: <Item c={c} item={item} />,
    cancelled: item.cancelled,
  }))
  return (
    <Layout
      c={c}
      title={t('inbox.title')}
      over={c.viewer.party ? c.name(c.viewer.party) : undefined}
      lead={t('inbox.lead')}
      live
    >
      <form class="filters" method="get" action={pages(c.lang).inbox()}>
        <Select
          id="state"
          label={t('warning.answer')}
          any={t('common.all')}
          value={view.filters.state}
          options={ANSWERS.map((value) => ({ value, text: t(`answer.${value}`) }))}
        />
        <p class="go">
          <button class="plain">{t('common.apply')}</button>
        </p>
      </form>
      {entries.length > 0 ? <Ledger entries={entries} label={t('inbox.title')} /> : <Empty text={t('inbox.none')} />}
      {view.next && (
        <p>
          <a class="button plain" rel="next" href={pages(c.lang).inbox({ ...view.filters, after: view.next })}>
            {t('common.next')}
          </a>
        </p>
      )}
      <DataLinks c={c} csv={data.list('warnings', 'csv')} json={data.list('warnings')} of={t('inbox.title')} />
    </Layout>
  )
}

function Item({ c, item }: { c: PageContext; item: InboxItem }) {
  const t = say(c)
  return (
    <>
      <p class="head">
        <a href={pages(c.lang).warning(item.warning)}>{item.title}</a> <StatusBadge c={c} status={item.status} />
      </p>
      <p class="badges">
        {item.severity.map((one) => (
          <SeverityBadge c={c} severity={one} />
        ))}{' '}
        <AnswerBadge c={c} state={item.state} /> <GroundBadge c={c} ground={item.ground} />
      </p>
      <p class="meta">
        {t('home.from', { party: c.name(item.from) })} · {themeName(c, item.theme)} · {t('warning.version', { n: item.version })} ·{' '}
        <Deadline c={c} deadline={item.deadline} />
      </p>
    </>
  )
}
