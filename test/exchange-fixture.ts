import { afterAll, afterEach, beforeAll, beforeEach, it } from 'vitest'
import { claimId } from '../src/core/law/index.ts'
import type { FilingBody, Release } from '../src/core/statements/index.ts'
import type { Json, Party } from '../src/core/values/index.ts'
import { DESK } from '../src/server/desk.ts'
import { reconsiderHandler, revealHandler } from '../src/server/jobs/reveal.ts'
import { type Said, say, sayLaw } from '../src/server/say.ts'
import { CUTOFF } from './exchange-instant.ts'
import { makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

export { CUTOFF }
export const EXCHANGE: Release = { audience: 'parties', under: ['OAS_CHARTER'], reciprocal: true, notBefore: CUTOFF }

export function filed(over: Partial<FilingBody> = {}): FilingBody {
  return { form: 'inventory', period: '2019', date: '2020-01-28', answer: 'data', shown: false, data: { tanks: 3, ships: { frigates: 1 } }, ...over }
}

export async function file({ desk }: World, party: Party, body: Partial<FilingBody> = {}, release: Release = EXCHANGE, replaces?: string): Promise<Said> {
  return say(desk, await desk.office(party, 'releaser'), { kind: 'filing', release, body: filed(body) as unknown as Json, ...(replaces ? { replaces } : {}) })
}

/** Every job that is due, as a worker does them. */
export async function jobs({ desk }: World): Promise<void> {
  const handlers = { reveal: revealHandler(desk), reconsider: reconsiderHandler(desk) }
  for (const [queue, handler] of Object.entries(handlers))
    for (let due = await desk.store.takeJobs(queue, 40, 60_000); due.length > 0; due = await desk.store.takeJobs(queue, 40, 60_000))
      for (const job of due) {
        await handler(job)
        await desk.store.done(job)
      }
}

export async function readers({ desk }: World, id: string): Promise<string[]> {
  return (await desk.store.grantsOf(id)).grants.filter(({ part }) => part === 'whole').map(({ reader }) => reader).sort()
}

export const learnt = async ({ desk }: World, state: Party, date: string, act: 'effective' | 'deposited' | 'disputed' = 'effective'): Promise<void> => {
  const claim = { instrument: 'OAS_CHARTER', state, act, date, source: 'learnt late', certainty: 'high' as const, flags: [] }
  await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'action', body: { claim: claimId(claim), value: { ...claim, id: claimId(claim) } } as unknown as Json }])
}

/** `it` in a world of its own, closed afterwards whatever happened. */
export function inWorlds(engine: 'sqlite' | 'postgres', seed: () => Seed): (name: string, test: (world: World) => Promise<void>) => void {
  return (name, test) => it(name, async () => {
    const world = await makeWorld(seed(), engine)
    try {
      await test(world)
    } finally {
      await world.close()
    }
  }, 60_000)
}

/** Each test of a file in a world of its own, on SQLite. */
export function eachInAWorld(take: (world: World) => void): void {
  let [seed, world]: [Seed?, World?] = []
  beforeAll(async () => void (seed = await makeSeed()), 120_000)
  afterAll(() => seed?.drop())
  beforeEach(async () => take((world = await makeWorld(seed!, 'sqlite'))))
  afterEach(() => world?.close())
}
