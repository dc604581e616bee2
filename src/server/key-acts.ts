import type { NewJob, Sealed, SealInput } from '../adapters/sql/index.ts'
import type { Law } from '../core/law/index.ts'
import { admit, admitKeyAct, type Header, type KeyRing, type Parcel, type Sits } from '../core/statements/index.ts'
import { dayOfInstant, isoDay } from '../core/values/index.ts'
import { DESK, type Desk, toItem } from './desk.ts'

/** Whether a state sits in a body today: party to the instrument whose parties are its members. A body decides of a seat in dispute; no member is no seat. */
function sitsIn({ region, clock }: Pick<Desk, 'region' | 'clock'>, law: Law): Sits {
  const today = isoDay(dayOfInstant(clock()))
  return (state, body) => {
    const membership = region.body(body)?.membership
    return membership !== undefined && region.state(state) !== undefined && law.standing(state, membership, today).party !== 'no'
  }
}

const turns = new WeakMap<Desk, Promise<unknown>>()

/**
 * Seals acts of the law log in their order. What a depositary says is admitted as any statement is. Each key act is judged by the keys live just before it, one batch after the other, so that two
 * acts of one moment cannot both count on a key that the first of them ends. Faults of admitKeyAct: then nothing of the batch is sealed.
 */
export function sealLaw(desk: Desk, parcels: readonly (Parcel & { header: Header })[]): Promise<Sealed[]> {
  const learnt = parcels.findLast(({ header }) => header.kind !== 'key')
  // what was decided on the law before is looked at again, also after a crash
  const jobs: NewJob[] = learnt ? [{ queue: 'reconsider', key: `reconsider ${learnt.header.id}`, payload: {} }] : []
  const run = async (): Promise<Sealed[]> => {
    const sealed = await desk.store.seal({ log: 'law', items: lawItems(desk, parcels), jobs })
    // read at once: were it read when the next statement is sealed, pages would show by their law that somebody has said something
    await desk.law((sealed.at(-1)?.idx ?? -1) + 1)
    return sealed
  }
  if (!parcels.some(({ header }) => header.kind === 'key')) return run()
  const mine = (turns.get(desk) ?? Promise.resolve()).then(run, run)
  turns.set(desk, mine)
  return mine
}

/** The same judgement, nothing sealed. */
export async function tryKeyActs(desk: Desk, parcels: readonly (Parcel & { header: Header })[]): Promise<void> {
  const { size } = (await desk.store.heads()).law
  for (const item of lawItems(desk, parcels)) if (typeof item === 'function') await item({ lawSize: size, at: desk.clock() })
}

function lawItems(desk: Desk, parcels: readonly (Parcel & { header: Header })[]): SealInput[] {
  let ring: KeyRing | undefined
  let at = -1
  return parcels.map((parcel, i): SealInput => {
    if (parcel.header.kind !== 'key' && parcel.header.author === DESK) return toItem(parcel, [])
    if (parcel.header.kind !== 'key') return async ({ lawSize }) => {
      admit(parcel, (await desk.law(lawSize)).ring, lawSize)
      return toItem(parcel, [])
    }
    return async ({ lawSize }) => {
      const view = await desk.law(lawSize)
      // the store asks again, from the first item on, when another server was first
      if (!ring || at >= i) ring = view.ring.fork()
      at = i
      admitKeyAct(parcel, ring, lawSize + i, sitsIn(desk, view.law))
      return toItem(parcel, [])
    }
  })
}
