import { type Overlap, OVERLAPS } from '../../core/law/index.ts'
import { type EdtfDate, type Level, LEVELS, type Party } from '../../core/values/index.ts'
import { Cooperation, type CooperationView } from '../parts/cooperation.tsx'
import { DatedForm, datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { type Option, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { StandingBadge, type StandingWord } from '../parts/standing.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { Together, type TogetherView } from '../parts/together.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { NatureView } from './treaties.tsx'

/** One side of a pair: a state, or every state of a sub-region. */
export interface PairSide {
  code: string
  /** name of a sub-region; null: a state, named by its code */
  group: string | null
  members: Party[]
}

export interface PairCell {
  /** null: a sub-region, which has no standing of its own */
  status: StandingWord | null
  /** states bound, and of how many */
  bound: number
  of: number
}

export interface PairRow {
  id: string
  title: string
  level: Level
  nature: NatureView
  overlap: Overlap
  cells: [PairCell, PairCell]
  /** since when both; null where not established */
  since: EdtfDate | null
  reservations: { by: Party; article: string; objectedBy: Party | null }[]
}

export interface PairView extends Dated {
  sides: [PairSide, PairSide]
  everyone: Party[]
  groups: Option[]
  rows: PairRow[]
  /** what sources say of two states: how dense, of which grade, civil or military, consented to by whom; null where a side is a sub-region */
  cooperation: CooperationView | null
  /** all that the desk holds of each of two states; null where a side is a sub-region */
  together?: TogetherView | null
}

function sideName(c: PageContext, { code, group }: PairSide): string {
  return group ?? c.name(code)
}

export function Pair(view: PairView, c: PageContext) {
  const t = say(c)
  const [a, b] = view.sides
  const when = datesOf(view)
  const both = view.rows.filter(({ overlap, nature }) => overlap === 'both' && nature === 'binding').length
  return (
    <Layout
      c={c}
      over={<a href={pages(c.lang).architecture(when)}>{t('architecture.title')}</a>}
      title={`${sideName(c, a)} – ${sideName(c, b)}`}
      lead={
        <>
          {t('pair.lead', { n: both })} <DatedWords c={c} view={view} bare />.
        </>
      }
      wide
    >
      <Asking c={c} view={view} />
      {view.sides.filter(({ group }) => group !== null).map((side) => <p class="meta"><b>{side.group}</b>: {names(c, side.members)} <a href={pages(c.lang).together({ of: side.code })}>{t('together.title')}</a></p>)}
      {view.together && <Together c={c} view={view.together} caption={t('together.title')} />}
      <Density c={c} view={view} />
      {view.cooperation && <Cooperation c={c} view={view.cooperation} />}
      <section aria-labelledby="overlap">
        <h2 id="overlap">{t('pair.overlap')}</h2>
        {OVERLAPS.map((overlap) => {
          const rows = view.rows.filter((row) => row.overlap === overlap)
          if (rows.length === 0 && overlap !== 'both') return null
          return (
            <details open={overlap === 'both' || overlap === 'partly'}>
              <summary>
                <b>{num(c, rows.length)}</b> {overlapName(c, view, overlap)}
              </summary>
              <Shared c={c} view={view} rows={rows} caption={overlapName(c, view, overlap)} />
            </details>
          )
        })}
        <DataLinks c={c} csv={data.pair(a.code, b.code, 'csv', when)} json={data.pair(a.code, b.code, 'json', when)} of={t('pair.overlap')} />
        <p class="data-links">
          {t('pair.every')}: <a href={data.list('pairs', 'csv', when)}>{t('common.as-csv')}</a> <a href={data.list('pairs', 'json', when)}>{t('common.as-json')}</a>
        </p>
      </section>
    </Layout>
  )
}

function overlapName(c: PageContext, { sides: [a, b] }: PairView, overlap: Overlap): string {
  return overlap === 'first' || overlap === 'second' ? say(c)('pair.only', { name: sideName(c, overlap === 'first' ? a : b) }) : say(c)(`pair.${overlap}`)
}

/** Two to choose, of states and sub-regions: a plain form, whose answer is the address of the pair. */
function Asking({ c, view }: { c: PageContext; view: PairView }) {
  const t = say(c)
  const states = view.everyone.map((value) => ({ value, text: c.name(value) })).sort((x, y) => x.text.localeCompare(y.text, c.lang))
  const options = [...states, ...view.groups.map(({ value, text }) => ({ value, text: t('pair.group', { name: text }) }))]
  return (
    <DatedForm c={c} view={view} action={pages(c.lang).pairs()}>
      <Select id="a" label={t('pair.first')} value={view.sides[0].code} options={options} />
      <Select id="b" label={t('pair.second')} value={view.sides[1].code} options={options} />
    </DatedForm>
  )
}

/** What is computed, level by level; what sources count stands beside it, under cooperation. */
function Density({ c, view }: { c: PageContext; view: PairView }) {
  const t = say(c)
  const shown = OVERLAPS.filter((overlap) => view.rows.some((row) => row.overlap === overlap))
  const lines = [...LEVELS.filter((level) => view.rows.some((row) => row.level === level)), null]
  const count = (overlap: Overlap, level: Level | null) => view.rows.filter((row) => row.overlap === overlap && (level === null || row.level === level)).length
  return (
    <section aria-labelledby="density">
      <h2 id="density">{t('pair.density')}</h2>
      <Table
        c={c}
        caption={t('pair.density')}
        rows={lines}
        empty={t('pair.none')}
        columns={[
          { head: t('law.level'), row: true, cell: (level) => (level === null ? t('pair.total') : t(`level.${level}`)) },
          ...shown.map((overlap) => ({ head: overlapName(c, view, overlap), figure: true, cell: (level: Level | null) => num(c, count(overlap, level)) })),
        ]}
      />
    </section>
  )
}

function Side({ c, cell }: { c: PageContext; cell: PairCell }) {
  return cell.status === null ? <>{say(c)('pair.n-of', { n: cell.bound, of: cell.of })}</> : <StandingBadge c={c} word={cell.status} />
}

function Shared({ c, view, rows, caption }: { c: PageContext; view: PairView; rows: readonly PairRow[]; caption: string }) {
  const t = say(c)
  const [a, b] = view.sides
  const when = datesOf(view)
  return (
    <Table
      c={c}
      caption={caption}
      rows={rows}
      empty={t('pair.none')}
      columns={[
        { head: t('law.instrument'), row: true, cell: (row) => <a href={pages(c.lang).treaty(row.id, when)}>{row.title}</a> },
        { head: t('law.level'), cell: (row) => <>{t(`level.${row.level}`)} <small>{t(`nature.${row.nature}`)}</small></> },
        { head: sideName(c, a), cell: (row) => <Side c={c} cell={row.cells[0]} /> },
        { head: sideName(c, b), cell: (row) => <Side c={c} cell={row.cells[1]} /> },
        {
          head: t('law.since'),
          cell: (row) => (
            <>
              {row.overlap === 'both' && <DateText c={c} date={row.since} />}
              {row.reservations.map(({ by, article, objectedBy }) => (
                <small>
                  {t('pair.reserved', { name: c.name(by), article })}
                  {objectedBy && `; ${t('pair.objected', { name: c.name(objectedBy) })}`}
                </small>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}
