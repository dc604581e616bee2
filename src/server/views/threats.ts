import { type Coverage, COVERAGES, evidenceOf, levelName, mindOf, type Rung, rulesFor, type Signal, tallyOf } from '../../core/watch/index.ts'
import { type Party } from '../../core/values/index.ts'
import type { Mark, PageContext, SaidView, SignalView, ThreatCell, ThreatStateView, ThreatsView, ThreatView, TileView } from '../../web/index.ts'
import type { Parts } from '../http.ts'
import { notFound } from '../problems.ts'
import { type Cell, cellOf, type Ground, groundOf, levelNow, threatTheme, threatThemes } from '../threats/cells.ts'
import type { Said } from '../threats/declared.ts'
import { monthsIn, weeksIn } from './series.ts'

/** Rows of the first page: the rest is behind a theme, and all of it in the data. */
const MOST_ROWS = 40
const MOST_STEPS = 30
const MOST_SIGNALS = 20

export async function threatsView(parts: Parts, viewer: Party, query: Record<string, string>, c: PageContext): Promise<ThreatsView> {
  const ground = await groundOf(parts, viewer, c.lang)
  const theme = query.theme ? threatTheme(ground.region, query.theme) : undefined
  const themes = threatThemes(ground.region).map(({ id }) => id)
  const cells = cellsIn(ground, theme === undefined ? themes : [theme])
  const order = new Intl.Collator(c.lang)
  const shown = cells.filter((cell) => (theme === undefined ? (cell.observed ?? 0) > 0 : ground.region.state(cell.state) || (cell.observed ?? 0) > 0))
    .sort((a, b) => (b.observed ?? -1) - (a.observed ?? -1) || order.compare(c.name(a.state), c.name(b.state)) || order.compare(a.theme, b.theme))
  const most = theme === undefined ? MOST_ROWS : shown.length
  return {
    ...(theme === undefined ? {} : { theme }), themes: themes.sort((a, b) => order.compare(c.theme?.(a) ?? a, c.theme?.(b) ?? b)), tiles: tilesIn(ground, cells),
    cells: shown.slice(0, most).map(cellView), more: Math.max(0, shown.length - most), covers: theme === undefined ? coversIn(cells, themes) : [],
  }
}

export async function threatStateView(parts: Parts, viewer: Party, state: string, c: PageContext): Promise<ThreatStateView> {
  const ground = await groundOf(parts, viewer, c.lang)
  const code = placeIn(ground, state)
  const order = new Intl.Collator(c.lang)
  const cells = cellsIn(ground, threatThemes(ground.region).map(({ id }) => id), [code])
  const weight = ({ observed, said, coverage }: Cell) => (observed ?? 0) * 100 + (said.length > 0 ? 10 : 0) + (coverage === 'none' ? 0 : 1)
  return { state: code, cells: cells.sort((a, b) => weight(b) - weight(a) || order.compare(c.theme?.(a.theme) ?? a.theme, c.theme?.(b.theme) ?? b.theme)).map(cellView) }
}

export async function threatView(parts: Parts, viewer: Party, state: string, theme: string, lang: PageContext['lang']): Promise<ThreatView> {
  const { cell, ground } = await oneCell(parts, viewer, state, theme, lang)
  return {
    cell: cellView(cell), signals: cell.signals.slice(0, MOST_SIGNALS).map((signal) => signalView(signal, ground.now)),
    more: Math.max(0, cell.signals.length - MOST_SIGNALS), weeks: weeksIn(cell, cell.state, cell.theme), months: monthsIn(cell, cell.state, cell.theme), history: cell.history.slice(-MOST_STEPS).reverse().map(({ at, level }) => ({ at, level: levelName(level) })),
    tally: tallyOf(cell.past, ground.now), rules: rulesFor(ground.published.thresholds, cell.theme, cell.state),
  }
}

/** Fault `not-found` for a place or a theme that is none. */
export async function oneCell(parts: Parts, viewer: Party, state: string, theme: string, lang: PageContext['lang']): Promise<{ cell: Cell; ground: Ground }> {
  const ground = await groundOf(parts, viewer, lang)
  const found = threatThemes(ground.region).find(({ id }) => id === theme)
  if (!found) throw notFound()
  return { cell: cellOf(ground, placeIn(ground, state), found.id), ground }
}

export function placeIn({ region }: Ground, code: string): Party {
  if (region.codeOf(code) !== code) throw notFound()
  return code
}

/** Of every state and territory, or of those named. */
export function cellsIn(ground: Ground, themes: readonly string[], states: readonly Party[] = [...ground.region.states, ...ground.region.territories].map(({ code }) => code)): Cell[] {
  return states.flatMap((state) => themes.map((theme) => cellOf(ground, state, theme)))
}

function cellView(cell: Cell): ThreatCell {
  const { state, theme, observed, since, coverage, feeds, heard, readAt, unjudged, declared, said, capability, questions } = cell
  return {
    state, theme, observed: observed === null ? null : levelName(observed) ?? 'quiet', since, coverage, feeds: feeds.map(({ id, word }) => ({ id, coverage: word })),
    heard, readAt, unjudged, declared, said: said.map(saidView), capability: capability.map(({ pillar, institution, grade, at, agency }) => ({ pillar, institution, grade, at, agency })), questions,
  }
}

function saidView({ by, wording, status, rank, author, date, at, source, certainty, id }: Said): SaidView {
  return {
    by, wording, ...(status ? { status } : {}), ...(rank ? { rank } : {}), ...(author ? { author } : {}), ...(date ? { date } : {}), ...(at === undefined ? {} : { at }),
    ...(source && certainty ? { cite: { source, certainty } } : {}), ...(id ? { warning: id } : {}),
  }
}

function signalView(signal: Signal, now: number): SignalView {
  return {
    title: signal.title, level: levelName(levelNow(signal.steps, now))!, ...(signal.kind === 'event' ? { event: signal.id } : {}), sources: signal.sources.length,
    evidence: evidenceOf(signal, now).map((one) => ({ ...one, level: levelName(one.level) })),
    steps: signal.steps.filter(({ at }) => at <= now).slice(-MOST_STEPS).map(({ at, move, level, cause }) => ({ at, move, level: levelName(level), cause })),
    mind: mindOf(signal, now),
  }
}

const MARK: Record<Rung, Mark> = { 0: 'quiet', 1: 'minor', 2: 'moderate', 3: 'severe', 4: 'extreme' }

/** The worst cell of each state; quiet only where every theme asked about can be told and none stands. */
function tilesIn({ region }: Ground, cells: readonly Cell[]): TileView[] {
  const of = Map.groupBy(cells, ({ state }) => state)
  return [...region.states, ...region.territories].flatMap(({ kind, code, tile }) => {
    if (!tile) return []
    const own = of.get(code) ?? []
    const worst = Math.max(0, ...own.map(({ observed }) => observed ?? 0)) as Rung
    const count = own.reduce((sum, { signals }) => sum + signals.length, 0)
    const known = own.every(({ observed }) => observed !== null)
    return [{ code, size: kind, col: tile[0], row: tile[1], mark: worst > 0 || known ? MARK[worst] : 'feed-stale', ...(count > 0 ? { count } : {}) }]
  })
}

function coversIn(cells: readonly Cell[], themes: readonly string[]): ThreatsView['covers'] {
  const of = Map.groupBy(cells, ({ theme }) => theme)
  const best = (words: readonly Coverage[]) => COVERAGES[Math.max(...words.map((word) => COVERAGES.indexOf(word)))]!
  return themes.map((theme) => {
    const own = of.get(theme) ?? []
    return { theme, coverage: best(own.map(({ coverage }) => coverage)), feeds: [...new Set(own.flatMap(({ feeds }) => feeds.map(({ id }) => id)))].sort(), raised: own.filter(({ observed }) => (observed ?? 0) > 0).length }
  }).sort((a, b) => b.raised - a.raised || COVERAGES.indexOf(b.coverage) - COVERAGES.indexOf(a.coverage))
}
