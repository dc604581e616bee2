import { Chart, type ChartView, RowsFigure, type RowsView } from '../parts/chart.tsx'
import { DateField, Field, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Empty, Table } from '../parts/table.tsx'
import { tMaybe } from '../messages/index.ts'
import { data, pages, type Query } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ChartPageView {
  slug: string
  group: string
  pointer: string | null
  /** the state of the chart, as its address says it */
  query: Query
  controls: readonly string[]
  /** what was written in the address and could not be understood */
  unknown: readonly string[]
  states: readonly { code: string; name: string; chosen: boolean }[]
  groups: readonly { id: string; name: string }[]
  measures: readonly { value: string; text: string }[]
  panels: readonly { title: string; picture: { kind: 'chart'; chart: ChartView } | { kind: 'rows'; rows: RowsView } }[]
  columns: readonly { name: string; type: string }[]
  rows: readonly (readonly (string | number | null)[])[]
  /** rows that the table on the page leaves to the data */
  more: number
  method: string
  caveats: readonly string[]
  gaps: readonly string[]
  notes: readonly { text: string; filing?: string }[]
  sources: readonly { text: string; filing?: string }[]
  /** SHA-256 of the CSV, to cite */
  hash: string
  origin: string
}

/** One chart: what it shows, its table, how it was made, what is missing, and every way to take it along. */
export function ChartPage(view: ChartPageView, c: PageContext) {
  const t = say(c)
  const title = t(`charts.${view.slug}` as 'charts.spending')
  return (
    <Layout c={c} title={title} over={<a href={pages(c.lang).charts()}>{t('charts.title')}</a>} lead={t(`charts.asks-${view.slug}` as 'charts.asks-spending')} wide>
      {view.unknown.length > 0 && <p class="notice">{t('charts.unknown', { what: view.unknown.join(', ') })}</p>}
      {view.controls.length > 0 && <Controls c={c} view={view} />}
      <Pictures c={c} view={view} />
      <Gaps c={c} view={view} />
      {view.notes.length > 0 && <Cited c={c} id="notes" head={t('charts.notes')} items={view.notes} />}
      <Figures c={c} view={view} />
      <section aria-labelledby="method">
        <h2 id="method">{t('charts.method')}</h2>
        <p>{view.method}</p>
        <ul>{view.caveats.map((text) => <li>{text}</li>)}</ul>
        {view.pointer && <p><small>{t('charts.pointer', { pointer: view.pointer })}</small></p>}
      </section>
      {view.sources.length > 0 && <Cited c={c} id="sources" head={t('charts.sources')} items={view.sources} />}
      <Take c={c} view={view} />
    </Layout>
  )
}

interface Part {
  c: PageContext
  view: ChartPageView
}

function Pictures({ c, view }: Part) {
  if (view.panels.length === 0) return <Empty text={say(c)(`charts.empty-${view.group}` as 'charts.empty-spending')} />
  return (
    <div class={view.panels.length > 1 ? 'panels' : undefined}>
      {view.panels.map(({ title, picture }, i) => (
        <section aria-labelledby={`panel-${i}`}>
          <h2 id={`panel-${i}`}>{title}</h2>
          {picture.kind === 'chart' ? <Chart c={c} chart={picture.chart} half={view.panels.length > 1} /> : <RowsFigure c={c} chart={picture.rows} half={view.panels.length > 1} />}
        </section>
      ))}
    </div>
  )
}

function Gaps({ c, view }: Part) {
  if (view.gaps.length === 0) return null
  const t = say(c)
  const form = pages(c.lang).fileReturn('economic-context', String(new Date(c.now).getUTCFullYear() - 1))
  return (
    <section class="box" aria-labelledby="gaps">
      <h2 id="gaps">{t('charts.gaps')}</h2>
      <ul>{view.gaps.map((text) => <li>{text}</li>)}</ul>
      {view.group === 'spending' && <p><a href={c.viewer.party ? form : pages(c.lang).signIn(form)}>{t('charts.supply')}</a></p>}
    </section>
  )
}

function Cited({ c, id, head, items }: { c: PageContext; id: string; head: string; items: readonly { text: string; filing?: string }[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{head} <span class="n">{num(c, items.length)}</span></h2>
      <ul class="lines">{items.map(({ text, filing }) => <li>{filing ? <a href={pages(c.lang).record(filing)}>{text}</a> : text}</li>)}</ul>
    </section>
  )
}

/** A longer table is folded: it is one touch away, and whole in the data. */
const FEW = 12
const CODES = new Set(['status', 'gaps', 'warnings', 'warning', 'verdict', 'told', 'reasons', 'certainty'])

/** In the page codes are words; figures are written as the reader writes them. */
function Figures({ c, view }: Part) {
  const t = say(c)
  const head = (name: string) => t(`charts.col-${name}` as 'charts.col-year')
  const cell = (value: string | number | null, { name, type }: { name: string; type: string }) => {
    if (value === null) return <span class="blank" title={t('common.blank')}>–</span>
    if (CODES.has(name)) return String(value).split(' ').map((code) => tMaybe(c.lang, `charts.word-${code}`) ?? code).join('; ')
    if (name === 'source') return sources(String(value), c)
    if (name === 'state' || name === 'neighbour') return c.name(String(value))
    return type === 'string' || name === 'year' || name === 'base' ? String(value) : num(c, Number(value), Math.abs(Number(value)) < 1 ? 5 : 2)
  }
  return (
    <section aria-labelledby="figures">
      <details open={view.rows.length <= FEW}>
      <summary><h2 id="figures">{t('charts.figures')} <span class="n">{num(c, view.rows.length + view.more)}</span></h2></summary>
      <Table
        c={c}
        caption={t('charts.figures')}
        rows={view.rows}
        empty={t('charts.no-figures')}
        columns={view.columns.map((column, i) => ({ head: head(column.name), row: i === 0, figure: column.type !== 'string', cell: (row: readonly (string | number | null)[]) => cell(row[i] ?? null, column) }))}
      />
      {view.more > 0 && <p>{t('charts.more-rows', { n: view.more })} <a href={data.chart(view.slug, 'csv', view.query)}>CSV</a></p>}
      </details>
    </section>
  )
}

/** Ids of filings as links, other sources in their words. */
function sources(cited: string, c: PageContext) {
  const words = cited.split(/(?<=^|[ ;])([0-9a-f]{32})(?=$|[ ;])/)
  return <>{words.map((word, i) => (i % 2 === 1 ? <a class="id" href={pages(c.lang).record(word)}><code>{word.slice(0, 8)}</code></a> : word))}</>
}

function Controls({ c, view }: Part) {
  const t = say(c)
  const has = (name: string) => view.controls.includes(name)
  const [from = '', to = from] = (view.query['time'] ?? '').split('..')
  return (
    <form class="filters" method="get" action={pages(c.lang).chart(view.slug)}>
      {has('country') && <Countries c={c} view={view} />}
      {has('sides') && (['a', 'b'] as const).map((side) => (
        <Field id={side} label={t(`charts.side-${side}`)} hint={t('charts.side-hint')}>
          <input id={side} name={side} value={view.query[side] ?? ''} size={18} autocomplete="off" aria-describedby={`${side}-hint`} />
        </Field>
      ))}
      {has('time') && (['from', 'to'] as const).map((name) => (
        <Field id={name} label={t(`charts.time-${name}`)}>
          <input id={name} name={name} value={name === 'from' ? from : to} inputmode="numeric" size={6} autocomplete="off" />
        </Field>
      ))}
      {has('base') && <Field id="base" label={t('charts.base')}><input id="base" name="base" value={view.query['base'] ?? ''} inputmode="numeric" size={6} autocomplete="off" /></Field>}
      {has('on') && <DateField c={c} id="on" label={t('common.asof')} value={view.query['on']} />}
      {has('within') && <Field id="within" label={t('charts.within')}><input id="within" name="within" value={view.query['within'] ?? ''} inputmode="numeric" size={6} autocomplete="off" /></Field>}
      {has('measure') && <Select id="measure" label={t(`charts.measure-${view.slug}` as 'charts.measure-transfers')} value={view.query['measure']} options={view.measures} />}
      <p class="go"><button>{t('common.apply')}</button> <a href={pages(c.lang).chart(view.slug)}>{t('common.clear')}</a></p>
    </form>
  )
}

function Countries({ c, view }: Part) {
  const t = say(c)
  const chosen = view.states.filter((one) => one.chosen)
  return (
    <details class="countries">
      <summary>{t('common.said', { label: t('charts.countries'), value: chosen.length === 0 ? t('charts.chosen-by-data') : chosen.map(({ name }) => name).join(', ') })}</summary>
      <div class="ticks">
        {view.states.map(({ code, name, chosen: on }) => (
          <p class="check"><input type="checkbox" id={`country-${code}`} name="country" value={code} checked={on} /> <label for={`country-${code}`}>{name}</label></p>
        ))}
        {view.groups.map(({ id, name }) => (
          <p class="check"><input type="checkbox" id={`country-${id}`} name="country" value={id} /> <label for={`country-${id}`}><i>{name}</i></label></p>
        ))}
      </div>
    </details>
  )
}

/** Every way to take the chart along, one line for each tool, and how to cite it. */
function Take({ c, view }: Part) {
  const t = say(c)
  const at = (ending: Parameters<typeof data.chart>[1]) => data.chart(view.slug, ending, view.query)
  const csv = `${view.origin}${at('csv')}`
  return (
    <section aria-labelledby="take">
      <h2 id="take">{t('charts.take')}</h2>
      <p class="links">
        <a href={at('csv')}>CSV</a> <a href={at('json')}>JSON</a> <a href={at('xlsx')}>Excel</a> <a href={at('parquet')}>Parquet</a> <a href={data.chart(view.slug, 'svg', { ...view.query, lang: c.lang })} data-png="PNG">SVG</a> <a href={at('metadata.json')}>{t('charts.metadata')}</a> <a href={at('zip')}>{t('charts.package')}</a>
      </p>
      <details>
        <summary>{t('charts.load')}</summary>
        <dl class="facts">
          <div><dt>R</dt><dd><code>{`read.csv("${csv}", na.strings = "")`}</code></dd></div>
          <div><dt>Python</dt><dd><code>{`pandas.read_csv("${csv}")`}</code></dd></div>
          <div><dt>Power Query</dt><dd><code>{`Csv.Document(Web.Contents("${csv}"), [Encoding = 65001])`}</code></dd></div>
        </dl>
      </details>
      <p class="hash"><small>{t('charts.hash')} <code>{view.hash}</code></small></p>
    </section>
  )
}
