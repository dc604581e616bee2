import type { Party } from '../../core/values/index.ts'
import { FILING_TONE } from '../parts/badge.tsx'
import { Key, type OfYear, stateOf, whenOf, YearForm } from '../parts/filings.tsx'
import { FILING_GLYPH, Glyph } from '../parts/glyph.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { byName, say } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'

type Stream = 'activities' | 'spending' | 'supply' | 'manoeuvres' | 'doctrine'

export interface StreamsView extends OfYear {
  rows: {
    state: Party
    cells: {
      stream: Stream
      word: FilingState
      noDuty: boolean
      items: { duty: string | null; instrument: string | null; form: string | null; status: FilingState; why: string; late: boolean; filing: string | null }[]
    }[]
  }[]
}

const STREAM_NAMES: readonly Stream[] = ['activities', 'spending', 'supply', 'manoeuvres', 'doctrine']

/** The five streams of information that early warning by transparency lives on, state by state. */
export function Streams(view: StreamsView, c: PageContext) {
  const t = say(c)
  const query = { year: String(view.year), ...whenOf(view) }
  return (
    <Layout c={c} title={t('streams.title-of', { year: String(view.year) })} over={<a href={pages(c.lang).filings(query)}>{t('filings.all')}</a>} lead={t('streams.lead')} wide>
      <YearForm c={c} view={view} to={pages(c.lang).streams()} />
      <Table
        c={c}
        caption={t('streams.title-of', { year: String(view.year) })}
        rows={view.rows.toSorted(byName(c, ({ state }) => state))}
        empty=""
        columns={[
          { head: t('filings.state'), row: true, cell: ({ state }) => <a href={pages(c.lang).state(state)}>{c.name(state)}</a> },
          ...STREAM_NAMES.map((stream) => ({ head: t(`streams.${stream}`), cell: (row: StreamsView['rows'][number]) => <StreamCell c={c} view={view} state={row.state} cell={row.cells.find((one) => one.stream === stream)!} /> })),
        ]}
      />
      <Key c={c} />
      <p>
        <small>{t('streams.silence')}</small>
      </p>
      <DataLinks c={c} csv={data.list('streams', 'csv', query)} json={data.list('streams', 'json', query)} of={t('streams.title')} />
    </Layout>
  )
}

function StreamCell({ c, view, state, cell }: { c: PageContext; view: StreamsView; state: Party; cell: StreamsView['rows'][number]['cells'][number] }) {
  const t = say(c)
  if (cell.items.length === 0) return <small class="blank">{t('streams.no-duty')}</small>
  return (
    <span class="signs">
      {cell.items.map(({ instrument, form, status, late, filing }) => {
        const word = stateOf({ status, late })
        const name = instrument ?? form ?? ''
        const href = instrument !== null ? pages(c.lang).filing(instrument, state, String(view.year), whenOf(view)) : filing === null ? pages(c.lang).filings() : pages(c.lang).record(filing)
        const words = `${name}: ${t(`filing.${word}`)}${instrument === null ? `, ${t('streams.own-accord')}` : ''}`
        return (
          <a class={FILING_TONE[word]} href={href} title={words} aria-label={`${c.name(state)}, ${words}`}>
            <Glyph name={FILING_GLYPH[word]} /> {name}
          </a>
        )
      })}
    </span>
  )
}
