import type { Party } from '../../core/values/index.ts'
import type { SignalLevel } from '../../core/watch/index.ts'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'
import { FilingBadge } from './badge.tsx'
import { Table } from './table.tsx'
import { LevelBadge } from './threats.tsx'

export interface TogetherRow {
  state: Party
  bound: number
  /** gravest first */
  observed: { theme: string; level: SignalLevel }[]
  /** themes that somebody looked at there */
  watched: number
  /** threats that a list of its own names, as far as the viewer reads it */
  declared: number
  /** null: it declared no capability that the viewer reads */
  gaps: number | null
  returns: { status: FilingState; n: number }[]
  clocks: { warning: string; title: string }[]
  plans: { id: string; title: string }[]
  /** `issue` null: a consultation of this desk */
  positions: { id: string; issue: string | null; said: string }[]
}

export interface TogetherView {
  of: string
  /** name of a sub-region; null: states by their names */
  title: string | null
  year: number
  rows: TogetherRow[]
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
      csv={data.list('together', 'csv', { of: view.of })}
      json={data.list('together', 'json', { of: view.of })}
      columns={[
        { head: t('filings.state'), row: true, cell: ({ state }) => <a href={at.state(state)}>{c.name(state)}</a> },
        { head: t('together.bound'), figure: true, cell: ({ state, bound }) => <a href={`${at.state(state)}#standings`}>{num(c, bound)}</a> },
        { head: t('together.observed'), cell: (row) => <Observed c={c} row={row} /> },
        { head: t('together.declared'), cell: ({ state, declared }) => <a href={at.threatsOf(state)}>{declared === 0 ? t('together.no-list', { state: c.name(state) }) : num(c, declared)}</a> },
        { head: t('together.gaps'), cell: ({ state, gaps }) => <a href={at.assessCapability({ of: state })}>{gaps === null ? t('together.not-said') : num(c, gaps)}</a> },
        { head: t('together.returns', { year: String(view.year) }), cell: ({ state, returns }) => <><a href={at.dueDates({ state })}>{returns.length === 0 ? t('together.no-returns') : t('together.calendar')}</a>{returns.map(({ status, n }) => <> <span class="pair"><FilingBadge c={c} state={status} /> {num(c, n)}</span></>)}</> },
        { head: t('together.clocks'), cell: ({ clocks }) => (clocks.length === 0 ? t('together.no-clocks') : <ul class="reasons">{clocks.map(({ warning, title }) => <li><a href={at.warning(warning)}>{title}</a></li>)}</ul>) },
        { head: t('together.plans'), cell: ({ plans }) => (plans.length === 0 ? <a href={at.plans()}>{t('together.no-plans')}</a> : <ul class="reasons">{plans.map(({ id, title }) => <li><a href={at.plan(id)}>{title}</a></li>)}</ul>) },
        { head: t('together.positions'), cell: (row) => <Positions c={c} row={row} /> },
      ]}
    />
  )
}

function Observed({ c, row: { state, observed, watched } }: { c: PageContext; row: TogetherRow }) {
  const t = say(c)
  return (
    <>
      {observed.slice(0, FEW).map(({ theme, level }) => <><a href={pages(c.lang).threat(state, theme)}>{themeName(c, theme)}</a> <LevelBadge c={c} level={level} /> </>)}
      <small><a href={pages(c.lang).threatsOf(state)}>{watched === 0 ? t('together.unwatched') : t('together.watched', { n: watched })}</a></small>
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
