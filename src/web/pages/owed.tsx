import type { EdtfDate, Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, ReasonText, Reasons } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText, Deadline } from '../parts/when.tsx'
import { actions, data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { CiteView, DeadlineView, PageContext, ReasonView, Tone } from '../view.ts'
import { EventOver, type EventHead } from './event.tsx'
import type { OweDue } from './needs-me.tsx'

export type FootingView = 'binding' | 'conditional' | 'political' | 'background'

export interface OwedRow {
  /** null: the text does not say who, see `bearer` */
  by: Party | null
  to: Party[]
  /** who is owed beside named parties, in the words of the instrument: `public`, `flag-state`, ... */
  toRole?: string
  kind: OweDue['kind']
  instrument: string
  instrumentTitle: string
  article: string | null
  deadline: DeadlineView
  footing: FootingView
  because: ReasonView[]
  cite?: CiteView
}

export interface OwedView {
  event: EventHead
  on: EdtfDate
  known: EdtfDate | null
  /** what one may say in one sentence; `unknown` when a standing that decides it is unknown or disputed */
  headline: 'owed' | 'nobody' | 'unknown'
  owed: OwedRow[]
  affected: { party: Party; method: string; km: number | null; because: ReasonView[] }[]
  notOwed: { party: Party | null; instrument: string; instrumentTitle: string; article: string | null; why: ReasonView }[]
  mayDraft: boolean
}

export function Owed(view: OwedView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('owed.title')} over={<><a href={pages(c.lang).event(view.event.id)}>{view.event.title}</a> · <EventOver c={c} event={view.event} /></>} lead={<>{t('common.asof')} <DateText c={c} date={view.on} />{view.known && <> · {t('common.known')} <DateText c={c} date={view.known} /></>}</>}>
      <p class={`verdict ${view.headline}`}>{view.headline === 'owed' ? t('owed.some', { n: new Set(view.owed.flatMap((row) => row.to)).size }) : t(`owed.${view.headline}`)}</p>
      <section aria-labelledby="owed">
        <h2 id="owed">{t('owed.by-article')} <span class="n">{num(c, view.owed.length)}</span></h2>
        {view.owed.length > 0 ? <ol class="articles">{view.owed.map((row) => <li><Article c={c} row={row} /></li>)}</ol> : <Empty text={t('owed.none')} />}
      </section>
      <Affected c={c} view={view} />
      {view.mayDraft && <PostForm c={c} action={actions(c.lang).draft(view.event.id)}><button>{t('event.draft')}</button></PostForm>}
      <NotOwed c={c} view={view} />
      <DataLinks c={c} csv={data.part('events', view.event.id, 'owed', 'csv', { on: view.on })} json={data.part('events', view.event.id, 'owed', 'json', { on: view.on })} of={t('owed.title')} />
      <form class="filters" method="get" action={pages(c.lang).owed(view.event.id)}>
        <DateField c={c} id="asof" label={t('common.asof')} value={view.on} />
        <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
        <p class="go"><button class="plain">{t('common.apply')}</button></p>
      </form>
    </Layout>
  )
}

const FOOTING_TONE: Record<FootingView, Tone> = { binding: 'mag', conditional: 't2', political: 't0', background: 't0' }

function Article({ c, row }: { c: PageContext; row: OwedRow }) {
  const t = say(c)
  return (
    <article>
      <p class="art">{row.article ? t('law.article', { article: row.article }) : t('law.no-article')} <a href={pages(c.lang).treaty(row.instrument)}>{row.instrumentTitle}</a></p>
      <p class="owes"><b>{row.by ? c.name(row.by) : t('owed.someone')}</b> → {t(`duty.${row.kind}`)} → <b>{row.to.length > 0 ? names(c, row.to) : (row.toRole ?? t('common.blank'))}</b>{row.to.length > 0 && row.toRole && <> · {row.toRole}</>}</p>
      <p><Badge tone={FOOTING_TONE[row.footing]} text={t(`footing.${row.footing}`)} /> <Deadline c={c} deadline={row.deadline} /></p>
      <Reasons c={c} reasons={row.because} />
      {row.cite && <p><Cite c={c} cite={row.cite} /></p>}
    </article>
  )
}

function Affected({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">{t('owed.affected')} <span class="n">{num(c, view.affected.length)}</span></h2>
      <p>{t('owed.affected-says')}</p>
      <Table
        c={c} caption={t('owed.affected')} rows={view.affected} empty={t('owed.no-affected')}
        columns={[
          { head: t('watch.state'), row: true, cell: (row) => <a href={pages(c.lang).state(row.party)}>{c.name(row.party)}</a> },
          { head: t('event.method'), cell: (row) => <code>{row.method}</code> },
          { head: 'km', figure: true, cell: (row) => (row.km === null ? '—' : num(c, row.km)) },
          { head: t('warning.why'), cell: (row) => <Reasons c={c} reasons={row.because} /> },
        ]}
      />
    </section>
  )
}

function NotOwed({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  if (view.notOwed.length === 0) return null
  return (
    <details>
      <summary><h2>{t('owed.not-owed')} <span class="n">{num(c, view.notOwed.length)}</span></h2></summary>
      <Table
        c={c} caption={t('owed.not-owed')} rows={view.notOwed} empty=""
        columns={[
          { head: t('law.instrument'), row: true, cell: (row) => <><a href={pages(c.lang).treaty(row.instrument)}>{row.instrumentTitle}</a>{row.article && <small>{t('law.article', { article: row.article })}</small>}</> },
          { head: t('watch.state'), cell: (row) => (row.party ? c.name(row.party) : '—') },
          { head: t('warning.why'), cell: (row) => <ReasonText c={c} reason={row.why} /> },
        ]}
      />
    </details>
  )
}
