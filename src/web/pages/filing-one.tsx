import type { Certainty, EdtfDate, Party } from '../../core/values/index.ts'
import { Badge, FilingBadge } from '../parts/badge.tsx'
import { type Asked, stateOf, whenOf } from '../parts/filings.tsx'
import { Layout } from '../parts/layout.tsx'
import { type ChangeLine, Changes, type ReturnPartView, ReturnSays } from '../parts/return-says.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { WrittenList, type WrittenView } from '../parts/written.tsx'
import { data, pages } from '../paths.ts'
import { certaintyText, say } from '../say.ts'
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
    certainty: Certainty
    forms: { id: string; title: string }[]
    written: WrittenView[]
    /** every version, oldest first */
    filings: {
      id: string
      form: string
      received: EdtfDate
      /** null: that it was filed may be known, and what it says may not */
      answer: 'data' | 'nil' | 'nothing-new' | null
      correction: boolean
      corrected: boolean
      parts: ReturnPartView[]
      changes: { count: number; lines: ChangeLine[] } | null
    }[]
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
            <FilingBadge c={c} state={stateOf(item)} /> {item.late && item.status !== 'filed' && <small>{t('filings.after-day')} </small>}{t(`filings.why-${item.why}` as 'filings.why-seen')}
          </p>
          <Facts
            c={c}
            facts={[
              { term: t('file.due-on'), value: <DateText c={c} date={item.dueAt} /> },
              { term: t('filings.closes'), value: <><DateText c={c} date={item.closesAt} /> {t(`filings.closes-${item.closesBy}`)}</> },
              { term: t('filings.addressee'), value: item.addressee === null ? t('filings.no-addressee') : c.name(item.addressee) },
              { term: t('filings.source'), value: `${item.source} (${certaintyText(c, item.certainty)})` },
            ]}
          />
          <Received c={c} item={item} />
          <WrittenList c={c} written={item.written} />
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

/** Every version stands: the first, and beside it what was said otherwise later. */
function Received({ c, item }: { c: PageContext; item: FilingCellView['items'][number] }) {
  const t = say(c)
  return (
    <div class="beside">
      {item.filings.map((one) => (
        <article class="box" aria-labelledby={`f-${one.id}`}>
          <h3 id={`f-${one.id}`}>{one.form}</h3>
          <p>
            {t('filings.received')} <DateText c={c} date={one.received} /> {one.correction && <Badge tone="t1" text={t('filings.correction')} />} {one.corrected && <Badge tone="t0" text={t('filings.corrected')} />}
          </p>
          {one.answer === null ? <p>{t('filings.face-only')}</p> : one.answer === 'data' ? <ReturnSays c={c} parts={one.parts} /> : <p><b>{t(`file.is-${one.answer}`)}</b></p>}
          {one.changes && one.changes.count > 0 && (
            <>
              <h4>{t('filings.changes')}</h4>
              <Changes c={c} lines={one.changes.lines} count={one.changes.count} />
            </>
          )}
          <p>
            <small>
              <a href={pages(c.lang).record(one.id)}>{t('filings.record')}</a>
              {one.answer !== null && <> · <a href={pages(c.lang).fileQuestions(one.id)}>{t('file.questions')}</a></>}
            </small>
          </p>
        </article>
      ))}
    </div>
  )
}
