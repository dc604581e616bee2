import { Layout } from '../parts/layout.tsx'
import { DateText } from '../parts/when.tsx'
import { Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { PlansView } from './plan-view.ts'

/** Every list of commitments that is kept here, and reports that belong to none. */
export function Plans(view: PlansView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('plan.title')} lead={t('plan.lead')} wide>
      <Table
        c={c}
        caption={t('plan.title')}
        rows={view.plans}
        empty={t('plan.none')}
        csv={data.plans('csv')}
        json={data.plans()}
        columns={[
          { head: t('plan.plan'), row: true, cell: ({ id, title, sort, level }) => <><a href={pages(c.lang).plan(id)}>{title}</a> <small>{t(`plan.sort-${sort}`)} · {t(`level.${level}`)}</small></> },
          { head: t('plan.points'), figure: true, cell: ({ points, printed }) => <>{num(c, points)}{printed > 0 && printed !== points && <small> {t('plan.printed-n', { n: printed })}</small>}</> },
          { head: t('plan.moved'), figure: true, cell: ({ moved }) => num(c, moved) },
          { head: t('plan.reported'), figure: true, cell: ({ reported }) => num(c, reported) },
          { head: t('point.done'), figure: true, cell: ({ done }) => num(c, done) },
          { head: t('point.blocked'), figure: true, cell: ({ blocked }) => num(c, blocked) },
          { head: t('plan.next'), cell: ({ next, late }) => (next ? <><DateText c={c} date={next} />{late && <b> {t('plan.late')}</b>}</> : <span class="blank">{t('plan.no-next')}</span>) },
        ]}
      />
      {view.aside.length > 0 && (
        <section aria-labelledby="aside">
          <h2 id="aside">{t('plan.aside')}</h2>
          <p>{t('plan.aside-lead')}</p>
          <Table
            c={c}
            caption={t('plan.aside')}
            rows={view.aside}
            empty=""
            columns={[
              { head: t('plan.by'), row: true, cell: ({ report }) => <a href={pages(c.lang).record(report.id)}>{c.name(report.by)}</a> },
              { head: t('plan.plan'), cell: ({ report: { body } }) => <code>{body.plan} {String(body.point)}</code> },
              { head: t('plan.why'), cell: ({ why }) => t(`plan.why-${why}`) },
            ]}
          />
        </section>
      )}
      <p class="hint">{t('plan.add')}</p>
    </Layout>
  )
}
