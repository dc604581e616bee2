import type { Party } from '../../core/values/index.ts'
import { Count, type CoverageView, type FilingCell, Grid, Key, type OfYear, Rest, whenOf, YearForm } from '../parts/filings.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface FilingsView extends OfYear {
  duties: CoverageView[]
  rows: { state: Party; cells: FilingCell[] }[]
}

/** Who has filed what of one year: how much is there before what it says. */
export function Filings(view: FilingsView, c: PageContext) {
  const t = say(c)
  const query = { year: String(view.year), ...whenOf(view) }
  return (
    <Layout c={c} title={t('filings.title', { year: String(view.year) })} lead={t('filings.lead')} wide>
      <YearForm c={c} view={view} to={pages(c.lang).filings()} />
      <section aria-labelledby="coverage">
        <h2 id="coverage">{t('filings.coverage')}</h2>
        <Table
          c={c}
          caption={t('filings.coverage')}
          rows={view.duties}
          empty={t('filings.no-duties')}
          columns={[
            { head: t('filings.instrument'), row: true, cell: (one) => <a href={pages(c.lang).filingYears(one.instrument, whenOf(view))}>{one.title}</a> },
            { head: t('filings.period'), cell: ({ period }) => period },
            { head: t('file.due-on'), cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
            { head: t('filings.answered'), cell: (one) => <Count c={c} one={one} /> },
            { head: t('filings.rest'), cell: ({ counts }) => <Rest c={c} counts={counts} /> },
          ]}
        />
        <p>
          <small>{t('filings.words')}</small>
        </p>
      </section>
      {view.duties.length > 0 && (
        <section>
          <h2 id="matrix">{t('filings.matrix')}</h2>
          <Grid
            c={c}
            label={t('filings.matrix')}
            heads={view.duties.map(({ title, period, duty }) => ({ key: duty, text: `${title} ${period}`, short: duty.split(':')[0]! }))}
            rows={view.rows}
            to={(state, i) => pages(c.lang).filing(view.duties[i]!.instrument, state, String(view.year), whenOf(view))}
          />
          <Key c={c} />
        </section>
      )}
      <DataLinks c={c} csv={data.list('filings', 'csv', query)} json={data.list('filings', 'json', query)} of={t('filings.coverage')} />
    </Layout>
  )
}
