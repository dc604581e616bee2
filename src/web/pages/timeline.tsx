import type { EdtfDate, Level } from '../../core/values/index.ts'
import { Growth, type GrowthView } from '../parts/growth.tsx'
import { DatedForm, datesOf, DatedWords, YearSlider, type Dated } from '../parts/dated.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'
import { FIRST_YEAR } from './architecture.tsx'

export const EXISTENCE_ORDER = ['in-force', 'adopted', 'proposed', 'open', 'founded', 'ended', 'not-yet'] as const
export type ExistenceWord = (typeof EXISTENCE_ORDER)[number]

export interface TimelineRow {
  kind: 'instrument' | 'body' | 'event'
  id: string
  title: string
  level: Level | null
  is: ExistenceWord
  /** adopted, founded or happened: every date that sources give */
  began: EdtfDate[]
  inForce: EdtfDate | null
  /** how the entry into force is known */
  how: 'claimed' | 'computed' | 'seen' | null
  ended: EdtfDate[]
  cite: CiteView | null
}

export interface TimelineView extends Dated {
  today: EdtfDate
  growth: GrowthView
  rows: TimelineRow[]
}

export function ArchitectureTimeline(view: TimelineView, c: PageContext) {
  const t = say(c)
  const of = (kind: TimelineRow['kind'], ...words: ExistenceWord[]) => view.rows.filter((row) => row.kind === kind && words.includes(row.is))
  const counts = { force: of('instrument', 'in-force').length, adopted: of('instrument', 'adopted').length, bodies: of('body', 'founded').length }
  return (
    <Layout c={c} title={t('chron.title')} over={<a href={pages(c.lang).architecture(datesOf(view))}>{t('arch.title')}</a>} lead={<><DatedWords c={c} view={view} />. {t('chron.lead')}</>} wide>
      <DatedForm c={c} view={view} action={pages(c.lang).timeline()} />
      <YearSlider c={c} first={FIRST_YEAR} today={view.today} />
      <div id="dated">
        <p class="verdict">{t('chron.verdict', counts)}</p>
        <Growth c={c} view={view.growth} asof={view.asof} />
        <Rows c={c} view={view} id="instruments" rows={of('instrument', 'in-force', 'adopted', 'proposed')} head={t('chron.instruments')} />
        <Rows c={c} view={view} id="bodies" rows={of('body', 'founded', 'ended')} head={t('chron.bodies')} />
        <Rows c={c} view={view} id="events" rows={of('event', 'founded')} head={t('chron.events')} />
        <Folded c={c} view={view} id="open" rows={[...of('instrument', 'open'), ...of('body', 'open')]} head={t('chron.open')} />
        <Folded c={c} view={view} id="later" rows={view.rows.filter((row) => row.is === 'not-yet')} head={t('chron.later')} />
      </div>
    </Layout>
  )
}

function Rows({ c, view, id, rows, head }: { c: PageContext; view: TimelineView; id: string; rows: readonly TimelineRow[]; head: string }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{head} <span class="n">{num(c, rows.length)}</span></h2>
      <Body c={c} view={view} rows={rows} head={head} />
    </section>
  )
}

function Folded({ c, view, id, rows, head }: { c: PageContext; view: TimelineView; id: string; rows: readonly TimelineRow[]; head: string }) {
  if (rows.length === 0) return null
  return (
    <details>
      <summary><h2 id={id}>{head} <span class="n">{num(c, rows.length)}</span></h2></summary>
      <Body c={c} view={view} rows={rows} head={head} />
    </details>
  )
}

function Body({ c, view, rows, head }: { c: PageContext; view: TimelineView; rows: readonly TimelineRow[]; head: string }) {
  const t = say(c)
  const dates = (all: readonly EdtfDate[]) => (all.length === 0 ? <DateText c={c} date={null} /> : all.map((date, i) => <>{i > 0 && ' / '}<DateText c={c} date={date} /></>))
  const instruments = rows.some((row) => row.kind === 'instrument')
  const isEvent = rows.every((row) => row.kind === 'event')
  return (
    <Table
      c={c}
      caption={head}
      rows={rows}
      empty={t('chron.none')}
      csv={data.list('timeline', 'csv', datesOf(view))}
      json={data.list('timeline', 'json', datesOf(view))}
      columns={[
        { head: t('chron.began'), cell: (row) => dates(row.began) },
        { head: t('chron.what'), row: true, cell: (row) => (row.kind === 'instrument' ? <a href={pages(c.lang).treaty(row.id, datesOf(view))}>{row.title}</a> : row.kind === 'event' ? <span lang="en">{row.title}</span> : row.title) },
        ...(isEvent ? [] : [{ head: t('law.level'), cell: (row: TimelineRow) => (row.level ? t(`level.${row.level}`) : '') }]),
        ...(instruments ? [{ head: t('law.in-force'), cell: (row: TimelineRow) => <Force c={c} row={row} /> }] : []),
        ...(isEvent ? [] : [{ head: t('chron.is'), cell: (row: TimelineRow) => <>{t(`exist.${row.is}`)}{row.ended.length > 0 && <small>{t('law.until')} {dates(row.ended)}</small>}</> }]),
        ...(instruments ? [] : [{ head: t('common.source'), cell: (row: TimelineRow) => (row.cite ? <Cite c={c} cite={row.cite} /> : <span class="blank">{t('common.blank')}</span>) }]),
      ]}
    />
  )
}

function Force({ c, row }: { c: PageContext; row: TimelineRow }) {
  const t = say(c)
  return (
    <>
      <DateText c={c} date={row.inForce} />
      {row.how && row.how !== 'claimed' && <small>{t(`chron.how-${row.how}`)}</small>}
    </>
  )
}
