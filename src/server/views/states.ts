import type { Language, Party, Region, State, Territory } from '../../core/values/index.ts'
import type { FocalState, StateRow, StatesView } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { clockOf, recipientsOf, type Thread } from '../thread.ts'
import type { Viewer } from '../viewer.ts'
import { type Asked, boundOn } from './law-days.ts'
import { threadsFor } from './warnings.ts'
import { isActive, marks, tilesOf, unreadFeeds } from './watch-lines.ts'

/** An event older than this marks nobody's tile. */
const RECENT_MS = 3 * 86_400_000

/** Everybody who can be addressed, each the same square, with what touches it now. */
export async function statesView(parts: Parts, viewer: Viewer, asked: Asked, language: Language): Promise<StatesView> {
  const { region, clock } = parts.desk
  await parts.book.catchUp()
  const events = recentEvents(parts)
  const touched = eventsByParty(events)
  const threads = viewer.session ? await threadsFor(parts, viewer.party) : []
  const bound = boundOn((await parts.desk.law()).law, asked)
  const places = [...region.states, ...region.territories]
  return {
    asof: asked.on, known: asked.known ?? null,
    tiles: tilesOf(parts.desk, events, unreadFeeds(parts.polls.list()).length === 0),
    rows: places.map((place): StateRow => ({
      party: place.code, kind: place.kind, ...subregionOf(region, place, language), ...(place.kind === 'territory' ? { responsible: place.responsible } : {}),
      claimants: rivalsOf(region, place), bound: place.kind === 'state' ? bound.get(place.code) ?? 0 : null, focal: focalOf(region, place.code), events: touched.get(place.code)?.length ?? 0,
      awaiting: threads.filter((thread) => awaits(thread, place.code, viewer.party, clock())).length,
    })),
  }
}

export function recentEvents({ book, desk }: Parts): WatchedEvent[] {
  const now = desk.clock()
  return book.list(now).filter((event) => isActive(event, now) && marks(event.record.status, desk.config.demo) && now - event.record.at < RECENT_MS)
}

function eventsByParty(events: readonly WatchedEvent[]): Map<Party, WatchedEvent[]> {
  const found = new Map<Party, WatchedEvent[]>()
  for (const event of events)
    for (const party of new Set(event.touches.map((touch) => touch.party))) found.set(party, [...(found.get(party) ?? []), event])
  return found
}

/** Only an author sees the answers of others: whoever else reads a warning counts its own alone. */
function awaits(thread: Thread, party: Party, viewer: Party, now: number): boolean {
  if (party !== viewer && thread.versions[0]!.header.author !== viewer) return false
  if (!recipientsOf(thread).some((entry) => entry.party === party)) return false
  const clock = clockOf(thread, party, now)
  return clock !== null && clock.answeredAt === null && clock.state !== 'cancelled'
}

/** Every sub-region that a source places the state in; null where none does. */
export function subregionOf(region: Region, place: State | Territory, language: Language): { subRegion: string | null; basis: 'seed' | 'inferred' | null } {
  if (place.kind === 'territory' || place.subregions.length === 0) return { subRegion: null, basis: null }
  const names = place.subregions.map(({ value }) => region.subregions.find(({ id }) => id === value)?.name[language] ?? value)
  return { subRegion: [...new Set(names)].join(' / '), basis: place.subregions.some(({ basis }) => basis === 'seed') ? 'seed' : 'inferred' }
}

/** The claimants of a territory, the responsible state among them, where more than one state claims it. */
export function rivalsOf(region: Region, place: State | Territory): Party[] {
  const claimants = place.kind === 'territory' ? region.claimants(place.code) : []
  return claimants.length > 1 ? claimants : []
}

/** Of the public directory alone: what a state told this desk in confidence shows to its readers only. */
function focalOf(region: Region, party: Party): FocalState {
  return (region.focalPoint(party)?.offices.length ?? 0) > 0 ? 'untested' : 'none'
}
