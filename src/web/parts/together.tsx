import type { EdtfDate, Party } from '../../core/values/index.ts'
import type { SignalLevel } from '../../core/watch/index.ts'
import { data, pages, type Query } from '../paths.ts'
import { names, num, say, themeName } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'
import { FilingBadge } from './badge.tsx'
import type { Option } from './form.tsx'
import { Table } from './table.tsx'
import { LevelBadge } from './threats.tsx'

export interface TogetherRow {
  state: Party
  bound: number
  /** gravest first */
  observed: { theme: string; level: SignalLevel }[]
  /** themes that somebody looked at there; null: of a past day that is not kept */
  watched: number | null
  /** threats on its own lists; null: it has none that the viewer reads */
  declared: number | null
  /** null: it declared no capability that the viewer reads */
  gaps: number | null
  returns: { status: FilingState; n: number }[]
  clocks: { warning: string; title: string }[]
  /** with how many of their points it reported on, and as done, by its own last word */
  plans: { id: string; title: string; points: number; reported: number; done: number }[]
  /** `issue` null: a consultation of this desk */
  positions: { id: string; issue: string | null; said: string }[]
}

export interface TogetherTotal {
  /** a sub-region; null: the states asked */
  group: string | null
  states: Party[]
  boundAny: number
  boundAll: number
  observed: number
  declared: number
  /** how many of them have a list of their own here */
  lists: number
  gaps: number
  /** how many of them declared a capability */
  spoke: number
  returns: TogetherRow['returns']
  clocks: number
  plans: number
  pointsReported: number
  pointsDone: number
  positions: number
}

export interface TogetherView {
  of: string
  /** name of a sub-region; null: states by their names */
  title: string | null
  year: number
  /** the day at whose end all of it is read */
  asof: EdtfDate
  past: boolean
  rows: TogetherRow[]
  totals: TogetherTotal[]
  options: Option[]
}

const FEW = 3

/** All that a desk holds of a state on one line, each part leading to its page. */
export function Together({ c, view, caption }: { c: PageContext; view: TogetherView; caption: string }) {
  const t = say(c)
  const at = pages(c.lang)
  return (
    <Table
      c={c}
      caption={caption}
      rows={view.rows}
      empty={t('together.none')}
      csv={data.list('together', 'csv', askedOf(view))}
      json={data.list('together', 'json', askedOf(view))}
      columns={[
        { head: t('filings.state'), row: true, cell: ({ state }) => <a href={at.state(state)}>{c.name(state)}</a> },
        { head: t('together.bound'), figure: true, cell: ({ state, bound }) => <a href={`${at.state(state)}#standings`}>{num(c, bound)}</a> },
        { head: t('together.observed'), cell: (row) => <Observed c={c} row={row} /> },
        { head: t('together.declared'), cell: ({ state, declared }) => <a href={at.threatsOf(state)}>{declared === null ? t('together.no-list', { state: c.name(state) }) : num(c, declared)}</a> },
        { head: t('together.gaps'), cell: ({ state, gaps }) => <a href={at.assessCapability({ of: state })}>{gaps === null ? t('together.not-said') : num(c, gaps)}</a> },
        { head: t('together.returns', { year: String(view.year) }), cell: ({ state, returns }) => <><a href={at.dueDates({ state })}>{returns.length === 0 ? t('together.no-returns') : t('together.calendar')}</a><Returns c={c} returns={returns} /></> },
        { head: t('together.clocks'), cell: ({ clocks }) => (clocks.length === 0 ? t('together.no-clocks') : <ul class="reasons">{clocks.map(({ warning, title }) => <li><a href={at.warning(warning)}>{title}</a></li>)}</ul>) },
        { head: t('together.plans'), cell: ({ plans }) => (plans.length === 0 ? <a href={at.plans()}>{t('together.no-plans')}</a> : <ul class="reasons">{plans.map(({ id, title, points, reported, done }) => <li><a href={at.plan(id)}>{title}</a>{reported > 0 && <small> {t('together.points', { done: num(c, done), reported: num(c, reported), points: num(c, points) })}</small>}</li>)}</ul>) },
        { head: t('together.positions'), cell: (row) => <Positions c={c} row={row} /> },
      ]}
    />
  )
}

function askedOf({ of, asof, past }: TogetherView): Query {
  return { of, asof: past ? asof : undefined }
}

function Returns({ c, returns }: { c: PageContext; returns: TogetherRow['returns'] }) {
  return <>{returns.map(({ status, n }) => <> <span class="pair"><FilingBadge c={c} state={status} /> {num(c, n)}</span></>)}</>
}

/** Sums by sub-region, or of the states asked: each leads to its lines, and says of how many it is made. */
export function Totals({ c, view }: { c: PageContext; view: TogetherView }) {
  const t = say(c)
  const named = ({ group, states }: TogetherTotal): string => (group === null ? names(c, states) : (view.options.find(({ value }) => value === group)?.text ?? group))
  const of = (some: number, all: number): string => t('together.of', { some: num(c, some), all: num(c, all) })
  return (
    <Table
      c={c}
      caption={t('together.totals')}
      rows={view.totals}
      empty={t('together.none')}
      csv={data.one('together', 'totals', 'csv', askedOf(view))}
      json={data.one('together', 'totals', 'json', askedOf(view))}
      columns={[
        { head: t('together.group'), row: true, cell: (one) => <>{one.group === null ? named(one) : <a href={pages(c.lang).together({ ...askedOf(view), of: one.group })}>{named(one)}</a>} <small>{t('together.states', { n: one.states.length })}</small></> },
        { head: t('together.bound-all'), cell: ({ boundAll, boundAny }) => of(boundAll, boundAny) },
        { head: t('together.observed-in'), cell: ({ observed, states }) => of(observed, states.length) },
        { head: t('together.declared'), cell: ({ declared, lists, states }) => <>{num(c, declared)} <small>{t('together.by', { some: num(c, lists), all: num(c, states.length) })}</small></> },
        { head: t('together.gaps'), cell: ({ gaps, spoke, states }) => <>{spoke === 0 ? t('together.not-said') : num(c, gaps)} <small>{t('together.by', { some: num(c, spoke), all: num(c, states.length) })}</small></> },
        { head: t('together.returns', { year: String(view.year) }), cell: ({ returns }) => <Returns c={c} returns={returns} /> },
        { head: t('together.clocks'), figure: true, cell: ({ clocks }) => num(c, clocks) },
        { head: t('together.plans'), cell: ({ plans, pointsReported, pointsDone }) => <>{num(c, plans)}{pointsReported > 0 && <small> {t('together.points-all', { done: num(c, pointsDone), reported: num(c, pointsReported) })}</small>}</> },
        { head: t('together.positions'), figure: true, cell: ({ positions }) => num(c, positions) },
      ]}
    />
  )
}

function Observed({ c, row: { state, observed, watched } }: { c: PageContext; row: TogetherRow }) {
  const t = say(c)
  return (
    <>
      {observed.slice(0, FEW).map(({ theme, level }) => <><a href={pages(c.lang).threat(state, theme)}>{themeName(c, theme)}</a> <LevelBadge c={c} level={level} /> </>)}
      <small><a href={pages(c.lang).threatsOf(state)}>{watched === null ? t('together.watch-then') : watched === 0 ? t('together.unwatched') : t('together.watched', { n: watched })}</a></small>
    </>
  )
}

function Positions({ c, row: { positions } }: { c: PageContext; row: TogetherRow }) {
  const t = say(c)
  if (positions.length === 0) return <>{t('together.no-positions')}</>
  return (
    <details>
      <summary>{num(c, positions.length)}</summary>
      <ul class="reasons">
        {positions.map(({ id, issue, said }) => <li><a href={pages(c.lang).consultation(id)}>{issue ?? t('together.consultation')}</a>: <span lang="en">{said}</span></li>)}
      </ul>
    </details>
  )
}
