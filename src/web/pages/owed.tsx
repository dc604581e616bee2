import type { EdtfDate, Party } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, ReasonText, Reasons } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText, Deadline } from '../parts/when.tsx'
import { datesOf } from '../parts/dated.tsx'
import { actions, data, pages, type Query } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { CiteView, DeadlineView, DutyKind, Footing, PageContext, ReasonView, Tone } from '../view.ts'
import { EventOver, MethodWord, type EventHead } from './event.tsx'

interface Under {
  instrument: string
  instrumentTitle: string
  /** null: not established */
  article: string | null
}

export interface OwedRow extends Under {
  by: Party
  to: Party[]
  /** receivers that are no code: `public`, `flag-state`, ... */
  toRoles: string[]
  kind: DutyKind
  deadline: DeadlineView
  footing: Footing
  because: ReasonView[]
  cite?: CiteView
}

export interface NotOwedRow extends Under {
  by: Party | null
  to: Party[]
  /** `not-party`, `notice-effective`, `standing-unknown`, ...; shown as `why.<code>`, else `why` */
  code: string
  why: string
  because: ReasonView[]
}

export interface OwedView {
  event: EventHead
  on: EdtfDate
  known: EdtfDate | null
  /** one sentence; codes `owed`, `owed-on-condition`, `owed-elsewhere`, `nobody-owed` */
  headline: ReasonView
  owed: OwedRow[]
  affected: { party: Party; method: string; km: number | null; as: 'owed' | 'affected'; under: Under[]; responsible?: Party }[]
  notOwed: NotOwedRow[]
  /** duties that arise only if somebody asks or acts later */
  later: (Under & { by: Party[]; kind: DutyKind; when: string })[]
  mayDraft: boolean
}

export function Owed(view: OwedView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).event(view.event.id)}>{view.event.title}</a> · <EventOver c={c} event={view.event} />
    </>
  )
  const lead = (
    <>
      {t('common.asof')} <DateText c={c} date={view.on} />
      {view.known && (
        <>
          {' '}
          · {t('common.known')} <DateText c={c} date={view.known} />
        </>
      )}
    </>
  )
  return (
    <Layout c={c} title={t('owed.title')} over={over} lead={lead}>
      {view.event.unplaced && <p class="notice"><b>{t('event.unplaced')}</b></p>}
      {(!view.event.unplaced || view.owed.length > 0) && (
        <p class={`verdict ${view.headline.code}`}>
          <ReasonText c={c} reason={view.headline} />
        </p>
      )}
      <section aria-labelledby="owed">
        <h2 id="owed">
          {t('owed.by-article')} <span class="n">{num(c, view.owed.length)}</span>
        </h2>
        {view.owed.length > 0 ? (
          <ol class="articles">
            {view.owed.map((row) => (
              <li>
                <Article c={c} row={row} when={datesOf({ asof: view.on, known: view.known })} />
              </li>
            ))}
          </ol>
        ) : (
          <Empty text={t('owed.none')} />
        )}
      </section>
      <Affected c={c} view={view} />
      {view.mayDraft && (
        <PostForm c={c} action={actions(c.lang).draft(view.event.id)}>
          <button class="big">{t('event.draft')}</button>
        </PostForm>
      )}
      <Later c={c} view={view} />
      <NotOwed c={c} view={view} />
      <DataLinks
        c={c}
        csv={data.part('events', view.event.id, 'owed', 'csv', datesOf({ asof: view.on, known: view.known }))}
        json={data.part('events', view.event.id, 'owed', 'json', datesOf({ asof: view.on, known: view.known }))}
        of={t('owed.title')}
      />
      <AsOf c={c} view={view} />
    </Layout>
  )
}

function AsOf({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  return (
    <form class="filters" method="get" action={pages(c.lang).owed(view.event.id)}>
      <DateField c={c} id="asof" label={t('common.asof')} value={view.on} />
      <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
    </form>
  )
}

const FOOTING_TONE: Record<Footing, Tone> = { binding: 'mag', conditional: 't2', political: 't0', background: 't0' }

function UnderLink({ c, under, when }: { c: PageContext; under: Under; when: Query }) {
  const t = say(c)
  return (
    <>
      <a href={pages(c.lang).treaty(under.instrument, when)}>{under.instrumentTitle}</a>
      {under.article && <>, {t('law.article', { article: under.article })}</>}
    </>
  )
}

function Article({ c, row, when }: { c: PageContext; row: OwedRow; when: Query }) {
  const t = say(c)
  const to = [...(row.to.length > 0 ? [names(c, row.to)] : []), ...row.toRoles.map((role) => tMaybe(c.lang, `to.${role}`) ?? role)]
  return (
    <article>
      <p class="art">
        <b>{row.article ? t('law.article', { article: row.article }) : t('law.no-article')}</b>{' '}
        <a href={pages(c.lang).treaty(row.instrument, when)}>{row.instrumentTitle}</a>
      </p>
      <p class="owes">
        <b>{c.name(row.by)}</b>{' '}
        <span class="arrow" aria-hidden="true">
          →
        </span>{' '}
        {t(`duty.${row.kind}`)}{' '}
        <span class="arrow" aria-hidden="true">
          →
        </span>{' '}
        <b>{to.join(' · ') || t('common.blank')}</b>
      </p>
      <p>
        <Badge tone={FOOTING_TONE[row.footing]} text={t(`footing.${row.footing}`)} /> <Deadline c={c} deadline={row.deadline} />
      </p>
      <Reasons c={c} reasons={row.because} />
      {row.cite && (
        <p>
          <Cite c={c} cite={row.cite} />
        </p>
      )}
    </article>
  )
}

function Affected({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">
        {t('owed.affected')} <span class="n">{num(c, view.affected.length)}</span>
      </h2>
      <p>{t('owed.affected-says')}</p>
      <p class="caution">{t('event.not-boundary')}</p>
      <Table
        c={c}
        caption={t('owed.affected')}
        rows={view.affected}
        empty={t(view.event.unplaced ? 'event.unplaced' : 'owed.no-affected')}
        columns={[
          {
            head: t('watch.state'),
            row: true,
            cell: (row) => (
              <>
                <a href={pages(c.lang).state(row.party)}>{c.name(row.party)}</a>
                {row.responsible && <small>{t('state.responsible', { party: c.name(row.responsible) })}</small>}
              </>
            ),
          },
          { head: t('event.method'), cell: (row) => <MethodWord c={c} method={row.method} /> },
          { head: 'km', figure: true, cell: (row) => (row.km === null ? '—' : num(c, row.km)) },
          {
            head: t('warning.why'),
            cell: (row) => (
              <>
                <Badge tone={row.as === 'owed' ? 'mag' : 't0'} text={t(`ground.${row.as}`)} />
                {row.under.map((under) => (
                  <small>
                    <UnderLink c={c} under={under} when={datesOf({ asof: view.on, known: view.known })} />
                  </small>
                ))}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Later({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  if (view.later.length === 0) return null
  return (
    <details>
      <summary>
        <h2>
          {t('owed.later')} <span class="n">{num(c, view.later.length)}</span>
        </h2>
      </summary>
      <ul class="lines">
        {view.later.map((row) => (
          <li>
            <b>{names(c, row.by)}</b> → {t(`duty.${row.kind}`)}: <span lang="en">{row.when}</span>{' '}
            <small>
              <UnderLink c={c} under={row} when={datesOf({ asof: view.on, known: view.known })} />
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

function NotOwed({ c, view }: { c: PageContext; view: OwedView }) {
  const t = say(c)
  if (view.notOwed.length === 0) return null
  return (
    <details>
      <summary>
        <h2>
          {t('owed.not-owed')} <span class="n">{num(c, view.notOwed.length)}</span>
        </h2>
      </summary>
      <Table
        c={c}
        caption={t('owed.not-owed')}
        rows={view.notOwed}
        empty=""
        columns={[
          { head: t('law.instrument'), row: true, cell: (row) => <UnderLink c={c} under={row} when={datesOf({ asof: view.on, known: view.known })} /> },
          { head: t('owed.who'), cell: (row) => `${row.by ? c.name(row.by) : '—'}${row.to.length > 0 ? ` → ${names(c, row.to)}` : ''}` },
          {
            head: t('warning.why'),
            cell: (row) => (
              <>
                {tMaybe(c.lang, `why.${row.code}`) ?? <span lang="en">{row.why}</span>}
                <Reasons c={c} reasons={row.because} />
              </>
            ),
          },
        ]}
      />
    </details>
  )
}
