import { Layout } from '../parts/layout.tsx'
import { DataLinks } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ChartsView {
  groups: readonly { group: string; slugs: readonly string[] }[]
  /** returns that this viewer reads */
  returns: number
}

/** Every chart there is, by what it is about. */
export function Charts(view: ChartsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('charts.title')} lead={t('charts.lead')}>
      <p>{t('charts.from-returns', { n: view.returns })} <a href={pages(c.lang).reconcile()}>{t('reconcile.title')}</a></p>
      {view.groups.map(({ group, slugs }) => (
        <section aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`charts.group-${group}` as 'charts.group-spending')}</h2>
          <ul class="lines">
            {slugs.map((slug) => (
              <li>
                <a href={pages(c.lang).chart(slug)}><b>{t(`charts.${slug}` as 'charts.spending')}</b></a>
                <small> {t(`charts.asks-${slug}` as 'charts.asks-spending')}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <DataLinks c={c} csv={data.charts('csv')} json={data.charts()} of={t('charts.title')} />
    </Layout>
  )
}
