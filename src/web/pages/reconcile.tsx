import type { Reconciled } from '../../core/filings/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import type { GlyphName } from '../parts/glyph.tsx'
import { PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages, type Query } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext, Tone } from '../view.ts'

type Verdict = Reconciled['verdict']

export interface ReconcileLine extends Reconciled {
  /** the returns in which each side says its figure */
  filings: { exporter: string | null; importer: string | null }
  question: string | null
  mayAsk: boolean
  asked: readonly { id: string; by: Party; at: Instant; replyBy: Instant | null; filing: string; of: Party; replies: number }[]
}

export interface ReconcileView {
  query: Query
  unknown: readonly string[]
  counts: Record<Verdict, number>
  lines: readonly ReconcileLine[]
}

const SIGN: Record<Verdict, [Tone, GlyphName]> = { differ: ['t2', 'question'], 'within-tolerance': ['ok', 'equals'], agree: ['ok', 'check'], 'one-side-not-seen': ['t0', 'unseen'] }

/** The two ends of every transfer side by side; where they differ, the usual reasons and a question to both, which accuses nobody. */
export function Reconcile(view: ReconcileView, c: PageContext) {
  const t = say(c)
  const differ = view.lines.filter(({ verdict }) => verdict === 'differ')
  const rest = view.lines.filter(({ verdict }) => verdict !== 'differ')
  return (
    <Layout c={c} title={t('reconcile.title')} lead={t('reconcile.lead')}>
      {view.unknown.length > 0 && <p class="notice">{t('charts.unknown', { what: view.unknown.join(', ') })}</p>}
      <Filter c={c} view={view} />
      <p class="tallies">{(['differ', 'within-tolerance', 'agree', 'one-side-not-seen'] as const).map((verdict) => <span><b>{num(c, view.counts[verdict])}</b> {t(`reconcile.${verdict}`, { n: view.counts[verdict] })}</span>)}</p>
      <section aria-labelledby="differ">
        <h2 id="differ">{t('reconcile.to-ask')}</h2>
        {differ.length === 0 && <Empty text={t('reconcile.none-differ')} />}
        {differ.map((line) => <Difference c={c} line={line} />)}
      </section>
      <section aria-labelledby="rest">
        <h2 id="rest">{t('reconcile.rest')}</h2>
        <Table
          c={c}
          caption={t('reconcile.rest')}
          rows={rest}
          empty={t('reconcile.none')}
          columns={[
            { head: t('reconcile.pair'), row: true, cell: ({ from, to }) => <>{c.name(from)} → {c.name(to)}</> },
            { head: t('charts.col-year'), cell: ({ year }) => year },
            { head: t('charts.col-category'), cell: ({ category }) => category },
            { head: t('charts.col-exporter'), figure: true, cell: (line) => <Figure c={c} value={line.exporter} filing={line.filings.exporter} /> },
            { head: t('charts.col-importer'), figure: true, cell: (line) => <Figure c={c} value={line.importer} filing={line.filings.importer} /> },
            { head: t('charts.col-verdict'), cell: ({ verdict }) => <Verdict c={c} verdict={verdict} /> },
          ]}
        />
      </section>
      <DataLinks c={c} csv={data.reconcile('csv', view.query)} json={data.reconcile('json', view.query)} of={t('reconcile.title')} />
      <p><a href={pages(c.lang).chart('transfers', view.query)}>{t('charts.transfers')}</a></p>
    </Layout>
  )
}

function Filter({ c, view }: { c: PageContext; view: ReconcileView }) {
  const t = say(c)
  return (
    <form class="filters" method="get" action={pages(c.lang).reconcile()}>
      <div class="field"><label for="country">{t('charts.countries')}</label><input id="country" name="country" value={view.query['country'] ?? ''} size={14} autocomplete="off" placeholder="CHL~USA" /></div>
      <div class="field"><label for="time">{t('reconcile.years')}</label><input id="time" name="time" value={view.query['time'] ?? ''} size={12} autocomplete="off" placeholder="2018..2023" /></div>
      <Select id="measure" label={t('charts.measure-transfers')} value={view.query['measure']} options={['0', '5', '10', '25'].map((value) => ({ value, text: `${value} %` }))} />
      <p class="go"><button>{t('common.apply')}</button> <a href={pages(c.lang).reconcile()}>{t('common.clear')}</a></p>
    </form>
  )
}

function Verdict({ c, verdict }: { c: PageContext; verdict: Verdict }) {
  const [tone, glyph] = SIGN[verdict]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`reconcile.is-${verdict}`)} />
}

function Figure({ c, value, filing }: { c: PageContext; value: number | null; filing: string | null }) {
  if (value === null) return <span class="blank">{say(c)('filing.not-seen-here')}</span>
  return filing ? <a href={pages(c.lang).record(filing)}>{num(c, value)}</a> : <>{num(c, value)}</>
}

function Difference({ c, line }: { c: PageContext; line: ReconcileLine }) {
  const t = say(c)
  const { from, to, year, category } = line
  const id = `d-${from}-${to}-${year}-${category}`
  return (
    <article class="box" aria-labelledby={id}>
      <h3 id={id}>{c.name(from)} → {c.name(to)} · {year} · {category}</h3>
      <p>
        <Verdict c={c} verdict={line.verdict} /> {t('charts.exporter-says', { state: c.name(from) })} <b><Figure c={c} value={line.exporter} filing={line.filings.exporter} /></b>, {t('charts.importer-says', { state: c.name(to) })} <b><Figure c={c} value={line.importer} filing={line.filings.importer} /></b>
      </p>
      {line.reasons.length > 0 && <><p>{t('reconcile.reasons')}</p><ul>{line.reasons.map((code) => <li>{t(`reconcile.reason-${code}` as 'reconcile.reason-threshold')}</li>)}</ul></>}
      {line.asked.length > 0 && (
        <ul class="lines" id="asked">
          {line.asked.map((one) => (
            <li>
              <a href={pages(c.lang).fileQuestions(one.filing)}>{t('reconcile.asked', { by: c.name(one.by), of: c.name(one.of) })}</a> <When c={c} at={one.at} /> · {one.replies > 0 ? t('reconcile.answered') : one.replyBy === null ? t('file.no-clock') : <>{t('file.reply-by')} <When c={c} at={one.replyBy} /></>}
            </li>
          ))}
        </ul>
      )}
      {line.question && line.asked.length === 0 && <details><summary>{t('reconcile.question')}</summary><p><q>{line.question}</q></p></details>}
      {line.mayAsk && (
        <PostForm c={c} action={pages(c.lang).reconcile()}>
          <button class="plain" name="ask" value={`${from} ${to} ${year} ${category}`}>{t('reconcile.ask')}</button>
        </PostForm>
      )}
    </article>
  )
}
