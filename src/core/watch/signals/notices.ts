import type { Instant } from '../../values/index.ts'
import type { SignalStep } from './climb.ts'

/**
 * Which steps are told when somebody asked for quiet after each notice. A rise is always told, at its moment: escalation breaks silence.
 * A fall, a withdrawal or an end inside the quiet waits for its end, and is told then with what holds by then, or not at all when a rise
 * came first.
 */
export function noticesOf(steps: readonly SignalStep[], quietMs: number): { at: Instant; step: SignalStep }[] {
  const told: { at: Instant; step: SignalStep }[] = []
  let waiting: SignalStep | null = null
  const flush = (now: Instant) => {
    const until = (told.at(-1)?.at ?? -Infinity) + quietMs
    if (!waiting || until > now) return
    told.push({ at: Math.max(until, waiting.at), step: waiting })
    waiting = null
  }
  for (const step of steps) {
    flush(step.at)
    if (step.move === 'raised') {
      waiting = null
      told.push({ at: step.at, step })
    } else waiting = step
    flush(step.at)
  }
  flush(Infinity)
  return told
}
