import type { EdtfDate, Party } from '../../core/values/index.ts'
import { FilingBadge } from '../parts/badge.tsx'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { byName, say } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'

export interface DueView {
  of: Party | null
  states: Party[]
  rows: { duty: string; instrument: string; title: string; period: string; dueAt: EdtfDate; bound: number; status: FilingState | null }[]
}

/** What falls due when: of one state with its status, or of all with how many are bound. */
export function DueDates(view: DueView, c: PageContext) {
  const t = say(c)
  const query = view.of === null ? {} : { state: view.of }
  return (
    <Layout c={c} title={t('due.title')} over={<a href={pages(c.lang).filings()}>{t('filings.all')}</a>} lead={t('due.lead')}>
      <form class="filters" method="get" action={pages(c.lang).dueDates()}>
        <Select id="state" label={t('due.of')} any={t('due.whole')} value={view.of ?? undefined} options={view.states.toSorted(byName(c, (state) => state)).map((value) => ({ value, text: c.name(value) }))} />
        <p class="go">
          <button class="plain">{t('common.apply')}</button>
        </p>
      </form>
      <p>
        <a class="button plain" href={data.ics(c.lang, query)}>
          {t('due.subscribe')}
        </a>
      </p>
      <Table
        c={c}
        caption={t('due.title')}
        rows={view.rows}
        empty={t('due.none')}
        columns={[
          { head: t('file.due-on'), row: true, cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
          { head: t('filings.instrument'), cell: (one) => <a href={view.of === null ? pages(c.lang).filingYears(one.instrument) : pages(c.lang).filing(one.instrument, view.of, one.period.slice(0, 4))}>{one.title}</a> },
          { head: t('filings.period'), cell: ({ period }) => period },
          { head: t(view.of === null ? 'due.who' : 'file.status'), cell: ({ status, bound }) => (status === null ? t('due.n-bound', { n: bound }) : <FilingBadge c={c} state={status} />) },
        ]}
        csv={data.list('due', 'csv', query)}
        json={data.list('due', 'json', query)}
      />
    </Layout>
  )
}
