import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { data, TABLES, type Table as Name } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface DataView {
  /** rows that this viewer may read; null: not counted */
  rows: Partial<Record<Name, number | null>>
  origin: string
}

/** Everything that can be taken away, with one line to load it. */
export function Data(view: DataView, c: PageContext) {
  const t = say(c)
  const at = (path: string) => `${view.origin}${path}`
  return (
    <Layout c={c} title={t('data.title')} lead={t('data.lead')}>
      <Table
        c={c}
        caption={t('data.title')}
        rows={TABLES}
        empty=""
        columns={[
          { head: t('data.table'), row: true, cell: (name) => t(`data.${name}`) },
          { head: t('data.rows'), figure: true, cell: (name) => (view.rows[name] == null ? '—' : num(c, view.rows[name])) },
          {
            head: t('data.files'),
            cell: (name) => (
              <>
                <a href={data.list(name, 'csv')} aria-label={`CSV: ${t(`data.${name}`)}`}>
                  CSV
                </a>{' '}
                <a href={data.list(name)} aria-label={`JSON: ${t(`data.${name}`)}`}>
                  JSON
                </a>
              </>
            ),
          },
        ]}
      />
      <section aria-labelledby="load">
        <h2 id="load">{t('data.load')}</h2>
        <pre
          tabindex={0}
        >{`# R\nevents <- read.csv("${at(data.list('events', 'csv'))}")\n\n# Python\nevents = pandas.read_csv("${at(data.list('events', 'csv'))}")\n\n# QGIS, GDAL\n${at(data.eventsGeo())}`}</pre>
      </section>
      <section aria-labelledby="api">
        <h2 id="api">{t('data.api')}</h2>
        <ul class="lines">
          <li>
            <a href={data.openapi()}>OpenAPI 3.1</a>
          </li>
          <li>
            <a href={data.atom()}>Atom</a> {t('data.atom')}
          </li>
          <li>
            <a href={data.eventsGeo()}>GeoJSON</a>
          </li>
          <li>
            <a href={data.checkpoint()}>{t('common.checkpoint')}</a> {t('data.ledger')}
          </li>
          <li>
            <a href={data.lawCheckpoint()}>{t('common.checkpoint')}</a> {t('data.law')}
          </li>
          <li>
            <code>{at(data.stream())}</code> {t('data.stream')}
          </li>
        </ul>
      </section>
    </Layout>
  )
}
