import type { Instant } from '../../values/index.ts'
import type { SignalStep } from './climb.ts'
import type { Rung } from './rules.ts'

export interface Stand {
  at: Instant
  level: Rung
}

/**
 * The worst of several signals at each moment: what stands from each moment at which it changes. Corroboration never adds up. One sweep
 * over all steps in order of time, with how many signals stand on each level.
 */
export function envelope(signals: readonly (readonly SignalStep[])[]): Stand[] {
  const steps = signals.flat().sort((a, b) => a.at - b.at)
  const standing = [0, 0, 0, 0, 0]
  const stands: Stand[] = []
  for (const [i, { at, was, level }] of steps.entries()) {
    if (was > 0) standing[was]!--
    if (level > 0) standing[level]!++
    if (steps[i + 1]?.at === at) continue
    const worst = standing.findLastIndex((count) => count > 0)
    const now = (worst < 0 ? 0 : worst) as Rung
    if (now !== (stands.at(-1)?.level ?? 0)) stands.push({ at, level: now })
  }
  return stands
}
