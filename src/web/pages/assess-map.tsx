import type { Link, MapEntry, SubjectMap } from '../../core/assessment/index.ts'
import { type Instant, type Party, THEME_COLUMNS } from '../../core/values/index.ts'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { listed, num, say, themeName } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'

export interface MapPageView extends SubjectMap {
  /** titles of instruments */
  titles: Record<string, string>
}

/** Figure 1 as the way in: three columns as printed, and under each entry what hangs on it. */
export function SubjectMapPage(view: MapPageView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={t('assess.map')} lead={t('assess.map-lead')} wide>
      <div class="three">
        {THEME_COLUMNS.map((column) => (
          <section aria-labelledby={`column-${column}`}>
            <h2 id={`column-${column}`}>{t(`column.${column}`)}</h2>
            {view.entries.filter((entry) => entry.column === column).map((entry) => (
              <Entry c={c} view={view} entry={entry} />
            ))}
          </section>
        ))}
      </div>
      <p>
        <Cite c={c} cite={{ source: 'seed', certainty: 'high', pointer: 'C1 Fig. 1 L272-283' }} />
      </p>
      <Loose c={c} view={view} />
      <DataLinks c={c} csv={data.assess('map', 'csv')} json={data.assess('map')} of={t('assess.map')} />
      <Links c={c} view={view} />
    </Layout>
  )
}

function Entry({ c, view, entry }: { c: PageContext; view: MapPageView; entry: MapEntry }) {
  const t = say(c)
  const others = entry.themes.filter((id) => id !== entry.id)
  return (
    <details>
      <summary>
        <b>{themeName(c, entry.id)}</b>{' '}
        <small>
          {t('map.n-instruments', { n: entry.instruments.length })} · {t('map.records', { n: entry.claims })} · {t('map.statements', { n: entry.statements })}
        </small>
      </summary>
      <p>
        <a href={pages(c.lang).assessEntry(entry.id)}>{t('map.all-on', { name: themeName(c, entry.id) })}</a>
      </p>
      {entry.basicValue && (
        <p class="meta">
          {t('map.basic')} ({entry.basicValue})
        </p>
      )}
      {entry.nodes.length > 0 && (
        <p class="meta">
          {t('assess.ties')}: {listed(c, entry.nodes.map((node) => t(`link.${node}`)))}
        </p>
      )}
      {others.length > 0 && (
        <p>
          <b>{t('map.themes')}:</b> {listed(c, others.map((id) => themeName(c, id)))}
        </p>
      )}
      {entry.instruments.length > 0 && (
        <p>
          <b>{t('map.instruments')}:</b> <Instruments c={c} view={view} ids={entry.instruments.map(({ id }) => id)} />
        </p>
      )}
    </details>
  )
}

function Instruments({ c, view, ids }: { c: PageContext; view: MapPageView; ids: readonly string[] }) {
  return (
    <>
      {ids.map((id, i) => (
        <>
          {i > 0 && ' · '}
          <a href={pages(c.lang).treaty(id)} title={view.titles[id] ?? id}>
            {id}
          </a>
        </>
      ))}
    </>
  )
}

export interface MapEntryView {
  entry: MapEntry
  titles: Record<string, string>
  records: { dataset: string; subject: string; name: string; field: string; value: string; themes: string[]; cite: CiteView }[]
  statements: { id: string; kind: string; author: Party; at: Instant; themes: string[] }[]
}

/** One entry: its themes, the instruments that speak to them, every row of every list, every statement that the viewer reads. */
export function SubjectEntry(view: MapEntryView, c: PageContext) {
  const t = say(c)
  const { entry, records, statements } = view
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessMap()}>{t('assess.map')}</a>} title={themeName(c, entry.id)} lead={t(`column.${entry.column}`)} wide>
      <p>
        <b>{t('map.themes')}:</b> {listed(c, entry.themes.map((id) => themeName(c, id)))} <Cite c={c} cite={{ source: 'seed', certainty: 'high', pointer: entry.pointer }} />
      </p>
      <Table
        c={c}
        caption={t('map.instruments')}
        rows={entry.instruments}
        empty={t('map.none')}
        columns={[
          { head: t('map.instruments'), row: true, cell: ({ id }) => <a href={pages(c.lang).treaty(id)}>{view.titles[id] ?? id}</a> },
          { head: t('levels.level'), cell: ({ level }) => t(`level.${level}`) },
        ]}
      />
      <Table
        c={c}
        caption={t('map.rows')}
        rows={records}
        empty={t('map.none')}
        csv={data.assess(`map/${entry.id}`, 'csv')}
        json={data.assess(`map/${entry.id}`)}
        columns={[
          { head: t('assess.list'), cell: ({ dataset }) => <code>{dataset}</code> },
          { head: t('assess.subject'), row: true, cell: ({ name }) => name },
          { head: t('map.says'), cell: ({ field, value }) => <span lang="en">{field}: {value}</span> },
          { head: t('common.source'), cell: ({ cite }) => <Cite c={c} cite={cite} /> },
        ]}
      />
      <Table
        c={c}
        caption={t('map.spoken')}
        rows={statements}
        empty={t('map.none')}
        columns={[
          { head: t('assess.state'), row: true, cell: ({ id, author }) => <a href={pages(c.lang).record(id)}>{c.name(author)}</a> },
          { head: t('map.kind'), cell: ({ kind }) => <code>{kind}</code> },
          { head: t('map.themes'), cell: ({ themes }) => listed(c, themes.map((id) => themeName(c, id))) },
          { head: t('map.when'), cell: ({ at }) => <When c={c} at={at} /> },
        ]}
      />
    </Layout>
  )
}

function Loose({ c, view }: { c: PageContext; view: MapPageView }) {
  const t = say(c)
  const { instruments, claims, statements } = view.loose
  return (
    <p class="meta">
      <b>{t('map.loose')}:</b> <Instruments c={c} view={view} ids={instruments.map(({ id }) => id)} /> · {t('map.records', { n: claims })} · {t('map.statements', { n: statements })}
    </p>
  )
}

function Links({ c, view }: { c: PageContext; view: MapPageView }) {
  const t = say(c)
  return (
    <section aria-labelledby="links">
      <h2 id="links">{t('map.links')}</h2>
      <p>{t('map.links-says')} <Cite c={c} cite={{ source: 'seed', certainty: 'high', pointer: 'C1 §V L413-420' }} /></p>
      <Table<Link>
        c={c}
        caption={t('map.links')}
        rows={view.links}
        empty={t('map.loose')}
        csv={data.assess('links', 'csv')}
        json={data.assess('links')}
        columns={[
          { head: t('map.pair'), row: true, cell: ({ a, b }) => `${t(`link.${a}`)} – ${t(`link.${b}`)}` },
          { head: t('map.said'), cell: ({ said }) => said.map(({ value, pointer }) => <p class="claim"><span lang="en">{value}</span> <small>{pointer}</small></p>) },
          {
            head: t('map.instruments'),
            cell: ({ instruments }) => (instruments.length === 0 ? num(c, 0) : (
              <details>
                <summary>{t('map.n-instruments', { n: instruments.length })}</summary>
                <Instruments c={c} view={view} ids={instruments} />
              </details>
            )),
          },
        ]}
      />
    </section>
  )
}
