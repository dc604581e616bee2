import type { Instant } from '../../values/index.ts'
import { stepAt, type SignalStep } from './climb.ts'
import type { Rung } from './rules.ts'

export interface Stand {
  at: Instant
  level: Rung
}

/** The worst of several signals at each moment: what stands from each moment at which it changes. Corroboration never adds up. */
export function envelope(signals: readonly (readonly SignalStep[])[]): Stand[] {
  const moments = [...new Set(signals.flatMap((steps) => steps.map(({ at }) => at)))].sort((a, b) => a - b)
  const stands: Stand[] = []
  for (const at of moments) {
    const level = Math.max(...signals.map((steps) => stepAt(steps, at)?.level ?? 0)) as Rung
    if (level !== (stands.at(-1)?.level ?? 0)) stands.push({ at, level })
  }
  return stands
}
