import { tMaybe } from '../messages/index.ts'
import { Chart, type ChartView, type Mark } from '../parts/chart.tsx'
import { type CountedView, Known, OfField, titled } from '../parts/counted.tsx'
import { describedBy, ErrorSummary, Field, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface CurveView {
  asked: { of: string; from: string; counts: string; method: string }
  methods: readonly string[]
  rows: { date: string; observed: number | null; expected: number | null; bound: number | null; alarm: boolean | null; why: string | null }[]
  /** quartiles of the same week in past years; null for a week that has too few */
  corridor: ({ q1: number; q3: number } | null)[]
  source: string | null
  known: readonly CountedView[]
  errors: FormError[]
}

/** Weekly counts as a curve with its corridor, judged by the method asked; the address is the permalink and nothing is kept. */
export function Curve(view: CurveView, c: PageContext) {
  const t = say(c)
  const { asked, errors: given } = view
  const errors = given.map((error) => ({ ...error, text: tMaybe(c.lang, `fault.${error.code}`) ?? error.text }))
  const chart = curveChart(c, view)
  return (
    <Layout c={c} title={titled(c, asked.of, 'curve.title')} lead={t('curve.lead')}>
      <ErrorSummary c={c} errors={errors} />
      {chart && (
        <section aria-labelledby="curve">
          <h2 id="curve">{t('curve.weeks', { from: view.rows[0]!.date, to: view.rows.at(-1)!.date })}</h2>
          <Chart c={c} chart={chart} />
          <p class="data-links">
            {t('pictures.files')}{' '}
            <a href={data.curveSvg({ ...asked, lang: c.lang })} data-png="PNG">
              SVG
            </a>
          </p>
          <Table
            c={c}
            caption={t('curve.weeks', { from: view.rows[0]!.date, to: view.rows.at(-1)!.date })}
            rows={view.rows.slice(-MOST_SHOWN).reverse()}
            empty=""
            columns={[
              { head: t('curve.week'), row: true, cell: ({ date }) => date },
              { head: t('curve.observed'), figure: true, cell: ({ observed }) => (observed === null ? t('curve.not-reported') : num(c, observed)) },
              { head: t('curve.expected'), figure: true, cell: ({ expected }) => (expected === null ? '–' : num(c, expected, 1)) },
              { head: t('curve.bound'), figure: true, cell: ({ bound }) => (bound === null ? '–' : num(c, bound, 1)) },
              { head: t('curve.verdict'), cell: ({ alarm, why }) => (alarm === null ? t('curve.not-monitorable', { why: tMaybe(c.lang, `curve.why-${why}`) ?? why ?? '' }) : t(alarm ? 'curve.alarm' : 'curve.quiet')) },
            ]}
            csv={data.curve('csv', asked)}
            json={data.curve('json', asked)}
          />
          <p>
            <small>{t('curve.source', { source: view.source ?? '' })}</small>
          </p>
        </section>
      )}
      <form class="form" method="get" action={pages(c.lang).curve()}>
        <Select id="method" label={t('curve.method')} value={asked.method} options={view.methods.map((value) => ({ value, text: value }))} errors={errors} />
        <OfField c={c} of={asked.of} />
        <Field id="from" label={t('curve.from')} hint={t('curve.from-hint')} errors={errors}>
          <input id="from" name="from" value={asked.from} size={12} autocomplete="off" aria-describedby={describedBy('from', true, errors)} />
        </Field>
        <Field id="counts" label={t('curve.counts')} hint={t('curve.counts-hint')} errors={errors}>
          <textarea id="counts" name="counts" rows={5} aria-describedby={describedBy('counts', true, errors)}>{asked.counts}</textarea>
        </Field>
        <p class="go">
          <button>{t('common.apply')}</button>
        </p>
      </form>
      <Known c={c} weeks={view.known} />
    </Layout>
  )
}

const MOST_SHOWN = 104

/** The last two years: counts, the corridor where there is one, else what was expected and the bound; alarms ringed; what cannot be judged hatched. */
export function curveChart(c: PageContext, { asked, rows, corridor }: CurveView): ChartView | null {
  if (rows.length === 0) return null
  const t = say(c)
  const start = Math.max(0, rows.length - MOST_SHOWN)
  const shown = rows.slice(start)
  const alarms = shown.filter(({ alarm }) => alarm === true)
  const blind = shown.filter(({ alarm }) => alarm === null).length
  const band = corridor.slice(start).flatMap((one, x) => (one ? [{ x, low: one.q1, high: one.q3 }] : []))
  const line = (key: 'expected' | 'bound') => shown.map((one, x) => ({ x, y: one[key] }))
  const marks: Mark[] = [
    ...(band.length > 0 ? [{ kind: 'band' as const, label: t('curve.corridor'), look: 1 as const, depth: 2 as const, points: band }] : []),
    { kind: 'bars', label: t('curve.observed'), look: 0, points: shown.map(({ observed }, x) => ({ x, y: observed })) },
    ...(shown.some(({ bound }) => bound !== null) ? [{ kind: 'line' as const, label: t('curve.expected'), look: 1 as const, points: line('expected') }, { kind: 'line' as const, label: t('curve.bound'), look: 2 as const, points: line('bound') }] : []),
    ...runsOf(shown.map(({ alarm }) => alarm === null)).map(([from, to]) => ({ kind: 'hatch' as const, label: t('curve.blind'), from, to })),
    ...shown.flatMap(({ alarm, observed }, x) => (alarm && observed !== null ? [{ kind: 'ring' as const, label: t('curve.alarm'), x, y: observed }] : [])),
  ]
  return {
    id: 'curve-chart', title: titled(c, asked.of, 'curve.title'), says: t('curve.says', { n: shown.length, alarms: alarms.length, blind }),
    x: { label: t('curve.week'), from: -0.5, to: shown.length - 0.5, ticks: shown.flatMap(({ date }, at) => (at % Math.max(1, Math.ceil(shown.length / 6)) === 0 ? [{ at, text: date }] : [])) },
    y: { label: t('curve.observed'), from: 0 }, marks,
  }
}

/** First and last of each run of true. */
function runsOf(flags: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  flags.forEach((flag, i) => {
    const last = runs.at(-1)
    if (flag && last && last[1] === i - 1) last[1] = i
    else if (flag) runs.push([i, i])
  })
  return runs
}
