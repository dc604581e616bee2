import type { Certainty, Party } from '../../values/index.ts'
import { rankOf } from '../lineage/index.ts'
import type { SourceSeverity } from '../observation.ts'
import { BANDS } from '../detectors/index.ts'

/** Ours, least first; no level is 0, and `minor` is 1. The words are those of CAP. */
export const SIGNAL_LEVELS = ['minor', 'moderate', 'severe', 'extreme'] as const
export type SignalLevel = (typeof SIGNAL_LEVELS)[number]
/** 0 none to 4 extreme */
export type Rung = 0 | 1 | 2 | 3 | 4
/** From here on somebody should think of warning. */
export const GRAVE: Rung = 3

/** What a source says, or what is counted from what it says: deaths of the last twelve months; the band of the endemic channel. */
export type SignalScale = SourceSeverity['scale'] | 'deaths-12-months' | 'endemic-channel'

/** How often a threshold was right in the past, where anybody measured it. */
export interface ThresholdRecord {
  level: SignalLevel
  /** what counted as true */
  truth: string
  hits: number
  falseAlarms: number
  missed: number
  cases: number
  source: string
}

/** When what is said on a scale is a signal, for a theme and for states: published data, region/thresholds.yaml. */
export interface Threshold {
  id: string
  /** a theme, or `any` */
  theme: string
  /** all of them when empty */
  states: readonly Party[]
  scale: SignalScale
  /** the value from which each level is reached, as the scale writes it */
  at: Readonly<Partial<Record<SignalLevel, string>>>
  /** a level is left only when the value lies this far below where it began */
  back: number
  /** and has done so for so many hours */
  holdHours: number
  /** hours after the last word of any source when it is over, where no source says when */
  lastsHours: number
  source: string
  certainty: Certainty
  note?: string
  record?: ThresholdRecord
}

/** The rules that hold for a theme in a state, one a scale: one for these states before one for all, one of this theme before `any`. */
export function rulesFor(rules: readonly Threshold[], theme: string, state: Party | null): Threshold[] {
  const best = new Map<SignalScale, Threshold>()
  for (const rule of rules) {
    const ours = rule.states.length === 0 || (state !== null && rule.states.includes(state))
    if (!ours || (rule.theme !== theme && rule.theme !== 'any')) continue
    const before = best.get(rule.scale)
    if (!before || narrowness(rule) > narrowness(before)) best.set(rule.scale, rule)
  }
  return [...best.values()]
}

function narrowness({ states, theme }: Threshold): number {
  return (states.length > 0 ? 2 : 0) + (theme === 'any' ? 0 : 1)
}

/** Place of a value on its scale; undefined for a word that the scale has not, and for what is no number. */
export function rankOn(scale: SignalScale, value: string): number | undefined {
  const rank = scale === 'endemic-channel' ? BANDS.findIndex((band) => band === value) : scale === 'deaths-12-months' ? Number(value) : rankOf(scale, value)
  return Number.isFinite(rank) && rank >= 0 ? rank : undefined
}

/** The level that a value reaches; from `holding` down, a level is kept until the value lies `back` below where it began. */
export function rungOf(rule: Threshold, rank: number, holding: Rung = 0): Rung {
  return (SIGNAL_LEVELS.findLastIndex((level, i) => {
    const begins = rule.at[level]
    return begins !== undefined && rank >= rankOn(rule.scale, begins)! - (i < holding ? rule.back : 0)
  }) + 1) as Rung
}

export function levelName(rung: Rung): SignalLevel | null {
  return rung === 0 ? null : SIGNAL_LEVELS[rung - 1]!
}
