import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { data } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ApiView {
  origin: string
  /** `summary` is English, as in the machine-readable description */
  routes: { method: string; path: string; summary: string; query: string[]; csv: boolean }[]
}

/** Every address for programs, with one link to its machine-readable description. */
export function Api(view: ApiView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('api.title')} lead={t('api.lead')} wide>
      <p>
        <a class="button plain" href={data.openapi()}>
          OpenAPI 3.1
        </a>
      </p>
      <Table
        c={c}
        caption={t('api.addresses')}
        rows={view.routes}
        empty={t('common.blank')}
        columns={[
          {
            head: t('api.address'),
            row: true,
            cell: (row) => (
              <code>
                {row.method} {row.path}
                {row.csv && '[.csv, .xlsx]'}
              </code>
            ),
          },
          { head: t('api.answer'), cell: (row) => <span lang="en">{row.summary}</span> },
          { head: t('api.query'), cell: (row) => row.query.map((name) => <><code>{name}</code> </>) },
        ]}
      />
      <section aria-labelledby="try">
        <h2 id="try">{t('api.try')}</h2>
        <pre tabindex={0}>{`curl '${view.origin}${data.list('standing', 'json', { state: 'MEX', instrument: 'RIO', on: '2003-06-01' })}'\ncurl '${view.origin}${data.list('duties', 'csv', { state: 'JAM' })}'`}</pre>
      </section>
    </Layout>
  )
}
