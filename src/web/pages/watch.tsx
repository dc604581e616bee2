import type { Party } from '../../core/values/index.ts'
import { EventList } from '../parts/events.tsx'
import { DateField, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { ChartMap } from '../parts/map.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { TileGrid } from '../parts/tiles.tsx'
import { FeedBadge } from '../parts/badge.tsx'
import { Ago } from '../parts/when.tsx'
import { data, pages, type Query } from '../paths.ts'
import { listed, num, say, themeName } from '../say.ts'
import type { EventLine, FeedLine, MapView, PageContext, TileView } from '../view.ts'

export const LEVELS = ['extreme', 'severe', 'moderate', 'minor', 'unknown'] as const
export type WatchLevel = (typeof LEVELS)[number]

export interface WatchView {
  /** as asked in the address; the form keeps them */
  filters: { theme?: string; level?: string; state?: string; since?: string; until?: string; area?: string }
  options: { themes: string[]; levels: readonly WatchLevel[]; states: Party[] }
  tiles: TileView[]
  map: MapView | null
  events: EventLine[]
  /** of all pages together */
  total: number
  /** events elsewhere in the world that the filters would let through and the list leaves out */
  elsewhere: number
  /** sealed cursor of the next page */
  next?: string
  stale: FeedLine[]
}

export function Watch(view: WatchView, c: PageContext) {
  const t = say(c)
  const query: Query = { ...view.filters }
  return (
    <Layout c={c} title={t('watch.title')} lead={t('watch.lead')} live wide>
      {view.stale.filter(({ state }) => state !== 'off').map((feed) => <p class="notice"><FeedBadge c={c} state={feed.state} /> {t('watch.stale', { feed: feed.title })} <Ago c={c} at={feed.lastSuccess} /></p>)}
      <NotRead c={c} view={view} />
      <p class="see-also"><a href={pages(c.lang).threats(view.filters.theme ? { theme: view.filters.theme } : {})}>{t('threats.title')}</a></p>
      <Filters c={c} view={view} />
      <div class="two watch">
        <section aria-labelledby="tiles">
          <h2 id="tiles">{t('watch.tiles')}</h2>
          <TileGrid c={c} tiles={view.tiles} label={t('watch.tiles')} href={(state) => pages(c.lang).watch({ ...query, state })} />
        </section>
        <section aria-labelledby="list">
          <h2 id="list">{t('watch.list')} <span class="n">{num(c, view.total)}</span></h2>
          {view.events.length > 0 ? <EventList c={c} events={view.events} label={t('watch.list')} /> : <Empty text={t(view.stale.length > 0 ? 'watch.none-stale' : 'watch.none')} />}
          {view.elsewhere > 0 && <p><a href={pages(c.lang).watch({ ...query, area: 'all' })}>{t('watch.elsewhere', { n: view.elsewhere })}</a></p>}
          {view.next && <p><a class="button plain" rel="next" href={pages(c.lang).watch({ ...query, after: view.next })}>{t('common.next')}</a></p>}
          <DataLinks c={c} csv={data.list('events', 'csv', query)} json={data.list('events', 'json', query)} of={t('watch.list')} />
        </section>
        {view.map && <section aria-labelledby="map"><h2 id="map">{t('watch.map')}</h2><ChartMap map={view.map} text={t('watch.map-text', { n: view.map.shapes.length })} /></section>}
      </div>
    </Layout>
  )
}

/** Feeds that nobody switched on are one line, however many. */
function NotRead({ c, view }: { c: PageContext; view: WatchView }) {
  const off = view.stale.filter(({ state }) => state === 'off').map(({ id }) => id.toUpperCase())
  return off.length === 0 ? null : <p class="notice"><FeedBadge c={c} state="off" /> {say(c)('watch.off', { feeds: listed(c, off) })}</p>
}

function Filters({ c, view }: { c: PageContext; view: WatchView }) {
  const t = say(c)
  const { filters, options } = view
  return (
    <form class="filters" method="get" action={pages(c.lang).watch()} role="search" aria-label={t('watch.filters')}>
      <Select
        id="theme"
        label={t('watch.theme')}
        any={t('common.all')}
        value={filters.theme}
        options={options.themes.map((value) => ({ value, text: themeName(c, value) }))}
      />
      <Select
        id="level"
        label={t('watch.level')}
        any={t('common.all')}
        value={filters.level}
        options={options.levels.map((value) => ({ value, text: t(`severity.${value}`) }))}
      />
      <Select
        id="state"
        label={t('watch.state')}
        any={t('common.all')}
        value={filters.state}
        options={options.states.map((value) => ({ value, text: c.name(value) }))}
      />
      <DateField c={c} id="since" label={t('watch.since')} value={filters.since} />
      <DateField c={c} id="until" label={t('watch.until')} value={filters.until} />
      <p class="go">
        <button>{t('common.apply')}</button> <a href={pages(c.lang).watch()}>{t('common.clear')}</a>
      </p>
    </form>
  )
}
