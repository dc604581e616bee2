import type { Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import type { GlyphName } from '../parts/glyph.tsx'
import { DatedForm, datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { TileGrid } from '../parts/tiles.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { PageContext, TileView, Tone } from '../view.ts'

/** `none` is a blank directory entry; `untested` has never passed the weekly test. */
export type FocalState = 'reachable' | 'untested' | 'failed' | 'none'
export const FOCAL: Record<FocalState, [Tone, GlyphName]> = {
  reachable: ['ok', 'check'],
  untested: ['t2', 'question'],
  failed: ['t4', 'cross'],
  none: ['t0', 'empty'],
}

export interface StateRow {
  party: Party
  kind: 'state' | 'territory'
  subRegion: string | null
  /** whether the seed says so or it was inferred */
  basis: 'seed' | 'inferred' | null
  responsible?: Party
  claimants: Party[]
  /** instruments that bind it on the day asked about; null: no state of the region */
  bound: number | null
  focal: FocalState
  events: number
  /** warnings that await an answer of this party, among those the viewer may read */
  awaiting: number
}

export interface StatesView extends Dated {
  tiles: TileView[]
  rows: StateRow[]
}

export function States(view: StatesView, c: PageContext) {
  const t = say(c)
  const of = (kind: StateRow['kind']) =>
    view.rows.filter((row) => row.kind === kind).sort((a, b) => c.name(a.party).localeCompare(c.name(b.party), c.lang))
  return (
    <Layout c={c} title={t('states.title')} lead={<>{t('states.lead')} <DatedWords c={c} view={view} />.</>} live wide>
      <DatedForm c={c} view={view} action={pages(c.lang).states()} />
      <div class="two">
        <TileGrid c={c} tiles={view.tiles} label={t('states.title')} href={(code) => pages(c.lang).state(code, datesOf(view))} />
        <section aria-labelledby="list">
          <h2 id="list">{t('nav.states')}</h2>
          <StateTable c={c} view={view} rows={of('state')} caption={t('nav.states')} />
        </section>
      </div>
      <section aria-labelledby="territories">
        <h2 id="territories">{t('states.territories')}</h2>
        <p class="caution">{t('states.no-recognition')}</p>
        <StateTable c={c} view={view} rows={of('territory')} caption={t('states.territories')} />
      </section>
    </Layout>
  )
}

function belongs(c: PageContext, row: StateRow) {
  const t = say(c)
  if (row.claimants.length > 0) return <span class="claimed">{t('event.claimed-by', { names: names(c, row.claimants) })}</span>
  if (row.responsible) return t('state.responsible', { party: c.name(row.responsible) })
  return row.subRegion ? (
    <>
      {row.subRegion}
      {row.basis === 'inferred' && <small>{t('state.inferred')}</small>}
    </>
  ) : (
    <span class="blank">{t('state.no-subregion')}</span>
  )
}

function StateTable({ c, view, rows, caption }: { c: PageContext; view: StatesView; rows: readonly StateRow[]; caption: string }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={caption}
      rows={rows}
      empty={t('common.blank')}
      csv={data.list('states', 'csv')}
      json={data.list('states')}
      columns={[
        {
          head: t('watch.state'),
          row: true,
          cell: (row) => (
            <>
              <a href={pages(c.lang).state(row.party, datesOf(view))}>{c.name(row.party)}</a> <code>{row.party}</code>
            </>
          ),
        },
        { head: t('state.subregion'), cell: (row) => belongs(c, row) },
        {
          head: t('state.focal'),
          cell: (row) => <Badge tone={FOCAL[row.focal][0]} glyph={FOCAL[row.focal][1]} text={t(`focal.${row.focal}`)} />,
        },
        ...(rows.some((row) => row.bound !== null) ? [{ head: t('states.bound'), figure: true, cell: (row: StateRow) => (row.bound === null ? '' : t('states.n-instruments', { n: row.bound })) }] : []),
        { head: t('home.events'), figure: true, cell: (row) => num(c, row.events) },
        { head: t('state.awaiting'), figure: true, cell: (row) => num(c, row.awaiting) },
      ]}
    />
  )
}
