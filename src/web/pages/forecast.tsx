import type { Forecast as Foretold, ForecastRecord, Predicted, WeeklySeries } from '../../core/watch/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Chart, type ChartView } from '../parts/chart.tsx'
import { type CountedView, Known, OfField, titled } from '../parts/counted.tsx'
import { describedBy, ErrorSummary, Field } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface ForecastView {
  asked: { of: string; from: string; counts: string }
  answer: { series: WeeklySeries; forecast: Foretold } | null
  /** shown with the empty form too: what it is worth is known before it is asked */
  record: readonly ForecastRecord[]
  known: readonly CountedView[]
  errors: FormError[]
}

/** Monthly deaths to come, from counts in the address; never without its baselines and its record. */
export function Forecast({ asked, answer, record, known, errors: given }: ForecastView, c: PageContext) {
  const t = say(c)
  const errors = given.map((error) => ({ ...error, text: tMaybe(c.lang, `fault.${error.code}`) ?? error.text }))
  return (
    <Layout c={c} title={titled(c, asked.of, 'forecast.title')} lead={t('forecast.lead')} over={<a href={pages(c.lang).threats({ theme: 'armed-conflict' })}>{t('threats.title')}</a>}>
      <ErrorSummary c={c} errors={errors} />
      {answer && <Answer c={c} asked={asked} answer={answer} />}
      <form class="form" method="get" action={pages(c.lang).forecast()}>
        <OfField c={c} of={asked.of} />
        <Field id="from" label={t('forecast.from')} hint={t('forecast.from-hint')} errors={errors}>
          <input id="from" name="from" value={asked.from} size={9} autocomplete="off" aria-describedby={describedBy('from', true, errors)} />
        </Field>
        <Field id="counts" label={t('forecast.counts')} hint={t('forecast.counts-hint')} errors={errors}>
          <textarea id="counts" name="counts" rows={4} aria-describedby={describedBy('counts', true, errors)}>{asked.counts}</textarea>
        </Field>
        <p class="go"><button>{t('common.apply')}</button></p>
      </form>
      <Known c={c} months={known} />
      <Record c={c} record={record} />
    </Layout>
  )
}

function Answer({ c, asked, answer: { series, forecast } }: { c: PageContext; asked: ForecastView['asked']; answer: NonNullable<ForecastView['answer']> }) {
  const t = say(c)
  const measured = forecast.months.filter((one) => one.measured)
  const heading = t('forecast.each', { from: measured[0]?.month ?? '', to: measured.at(-1)?.month ?? '' })
  const quantile = (p: keyof Predicted['quantiles']) => ({ head: `${p} %`, figure: true, cell: ({ quantiles }: Predicted) => num(c, quantiles[p]) })
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{heading}</h2>
      <Chart c={c} chart={forecastChart(c, asked.of, { series, forecast })} />
      <p class="data-links">
        {t('pictures.files')}{' '}
        <a href={data.forecastSvg({ ...asked, lang: c.lang })} data-png="PNG">
          SVG
        </a>
      </p>
      <Table
        c={c}
        caption={heading}
        rows={[forecast.model, ...forecast.baselines]}
        empty=""
        columns={[
          { head: t('forecast.method'), row: true, cell: ({ method }) => t(`forecast.${method}`) },
          { head: t('forecast.mean'), figure: true, cell: ({ mean }) => num(c, mean, 1) },
          quantile('5'), quantile('25'), quantile('50'), quantile('75'), quantile('95'),
          { head: t('forecast.none'), figure: true, cell: ({ classes }) => `${num(c, classes[0]!.probability * 100)} %` },
        ]}
        csv={data.forecastOf('csv', asked)}
        json={data.forecastOf('json', asked)}
      />
      <p>{t('forecast.limits')}</p>
    </section>
  )
}

const MOST_PAST = 24

/** What was, and the doubt of what may come; the same for every month ahead. Months nearer than the record reaches are hatched. */
export function forecastChart(c: PageContext, of: string, { series: { dates, counts }, forecast: { months, model } }: NonNullable<ForecastView['answer']>): ChartView {
  const t = say(c)
  const start = Math.max(0, dates.length - MOST_PAST)
  const names = [...dates.slice(start), ...months.map(({ month }) => month)]
  const first = dates.length - start
  const ahead = months.map((_, i) => first + i)
  const unmeasured = months.filter(({ measured }) => !measured).length
  const band = (low: number, high: number) => ahead.map((x) => ({ x, low, high }))
  const { quantiles: q } = model
  return {
    id: 'fan', title: titled(c, of, 'forecast.fan'), says: t('forecast.fan-says', { low: num(c, q[5]), high: num(c, q[95]), middle: num(c, q[50]) }),
    x: { label: t('forecast.month'), from: 0, to: names.length - 1, ticks: names.flatMap((text, at) => (at % 6 === 0 ? [{ at, text }] : [])) },
    y: { label: t('forecast.deaths') },
    marks: [
      { kind: 'band', label: t('forecast.ninety'), look: 1, depth: 1, points: band(q[5], q[95]) },
      { kind: 'band', label: t('forecast.half'), look: 1, depth: 2, points: band(q[25], q[75]) },
      ...(unmeasured > 0 ? [{ kind: 'hatch' as const, label: t('forecast.not-measured'), from: first, to: first + unmeasured - 1 }] : []),
      { kind: 'line', label: t('forecast.was'), look: 0, signs: true, points: dates.slice(start).map((_, i) => ({ x: i, y: counts[start + i] ?? null })) },
      { kind: 'line', label: t('forecast.middle'), look: 1, points: ahead.map((x) => ({ x, y: q[50] })) },
    ],
  }
}

/** What a picture alone must say too: each method with nine of ten times, and how good the model was against its baseline. */
export function forecastFoot(c: PageContext, { model, baselines, record }: Foretold): string[] {
  const t = say(c)
  return [
    ...[model, ...baselines].map(({ method, quantiles: q }) => `${t(`forecast.${method}`)}: ${num(c, q[50])} (${num(c, q[5])} – ${num(c, q[95])})`),
    ...record.map((one) => `${one.target}, ${one.from} – ${one.to}: CRPS ${num(c, one.crps, 4)}, conflictology ${num(c, one.baseline, 4)}`),
  ]
}

function Record({ c, record }: { c: PageContext; record: readonly ForecastRecord[] }) {
  const t = say(c)
  const gain = ({ mean, low, high }: ForecastRecord['gain']) => `${num(c, mean, 4)} (${num(c, low, 4)} – ${num(c, high, 4)})`
  return (
    <section aria-labelledby="record">
      <h2 id="record">{t('forecast.record')}</h2>
      <p>{t('forecast.record-lead')}</p>
      <Table
        c={c}
        caption={t('forecast.record')}
        rows={record}
        empty={t('threats.not-measured')}
        columns={[
          { head: t('forecast.target'), row: true, cell: (one) => <><span lang="en">{one.target}</span> <small>{one.from} – {one.to}, {t('forecast.pairs', { n: one.pairs })}</small></> },
          { head: t('forecast.crps'), figure: true, cell: (one) => num(c, one.crps, 4) },
          { head: t('forecast.crps-base'), figure: true, cell: (one) => num(c, one.baseline, 4) },
          { head: t('forecast.gain'), cell: (one) => gain(one.gain) },
          { head: t('forecast.by-place'), cell: (one) => gain(one.byPlace) },
          { head: t('forecast.verdict'), cell: (one) => t(one.gain.low > 0 ? (one.byPlace.low > 0 ? 'forecast.better' : 'forecast.better-few') : one.gain.high < 0 ? 'forecast.worse' : 'forecast.not-shown') },
        ]}
      />
    </section>
  )
}
