import { isDate, type EdtfDate, type Level, type Party } from '../../core/values/index.ts'
import { dueWords } from '../due.ts'
import { tMaybe } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DatedForm, datesOf, type Dated } from '../parts/dated.tsx'
import { Field, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { StandingCell, type StandingView } from '../parts/standing.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { DateText } from '../parts/when.tsx'
import { actions, data, pages } from '../paths.ts'
import { names, num, say, themeName } from '../say.ts'
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
  id: string
  /** the depositary that recorded it at this desk; null: from the region's files */
  by: Party | null
  state: Party
  act: Act
  date: EdtfDate | null
  known: EdtfDate | null
  toward?: Party
  what?: string
  cite: CiteView
  /** quality rules that found it doubtful; shown, never hidden */
  flags: string[]
  note?: string
}

/** One source's word on one field. */
export interface SourcedClaim {
  field: string
  value: string
  cite: CiteView
  known?: EdtfDate
  note?: string
  /** the founding report's own oddity that it keeps */
  oddity?: string
}

export interface InstrumentView extends Dated {
  id: string
  title: string
  level: Level
  nature: NatureView
  themes: string[]
  /** every source's word; two that differ stand side by side */
  claims: SourcedClaim[]
  /** fields that no source read establishes */
  blank: string[]
  /** what a state without an act means here; `coverageKnown` is the day of the list behind it */
  coverage: 'listed' | 'partial' | 'blank'
  coverageKnown: EdtfDate | null
  /** addressed to the parties of this other instrument */
  follows: string | null
  parties: { party: Party; standing: StandingView }[]
  duties: InstrumentDuty[]
  actions: InstrumentAction[]
  cases: CaseRow[]
  /** the viewer keeps this instrument and may record acts on it */
  mayRecord: boolean
}

/** A situation, the answer that a source leads to expect, and the answer of this desk's law. */
export interface CaseRow {
  file: string
  name: string
  instrument: string
  state: Party | null
  article: string | null
  on: EdtfDate
  known: EdtfDate | null
  expected: string
  answer: string
  agrees: boolean
  source: string
}

export function Instrument(view: InstrumentView, c: PageContext) {
  const t = say(c)
  const n = (answer: StandingView['party']) => view.parties.filter((row) => row.standing.party === answer).length
  return (
    <Layout
      c={c}
      title={view.title}
      over={
        <>
          <a href={pages(c.lang).treaties(datesOf(view))}>{t('nav.treaties')}</a> · <code>{view.id}</code>
        </>
      }
      lead={
        <>
          {t(`level.${view.level}`)} · {t(`nature.${view.nature}`)} · {view.themes.map((theme) => themeName(c, theme)).join(', ')}
        </>
      }
      wide
    >
      <DatedForm c={c} view={view} action={pages(c.lang).treaty(view.id)} />
      <p class="verdict">{t('law.parties-on', { n: n('yes') })} <DateText c={c} date={view.asof} />{view.known && <>, {t('law.as-known')} <DateText c={c} date={view.known} /></>}. {n('disputed') > 0 && `${t('law.n-disputed', { n: n('disputed') })}.`} {n('unknown') > 0 && `${t('law.n-unknown', { n: n('unknown') })}.`}</p>
      <p class="caution">{t(`coverage.${view.coverage}`)}{view.coverageKnown && <> <DateText c={c} date={view.coverageKnown} />.</>}{view.follows && <> {t('law.follows')} <a href={pages(c.lang).treaty(view.follows, datesOf(view))}>{view.follows}</a>.</>}</p>
      <Parties c={c} view={view} />
      <Duties c={c} view={view} />
      <Claims c={c} view={view} />
      <Actions c={c} view={view} />
      <Cases c={c} view={view} />
    </Layout>
  )
}

function Parties({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  const query = { instrument: view.id, ...datesOf(view) }
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">
        {t('law.each-state')} <span class="n">{num(c, view.parties.length)}</span>
      </h2>
      <Table
        c={c}
        caption={t('law.parties')}
        rows={view.parties}
        empty={t('law.no-parties')}
        csv={data.list('standing', 'csv', query)}
        json={data.list('standing', 'json', query)}
        columns={[
          {
            head: t('watch.state'),
            row: true,
            cell: (row) => <a href={pages(c.lang).state(row.party, datesOf(view))}>{c.name(row.party)}</a>,
          },
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
      <h2 id="duties">
        {t('law.duties')} <span class="n">{num(c, view.duties.length)}</span>
      </h2>
      <Table
        c={c}
        caption={t('law.duties')}
        rows={view.duties}
        empty={t('law.no-duties')}
        csv={data.list('duties', 'csv', { instrument: view.id, ...datesOf(view) })}
        json={data.list('duties', 'json', { instrument: view.id, ...datesOf(view) })}
        columns={[
          { head: t('law.article-head'), row: true, cell: (row) => row.article ?? <span class="blank">{t('common.blank')}</span> },
          { head: t('law.duty'), cell: (row) => <><b>{t(`duty.${row.kind}`)}</b> <span lang="en">{row.trigger}</span></> },
          { head: t('law.who'), cell: (row) => <span lang="en">{row.owedBy} → {row.owedTo}</span> },
          { head: t('law.due'), cell: (row) => (row.deadline ? <span title={row.deadline}>{dueWords(c, row.deadline)}</span> : <span class="blank">{t('law.no-deadline')}</span>) },
          { head: t('law.footing'), cell: (row) => t(`footing.${row.footing}`) },
          {
            head: t('common.source'),
            cell: (row) => (
              <>
                <Cite c={c} cite={row.cite} />
                {row.note && <small lang="en">{row.note}</small>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Claims({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  if (view.claims.length + view.blank.length === 0) return null
  const fields = [...Map.groupBy(view.claims, (claim) => claim.field)]
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{t('law.claims')}</h2>
      <dl class="facts">
        {fields.map(([field, claims]) => (
          <div>
            <dt>{tMaybe(c.lang, `claim.${field}`) ?? field}{differ(claims) && <small><Badge tone="t3" glyph="diamond" text={t('law.sources-differ')} /></small>}</dt>
            <dd>{claims.map((claim) => <ClaimText c={c} claim={claim} />)}</dd>
          </div>
        ))}
        {view.blank.map((field) => (
          <div>
            <dt>{tMaybe(c.lang, `claim.${field}`) ?? field}</dt>
            <dd class="blank">{t('law.not-established')}</dd>
          </div>
        ))}
      </dl>
      <DataLinks c={c} csv={data.one('instruments', view.id, 'csv', datesOf(view))} json={data.one('instruments', view.id, 'json', datesOf(view))} of={t('law.claims')} />
    </section>
  )
}

/** Fields whose values compare: days and closed words. Two texts that say one rule in other words are no contradiction. */
const COMPARED = new Set(['adopted', 'inForce', 'nature', 'level'])

/** A coarser date that holds a finer one agrees with it. */
function differ(claims: readonly SourcedClaim[]): boolean {
  const values = claims.map(({ value }) => value)
  return COMPARED.has(claims[0]!.field) && values.some((one) => values.some((other) => !one.startsWith(other) && !other.startsWith(one)))
}

function ClaimText({ c, claim }: { c: PageContext; claim: SourcedClaim }) {
  const t = say(c)
  return (
    <div class="claim">
      {isDate(claim.value) ? <DateText c={c} date={claim.value} /> : claim.value} <Cite c={c} cite={claim.cite} />
      {claim.known && <small>{t('law.known-on')} <DateText c={c} date={claim.known} /></small>}
      {claim.note && <small lang="en">{claim.note}</small>}
      {claim.oddity && <small>{t('law.oddity', { code: claim.oddity })}</small>}
    </div>
  )
}

/** The same act of the same day by the same word is one line, with all its states. */
function Actions({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  const lines = [...Map.groupBy(view.actions, ({ state: _, id, ...rest }) => JSON.stringify(rest.by ? { ...rest, id } : rest)).values()]
  const entries = lines.map((alike) => ({
    margin: <DateText c={c} date={alike[0]!.date} />,
    body: (
      <>
        <ActionText c={c} action={alike[0]!} states={alike.map(({ state }) => state)} />
        {view.mayRecord && alike[0]!.by === c.viewer.party && <Retract c={c} view={view} action={alike[0]!} />}
      </>
    ),
  }))
  const query = { known: view.known ?? undefined }
  const [csv, json] = [data.part('instruments', view.id, 'actions', 'csv', query), data.part('instruments', view.id, 'actions', 'json', query)]
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">
        {t('law.actions')} <span class="n">{num(c, view.actions.length)}</span>
      </h2>
      {view.mayRecord && (
        <p>
          <a class="button" href={pages(c.lang).deposit(view.id)}>
            {t('deposit.title')}
          </a>
        </p>
      )}
      <Ledger entries={entries} label={t('law.actions')} />
      <DataLinks c={c} csv={csv} json={json} of={t('law.actions')} />
    </section>
  )
}

function ActionText({ c, action, states }: { c: PageContext; action: InstrumentAction; states: readonly Party[] }) {
  const t = say(c)
  return (
    <div class="claim">
      <b>{names(c, states)}</b> {t(`act.${action.act}`)}
      {action.toward && <> → {c.name(action.toward)}</>}
      {action.what && (
        <>
          {' '}
          <span lang="en">{action.what}</span>
        </>
      )}{' '}
      {action.flags.map((flag) => (
        <Badge tone="t2" glyph="question" text={tMaybe(c.lang, `flag.${flag}`) ?? flag} />
      ))}
      <Cite c={c} cite={action.cite} />
      {action.known && (
        <small>
          {t('law.known-on')} <DateText c={c} date={action.known} />
        </small>
      )}
      {action.note && <small lang="en">{action.note}</small>}
      {action.by && <small>{t('deposit.by', { name: c.name(action.by) })}</small>}
    </div>
  )
}

/** Its own word only: the claim and its retraction both stay in the log. */
function Retract({ c, view, action }: { c: PageContext; view: InstrumentView; action: InstrumentAction }) {
  const t = say(c)
  return (
    <details>
      <summary>{t('deposit.retract')}</summary>
      <PostForm c={c} action={actions(c.lang).retract(view.id)}>
        <input type="hidden" name="claim" value={action.id} />
        <Field id={`why-${action.id}`} label={t('deposit.why')}>
          <input id={`why-${action.id}`} name="why" autocomplete="off" size={40} />
        </Field>
        <p class="buttons">
          <button class="plain">{t('deposit.retract')}</button>
        </p>
      </PostForm>
    </details>
  )
}

function Cases({ c, view }: { c: PageContext; view: InstrumentView }) {
  const t = say(c)
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">
        {t('cases.title')} <span class="n">{num(c, view.cases.length)}</span>
      </h2>
      <p>{t('cases.lead')}</p>
      <Table
        c={c}
        caption={t('cases.title')}
        rows={view.cases}
        empty={t('cases.none')}
        csv={data.list('cases', 'csv', { instrument: view.id })}
        json={data.list('cases', 'json', { instrument: view.id })}
        columns={[
          {
            head: t('cases.situation'),
            row: true,
            cell: (row) => (
              <>
                <span lang="en">{row.name}</span>
                <small>
                  {row.state && `${c.name(row.state)}, `}
                  {isDate(row.on) ? <DateText c={c} date={row.on} /> : <code>{row.on}</code>}
                </small>
              </>
            ),
          },
          { head: t('cases.expected'), cell: (row) => <code>{row.expected}</code> },
          { head: t('cases.answer'), cell: (row) => <Badge tone={row.agrees ? 'ok' : 't4'} glyph={row.agrees ? 'check' : 'cross'} text={row.agrees ? t('cases.agree') : `${t('cases.differ')}: ${row.answer}`} /> },
          { head: t('common.source'), cell: (row) => <span lang="en">{row.source}</span> },
        ]}
      />
    </section>
  )
}
