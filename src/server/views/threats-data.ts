import { evidenceOf, levelName, mindOf, monthName, noticesOf, rulesFor, SIGNAL_LEVELS, tallyOf, type Threshold } from '../../core/watch/index.ts'
import { type Instant, isoInstant, type Json } from '../../core/values/index.ts'
import type { DataTable } from '../tables.ts'
import type { Cell, Ground } from '../threats/cells.ts'
import { tableOf } from './columns.ts'

const time = (at: Instant | null): string | null => (at === null ? null : isoInstant(at))

export function threatsTable(cells: readonly Cell[]): DataTable {
  return tableOf('threats', cells, (cell) => ({
    state: cell.state, theme: cell.theme, level: cell.observed === null ? null : levelName(cell.observed) ?? 'quiet', since: time(cell.since), coverage: cell.coverage,
    feeds: cell.feeds.map(({ id, word }) => `${id}:${word}`).join(' '), heard: time(cell.heard), read_at: time(cell.readAt), declared: cell.declared === null ? null : cell.declared ? 'yes' : 'no',
    said: cell.said.map(({ by, wording }) => `${by}: ${wording}`).join('; '), capability: cell.capability.map(({ institution, pillar, grade }) => `${institution}, ${pillar}: ${grade}`).join('; '), questions: cell.questions.join(' '), signals: cell.signals.length,
  }))
}

export function thresholdsTable(rules: readonly Threshold[]): DataTable {
  return tableOf('thresholds', rules, ({ id, theme, states, scale, at, back, holdHours, lastsHours, record, certainty, source, note }) => ({
    id, theme, states: states.join(' '), scale, ...(Object.fromEntries(SIGNAL_LEVELS.map((level) => [level, at[level] ?? null])) as Record<(typeof SIGNAL_LEVELS)[number], string | null>), back,
    hold_hours: holdHours, lasts_hours: lastsHours, certainty, source, note: note ?? null,
    record: record ? `from ${record.level}: ${record.hits} right, ${record.falseAlarms} false, ${record.missed} missed of ${record.cases} (${record.truth}; ${record.source})` : null,
  }))
}

/** Steps of every signal of a cell through time, those that are over too. */
export function stepsTable(cell: Cell, { now }: Ground): DataTable {
  return {
    name: 'steps', columns: ['state', 'theme', 'signal', 'title', 'at', 'move', 'was', 'level', 'scale', 'value', 'source', 'rule'],
    rows: cell.past.flatMap(({ id, title, steps }) => steps.filter(({ at }) => at <= now).map(({ at, move, was, level, cause }) => [
      cell.state, cell.theme, id, title, isoInstant(at), move, levelName(was), levelName(level), cause?.scale ?? null, cause?.value ?? null, cause?.source ?? null, cause?.rule ?? null,
    ])),
  }
}

const HOUR = 3_600_000

/** One cell whole, with what stands behind each of its signals. `notices`: what is told to whoever asks for so many hours of quiet after each. */
export function threatJson(cell: Cell, { now, published }: Ground, quietHours: number): Json {
  const { past, signals, history, monthly, weekly, events: _, ...rest } = cell
  const notices = past.flatMap(({ id, title, steps }) => noticesOf(steps.filter(({ at }) => at <= now), quietHours * HOUR).filter(({ at }) => at <= now)
    .map(({ at, step }) => ({ at, signal: id, title, move: step.move, level: levelName(step.level) }))).sort((a, b) => a.at - b.at)
  const whole = {
    ...rest, observed: cell.observed === null ? null : levelName(cell.observed) ?? 'quiet', since: time(cell.since), heard: time(cell.heard), readAt: time(cell.readAt),
    history: history.map(({ at, level }) => ({ at: isoInstant(at), level: levelName(level) })),
    signals: signals.map((signal) => ({
      id: signal.id, kind: signal.kind, title: signal.title, sources: signal.sources,
      evidence: evidenceOf(signal, now).map((one) => ({ ...one, at: isoInstant(one.at), level: levelName(one.level) })),
      steps: signal.steps.filter(({ at }) => at <= now).map((step) => ({ ...step, at: isoInstant(step.at), was: levelName(step.was), level: levelName(step.level) })),
      mind: mindOf(signal, now).map((one) => (one.kind === 'end' ? { ...one, at: isoInstant(one.at) } : one)),
    })),
    monthly: Object.fromEntries([...monthly].sort(([a], [b]) => a - b).map(([month, count]) => [monthName(month), count])), quietHours, weekly: weekly.map(({ what, feed, series }) => ({ what, feed, from: series.dates[0]!, counts: series.counts })), notices: notices.map((one) => ({ ...one, at: isoInstant(one.at) })),
    pastAlarms: tallyOf(past, now), thresholds: rulesFor(published.thresholds, cell.theme, cell.state),
  }
  return whole as unknown as Json
}
