import { bitOf, type Day, type EdtfDate } from '../values/index.ts'
import type { TimedLaw } from './law.ts'
import type { PartyAnswer } from './model.ts'

/**
 * Who is a party, for every day at once: `days[i]` begins stretch i, and each of `yes`, `disputed`, `unknown` holds two
 * 32-bit words a stretch, states as bits in the order of STATES. Neither bit set: no. Asking costs a binary search.
 */
export interface PartyTimeline {
  days: Int32Array
  yes: Uint32Array
  disputed: Uint32Array
  unknown: Uint32Array
}

const FIRST_DAY = -0x8000_0000

/** Fault `unknown-instrument`. Compute once an instrument and keep it: this walks every stretch of every state. */
export function partyTimeline(law: TimedLaw, instrument: string, known?: EdtfDate): PartyTimeline {
  const { states } = law.timelines(instrument, known)
  const starts = new Set<number>([FIRST_DAY])
  for (const { stretches } of states.values()) for (const stretch of stretches) if (Number.isFinite(stretch.from)) starts.add(stretch.from)
  const days = Int32Array.from([...starts].sort((a, b) => a - b))
  const words = () => new Uint32Array(days.length * 2)
  const timeline: PartyTimeline = { days, yes: words(), disputed: words(), unknown: words() }
  for (const [state, { stretches }] of states) {
    const bit = bitOf(state)
    if (bit !== undefined) paint(timeline, bit, stretches)
  }
  return timeline
}

function paint(timeline: PartyTimeline, bit: number, stretches: readonly { from: Day; party: PartyAnswer }[]): void {
  let at = 0
  for (let i = 0; i < timeline.days.length; i++) {
    while (at + 1 < stretches.length && stretches[at + 1]!.from <= timeline.days[i]!) at++
    const party = stretches[at]!.party
    if (party === 'no') continue
    timeline[party][i * 2 + (bit >> 5)]! |= 1 << (bit & 31)
  }
}

/** Index of the stretch that holds on `day`. */
export function stretchOn(timeline: PartyTimeline, day: Day): number {
  const { days } = timeline
  let lo = 0
  let hi = days.length - 1
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1
    if (days[mid]! <= day) lo = mid
    else hi = mid - 1
  }
  return lo
}

/** Whether the state of `bit` is a party in stretch `at`. */
export function partyAt(timeline: PartyTimeline, at: number, bit: number): PartyAnswer {
  const word = at * 2 + (bit >> 5)
  const mask = 1 << (bit & 31)
  if (timeline.yes[word]! & mask) return 'yes'
  if (timeline.disputed[word]! & mask) return 'disputed'
  return timeline.unknown[word]! & mask ? 'unknown' : 'no'
}

/** The three sets on one day as bits of one number each (35 bits: exact in a double's 53, kept as bigint for set algebra). */
export function partyBits(timeline: PartyTimeline, day: Day): { yes: bigint; disputed: bigint; unknown: bigint } {
  const at = stretchOn(timeline, day) * 2
  const set = (words: Uint32Array) => BigInt(words[at]!) | (BigInt(words[at + 1]!) << 32n)
  return { yes: set(timeline.yes), disputed: set(timeline.disputed), unknown: set(timeline.unknown) }
}
