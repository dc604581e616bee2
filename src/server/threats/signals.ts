import { type Attribution, type Attributor, type EventRecord, type Part, rulesFor, type Signal, signalOfEvent, type Threshold } from '../../core/watch/index.ts'
import type { Party } from '../../core/values/index.ts'
import { touchesOf } from '../touches.ts'

/** What an event is for each place that it touches. Places with the same rules share it, but for a message in blocks, of which each may concern others. */
export function signalsOf(record: EventRecord, touches: readonly Attribution[], all: readonly Threshold[], atlas: Attributor): Map<Party, Signal> {
  const inBlocks = record.versions.some(({ observation }) => observation.parts)
  const reaches = inBlocks ? concerned(record, atlas) : undefined
  const made = new Map<string, Signal | null>()
  const found = new Map<Party, Signal>()
  for (const { party } of touches) {
    const rules = rulesFor(all, record.theme, party)
    const key = inBlocks ? party : rules.map(({ id }) => id).join(' ')
    if (!made.has(key)) made.set(key, signalOfEvent(record, rules, reaches && ((part) => reaches(part, party))))
    const signal = made.get(key)
    if (signal) found.set(party, signal)
  }
  return found
}

/** A block that places itself nowhere that we can read concerns all that its message does: unknown is not elsewhere. */
function concerned({ theme, flags }: EventRecord, atlas: Attributor): (part: Part, state: Party) => boolean {
  const reached = new Map<Part, ReadonlySet<Party>>()
  return (part, state) => {
    if (part.named.length === 0 && part.where.length === 0) return true
    const known = reached.get(part) ?? new Set(touchesOf({ theme, flags, where: part.where, named: part.named }, atlas).map(({ party }) => party))
    reached.set(part, known)
    return known.has(state)
  }
}
