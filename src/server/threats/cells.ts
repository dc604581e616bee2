import { canTell, type Coverage, FEEDS, type Question, questionsOf, type Rung, type Signal, type Stand, stepAt, type WeeklyFound } from '../../core/watch/index.ts'
import { Fault, type Instant, type Language, type Party, type Region, type Theme } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import type { Polled } from '../polls.ts'
import { type Published, thresholdsOf } from '../thresholds.ts'
import { marks } from '../views/watch-lines.ts'
import { type Book, cellKey, type Found, signalsIn } from './book.ts'
import { type Capable, type Declarations, declarationsOf, type Said } from './declared.ts'

export interface CellFeed {
  id: string
  word: Coverage
}

/** One state and theme: what is observed, what the state says, what it can do about it, and who could have told. */
export interface Cell {
  state: Party
  theme: string
  /** null where nothing was found and nothing could have been */
  observed: Rung | null
  since: Instant | null
  /** standing now, gravest first */
  signals: Signal[]
  /** all of them, those that are over too */
  past: readonly Signal[]
  history: Stand[]
  coverage: Coverage
  feeds: CellFeed[]
  /** last word of any feed about this cell; last time a feed that covers it was read */
  heard: Instant | null
  readAt: Instant | null
  /** weekly counts that could not be judged */
  unjudged: readonly string[]
  /** what events count, by month since the year 0; deaths are counted where people died */
  monthly: ReadonlyMap<number, number>
  weekly: readonly WeeklyFound[]
  events: Found['events']
  declared: boolean | null
  said: readonly Said[]
  /** what is stated of the capability to contain it */
  capability: readonly Capable[]
  questions: Question[]
}

/** All that a request needs to make cells, read once. */
export interface Ground {
  region: Region
  now: Instant
  published: Published
  book: Book
  polled: readonly Polled[]
  declarations: Declarations
}

const NOTHING: Found = { signals: [], overAt: new Float64Array(), stands: [], heard: new Map(), unjudged: [], monthly: new Map(), weekly: [], events: [] }

/** Of what this desk was told, by state and theme: public, all of it. */
export async function bookOf({ desk, book }: Parts): Promise<Book> {
  await book.catchUp()
  const counts = ({ record }: { record: { status: Parameters<typeof marks>[0] } }) => marks(record.status, desk.config.demo)
  return signalsIn(book.told(), { rules: (await thresholdsOf(desk)).thresholds, counts })
}

export async function groundOf(parts: Parts, viewer: Party, lang: Language): Promise<Ground> {
  const { desk, polls } = parts
  return {
    region: desk.region, now: desk.clock(), published: await thresholdsOf(desk), book: await bookOf(parts), polled: polls.list(),
    declarations: await declarationsOf(parts, viewer, lang),
  }
}

/** Themes that a threat watch may speak of: hazards and threats, no groups, and never persons or needs (rule 9). */
export function threatThemes(region: Region): Theme[] {
  return region.themes.filter(({ family, members, notAThreat }) => (family === 'hazard' || family === 'threat') && members.length === 0 && !notAThreat)
}

/** Faults `unknown-theme`, `not-a-threat`. */
export function threatTheme(region: Region, id: string): string {
  const found = region.theme(id)
  if (!found) throw new Fault('unknown-theme', `"${id}" is no theme of this region`, { field: 'theme' })
  if (!threatThemes(region).includes(found)) throw new Fault('not-a-threat', `"${found.id}" is no hazard or threat that is watched by itself`, { field: 'theme' })
  return found.id
}

export function cellOf(ground: Ground, state: Party, theme: string): Cell {
  const { book, now } = ground
  const found = book.get(cellKey(state, theme)) ?? NOTHING
  const past = found.signals.filter(({ steps }) => (steps[0]?.at ?? Infinity) <= now)
  const history = found.stands.filter(({ at }) => at <= now)
  const level = history.at(-1)?.level ?? 0
  const feeds = feedsOf(ground, state, theme, found)
  const coverage = (['live', 'stale', 'off'] as const).find((word) => feeds.some((feed) => feed.word === word)) ?? 'none'
  const observed = level > 0 || (coverage === 'live' && found.unjudged.length === 0) ? level : null
  const { said, declared, capability } = declaredIn(ground, state, theme)
  return {
    state, theme, observed, since: level > 0 ? history.at(-1)!.at : null, past, history, coverage, feeds,
    signals: found.signals.filter(({ steps }, i) => found.overAt[i]! > now && levelNow(steps, now) > 0).sort((a, b) => levelNow(b.steps, now) - levelNow(a.steps, now) || (a.id < b.id ? -1 : 1)),
    heard: latestOf([...found.heard.values()]), readAt: latestOf(feeds.flatMap(({ id }) => ground.polled.find(({ feed }) => feed.id === id)?.health.lastSuccess ?? [])),
    unjudged: found.unjudged, monthly: found.monthly, weekly: found.weekly, events: found.events, declared, said, capability, questions: questionsOf({ observed, coverage, declared, capability: capability.some(({ grade }) => grade !== 'none') }),
  }
}

export function levelNow(steps: Signal['steps'], now: Instant): Rung {
  return stepAt(steps, now)?.level ?? 0
}

function latestOf(times: readonly Instant[]): Instant | null {
  return times.length === 0 ? null : Math.max(...times)
}

const WORD = { fresh: 'live', failing: 'live', stale: 'stale', never: 'stale', off: 'off' } as const

/** Feeds that are listed as able to tell, and those that did: one that only told lately covers as long as its word is fresh. */
function feedsOf({ published, polled, now }: Ground, state: Party, theme: string, { heard }: Found): CellFeed[] {
  const listed = published.coverage.filter((row) => canTell(row, theme, state)).map(({ feed }) => feed)
  return [...new Set([...listed, ...heard.keys()])].sort().map((id) => {
    const health = polled.find(({ feed }) => feed.id === id)?.health.word ?? 'off'
    const fresh = now - (heard.get(id) ?? -Infinity) <= (FEEDS.find((feed) => feed.id === id)?.staleAfter ?? 0) * 1000
    return { id, word: fresh ? 'live' : listed.includes(id) ? WORD[health] : 'stale' }
  })
}

/** Named in its own list, warning or assessment; its newest assessment decides where it says that it does not perceive it. */
function declaredIn({ declarations, region }: Ground, state: Party, theme: string): Pick<Cell, 'said' | 'declared' | 'capability'> {
  const names = new Set(region.groupsOf(theme))
  const said = (declarations.said.get(state) ?? []).filter(({ themes }) => themes.some((one) => names.has(one)))
  const own = said.filter(({ by }) => by !== 'group')
  const assessed = own.filter(({ by }) => by === 'assessment')
  const named = own.some(({ by }) => by === 'warning') || (assessed.length > 0 ? assessed.some(({ status }) => status !== 'not-perceived') : own.length > 0)
  const capability = (declarations.capability.get(state) ?? []).filter((line) => names.has(line.theme))
  return { said, declared: named ? true : declarations.listed.has(state) ? false : null, capability }
}
