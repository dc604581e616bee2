import { isoInstant } from '../../core/values/index.ts'
import type { FeedDetail, FeedsView } from '../../web/index.ts'
import type { Polled } from '../polls.ts'
import type { DataTable } from '../tables.ts'
import { feedLine } from './watch-lines.ts'

export function feedsView(polled: readonly Polled[]): FeedsView {
  return { feeds: polled.map(feedDetail) }
}

function feedDetail(polled: Polled): FeedDetail {
  const { feed, url, accepted, rejected } = polled
  return { ...feedLine(polled), every: feed.every, staleAfter: feed.staleAfter, accepted, rejected, ...(url ? { url: publicAddress(url) } : {}) }
}

/** Without its query: services hand out keys in it. */
function publicAddress(url: string): string {
  if (!URL.canParse(url)) return ''
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

export function feedsTable(polled: readonly Polled[]): DataTable {
  return {
    name: 'feeds', columns: ['id', 'title', 'state', 'last_success', 'last_change', 'last_error_at', 'last_error', 'every_s', 'stale_after_s', 'accepted', 'rejected', 'url'],
    rows: polled.map(feedDetail).map((feed) => [
      feed.id, feed.title, feed.state, time(feed.lastSuccess), time(feed.lastChange), time(feed.lastError?.at ?? null), feed.lastError?.message ?? null, feed.every, feed.staleAfter,
      feed.accepted, feed.rejected.length, feed.url ?? null,
    ]),
  }
}

function time(at: number | null): string | null {
  return at === null ? null : isoInstant(at)
}
