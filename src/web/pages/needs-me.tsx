import type { Instant, Party } from '../../core/values/index.ts'
import { SeverityBadge, AnswerBadge, FeedBadge, GroundBadge } from '../parts/badge.tsx'
import { EventList } from '../parts/events.tsx'
import { Layout } from '../parts/layout.tsx'
import { Returns, type ReturnsDue, waitsFor } from '../parts/returns-due.tsx'
import { Empty } from '../parts/table.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { Ago, Deadline, DueWords, Left } from '../parts/when.tsx'
import { pages } from '../paths.ts'
import { names, num, say, themeName } from '../say.ts'
import type { AnswerState, DeadlineView, DutyKind, EventLine, FeedLine, Ground, PageContext, ReviewLine, SeverityView } from '../view.ts'

export interface AnswerDue {
  warning: string
  title: string
  theme: string
  from: Party
  severity: SeverityView[]
  version: number
  /** a newer version opened the clock again */
  reopened: boolean
  state: AnswerState
  ground: Ground
  deadline: DeadlineView
}

export interface DraftDue {
  draft: string
  title: string
  /** the office that drafted it; a second credential releases */
  drafter: string
  made: Instant
  recipients: number
  deadline: DeadlineView
}

export interface OweDue {
  event: string
  title: string
  instrument: string
  instrumentTitle: string
  article: string | null
  kind: DutyKind
  to: Party[]
  deadline: DeadlineView
}

export interface NeedsMeView {
  answers: AnswerDue[]
  drafts: DraftDue[]
  owes: OweDue[]
  /** what one person let out and this office may look at a second time */
  reviews: ReviewLine[]
  /** what law learnt late says of those whom this office's party has told, and what waits for its consent */
  learnt: { statement: string; at: Instant; owed: Party[]; inError: Party[] }[]
  /** null without a seat, and for a party that files no returns */
  returns: ReturnsDue | null
  /** feeds that are not live */
  stale: FeedLine[]
  /** active events that touch the viewer, newest first; for the public, the newest of all that is public */
  events: EventLine[]
}

/** Home: what needs me now. The margin carries the clock; what comes first runs out first. */
export function NeedsMe(view: NeedsMeView, c: PageContext) {
  const t = say(c)
  const n = view.answers.length + view.drafts.length + view.owes.length + view.reviews.length + view.learnt.length + (view.returns ? waitsFor(view.returns) : 0)
  const open = view.returns?.open ?? 0
  const signedIn = c.viewer.party !== null
  return (
    <Layout
      c={c}
      title={t('home.title')}
      over={c.viewer.party ? c.name(c.viewer.party) : t('common.public')}
      lead={!signedIn ? t('home.lead-public') : n === 0 && open > 0 ? t('home.lead-returns') : t('home.lead', { n })}
      live
      wide
    >
      {view.stale.length > 0 && <Stale c={c} feeds={view.stale} />}
      <div class={signedIn ? 'two lean' : undefined}>
        {signedIn && (
          <div>
            <Answers c={c} rows={view.answers} />
            <Owes c={c} rows={view.owes} />
            <Drafts c={c} rows={view.drafts} />
            {view.returns && <Returns c={c} due={view.returns} />}
            {view.reviews.length > 0 && <Reviews c={c} rows={view.reviews} />}
            {view.learnt.length > 0 && <Learnt c={c} rows={view.learnt} />}
          </div>
        )}
        <section aria-labelledby="events">
          <h2 id="events">{t(signedIn ? 'home.events-mine' : 'home.events')}</h2>
          {view.events.length > 0 ? (
            <EventList c={c} events={view.events} label={t('home.events')} />
          ) : (
            <Empty text={t('home.no-events')} />
          )}
        </section>
      </div>
      {!signedIn && <Holdings c={c} />}
    </Layout>
  )
}

const HOLDINGS = [
  ['architecture', (p: ReturnType<typeof pages>) => p.architecture()], ['filings', (p: ReturnType<typeof pages>) => p.filings()], ['threats', (p: ReturnType<typeof pages>) => p.threats()],
  ['plans', (p: ReturnType<typeof pages>) => p.plans()], ['consult', (p: ReturnType<typeof pages>) => p.consultations()], ['charts', (p: ReturnType<typeof pages>) => p.charts()],
] as const

/** For whoever comes without a seat: what there is to read, one question a line. */
function Holdings({ c }: { c: PageContext }) {
  const t = say(c)
  return (
    <section aria-labelledby="holdings">
      <h2 id="holdings">{t('home.holdings')}</h2>
      <ul class="lines">
        {HOLDINGS.map(([name, to]) => (
          <li>
            <a href={to(pages(c.lang))}>{t(`home.see-${name}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stale({ c, feeds }: { c: PageContext; feeds: readonly FeedLine[] }) {
  const t = say(c)
  return (
    <section class="notice" aria-labelledby="stale">
      <h2 id="stale">{t('home.stale', { n: feeds.length })}</h2>
      <ul>
        {feeds.map((feed) => (
          <li>
            <FeedBadge c={c} state={feed.state} /> <a href={`${pages(c.lang).feeds()}#feed-${feed.id}`}>{feed.title}</a> ·{' '}
            <Ago c={c} at={feed.lastSuccess} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function margin(c: PageContext, deadline: DeadlineView) {
  return deadline.at === null ? <Deadline c={c} deadline={deadline} /> : <Left c={c} at={deadline.at} />
}

function Answers({ c, rows }: { c: PageContext; rows: readonly AnswerDue[] }) {
  const t = say(c)
  const entry = (row: AnswerDue) => ({
    margin: margin(c, row.deadline),
    body: (
      <>
        <p class="head">
          <a href={pages(c.lang).warning(row.warning)}>{row.title}</a>
        </p>
        <p class="badges">
          {row.severity.map((one) => (
            <SeverityBadge c={c} severity={one} />
          ))}{' '}
          <AnswerBadge c={c} state={row.state} /> <GroundBadge c={c} ground={row.ground} />
        </p>
        <p class="meta">
          {t('home.from', { party: c.name(row.from) })} · {themeName(c, row.theme)} · {t('warning.version', { n: row.version })}
          {row.reopened && <b> · {t('warning.reopened')}</b>}
        </p>
        {row.deadline.at !== null && (
          <p class="meta">
            <DueWords c={c} deadline={row.deadline} />
          </p>
        )}
        <p>
          <a class="button" href={`${pages(c.lang).warning(row.warning)}#answer`}>
            {t('home.answer')}
            <span class="hide">: {row.title}</span>
          </a>
        </p>
      </>
    ),
    tone: 'hot',
  })
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">
        {t('home.answers')} <span class="n">{num(c, rows.length)}</span>
      </h2>
      {rows.length > 0 ? <Ledger label={t('home.answers')} entries={rows.map(entry)} /> : <Empty text={t('home.no-answers')} />}
    </section>
  )
}

function Owes({ c, rows }: { c: PageContext; rows: readonly OweDue[] }) {
  const t = say(c)
  const entry = (row: OweDue) => ({
    margin: margin(c, row.deadline),
    body: (
      <>
        <p class="head">
          <a href={pages(c.lang).owed(row.event)}>{row.title}</a>
        </p>
        <p>
          {t(`duty.${row.kind}`)}: <b>{names(c, row.to)}</b>
        </p>
        <p class="meta">
          <a href={pages(c.lang).treaty(row.instrument)}>{row.instrumentTitle}</a>
          {row.article && <> · {t('law.article', { article: row.article })}</>}
        </p>
      </>
    ),
  })
  return (
    <section aria-labelledby="owes">
      <h2 id="owes">
        {t('home.owes')} <span class="n">{num(c, rows.length)}</span>
      </h2>
      {rows.length > 0 ? <Ledger label={t('home.owes')} entries={rows.map(entry)} /> : <Empty text={t('home.no-owes')} />}
    </section>
  )
}

function Drafts({ c, rows }: { c: PageContext; rows: readonly DraftDue[] }) {
  const t = say(c)
  const entry = (row: DraftDue) => ({
    margin: margin(c, row.deadline),
    body: (
      <>
        <p class="head">
          <a href={pages(c.lang).release(row.draft)}>{row.title}</a>
        </p>
        <p class="meta">
          {t('home.drafted-by', { office: row.drafter })} · <Ago c={c} at={row.made} /> · {t('release.recipients', { n: row.recipients })}
        </p>
      </>
    ),
  })
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">
        {t('home.drafts')} <span class="n">{num(c, rows.length)}</span>
      </h2>
      {rows.length > 0 ? <Ledger label={t('home.drafts')} entries={rows.map(entry)} /> : <Empty text={t('home.no-drafts')} />}
    </section>
  )
}

function Reviews({ c, rows }: { c: PageContext; rows: readonly ReviewLine[] }) {
  const t = say(c)
  const entry = (row: ReviewLine) => ({
    margin: <Left c={c} at={row.by} />,
    body: (
      <p class="head">
        <a href={`${pages(c.lang).office()}#reviews`}>{row.title}</a>
      </p>
    ),
  })
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">
        {t('office.reviews')} <span class="n">{num(c, rows.length)}</span>
      </h2>
      <Ledger label={t('office.reviews')} entries={rows.map(entry)} />
    </section>
  )
}

function Learnt({ c, rows }: { c: PageContext; rows: NeedsMeView['learnt'] }) {
  const t = say(c)
  return (
    <section aria-labelledby="learnt">
      <h2 id="learnt">{t('learnt.title')}</h2>
      <ul class="lines">
        {rows.map(({ statement, at, owed, inError }) => (
          <li>
            {owed.length > 0 && <>{t('learnt.owed', { party: names(c, owed) })} </>}
            {inError.length > 0 && <>{t('learnt.in-error', { party: names(c, inError) })} </>}
            <a href={pages(c.lang).record(statement)}>{t('record.title')}</a> <Ago c={c} at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}
