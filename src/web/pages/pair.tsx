import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { DateField, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { type MatrixCell, StandingBadge } from '../parts/standing.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'
import type { NatureView } from './treaties.tsx'

/** `open`: for one of the two the answer is disputed or unknown. */
export type Overlap = 'both' | 'open' | 'first' | 'second' | 'neither'

export interface PairRow {
  id: string
  title: string
  level: Level
  nature: NatureView
  overlap: Overlap
  cells: [MatrixCell, MatrixCell]
  /** since when both; null where not established */
  since: EdtfDate | null
  reservations: { by: Party; article: string; objectedBy: Party | null }[]
}

export interface PairView {
  states: [Party, Party]
  asof: EdtfDate
  known: EdtfDate | null
  everyone: Party[]
  rows: PairRow[]
  /** what sources say of the pair itself: how dense, of which grade, civil or military, consented to by whom */
  claims: { field: string; value: string; theme: string | null; matter: string | null; nature: string | null; consent: string | null; note: string | null; known: EdtfDate | null; cite: CiteView }[]
}

export function Pair(view: PairView, c: PageContext) {
  const t = say(c)
  const [a, b] = view.states
  const when = { asof: view.asof, known: view.known ?? undefined }
  const both = view.rows.filter(({ overlap, nature }) => overlap === 'both' && nature === 'binding').length
  return (
    <Layout
      c={c}
      over={<a href={pages(c.lang).architecture(when)}>{t('architecture.title')}</a>}
      title={`${c.name(a)} – ${c.name(b)}`}
      lead={
        <>
          {t('pair.lead', { n: both })} <DateText c={c} date={view.asof} />.
        </>
      }
      wide
    >
      <Asking c={c} view={view} />
      <section aria-labelledby="said">
        <h2 id="said">{t('pair.said')}</h2>
        <Said c={c} view={view} />
      </section>
      <section aria-labelledby="overlap">
        <h2 id="overlap">{t('pair.overlap')}</h2>
        {(['both', 'open', 'first', 'second', 'neither'] as const).map((overlap) => {
          const rows = view.rows.filter((row) => row.overlap === overlap)
          return (
            <details open={overlap === 'both'}>
              <summary>
                <b>{num(c, rows.length)}</b> {overlapName(c, view, overlap)}
              </summary>
              <Shared c={c} view={view} rows={rows} caption={overlapName(c, view, overlap)} />
            </details>
          )
        })}
        <DataLinks c={c} csv={data.pair(a, b, 'csv', when)} json={data.pair(a, b, 'json', when)} of={t('pair.overlap')} />
      </section>
    </Layout>
  )
}

function overlapName(c: PageContext, { states: [a, b] }: PairView, overlap: Overlap): string {
  return overlap === 'first' || overlap === 'second' ? say(c)('pair.only', { name: c.name(overlap === 'first' ? a : b) }) : say(c)(`pair.${overlap}`)
}

/** Two states to choose; without script too, since the page answers to `?with=`. */
function Asking({ c, view }: { c: PageContext; view: PairView }) {
  const t = say(c)
  const options = view.everyone.map((value) => ({ value, text: c.name(value) })).sort((x, y) => x.text.localeCompare(y.text, c.lang))
  return (
    <form class="filters" method="get" action={pages(c.lang).pairs()}>
      <Select id="a" label={t('pair.first')} value={view.states[0]} options={options} />
      <Select id="b" label={t('pair.second')} value={view.states[1]} options={options} />
      <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
      <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
    </form>
  )
}

function Said({ c, view }: { c: PageContext; view: PairView }) {
  const t = say(c)
  const blank = <span class="blank">{t('common.not-established')}</span>
  return (
    <Table
      c={c}
      caption={t('pair.said')}
      rows={view.claims}
      empty={t('pair.nothing-said')}
      columns={[
        { head: t('pair.what'), row: true, cell: (row) => <>{row.field}{(row.theme || row.matter) && <small>{row.theme ? themeName(c, row.theme) : row.matter}</small>}</> },
        { head: t('pair.value'), cell: (row) => <>{row.value}{row.note && <small>{row.note}</small>}</> },
        { head: t('pair.nature'), cell: (row) => (row.nature === 'civil' || row.nature === 'military' ? t(`pair.${row.nature}`) : blank) },
        { head: t('pair.consent'), cell: (row) => row.consent ?? blank },
        { head: t('common.source'), cell: (row) => <Cite c={c} cite={row.cite} /> },
      ]}
    />
  )
}

function Shared({ c, view, rows, caption }: { c: PageContext; view: PairView; rows: readonly PairRow[]; caption: string }) {
  const t = say(c)
  const [a, b] = view.states
  const when = { asof: view.asof, known: view.known ?? undefined }
  return (
    <Table
      c={c}
      caption={caption}
      rows={rows}
      empty={t('pair.none')}
      columns={[
        { head: t('law.instrument'), row: true, cell: (row) => <a href={pages(c.lang).treaty(row.id, when)}>{row.title}</a> },
        { head: t('law.level'), cell: (row) => <>{t(`level.${row.level}`)} <small>{t(`nature.${row.nature}`)}</small></> },
        { head: c.name(a), cell: (row) => <StandingBadge c={c} word={row.cells[0].status} /> },
        { head: c.name(b), cell: (row) => <StandingBadge c={c} word={row.cells[1].status} /> },
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
