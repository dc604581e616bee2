import type { Instant, Party } from '../../core/values/index.ts'
import { stands } from '../../core/watch/index.ts'
import type { DeskStatus, EventHead, EventLine, FeedLine, Mark, SeverityView, TileView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Polled } from '../polls.ts'
import { isUnplaced } from './watch-filter.ts'

/** Nearest first; a great earthquake is near to dozens, and its own page names them all. */
const MOST_PARTIES = 10

export function eventLine(event: WatchedEvent, now: Instant): EventLine {
  const { record, touches } = event
  return {
    id: record.id, title: record.title, theme: record.theme, at: record.at, status: record.status, cancelled: record.state !== 'live', over: !stands(record, now), severity: distinct(record.severity),
    parties: touches.slice(0, MOST_PARTIES).map(({ party }) => party), more: Math.max(0, touches.length - MOST_PARTIES), sources: record.sources.length, versions: record.versions.length, unplaced: isUnplaced(event),
  }
}

export function eventHead(event: WatchedEvent, now: Instant): EventHead {
  const { record } = event
  const { id, title, theme, at, status } = record
  const state = record.state === 'live' ? (stands(record, now) ? 'current' : 'expired') : record.state
  return { id, title, theme, at, status, state, severity: distinct(record.severity), unplaced: isUnplaced(event) }
}

/** What several sources say alike is said once. */
function distinct(severity: readonly SeverityView[]): SeverityView[] {
  return [...new Map(severity.map((one) => [`${one.scale} ${one.value}`, one])).values()]
}

export function isActive({ record }: WatchedEvent, now: Instant): boolean {
  return record.state === 'live' && stands(record, now)
}

/** Actual and exercise never mix: a real desk marks nothing for a drill, and the desk of a demo, where all is an exercise, marks drills. */
export function marks(status: DeskStatus, exercise: boolean): boolean {
  return exercise ? status === 'exercise' || status === 'actual' : status === 'actual'
}

const MARK: readonly Mark[] = ['watch', 'minor', 'moderate', 'severe', 'extreme']

/** One tile for every state and territory that has a place in the grid; quiet is said only where every feed is read. */
export function tilesOf({ region, config, clock }: Desk, events: readonly WatchedEvent[], fresh: boolean): TileView[] {
  const worst = new Map<Party, { level: number; count: number }>()
  for (const event of events) {
    if (!isActive(event, clock()) || !marks(event.record.status, config.demo)) continue
    for (const { party } of event.touches) {
      const before = worst.get(party) ?? { level: 0, count: 0 }
      worst.set(party, { level: Math.max(before.level, event.level), count: before.count + 1 })
    }
  }
  return [...region.states, ...region.territories].flatMap(({ kind, code, tile }) => {
    if (!tile) return []
    const found = worst.get(code)
    const mark = found ? MARK[found.level]! : fresh ? 'quiet' : 'feed-stale'
    return [{ code, size: kind, col: tile[0], row: tile[1], mark, ...(found ? { count: found.count } : {}) }]
  })
}

const FEED_STATE = { fresh: 'live', failing: 'live', stale: 'stale', never: 'never', off: 'off' } as const

export function feedLine({ feed, health }: Polled): FeedLine {
  const { lastSuccess, lastChange, lastError } = health
  return {
    id: feed.id, title: feed.title, state: FEED_STATE[health.word], lastSuccess, lastChange,
    lastError: lastError ? { at: lastError.at, message: lastError.message } : null,
  }
}

/** Feeds that should be read here and are not: what they would have said is not known. One without an address was never meant to be. */
export function unreadFeeds(polled: readonly Polled[]): FeedLine[] {
  return polled.filter(({ url }) => url !== undefined).map(feedLine).filter(({ state }) => state !== 'live')
}
