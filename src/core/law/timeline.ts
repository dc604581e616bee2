import { firstDay, lastDay, type Day, type EdtfDate, type Party } from '../values/index.ts'
import type { Instrument } from './model.ts'
import { momentOn, type Moment } from './moment.ts'
import { turningDays, type Story } from './story.ts'

/** A stretch of days on which one answer holds, half-open: until the next stretch begins. */
export interface Stretch extends Moment {
  /** minus infinity for the first */
  from: Day
}

/** The stretches of every state in one instrument, as known on one day. */
export interface InstrumentTimelines {
  instrument: Instrument
  states: ReadonlyMap<Party, { story: Story; stretches: Stretch[] }>
}

/** The whole answer for one state in one instrument, as stretches in order; the first begins at minus infinity. */
export function timelineOf(story: Story): Stretch[] {
  const stretches: Stretch[] = []
  for (const from of [-Infinity, ...turningDays(story)]) {
    const moment = momentOn(story, from)
    const last = stretches.at(-1)
    if (last && same(last, moment)) continue
    stretches.push({ from, ...moment })
  }
  return stretches
}

function same(a: Moment, b: Moment): boolean {
  return (
    a.status === b.status &&
    a.party === b.party &&
    a.participation === b.participation &&
    a.spell === b.spell &&
    a.because.length === b.because.length &&
    a.because.every((reason, i) => reason.code === b.because[i]!.code)
  )
}

/** Index of the stretch that holds on `day`. */
export function stretchAt(stretches: readonly Stretch[], day: Day): number {
  let [lo, hi] = [0, stretches.length - 1]
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1
    if (stretches[mid]!.from <= day) lo = mid
    else hi = mid - 1
  }
  return lo
}

/** The stretch that answers for `on`, the last where it is coarse. `changes`: the answer changes within it, so that it is unknown. */
export function heldOn(stretches: readonly Stretch[], on: EdtfDate): { at: number; changes: boolean } {
  const [first, at] = [stretchAt(stretches, firstDay(on)), stretchAt(stretches, lastDay(on))]
  return { at, changes: stretches.slice(first, at + 1).some((one) => one.party !== stretches[first]!.party) }
}
