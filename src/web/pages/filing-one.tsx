import type { EdtfDate, Party } from '../../core/values/index.ts'
import { FilingBadge } from '../parts/badge.tsx'
import { type Asked, stateOf, whenOf } from '../parts/filings.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'

export interface FilingCellView extends Asked {
  instrument: string
  title: string
  state: Party
  year: number
  own: boolean
  items: {
    duty: string
    period: string
    dueAt: EdtfDate
    closesAt: EdtfDate
    closesBy: 'instrument' | 'desk'
    addressee: Party | null
    status: FilingState
    why: string
    late: boolean
    daysLeft: number | null
    faceOnly: boolean
    source: string
    certainty: string
    forms: { id: string; title: string }[]
    filings: { id: string; form: string; received: EdtfDate; answer: 'data' | 'nil' | 'nothing-new' | null; correction: boolean }[]
  }[]
}

/** One state, one duty, one year: a page that can be cited. */
export function FilingOne(view: FilingCellView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).filingYears(view.instrument, whenOf(view))}>{view.title}</a> · <a href={pages(c.lang).state(view.state)}>{c.name(view.state)}</a>
    </>
  )
  return (
    <Layout c={c} title={`${c.name(view.state)}, ${view.year}`} over={over} lead={t('filings.one-lead', { of: view.title })}>
      {view.items.length === 0 && <Empty text={t('filings.no-day')} />}
      {view.items.map((item) => (
        <section aria-labelledby={`p-${item.period}`}>
          <h2 id={`p-${item.period}`}>{item.period}</h2>
          <p>
            <FilingBadge c={c} state={stateOf(item)} /> {t(`filings.why-${item.why}` as 'filings.why-seen')}
          </p>
          <Facts
            c={c}
            facts={[
              { term: t('file.due-on'), value: <DateText c={c} date={item.dueAt} /> },
              { term: t('filings.closes'), value: <><DateText c={c} date={item.closesAt} /> {t(`filings.closes-${item.closesBy}`)}</> },
              { term: t('filings.addressee'), value: item.addressee === null ? t('filings.no-addressee') : c.name(item.addressee) },
              { term: t('filings.source'), value: `${item.source} (${t('filings.certainty', { word: item.certainty })})` },
            ]}
          />
          <Received c={c} item={item} />
          {view.own && (
            <p>
              {item.forms.map(({ id, title }) => (
                <a class="button plain" href={pages(c.lang).fileReturn(id, item.period)}>
                  {title}
                </a>
              ))}
            </p>
          )}
        </section>
      ))}
      <DataLinks c={c} csv={data.list('filings', 'csv', { year: String(view.year) })} json={data.list('filings', 'json', { year: String(view.year) })} of={view.title} />
    </Layout>
  )
}

function Received({ c, item }: { c: PageContext; item: FilingCellView['items'][number] }) {
  const t = say(c)
  if (item.filings.length === 0) return null
  return (
    <Table
      c={c}
      caption={t('filings.received')}
      rows={item.filings}
      empty=""
      columns={[
        { head: t('filings.form'), row: true, cell: ({ id, form }) => <a href={pages(c.lang).record(id)}>{form}</a> },
        { head: t('filings.received'), cell: ({ received }) => <DateText c={c} date={received} /> },
        { head: t('filings.answer'), cell: ({ answer }) => (answer === null ? t('filings.face-only') : t(`filings.answer-${answer}`)) },
        { head: t('filings.correction'), cell: ({ correction }) => (correction ? t('filings.correction') : '–') },
      ]}
    />
  )
}
