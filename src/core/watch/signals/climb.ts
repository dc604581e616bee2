import type { Instant } from '../../values/index.ts'
import { rankOn, type Rung, rungOf, type SignalScale, type Threshold } from './rules.ts'

/** What one source says at one moment. It stands until the same source speaks again. */
export interface Reading {
  at: Instant
  source: string
  /** of the version that says so */
  key: string
  says: readonly { scale: SignalScale; value: string }[]
  /** false: taken back, or over */
  live: boolean
  /** what its source said has come to the end that it set itself, all of it or a part: that fall needs no hold */
  over?: boolean
}

export interface Cause {
  rule: string
  scale: SignalScale
  value: string
  source: string
}

/**
 * `raised` at once, whatever was said before. `lowered` after the hold of its rule. `withdrawn`: no source holds it any more. `ended`: its
 * time was over.
 */
export type Move = 'raised' | 'lowered' | 'withdrawn' | 'ended'

export interface SignalStep {
  at: Instant
  move: Move
  was: Rung
  level: Rung
  cause: Cause | null
}

const HOUR = 3_600_000

/**
 * The levels of one signal through time. The worst of what any source says counts, so that two sources that agree are no more than one.
 * After every reading the level is at least what the thresholds give at that moment: a rise is never held back. A fall waits for `back`
 * and `holdHours`. The order of arrival leaves no trace. Steps to come (a hold that runs, the end) are there with their time: whoever
 * asks for a moment takes those up to it.
 */
export function climb(readings: readonly Reading[], rules: readonly Threshold[], ends: Instant = Infinity): SignalStep[] {
  const state: State = { said: new Map(), rules, level: 0, cause: null, falling: null, steps: [] }
  for (const reading of [...readings].sort(inTime)) {
    if (reading.at >= ends) break
    settle(state, reading.at)
    state.said.set(reading.source, reading)
    move(state, reading)
  }
  settle(state, ends)
  if (state.level > 0 && Number.isFinite(ends)) step(state, ends, 'ended', 0, null)
  return state.steps
}

/** The level at a moment, and the step that set it; null before the first. */
export function stepAt(steps: readonly SignalStep[], at: Instant): SignalStep | null {
  return steps.findLast((one) => one.at <= at) ?? null
}

interface State {
  said: Map<string, Reading>
  rules: readonly Threshold[]
  level: Rung
  cause: Cause | null
  falling: { since: Instant; to: Rung; cause: Cause | null; holdMs: number } | null
  steps: SignalStep[]
}

function inTime(a: Reading, b: Reading): number {
  return a.at - b.at || compare(a.source, b.source) || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A fall whose hold is over by `now` takes place, at the moment at which it was over. */
function settle(state: State, now: Instant): void {
  const { falling } = state
  if (!falling || falling.since + falling.holdMs > now) return
  step(state, falling.since + falling.holdMs, 'lowered', falling.to, falling.cause)
}

function move(state: State, { at, over }: Reading): void {
  const { level } = state
  const live = [...state.said.values()].filter((reading) => reading.live)
  const up = worst(live, state.rules, 0)
  if (up.level > level) return step(state, at, 'raised', up.level, up.cause)
  if (level === 0) return
  if (live.length === 0) return step(state, at, [...state.said.values()].some(({ over }) => over) ? 'ended' : 'withdrawn', 0, null)
  const held = worst(live, state.rules, level)
  if (held.level >= level) state.falling = null
  else state.falling = { since: state.falling?.since ?? at, to: held.level, cause: held.cause, holdMs: holdOf(state) }
  if (over && state.falling) step(state, at, 'lowered', held.level, held.cause)
}

function step(state: State, at: Instant, move: Move, level: Rung, cause: Cause | null): void {
  state.steps.push({ at, move, was: state.level, level, cause })
  Object.assign(state, { level, cause, falling: null })
}

function holdOf({ cause, rules }: State): number {
  return (rules.find(({ id }) => id === cause?.rule)?.holdHours ?? 0) * HOUR
}

/** The gravest of what live sources say; among equals the first source by name, so that the cause does not depend on order. */
function worst(live: readonly Reading[], rules: readonly Threshold[], holding: Rung): { level: Rung; cause: Cause | null } {
  let found: { level: Rung; cause: Cause | null } = { level: 0, cause: null }
  for (const { source, says } of [...live].sort((a, b) => compare(a.source, b.source)))
    for (const { scale, value } of says) {
      const rule = rules.find((one) => one.scale === scale)
      const rank = rankOn(scale, value)
      const level = rule && rank !== undefined ? rungOf(rule, rank, holding) : 0
      if (level > found.level) found = { level, cause: { rule: rule!.id, scale, value, source } }
    }
  return found
}
