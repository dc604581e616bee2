import type { ActionClaim, Instrument } from '../../core/law/index.ts'
import { Fault, firstDay, lastDay, STATES, type Place } from '../../core/values/index.ts'
import type { Source } from './law-codes.ts'
import { fieldOf, linesIn } from './yaml.ts'

type FileOf = (instrument: string) => Source
type Path = readonly (string | number)[]

function place(file: Source, path: Path): Place {
  const line = linesIn(file.text)(path)
  return { file: file.shown, ...(line === undefined ? {} : { line }), field: fieldOf(path) }
}

/** What no instrument can be, sound as its file is: faults, and doubts that are kept and shown. */
export function instrumentFaults(instruments: readonly Instrument[], actions: readonly ActionClaim[], fileOf: FileOf): { faults: Fault[]; doubts: Fault[] } {
  const acts = Map.groupBy(actions, ({ instrument }) => instrument)
  return {
    faults: [...followFaults(instruments, fileOf), ...instruments.flatMap((one) => entryFaults(one, acts.get(one.id) ?? [], fileOf))],
    doubts: instruments.flatMap((one) => datesOutOfOrder(one, fileOf)),
  }
}

/** An instrument may follow another's parties, and nobody may end up following itself: `unknown-instrument`, `follows-cycle`. */
function followFaults(instruments: readonly Instrument[], fileOf: FileOf): Fault[] {
  const follows = new Map(instruments.map((instrument) => [instrument.id, instrument.follows]))
  return instruments.flatMap(({ id, follows: first }) => {
    if (first === undefined) return []
    if (!follows.has(first)) return [new Fault('unknown-instrument', `follows "${first}", which has no file`, place(fileOf(id), ['follows']))]
    const back = cycleFrom(id, follows)
    return back === undefined ? [] : [new Fault('follows-cycle', `following leads back to "${back}"`, place(fileOf(id), ['follows']))]
  })
}

/** Where the chain that starts at `first` comes back upon itself. */
function cycleFrom(first: string, next: ReadonlyMap<string, string | undefined>): string | undefined {
  const seen = new Set([first])
  for (let at = next.get(first); at !== undefined; at = next.get(at)) {
    if (seen.has(at)) return at
    seen.add(at)
  }
  return undefined
}

/** Most that can consent by the level: two between two; the region and a few from outside it, of a treaty of the region. */
const AT_MOST: Partial<Record<Instrument['level'], number>> = { bilateral: 2, 'sub-regional': STATES.length + 5, hemispheric: STATES.length + 5 }

/** A rule of entry into force that can never be met: `entry-never-met`. */
function entryFaults({ id, level, entry, adopted = [], coverage }: Instrument, acts: readonly ActionClaim[], fileOf: FileOf): Fault[] {
  const rule = entry.treaty?.value
  const never = (message: string, field: string): Fault[] => [new Fault('entry-never-met', message, place(fileOf(id), ['entry', 'treaty', 'value', field]))]
  const most = AT_MOST[level]
  if (rule?.rule === 'nth-consent' && most !== undefined && rule.n > most) return never(`asks for ${rule.n} consents, and ${level} instruments have at most ${most} parties: this can never be met`, 'n')
  if (rule?.rule === 'share-of-signatories' && coverage === 'listed' && acts.length > 0 && !acts.some(({ act }) => act === 'signed'))
    return never('asks for a share of the signatories, and the list, which is complete, has none: this can never be met', 'share')
  if (rule?.rule === 'date' && adopted.length > 0 && adopted.every(({ value }) => lastDay(rule.date) < firstDay(value)))
    return never(`in force on ${rule.date}, before it was adopted on ${adopted[0]!.value}: this can never be met`, 'date')
  return []
}

/** In force before it was adopted, by every source: `force-before-adoption`. */
function datesOutOfOrder({ id, adopted = [], inForce = [] }: Instrument, fileOf: FileOf): Fault[] {
  return inForce.flatMap(({ value }, i) =>
    adopted.length > 0 && adopted.every((one) => lastDay(value) < firstDay(one.value))
      ? [new Fault('force-before-adoption', `${id}: in force ${value}, before it was adopted on ${adopted[0]!.value}`, place(fileOf(id), ['inForce', i, 'value']))]
      : [])
}

/** A state that succeeds to a treaty does so after another (VCSS Art. 17), never after itself, however far round: `succession-cycle`. */
export function successionFaults(actions: readonly ActionClaim[], places: ReadonlyMap<string, Place>): Fault[] {
  const successions = actions.filter(({ act, toward }) => act === 'succeeded' && toward !== undefined)
  return [...Map.groupBy(successions, ({ instrument }) => instrument).values()].flatMap((claims) => {
    const before = new Map(claims.map(({ state, toward }) => [state, toward]))
    return claims.flatMap(({ id, state }) => {
      const back = cycleFrom(state, before)
      return back === undefined ? [] : [new Fault('succession-cycle', `${state}: the chain of predecessors leads back to ${back}`, { ...places.get(id), field: `${places.get(id)?.field}.toward` })]
    })
  })
}
