import type { EdtfDate, Party } from '../../core/values/index.ts'
import { FILING_TONE, FilingBadge } from '../parts/badge.tsx'
import { Chart, type ChartView, wholeTicks } from '../parts/chart.tsx'
import { DateField, Field, Select } from '../parts/form.tsx'
import { FILING_GLYPH, Glyph } from '../parts/glyph.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages, type Query } from '../paths.ts'
import { num, say } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'

/** A status of rule 6; `late` beside an answer: it came after its day, and was taken. */
export interface FilingCell {
  status: FilingState
  late: boolean
}

export interface CoverageView {
  duty: string
  instrument: string
  title: string
  period: string
  dueAt: EdtfDate
  /** bound on the due day; standing not known or disputed; answered; of these after the day */
  bound: number
  unsure: number
  answered: number
  late: number
  counts: Readonly<Partial<Record<FilingState, number>>>
}

interface Asked {
  asof: EdtfDate
  past: boolean
}

interface OfYear extends Asked {
  year: number
  first: number
  last: number
}

export interface FilingsView extends OfYear {
  duties: CoverageView[]
  rows: { state: Party; cells: FilingCell[] }[]
}

const stateOf = ({ status, late }: FilingCell): FilingState => (late && status === 'filed' ? 'filed-late' : status)
const whenOf = ({ asof, past }: Asked): Query => (past ? { asof } : {})

/** Who has filed what of one year: how much is there before what it says. */
export function Filings(view: FilingsView, c: PageContext) {
  const t = say(c)
  const query = { year: String(view.year), ...whenOf(view) }
  return (
    <Layout c={c} title={t('filings.title', { year: String(view.year) })} lead={t('filings.lead')} wide>
      <YearForm c={c} view={view} to={pages(c.lang).filings()} />
      <section aria-labelledby="coverage">
        <h2 id="coverage">{t('filings.coverage')}</h2>
        <Table
          c={c}
          caption={t('filings.coverage')}
          rows={view.duties}
          empty={t('filings.no-duties')}
          columns={[
            { head: t('filings.instrument'), row: true, cell: (one) => <a href={pages(c.lang).filingYears(one.instrument, whenOf(view))}>{one.title}</a> },
            { head: t('filings.period'), cell: ({ period }) => period },
            { head: t('file.due-on'), cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
            { head: t('filings.answered'), cell: (one) => <Count c={c} one={one} /> },
            { head: t('filings.rest'), cell: ({ counts }) => <Rest c={c} counts={counts} /> },
          ]}
        />
        <p>
          <small>{t('filings.words')}</small>
        </p>
      </section>
      {view.duties.length > 0 && (
        <section>
          <h2 id="matrix">{t('filings.matrix')}</h2>
          <Grid
            c={c}
            label={t('filings.matrix')}
            heads={view.duties.map(({ title, period, duty }) => ({ key: duty, text: `${title} ${period}`, short: duty.split(':')[0]! }))}
            rows={view.rows}
            to={(state, i) => pages(c.lang).filing(view.duties[i]!.instrument, state, String(view.year), whenOf(view))}
          />
          <Key c={c} />
        </section>
      )}
      <DataLinks c={c} csv={data.list('filings', 'csv', query)} json={data.list('filings', 'json', query)} of={t('filings.coverage')} />
    </Layout>
  )
}

function Count({ c, one }: { c: PageContext; one: Pick<CoverageView, 'answered' | 'bound' | 'unsure' | 'late'> }) {
  const t = say(c)
  return (
    <>
      <b>{t('filings.n-of', { n: one.answered, of: one.bound })}</b>
      {one.late > 0 && <small> {t('filings.n-late', { n: one.late })}</small>}
      {one.unsure > 0 && <small> {t('filings.n-unsure', { n: one.unsure })}</small>}
    </>
  )
}

const REST: readonly FilingState[] = ['late', 'missing', 'due', 'not-seen-here', 'restricted']

function Rest({ c, counts }: { c: PageContext; counts: CoverageView['counts'] }) {
  const some = REST.filter((status) => (counts[status] ?? 0) > 0)
  return (
    <>
      {some.map((status) => (
        <>
          <span class="pair">{num(c, counts[status]!)} <FilingBadge c={c} state={status} /></span>{' '}
        </>
      ))}
    </>
  )
}

interface Head {
  key: string
  text: string
  short: string
}

interface GridProps {
  c: PageContext
  label: string
  heads: readonly Head[]
  rows: readonly { state: Party; cells: readonly FilingCell[] }[]
  to(state: Party, i: number): string
}

/** States down; each cell one sign with its words, and a link to what it stands for. */
function Grid({ c, label, heads, rows, to }: GridProps) {
  const t = say(c)
  return (
    <div class="grid-scroll" tabindex={0} role="region" aria-label={label}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('filings.state')}</th>
            {heads.map(({ text, short }) => (
              <th scope="col" class="st">
                <abbr title={text}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, cells }) => (
            <tr>
              <th scope="row">
                <a href={pages(c.lang).state(state)}>{c.name(state)}</a>
              </th>
              {cells.map((cell, i) => (
                <td class={FILING_TONE[stateOf(cell)]}>
                  <Sign c={c} cell={cell} of={`${c.name(state)}, ${heads[i]!.text}`} href={to(state, i)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Sign({ c, cell, of, href }: { c: PageContext; cell: FilingCell; of: string; href: string }) {
  const words = say(c)(`filing.${stateOf(cell)}`)
  const sign = <Glyph name={FILING_GLYPH[stateOf(cell)]} />
  return cell.status === 'not-due' ? (
    <abbr title={`${of}: ${words}`}>{sign}</abbr>
  ) : (
    <a href={href} title={`${of}: ${words}`} aria-label={`${of}: ${words}`}>
      {sign}
    </a>
  )
}

const KEYS: readonly FilingState[] = ['filed', 'filed-late', 'nil', 'nothing-new', 'due', 'late', 'missing', 'not-seen-here', 'restricted', 'not-due']

function Key({ c }: { c: PageContext }) {
  return (
    <p class="legend">
      {KEYS.map((state) => (
        <FilingBadge c={c} state={state} />
      ))}
    </p>
  )
}

function YearForm({ c, view, to }: { c: PageContext; view: OfYear; to: string }) {
  const t = say(c)
  return (
    <form class="filters" method="get" action={to}>
      <Field id="year" label={t('filings.year')} hint={t('filings.year-hint', { from: String(view.first), to: String(view.last) })}>
        <input id="year" name="year" inputmode="numeric" size={6} value={String(view.year)} aria-describedby="year-hint" />
      </Field>
      <DateField c={c} id="asof" label={t('filings.asof')} value={view.past ? view.asof : undefined} />
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
      <p class="see-also">
        <a href={pages(c.lang).streams({ year: String(view.year) })}>{t('streams.title')}</a> · <a href={pages(c.lang).dueDates()}>{t('due.title')}</a>
      </p>
    </form>
  )
}

export interface FilingYearsView extends Asked {
  instrument: string
  title: string
  article: string | null
  source: string
  certainty: string
  existence: 'public' | 'restricted' | 'not-established'
  periods: (Omit<CoverageView, 'duty' | 'instrument' | 'title'> & { row: number })[]
  rows: { state: Party; cells: FilingCell[] }[]
}

/** One duty over the years: how many answered of those bound, and who. */
export function FilingYears(view: FilingYearsView, c: PageContext) {
  const t = say(c)
  const when = whenOf(view)
  const last = view.periods.findLast(({ dueAt }) => dueAt <= view.asof)
  return (
    <Layout
      c={c}
      title={view.title}
      over={<a href={pages(c.lang).filings(when)}>{t('filings.all')}</a>}
      lead={last ? <>{last.period}: {t('filings.n-of', { n: last.answered, of: last.bound })}</> : t('filings.none-due')}
      wide
    >
      <Facts
        c={c}
        facts={[
          { term: t('filings.instrument'), value: <a href={pages(c.lang).treaty(view.instrument)}>{view.instrument}{view.article ? `, ${view.article}` : ''}</a> },
          { term: t('filings.existence'), value: t(`filings.existence-${view.existence}`) },
          { term: t('filings.source'), value: `${view.source} (${t('filings.certainty', { word: view.certainty })})` },
        ]}
      />
      <section aria-labelledby="years">
        <h2 id="years">{t('filings.over-years')}</h2>
        {view.periods.length > 1 && <Chart c={c} chart={coverageChart(c, view)} />}
        <Table
          c={c}
          caption={t('filings.over-years')}
          rows={[...view.periods].reverse()}
          empty={t('filings.no-duties')}
          columns={[
            { head: t('filings.period'), row: true, cell: ({ period }) => period },
            { head: t('file.due-on'), cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
            { head: t('filings.answered'), cell: (one) => <Count c={c} one={one} /> },
            { head: t('filings.rest'), cell: ({ counts }) => <Rest c={c} counts={counts} /> },
          ]}
        />
      </section>
      <section>
        <h2 id="who">{t('filings.who')}</h2>
        <Grid
          c={c}
          label={t('filings.who')}
          heads={view.periods.map(({ period }) => ({ key: period, text: period, short: shortPeriod(period) }))}
          rows={view.rows}
          to={(state, i) => pages(c.lang).filing(view.instrument, state, view.periods[i]!.period.slice(0, 4), when)}
        />
        <Key c={c} />
      </section>
      <DataLinks c={c} csv={data.one('filings', view.instrument, 'csv', when)} json={data.one('filings', view.instrument, 'json', when)} of={view.title} />
    </Layout>
  )
}

const shortPeriod = (period: string): string => (period.length === 4 ? `’${period.slice(2)}` : `’${period.slice(2, 4)}${period.includes('-07-') ? 'b' : 'a'}`)

function coverageChart(c: PageContext, view: FilingYearsView): ChartView {
  const t = say(c)
  const x = (period: string): number => Number(period.slice(0, 4)) + (period.includes('-07-') ? 0.5 : 0)
  const [first, last] = [x(view.periods[0]!.period), x(view.periods.at(-1)!.period)]
  const due = view.periods.filter(({ dueAt }) => dueAt <= view.asof)
  const end = due.at(-1)
  return {
    id: 'coverage-chart', title: t('filings.chart', { of: view.title }),
    says: end ? t('filings.chart-says', { period: end.period, n: end.answered, of: end.bound }) : t('filings.none-due'),
    x: { label: t('filings.period'), from: first - 0.5, to: last + 0.5, ticks: wholeTicks(first, last, 8).map((at) => ({ at, text: String(at) })) },
    y: { label: t('filings.states'), from: 0 },
    marks: [
      { kind: 'line', label: t('filings.bound'), look: 1, points: view.periods.map(({ period, bound }) => ({ x: x(period), y: bound })) },
      { kind: 'bars', label: t('filings.answered'), look: 0, points: due.map(({ period, answered }) => ({ x: x(period), y: answered })) },
    ],
  }
}

export interface FilingCellView extends Asked {
  instrument: string
  title: string
  state: Party
  year: number
  own: boolean
  items: {
    duty: string
    period: string
    dueAt: EdtfDate
    closesAt: EdtfDate
    closesBy: 'instrument' | 'desk'
    addressee: Party | null
    status: FilingState
    why: string
    late: boolean
    daysLeft: number | null
    faceOnly: boolean
    source: string
    certainty: string
    forms: { id: string; title: string }[]
    filings: { id: string; form: string; received: EdtfDate; answer: 'data' | 'nil' | 'nothing-new' | null; correction: boolean }[]
  }[]
}

/** One state, one duty, one year: a page that can be cited. */
export function FilingOne(view: FilingCellView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).filingYears(view.instrument, whenOf(view))}>{view.title}</a> · <a href={pages(c.lang).state(view.state)}>{c.name(view.state)}</a>
    </>
  )
  return (
    <Layout c={c} title={`${c.name(view.state)}, ${view.year}`} over={over} lead={t('filings.one-lead', { of: view.title })}>
      {view.items.length === 0 && <Empty text={t('filings.no-day')} />}
      {view.items.map((item) => (
        <section aria-labelledby={`p-${item.period}`}>
          <h2 id={`p-${item.period}`}>{item.period}</h2>
          <p>
            <FilingBadge c={c} state={stateOf(item)} /> {t(`filings.why-${item.why}` as 'filings.why-seen')}
          </p>
          <Facts
            c={c}
            facts={[
              { term: t('file.due-on'), value: <DateText c={c} date={item.dueAt} /> },
              { term: t('filings.closes'), value: <><DateText c={c} date={item.closesAt} /> {t(`filings.closes-${item.closesBy}`)}</> },
              { term: t('filings.addressee'), value: item.addressee === null ? t('filings.no-addressee') : c.name(item.addressee) },
              { term: t('filings.source'), value: `${item.source} (${t('filings.certainty', { word: item.certainty })})` },
            ]}
          />
          <Received c={c} item={item} />
          {view.own && (
            <p>
              {item.forms.map(({ id, title }) => (
                <a class="button plain" href={pages(c.lang).fileReturn(id, item.period)}>
                  {title}
                </a>
              ))}
            </p>
          )}
        </section>
      ))}
      <DataLinks c={c} csv={data.list('filings', 'csv', { year: String(view.year) })} json={data.list('filings', 'json', { year: String(view.year) })} of={view.title} />
    </Layout>
  )
}

function Received({ c, item }: { c: PageContext; item: FilingCellView['items'][number] }) {
  const t = say(c)
  if (item.filings.length === 0) return null
  return (
    <Table
      c={c}
      caption={t('filings.received')}
      rows={item.filings}
      empty=""
      columns={[
        { head: t('filings.form'), row: true, cell: ({ id, form }) => <a href={pages(c.lang).record(id)}>{form}</a> },
        { head: t('filings.received'), cell: ({ received }) => <DateText c={c} date={received} /> },
        { head: t('filings.answer'), cell: ({ answer }) => (answer === null ? t('filings.face-only') : t(`filings.answer-${answer}`)) },
        { head: t('filings.correction'), cell: ({ correction }) => (correction ? t('filings.correction') : '–') },
      ]}
    />
  )
}

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
        rows={view.rows}
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

export interface DueView {
  of: Party | null
  states: Party[]
  rows: { duty: string; instrument: string; title: string; period: string; dueAt: EdtfDate; bound: number; status: FilingState | null }[]
}

/** What falls due when: of one state with its status, or of all with how many are bound. */
export function DueDates(view: DueView, c: PageContext) {
  const t = say(c)
  const query = view.of === null ? {} : { state: view.of }
  return (
    <Layout c={c} title={t('due.title')} over={<a href={pages(c.lang).filings()}>{t('filings.all')}</a>} lead={t('due.lead')}>
      <form class="filters" method="get" action={pages(c.lang).dueDates()}>
        <Select id="state" label={t('due.of')} any={t('due.whole')} value={view.of ?? undefined} options={view.states.map((value) => ({ value, text: c.name(value) }))} />
        <p class="go">
          <button class="plain">{t('common.apply')}</button>
        </p>
      </form>
      <p>
        <a class="button plain" href={data.ics(c.lang, query)}>
          {t('due.subscribe')}
        </a>
      </p>
      <Table
        c={c}
        caption={t('due.title')}
        rows={view.rows}
        empty={t('due.none')}
        columns={[
          { head: t('file.due-on'), row: true, cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
          { head: t('filings.instrument'), cell: (one) => <a href={view.of === null ? pages(c.lang).filingYears(one.instrument) : pages(c.lang).filing(one.instrument, view.of, one.period.slice(0, 4))}>{one.title}</a> },
          { head: t('filings.period'), cell: ({ period }) => period },
          { head: t('due.who'), cell: ({ status, bound }) => (status === null ? t('due.n-bound', { n: bound }) : <FilingBadge c={c} state={status} />) },
        ]}
        csv={data.list('due', 'csv', query)}
        json={data.list('due', 'json', query)}
      />
    </Layout>
  )
}
