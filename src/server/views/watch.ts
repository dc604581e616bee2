import { Fault, type Party } from '../../core/values/index.ts'
import { type PageContext, WATCH_LEVELS, type WatchView } from '../../web/index.ts'
import type { Parts } from '../http.ts'
import type { WatchedEvent } from '../events.ts'
import { isElsewhere, passes, readFilter, recently, type EventFilter } from './watch-filter.ts'
import { eventLine, tilesOf, unreadFeeds } from './watch-lines.ts'
import { americasMap } from './watch-map.ts'

const A_PAGE = 25

interface Place {
  at: number
  id: string
}

/** Continues below the last event shown: a new one above changes nothing further down. Fault `cursor`. */
export function below({ desk }: Parts, viewer: Party, events: readonly WatchedEvent[], token: string | undefined, size: number): { items: readonly WatchedEvent[]; next?: string } {
  const place = token ? desk.seals.open<Place & { viewer: Party }>('events', token) : null
  if (token && place?.viewer !== viewer) throw new Fault('cursor', 'this address of a further page was made for somebody else or elsewhere: open the first page', { field: 'after' })
  const start = place ? events.findIndex(({ record }) => record.at < place.at || (record.at === place.at && record.id > place.id)) : 0
  const items = start < 0 ? [] : events.slice(start, start + size)
  const last = items.at(-1)
  const more = last !== undefined && start + size < events.length
  return { items, ...(more ? { next: desk.seals.seal('events', { viewer, at: last.record.at, id: last.record.id }) } : {}) }
}

/** Public, all of it: what the feeds say and how we rate it. */
export function watchView(parts: Parts, viewer: Party, query: Record<string, string>, c: PageContext): WatchView {
  const { desk, book, polls } = parts
  const now = desk.clock()
  const all = book.list(now)
  const since = query.since === undefined ? recently(all, now) : undefined
  const filter: EventFilter = { ...readFilter(query, desk.region), ...(since ? { since } : {}) }
  const { state: _, ...everywhere } = filter
  const beside = all.filter(passes(everywhere, desk.region))
  const shown = filter.state === undefined ? beside : beside.filter(passes(filter, desk.region))
  const stale = unreadFeeds(polls.list())
  const { items, next } = below(parts, viewer, shown, query.after, A_PAGE)
  const elsewhere = filter.area === 'all' || filter.state ? 0 : all.filter(passes({ ...filter, area: 'all' }, desk.region)).filter(isElsewhere).length
  return {
    filters: filter, options: { themes: themesIn(all, filter), levels: WATCH_LEVELS, states: placesOf(parts, c) },
    tiles: tilesOf(desk, beside, stale.length === 0), map: americasMap(shown, now, c),
    events: items.map((event) => eventLine(event, now)), total: shown.length, elsewhere, stale, ...(next ? { next } : {}),
  }
}

function themesIn(events: readonly WatchedEvent[], { theme }: EventFilter): string[] {
  return [...new Set([...events.map(({ record }) => record.theme), ...(theme ? [theme] : [])])].sort()
}

function placesOf({ desk: { region } }: Parts, { lang, name }: PageContext): Party[] {
  const order = new Intl.Collator(lang)
  return [...region.states, ...region.territories].map(({ code }) => code).sort((a, b) => order.compare(name(a), name(b)))
}
