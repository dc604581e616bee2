import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, Facts } from '../parts/sourced.tsx'
import { StandingCell, type StandingView } from '../parts/standing.tsx'
import { Table } from '../parts/table.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { Act, CiteView, DutyKind, Footing, PageContext } from '../view.ts'
import type { NatureView } from './treaties.tsx'

export interface InstrumentDuty {
  article: string | null
  kind: DutyKind
  trigger: string
  owedBy: string
  owedTo: string
  /** ISO 8601 as the text sets it; null: immediately or not established */
  deadline: string | null
  footing: Footing
  cite: CiteView
  note?: string
}

export interface InstrumentAction {
  state: Party
  act: Act
  date: EdtfDate | null
  known: EdtfDate | null
  toward?: Party
  what?: string
  cite: CiteView
  /** quality rules that found it doubtful; shown, never hidden */
  flags: string[]
}

export interface InstrumentView {
  id: string
  title: string
  level: Level
  nature: NatureView
  themes: string[]
  asof: EdtfDate
  known: EdtfDate | null
  /** every source's word; two that differ stand side by side */
  claims: { field: string; value: string; cite: CiteView }[]
  parties: { party: Party; standing: StandingView }[]
  duties: InstrumentDuty[]
  actions: InstrumentAction[]
}

export function Instrument(view: InstrumentView, c: PageContext) {
  const t = say(c)
  const n = (answer: StandingView['party']) => view.parties.filter((row) => row.standing.party === answer).length
  return (
    <Layout c={c} title={view.title} over={<><a href={pages(c.lang).treaties({ asof: view.asof })}>{t('nav.treaties')}</a> · <code>{view.id}</code></>} lead={<>{t(`level.${view.level}`)} · {t(`nature.${view.nature}`)} · {view.themes.map((theme) => themeName(c, theme)).join(', ')}</>} wide>
      <form class="filters" method="get" action={pages(c.lang).treaty(view.id)}>
        <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
        <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
        <p class="go"><button>{t('common.apply')}</button></p>
      </form>
      <p class="verdict">{t('law.parties-on', { n: n('yes') })} <DateText c={c} date={view.asof} />. {n('disputed') > 0 && t('law.n-disputed', { n: n('disputed') })} {n('unknown') > 0 && t('law.n-unknown', { n: n('unknown') })}</p>
      <Parties c={c} view={view} />
      <Duties c={c} view={view} />
      <Claims c={c} view={view} />
      <Actions c={c} view={view} />
    </Layout>
  )
}

function Parties({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  const query = { instrument: view.id, on: view.asof }
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{t('law.parties')} <span class="n">{num(c, view.parties.length)}</span></h2>
      <Table
        c={c} caption={t('law.parties')} rows={view.parties} empty={t('law.no-parties')} csv={data.list('standing', 'csv', query)} json={data.list('standing', 'json', query)}
        columns={[
          { head: t('watch.state'), row: true, cell: (row) => <a href={pages(c.lang).state(row.party, { asof: view.asof })}>{c.name(row.party)}</a> },
          { head: t('law.is-party'), cell: (row) => <b>{t(`party.${row.standing.party}`)}</b> },
          { head: t('law.standing'), cell: (row) => <StandingCell c={c} standing={row.standing} /> },
        ]}
      />
    </section>
  )
}

function Duties({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{t('law.duties')} <span class="n">{num(c, view.duties.length)}</span></h2>
      <Table
        c={c} caption={t('law.duties')} rows={view.duties} empty={t('law.no-duties')} csv={data.list('duties', 'csv', { instrument: view.id })} json={data.list('duties', 'json', { instrument: view.id })}
        columns={[
          { head: t('law.article-head'), row: true, cell: (row) => row.article ?? <span class="blank">{t('common.blank')}</span> },
          { head: t('law.duty'), cell: (row) => <><b>{t(`duty.${row.kind}`)}</b> <span lang="en">{row.trigger}</span></> },
          { head: t('law.who'), cell: (row) => <span lang="en">{row.owedBy} → {row.owedTo}</span> },
          { head: t('law.due'), cell: (row) => (row.deadline ? <code>{row.deadline}</code> : <span class="blank">{t('law.no-deadline')}</span>) },
          { head: t('law.footing'), cell: (row) => t(`footing.${row.footing}`) },
          { head: t('common.source'), cell: (row) => <><Cite c={c} cite={row.cite} />{row.note && <small lang="en">{row.note}</small>}</> },
        ]}
      />
    </section>
  )
}

function Claims({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  if (view.claims.length === 0) return null
  return <section aria-labelledby="claims"><h2 id="claims">{t('law.claims')}</h2><Facts c={c} facts={view.claims.map((claim) => ({ term: tMaybe(c.lang, `claim.${claim.field}`) ?? claim.field, value: claim.value, cite: claim.cite }))} /></section>
}

function Actions({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  const entries = view.actions.map((action) => ({
    margin: <DateText c={c} date={action.date} />,
    body: (
      <>
        <b>{c.name(action.state)}</b> {t(`act.${action.act}`)}{action.toward && <> → {c.name(action.toward)}</>}{action.what && <> <span lang="en">{action.what}</span></>}{' '}
        {action.flags.map((flag) => <Badge tone="t2" glyph="question" text={flag} />)} <Cite c={c} cite={action.cite} />
      </>
    ),
  }))
  return <section aria-labelledby="actions"><h2 id="actions">{t('law.actions')} <span class="n">{num(c, entries.length)}</span></h2><Ledger entries={entries} label={t('law.actions')} /></section>
}
