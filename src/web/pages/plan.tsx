import { SPECIFICS } from '../../core/values/index.ts'
import { Chart } from '../parts/chart.tsx'
import type { ChartView } from '../parts/chart-model.ts'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { PlanView, PointView } from './plan-view.ts'

/** One plan: board, burn-up, points with what is known of each, and the table as printed beside the reconciled list. */
export function PlanPage(view: PlanView, c: PageContext) {
  const t = say(c)
  const { plan } = view
  return (
    <Layout c={c} over={<a href={pages(c.lang).plans()}>{t('plan.title')}</a>} title={view.title} lead={t(`plan.lead-${plan.sort}`)} wide>
      <p class="meta">
        {t(`level.${plan.level}`)} · {plan.parties ? plan.parties.map((party) => c.name(party)).join(', ') : t('plan.every-state')}
        {plan.instrument && <> · <a href={pages(c.lang).treaty(plan.instrument)}>{t('plan.instrument')}</a></>}
        {plan.note && <> · <span lang="en">{plan.note}</span></>}
      </p>
      <Board c={c} view={view} />
      <Burn c={c} view={view} />
      <Points c={c} view={view} />
      {plan.printed.length > 0 && <Printed c={c} view={view} />}
      {plan.milestones.some(({ point }) => point === null) && <Whole c={c} view={view} />}
      <DataLinks c={c} csv={data.plan(plan.id, 'csv')} json={data.plan(plan.id)} of={view.title} />
    </Layout>
  )
}

function Board({ c, view: { board, plan } }: { c: PageContext; view: PlanView }) {
  const t = say(c)
  return (
    <section aria-labelledby="board">
      <h2 id="board">{t('plan.board')}</h2>
      <p class="hint">{t('plan.board-hint')}</p>
      <div class="panels">
        {board.filter(({ points }) => points.length > 0).map(({ column, points }) => (
          <section>
            <h3>{column === 'none' ? t('plan.not-reported') : column === 'differs' ? t('plan.differs') : t(`point.${column}`)} <span class="n">{num(c, points.length)}</span></h3>
            {column === 'none' && points.length > 6 ? (
              <details>
                <summary>{t('plan.show-points')}</summary>
                <PointLinks c={c} plan={plan.id} points={points} />
              </details>
            ) : <PointLinks c={c} plan={plan.id} points={points} />}
          </section>
        ))}
      </div>
    </section>
  )
}

function PointLinks({ c, plan, points }: { c: PageContext; plan: string; points: readonly PointView[] }) {
  const t = say(c)
  return (
    <ul class="lines">
      {points.map(({ number, title, progress, late }) => (
        <li>
          <a href={pages(c.lang).planPoint(plan, number)}>{String(number)}. <span lang="en">{title}</span></a>
          {progress.now.map(({ by, body }) => <small> {c.name(by)}: {t(`point.${body.status}`)}{body.causes.length > 0 && ` (${body.causes.map((cause) => t(`root-cause.${cause}`)).join('; ')})`}</small>)}
          {late && <b> {t('plan.late')}</b>}
        </li>
      ))}
    </ul>
  )
}

function Burn({ c, view: { burn, title, plan } }: { c: PageContext; view: PlanView }) {
  const t = say(c)
  if (burn.length < 2) return null
  const year = (day: string): number => Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8, 10)) - 1) / 372
  const [from, to] = [Math.floor(year(burn[0]!.day)), Math.ceil(year(burn.at(-1)!.day))]
  const gap = Math.max(1, Math.ceil((to - from) / 8))
  const line = (key: 'scope' | 'moved' | 'done') => burn.flatMap((row, i) => [...(i > 0 ? [{ x: year(row.day), y: burn[i - 1]![key] }] : []), { x: year(row.day), y: row[key] }])
  const last = burn.at(-1)!
  const chart: ChartView = {
    id: 'burn-up', title: `${t('plan.burn')}: ${title}`, says: t('plan.burn-says', { scope: last.scope, moved: last.moved, done: last.done }),
    x: { label: t('plan.year'), from, to: Math.max(to, from + 1), ticks: Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, i) => ({ at: from + i * gap, text: String(from + i * gap) })) },
    y: { label: t('plan.points'), from: 0 },
    marks: [
      { kind: 'line', label: t('plan.scope'), look: 0, points: line('scope') }, { kind: 'line', label: t('plan.moved'), look: 1, points: line('moved') }, { kind: 'line', label: t('point.done'), look: 2, points: line('done') },
    ],
  }
  return (
    <section aria-labelledby="burn">
      <h2 id="burn">{t('plan.burn')}</h2>
      <Chart c={c} chart={chart} />
      <p class="hint">{t('plan.burn-hint')}</p>
      <details>
        <summary>{t('plan.as-table')}</summary>
        <Table
          c={c}
          caption={t('plan.burn')}
          rows={burn}
          empty=""
          json={data.plan(plan.id)}
          columns={[
            { head: t('plan.day'), row: true, cell: ({ day }) => <DateText c={c} date={day} /> },
            { head: t('plan.scope'), figure: true, cell: ({ scope }) => num(c, scope) },
            { head: t('plan.moved'), figure: true, cell: ({ moved }) => num(c, moved) },
            { head: t('point.done'), figure: true, cell: ({ done }) => num(c, done) },
          ]}
        />
      </details>
    </section>
  )
}

function Points({ c, view: { plan, points } }: { c: PageContext; view: PlanView }) {
  const t = say(c)
  const baskets = points.some(({ basket }) => basket) || points.some(({ printedBasket }) => printedBasket)
  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('plan.points')} <span class="n">{num(c, points.length)}</span></h2>
      <Table<PointView>
        c={c}
        caption={t('plan.points')}
        rows={points}
        empty={t('plan.no-points')}
        csv={data.plan(plan.id, 'csv')}
        json={data.plan(plan.id)}
        columns={[
          { head: t('plan.point'), row: true, cell: (one) => <><a href={pages(c.lang).planPoint(plan.id, one.number)}>{String(one.number)}. <span lang="en">{one.title}</span></a>{one.added && <small> {t('plan.added')}</small>}</> },
          ...(baskets ? [{ head: t('plan.basket'), cell: (one: PointView) => <span lang="en">{one.basket ?? one.printedBasket}{one.basket && one.printedBasket && <small> {t('plan.printed-as', { basket: one.printedBasket })}</small>}</span> }] : []),
          { head: t('plan.agencies'), cell: (one) => (one.agencies.length > 0 ? <span lang="en">{one.agencies.join('; ')}</span> : <span class="blank">{t('common.not-established')}</span>) },
          { head: t('plan.specific'), cell: (one) => <Grade c={c} specific={one.specific} /> },
          { head: t('plan.milestones'), figure: true, cell: (one) => num(c, one.milestones.length) },
          { head: t('plan.says'), cell: ({ progress: { says } }) => (says === null ? <span class="blank">{t('plan.not-reported')}</span> : says === 'differs' ? t('plan.differs') : t(`point.${says}`)) },
          { head: t('plan.next'), cell: ({ progress: { next }, late }) => (next ? <><DateText c={c} date={next} />{late && <b> {t('plan.late')}</b>}</> : '') },
        ]}
      />
      <p class="hint">{t('plan.specific-hint')}</p>
    </section>
  )
}

export function Grade({ c, specific }: { c: PageContext; specific: PointView['specific'] }) {
  const t = say(c)
  const named = SPECIFICS.filter((one) => specific[one] === true)
  const unknown = SPECIFICS.filter((one) => specific[one] === null)
  return <>{t('plan.of-four', { n: named.length })}{named.length > 0 && <small> {named.map((one) => t(`specific.${one}`)).join(', ')}</small>}{unknown.length > 0 && <small class="blank"> {t('plan.not-known')}: {unknown.map((one) => t(`specific.${one}`)).join(', ')}</small>}</>
}

function Printed({ c, view: { plan, points, twice } }: { c: PageContext; view: PlanView }) {
  const t = say(c)
  return (
    <section aria-labelledby="printed">
      <h2 id="printed">{t('plan.printed')}</h2>
      <p>{t('plan.printed-lead', { entries: plan.printed.length, points: points.filter(({ added }) => !added).length })}{twice.length > 0 && <> {t('plan.printed-twice', { numbers: twice.join(', ') })}</>}</p>
      <Table
        c={c}
        caption={t('plan.printed')}
        rows={plan.printed}
        empty=""
        json={data.plan(plan.id)}
        columns={[
          { head: t('plan.as-printed'), row: true, cell: ({ number, title, oddity }) => <span lang="en">{String(number)} {title}{oddity && <small> {oddity}</small>}</span> },
          { head: t('plan.printed-basket'), cell: ({ basket }) => <span lang="en">{basket}</span> },
          { head: t('plan.reconciled'), cell: ({ point, extra, otherwise, note }) => (extra ? <><b>{t('plan.extra')}</b>{note && <small lang="en"> {note}</small>}</> : point === null ? <span class="blank">{t('plan.no-match')}</span> : <><a href={pages(c.lang).planPoint(plan.id, point)}>{String(point)}</a>{otherwise ? <> <span lang="en">{otherwise}</span></> : <> {t('plan.same')}</>}</>) },
          { head: t('common.source'), cell: ({ cite }) => <Cite c={c} cite={cite} /> },
        ]}
      />
    </section>
  )
}

function Whole({ c, view: { plan } }: { c: PageContext; view: PlanView }) {
  const t = say(c)
  return (
    <section aria-labelledby="whole">
      <h2 id="whole">{t('plan.whole')}</h2>
      <Milestones c={c} rows={plan.milestones.filter(({ point }) => point === null)} />
    </section>
  )
}

export function Milestones({ c, rows }: { c: PageContext; rows: PlanView['plan']['milestones'] }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={t('plan.milestones')}
      rows={rows}
      empty={t('plan.no-milestones')}
      columns={[
        { head: t('plan.day'), cell: ({ date, planned }) => <>{date ? <DateText c={c} date={date} /> : <span class="blank">{t('common.blank')}</span>}{planned && <small> {t('plan.planned')}</small>}</> },
        { head: t('plan.milestone'), row: true, cell: ({ what, note, agencies }) => <span lang="en">{what}{agencies && <small> {agencies}</small>}{note && <small> {note}</small>}</span> },
        { head: t('common.source'), cell: ({ cite }) => <Cite c={c} cite={cite} /> },
      ]}
    />
  )
}
