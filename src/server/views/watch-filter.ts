import { dayOfInstant, type EdtfDate, Fault, firstDay, isoDay, lastDay, type Instant, type Party, type Region } from '../../core/values/index.ts'
import { WATCH_LEVELS, type WatchLevel } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'

export interface EventFilter {
  theme?: string
  level?: WatchLevel
  state?: Party
  since?: EdtfDate
  until?: EdtfDate
  /** `all`: what happens elsewhere in the world too */
  area?: 'all'
}

const DAY_MS = 86_400_000
const RECENT_DAYS = 30

/** Our level in words; 0 is an event without one. */
export function levelWord(level: number): WatchLevel {
  return (['unknown', 'minor', 'moderate', 'severe', 'extreme'] as const)[level] ?? 'unknown'
}

/** From the address. Faults `unknown-theme`, `unknown-state`, `date-shape`, `date-impossible`, `usage` with the field. */
export function readFilter(query: Record<string, string>, region: Region): EventFilter {
  const { theme, level, state, since, until, area } = query
  return {
    ...(theme ? { theme: themeOf(theme, region) } : {}),
    ...(level ? { level: levelOf(level) } : {}),
    ...(state ? { state: stateOf(state, region) } : {}),
    ...(since ? { since: dateOf('since', since) } : {}),
    ...(until ? { until: dateOf('until', until) } : {}),
    ...(area === 'all' ? { area } : {}),
  }
}

function themeOf(text: string, region: Region): string {
  const found = region.theme(text)
  if (!found) throw new Fault('unknown-theme', `"${text}" is no theme of this region`, { field: 'theme' })
  return found.id
}

function levelOf(text: string): WatchLevel {
  const found = WATCH_LEVELS.find((level) => level === text)
  if (!found) throw new Fault('usage', `level is one of ${WATCH_LEVELS.join(', ')}`, { field: 'level' })
  return found
}

function stateOf(text: string, region: Region): Party {
  const found = region.codeOf(text.toUpperCase())
  if (!found) throw new Fault('unknown-state', `"${text}" is no state or territory of this region`, { field: 'state' })
  return found
}

function dateOf(field: string, text: string): EdtfDate {
  try {
    firstDay(text)
    return text
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.code, error.message, { field }) : error
  }
}

/** An event with no place that we can read is kept in sight: unknown is not elsewhere. */
export function isElsewhere({ record, touches }: WatchedEvent): boolean {
  return touches.length === 0 && record.where.some(({ kind }) => kind !== 'geocode')
}

/** Whom it concerns cannot be told: nobody is not what that means. */
export function isUnplaced(event: WatchedEvent): boolean {
  return event.touches.length === 0 && !isElsewhere(event)
}

/** Whether an event passes; `but` leaves one filter out, for the tiles, which show all states beside the one chosen. */
export function passes(filter: EventFilter, region: Region): (event: WatchedEvent) => boolean {
  const themes = filter.theme === undefined ? undefined : new Set(region.expandTheme(filter.theme))
  const from = filter.since === undefined ? -Infinity : firstDay(filter.since) * DAY_MS
  const to = filter.until === undefined ? Infinity : (lastDay(filter.until) + 1) * DAY_MS
  return (event) => {
    const { record, touches, level } = event
    return record.at >= from && record.at < to && (themes?.has(record.theme) ?? true) && (filter.level === undefined || levelWord(level) === filter.level) &&
      (filter.state === undefined || touches.some(({ party }) => party === filter.state)) && (filter.area === 'all' || !isElsewhere(event))
  }
}

/** What a page shows when nothing was asked: the last 30 days, where anything happened in them; else everything there is. */
export function recently(events: readonly WatchedEvent[], now: Instant): EdtfDate | undefined {
  const since = now - RECENT_DAYS * DAY_MS
  return events.some((event) => event.record.at >= since && !isElsewhere(event)) ? isoDay(dayOfInstant(since)) : undefined
}
