import type { Coverage } from '../../core/watch/index.ts'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { cellColumns, CoverageBadge, isBlank, type ThreatCell, Unseen } from '../parts/threats.tsx'
import { TileGrid } from '../parts/tiles.tsx'
import { data, pages } from '../paths.ts'
import { listed, num, say, themeName } from '../say.ts'
import type { PageContext, TileView } from '../view.ts'

export interface ThreatsView {
  theme?: string
  themes: string[]
  tiles: TileView[]
  cells: ThreatCell[]
  /** cells that are left out of the table */
  more: number
  /** every theme that may be watched, and who can tell of it */
  covers: { theme: string; coverage: Coverage; feeds: string[]; raised: number }[]
}

/** What is observed, beside what states say and what they can do: never one figure. */
export function Threats(view: ThreatsView, c: PageContext) {
  const t = say(c)
  const { theme } = view
  const query = theme ? { theme } : {}
  const heading = theme ? t('threats.now-theme', { theme: themeName(c, theme) }) : t('threats.now')
  return (
    <Layout c={c} title={t('threats.title')} lead={t('threats.lead')} live wide over={<a href={pages(c.lang).watch()}>{t('watch.title')}</a>}>
      <form class="filters" method="get" action={pages(c.lang).threats()}>
        <Select id="theme" label={t('watch.theme')} any={t('common.all')} value={theme} options={view.themes.map((value) => ({ value, text: themeName(c, value) }))} />
        <p class="go"><button>{t('common.apply')}</button> <a href={pages(c.lang).threats()}>{t('common.clear')}</a></p>
      </form>
      <section aria-labelledby="tiles">
        <h2 id="tiles">{t('watch.tiles')}</h2>
        <TileGrid c={c} tiles={view.tiles} label={t('watch.tiles')} href={(state) => (theme ? pages(c.lang).threat(state, theme) : pages(c.lang).threatsOf(state))} />
      </section>
      <section aria-labelledby="now">
        <h2 id="now">{heading}</h2>
        <Table c={c} caption={heading} rows={view.cells.filter((cell) => !isBlank(cell))} empty={t('threats.none')} columns={cellColumns(c, theme ? 'state' : 'both')} csv={data.list('threats', 'csv', query)} json={data.list('threats', 'json', query)} />
        {theme && <Unseen c={c} says="threats.unseen-states" links={view.cells.filter(isBlank).map(({ state }) => ({ text: c.name(state), href: pages(c.lang).threat(state, theme) }))} />}
        {view.more > 0 && <p>{t('threats.more', { n: view.more })}</p>}
      </section>
      {!theme && <Covers c={c} covers={view.covers} />}
      <section aria-labelledby="thresholds">
        <h2 id="thresholds">{t('threats.thresholds')}</h2>
        <DataLinks c={c} csv={data.list('thresholds', 'csv')} json={data.list('thresholds')} of={t('threats.thresholds')} />
      </section>
    </Layout>
  )
}

function Covers({ c, covers }: { c: PageContext; covers: ThreatsView['covers'] }) {
  const t = say(c)
  return (
    <section aria-labelledby="covers">
      <h2 id="covers">{t('threats.covers')}</h2>
      <Table
        c={c}
        caption={t('threats.covers')}
        rows={covers.filter(({ coverage }) => coverage !== 'none')}
        empty={t('threats.none')}
        columns={[
          { head: t('watch.theme'), row: true, cell: (row) => <a href={pages(c.lang).threats({ theme: row.theme })}>{themeName(c, row.theme)}</a> },
          { head: t('threats.coverage'), cell: (row) => <><CoverageBadge c={c} coverage={row.coverage} />{row.feeds.length > 0 && <small> {listed(c, row.feeds.map((id) => id.toUpperCase()))}</small>}</> },
          { head: t('threats.raised'), figure: true, cell: (row) => num(c, row.raised) },
        ]}
      />
      <Unseen c={c} says="threats.unseen" links={covers.filter(({ coverage }) => coverage === 'none').map(({ theme }) => ({ text: themeName(c, theme), href: pages(c.lang).threats({ theme }) }))} />
    </section>
  )
}
