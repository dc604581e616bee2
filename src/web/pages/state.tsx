import type { EdtfDate, Instant, Level, Party } from '../../core/values/index.ts'
import { dueWords } from '../due.ts'
import { Badge } from '../parts/badge.tsx'
import { EventList } from '../parts/events.tsx'
import { CooperationPairs, type CooperationPair } from '../parts/cooperation.tsx'
import { DatedForm, datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { Together, type TogetherView } from '../parts/together.tsx'
import { StandingCell, type StandingView } from '../parts/standing.tsx'
import { Ago, DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { listed, names, num, say, themeName } from '../say.ts'
import type { CiteView, DutyKind, EventLine, Footing, PageContext } from '../view.ts'
import { FOCAL, type FocalState } from './states.tsx'

export interface StateDuty {
  instrument: string
  instrumentTitle: string
  article: string | null
  kind: DutyKind
  what: string
  due: EdtfDate | null
  /** ISO 8601 as the text sets it, shown where no day follows from it */
  time?: string | null
  footing: Footing
}

export interface StateView extends Dated {
  code: Party
  /** `outside`: not of the region, and holds territories here or joined an instrument */
  kind: 'state' | 'territory' | 'body' | 'outside'
  subRegion: { value: string | null; cite?: CiteView }
  zones: string[]
  responsible?: Party
  claimants: Party[]
  territories: Party[]
  focalPoints: { theme: string; office: string; channels: string[]; state: FocalState; tested: Instant | null }[]
  standings: { instrument: string; title: string; level: Level; standing: StandingView }[]
  duties: StateDuty[]
  /** every other state that a source pairs it with; null where it is no state of the region */
  cooperation: CooperationPair[] | null
  events: EventLine[]
  /** all that the desk holds of it, on one line; null: no state of the region */
  together?: TogetherView | null
  /** of a body: what sources say of it, its members' instrument, its tasks and the futures discussed */
  body?: {
    level: Level
    membership: string | null
    tasks: string[]
    options: string[]
    said: { about: 'created' | 'ended' | 'subordinateTo' | 'headquarters' | 'status' | 'areaOfResponsibility'; values: string[]; note: string | null; cite: CiteView }[]
  }
}

export function State(view: StateView, c: PageContext) {
  const t = say(c)
  return (
    <Layout
      c={c}
      title={c.name(view.code)}
      over={
        <>
          <a href={pages(c.lang).states(datesOf(view))}>{t('nav.states')}</a> · <code>{view.code}</code>
        </>
      }
      lead={
        <DatedWords c={c} view={view} />
      }
      live
      wide
    >
      <Identity c={c} view={view} />
      {view.body && <BodyWords c={c} body={view.body} />}
      {view.together && <Together c={c} view={view.together} caption={t('together.title')} />}
      <Focal c={c} view={view} />
      <section aria-labelledby="events">
        <h2 id="events">{t('home.events')}</h2>
        {(view.kind === 'state' || view.kind === 'territory') && <p class="see-also"><a href={pages(c.lang).threatsOf(view.code)}>{t('threats.of-state', { state: c.name(view.code) })}</a></p>}
        {view.events.length > 0 ? <EventList c={c} events={view.events} label={t('home.events')} /> : <Empty text={t('home.no-events')} />}
      </section>
      {(view.kind === 'state' || view.standings.length > 0) && <DatedForm c={c} view={view} action={pages(c.lang).state(view.code)} />}
      {(view.kind === 'state' || view.standings.length > 0) && <Standings c={c} view={view} />}
      {view.kind === 'state' && <Duties c={c} view={view} />}
      {view.cooperation && <CooperationPairs c={c} state={view.code} pairs={view.cooperation} view={view} />}
    </Layout>
  )
}

function BodyWords({ c, body }: { c: PageContext; body: NonNullable<StateView['body']> }) {
  const t = say(c)
  const lists = [[t('body.tasks'), body.tasks], [t('body.options'), body.options]] as const
  return (
    <Facts
      c={c}
      facts={[
        { term: t('body.level'), value: t(`level.${body.level}`) },
        ...(body.membership ? [{ term: t('body.membership'), value: <a href={pages(c.lang).treaty(body.membership)}>{body.membership}</a> }] : []),
        ...body.said.map(({ about, values, note, cite }) => ({ term: t(`body.${about}`), value: <>{listed(c, values.map((value) => (value === 'none' ? t('forum.none-said') : c.name(value))))}{note && <small lang="en"> {note}</small>}</>, cite })),
        ...lists.flatMap(([term, words]) => (words.length > 0 ? [{ term, value: <span lang="en">{words.join('; ')}</span> }] : [])),
      ]}
    />
  )
}

function Identity({ c, view }: { c: PageContext; view: StateView }) {
  const t = say(c)
  const link = (party: Party) => (
    <>
      <a href={pages(c.lang).state(party, datesOf(view))}>{c.name(party)}</a>{' '}
    </>
  )
  return (
    <Facts
      c={c}
      facts={[
        ...(view.kind === 'state'
          ? [
              {
                term: t('state.subregion'),
                value: view.subRegion.value ?? t('state.no-subregion'),
                ...(view.subRegion.cite ? { cite: view.subRegion.cite } : {}),
              },
            ]
          : []),
        ...(view.responsible ? [{ term: t('state.responsible-term'), value: link(view.responsible) }] : []),
        ...(view.claimants.length > 0
          ? [{ term: t('event.claimants'), value: <span class="claimed">{names(c, view.claimants)}</span> }]
          : []),
        ...(view.zones.length > 0 ? [{ term: t('state.zones'), value: view.zones.join(', ') }] : []),
        ...(view.territories.length > 0 ? [{ term: t('states.territories'), value: <>{view.territories.map(link)}</> }] : []),
      ]}
    />
  )
}

function Focal({ c, view }: { c: PageContext; view: StateView }) {
  const t = say(c)
  return (
    <section aria-labelledby="focal">
      <h2 id="focal">{t('state.focal')}</h2>
      <Table
        c={c}
        caption={t('state.focal')}
        rows={view.focalPoints}
        empty={t('state.no-focal')}
        columns={[
          { head: t('watch.theme'), row: true, cell: (row) => (row.theme ? themeName(c, row.theme) : t('common.all')) },
          { head: t('state.office'), cell: (row) => row.office },
          { head: t('warning.ways'), cell: (row) => row.channels.join(', ') },
          {
            head: t('state.tested'),
            cell: (row) => (
              <>
                <Badge tone={FOCAL[row.state][0]} glyph={FOCAL[row.state][1]} text={t(`focal.${row.state}`)} />{' '}
                <Ago c={c} at={row.tested} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

type Standing = StateView['standings'][number]

/** What matters first: what binds it; what it signed, left or disputes; folded, what is not established and what it is no party to. */
const KINDS = [
  { id: 'bound', open: true, has: ({ standing }: Standing) => standing.party === 'yes' },
  { id: 'other', open: true, has: ({ standing }: Standing) => standing.party === 'disputed' || (standing.party === 'no' && standing.status !== 'none') },
  { id: 'unknown', open: false, has: ({ standing }: Standing) => standing.party === 'unknown' },
  { id: 'not-party', open: false, has: ({ standing }: Standing) => standing.party === 'no' && standing.status === 'none' },
] as const

function Standings({ c, view }: { c: PageContext; view: StateView }) {
  const t = say(c)
  const query = { state: view.code, ...datesOf(view) }
  return (
    <section aria-labelledby="standings">
      <h2 id="standings">{t('nav.treaties')} <span class="n">{num(c, view.standings.length)}</span></h2>
      {view.standings.length === 0 && <Empty text={t('state.no-standings')} />}
      {KINDS.map(({ id, open, has }) => {
        const rows = view.standings.filter(has)
        return rows.length === 0 ? null : (
          <details open={open}>
            <summary><h3 class="in">{t(`state.${id}`)} <span class="n">{num(c, rows.length)}</span></h3></summary>
            <StandingRows c={c} view={view} rows={rows} caption={t(`state.${id}`)} />
          </details>
        )
      })}
      <DataLinks c={c} csv={data.list('standing', 'csv', query)} json={data.list('standing', 'json', query)} of={t('state.standings')} />
    </section>
  )
}

function StandingRows({ c, view, rows, caption }: { c: PageContext; view: StateView; rows: readonly Standing[]; caption: string }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={caption}
      rows={rows}
      empty={t('state.no-standings')}
      columns={[
        {
          head: t('law.instrument'),
          row: true,
          cell: (row) => <a href={pages(c.lang).treaty(row.instrument, datesOf(view))}>{row.title}</a>,
        },
        { head: t('law.level'), cell: (row) => t(`level.${row.level}`) },
        { head: t('law.standing'), cell: (row) => <StandingCell c={c} standing={row.standing} /> },
      ]}
    />
  )
}

/** Up to so many are shown at once. */
const FEW = 12

function Duties({ c, view }: { c: PageContext; view: StateView }) {
  const t = say(c)
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{t('law.duties')}</h2>
      <details open={view.duties.length <= FEW}>
        <summary>{t('state.duties', { n: view.duties.length })}</summary>
      <Table
        c={c}
        caption={t('law.duties')}
        rows={view.duties}
        empty={t('state.no-duties')}
        csv={data.list('duties', 'csv', { state: view.code, ...datesOf(view) })}
        json={data.list('duties', 'json', { state: view.code, ...datesOf(view) })}
        columns={[
          {
            head: t('law.instrument'),
            row: true,
            cell: (row) => (
              <>
                <a href={pages(c.lang).treaty(row.instrument, datesOf(view))}>{row.instrumentTitle}</a>
                {row.article && <small>{t('law.article', { article: row.article })}</small>}
              </>
            ),
          },
          {
            head: t('law.duty'),
            cell: (row) => (
              <>
                <b>{t(`duty.${row.kind}`)}</b> <span lang="en">{row.what}</span>
              </>
            ),
          },
          { head: t('law.due'), cell: (row) => (row.due === null && row.time ? <span title={row.time}>{dueWords(c, row.time)}</span> : row.due === null ? <span class="blank">{t('law.no-deadline')}</span> : <DateText c={c} date={row.due} />) },
          { head: t('law.footing'), cell: (row) => t(`footing.${row.footing}`) },
        ]}
      />
      </details>
    </section>
  )
}
