import type { Instant } from '../../values/index.ts'
import { type EventRecord, stands } from '../lineage/index.ts'
import type { Part } from '../observation.ts'
import { climb, type Reading, type SignalStep, stepAt } from './climb.ts'
import { GRAVE, levelName, rankOn, type Rung, rungOf, SIGNAL_LEVELS, type SignalLevel, type SignalScale, type Threshold } from './rules.ts'

/** What a detector found in an event, or in a series, by the rules of a state. */
export interface Signal {
  id: string
  kind: 'event' | 'series'
  title: string
  theme: string
  /** all of them, those to come too */
  steps: readonly SignalStep[]
  readings: readonly Reading[]
  rules: readonly Threshold[]
  ends: Instant
  /** sources that hold it live: they corroborate one another */
  sources: readonly string[]
  withdrawn: boolean
}

const HOUR = 3_600_000

/**
 * An event as a signal by the rules of a state that it touches, one a scale; null when nothing that any source ever said reaches a
 * threshold there. `reaches` tells whether one block of a message concerns the state at all.
 */
export function signalOfEvent(record: EventRecord, rules: readonly Threshold[], reaches: (part: Part) => boolean = () => true): Signal | null {
  const readings = readingsOf(record, reaches)
  const last = Math.max(...record.versions.map(({ observation }) => observation.sent))
  const heard = new Set(readings.flatMap(({ says }) => says.map(({ scale }) => scale)))
  const ends = record.expires ?? last + lastsMs(rules.filter(({ scale }) => heard.has(scale)))
  const steps = climb(readings, rules, Math.max(ends, last + 1))
  if (steps.length === 0) return null
  const live = record.sources.filter((source) => source.state === 'live')
  return {
    id: record.id, kind: 'event', title: record.title, theme: record.theme, steps, readings, rules, ends,
    sources: [...new Set(live.map(({ feed }) => feed))], withdrawn: live.length === 0,
  }
}

export function lastsMs(rules: readonly Threshold[]): number {
  return Math.max(0, ...rules.map(({ lastsHours }) => lastsHours)) * HOUR
}

function readingsOf({ sources, versions }: EventRecord, reaches: (part: Part) => boolean): Reading[] {
  const told = versions.map(({ key, observation }) => {
    const { feed, id, sent, severity, act } = observation
    const source = sources.find((one) => one.feed === feed && one.aliases.includes(id))
    return { observation, reading: { at: sent, source: `${feed} ${source?.id ?? id}`, key, says: severity, live: act !== 'cancel' && act !== 'delete' } satisfies Reading }
  })
  return told.flatMap(({ observation, reading }, i) => {
    if (!reading.live) return [reading]
    const next = told.slice(i + 1).find((one) => one.reading.source === reading.source)?.reading.at ?? Infinity
    return partReadings(reading, observation.parts?.filter(reaches) ?? [observation], next)
  })
}

/** What its blocks for this state say when it is sent, and what is left of it as each of them ends, until its source speaks again. */
function partReadings(reading: Reading, parts: readonly Part[], next: Instant): Reading[] {
  const ends = [...new Set(parts.flatMap(({ expires }) => expires ?? []))].filter((at) => at > reading.at && at < next).sort((a, b) => a - b)
  return [reading.at, ...ends].map((at) => {
    const open = parts.filter((part) => stands(part, at))
    return { ...reading, at, key: at === reading.at ? reading.key : `${reading.key} ${at}`, says: open.flatMap(({ severity }) => severity), live: open.length > 0, ...(at > reading.at || open.length === 0 ? { over: true } : {}) }
  })
}

/** What one source said last, and what it alone would make. */
export interface Evidence {
  source: string
  at: Instant
  live: boolean
  scale: SignalScale
  value: string
  level: Rung
}

export function evidenceOf({ readings, rules }: Pick<Signal, 'readings' | 'rules'>, now: Instant): Evidence[] {
  const latest = new Map<string, Reading>()
  for (const reading of readings.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) latest.set(reading.source, reading)
  return [...latest.values()].flatMap(({ source, at, live, says }) => says.map(({ scale, value }): Evidence => {
    const rule = rules.find((one) => one.scale === scale)
    const rank = rankOn(scale, value)
    return { source, at, live, scale, value, level: rule && rank !== undefined ? rungOf(rule, rank) : 0 }
  }))
}

/** What would move it: a value that raises it, values below which it falls after a hold, its sources taking it back, its end. */
export type Mind =
  | { kind: 'raise'; to: SignalLevel; scale: SignalScale; from: string }
  | { kind: 'lower'; scale: SignalScale; begins: string; back: number; holdHours: number }
  | { kind: 'withdraw'; sources: number }
  | { kind: 'end'; at: Instant }

export function mindOf(signal: Signal, now: Instant): Mind[] {
  const standing = stepAt(signal.steps, now)
  const level = standing?.level ?? 0
  const rule = signal.rules.find(({ id }) => id === standing?.cause?.rule)
  const heard = new Set(signal.readings.flatMap(({ says }) => says.map(({ scale }) => scale)))
  const raises = signal.rules.filter(({ scale }) => heard.has(scale)).flatMap(({ scale, at }): Mind[] => {
    const next = SIGNAL_LEVELS.find((one, i) => i >= level && at[one] !== undefined)
    return next ? [{ kind: 'raise', to: next, scale, from: at[next]! }] : []
  })
  if (level === 0) return raises
  const begins = rule?.at[levelName(level)!]
  return [
    ...raises,
    ...(rule && begins !== undefined ? [{ kind: 'lower', scale: rule.scale, begins, back: rule.back, holdHours: rule.holdHours } as const] : []),
    { kind: 'withdraw', sources: signal.sources.length },
    ...(Number.isFinite(signal.ends) ? [{ kind: 'end', at: signal.ends } as const] : []),
  ]
}

/** What became of the grave signals of the past, as their own sources told it to the end. */
export interface Tally {
  /** grave at some time, and over */
  grave: number
  /** of these: all sources took it back */
  withdrawn: number
  /** of these: the last word was below grave */
  settledLower: number
  /** of these: below grave when first told, so that whoever looked once missed it */
  roseLater: number
}

export function tallyOf(signals: readonly Signal[], now: Instant): Tally {
  const over = signals.filter(({ steps }) => stepAt(steps, now)?.level === 0 && steps.some(({ level }) => level >= GRAVE))
  // that its time was over is no word of a source
  const last = ({ readings, rules }: Signal) => Math.max(0, ...evidenceOf({ readings: readings.filter(({ over }) => !over), rules }, Infinity).map(({ level }) => level))
  return {
    grave: over.length,
    withdrawn: over.filter(({ withdrawn }) => withdrawn).length,
    settledLower: over.filter((signal) => !signal.withdrawn && last(signal) < GRAVE).length,
    roseLater: over.filter(({ steps }) => steps[0]!.level < GRAVE).length,
  }
}
