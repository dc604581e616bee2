import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionClaim } from '../../src/core/law/index.ts'
import { claimId, lawFrom, type TimedLaw } from '../../src/core/law/index.ts'
import { decide } from '../../src/core/disclosure/index.ts'
import { unverifiedSigned } from '../../src/core/statements/index.ts'
import { dayOfInstant, isoDay, type Json, STATES } from '../../src/core/values/index.ts'
import type { Statement } from '../../src/adapters/sql/index.ts'
import { TRUTH } from '../../src/adapters/sql/schema.ts'
import { DESK } from '../../src/server/desk.ts'
import { EventBook } from '../../src/server/events.ts'
import { foldLaw } from '../../src/server/law-log.ts'
import { organsOf } from '../../src/server/disclosing.ts'
import { sayLaw } from '../../src/server/say.ts'
import { threadOf } from '../../src/server/thread.ts'
import { onEachEngine, tallies } from '../store-fixture.ts'
import { type Act, play, story } from './story.ts'
import { makeSeed, makeWorld, OFFICES, type Seed, type World } from './world.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()))
afterAll(() => seed.drop())

/** Law learnt after the fact that would have changed who was a party on the day: denunciations, suspensions, deposits, all dated before it. */
const late = fc.array(fc.record({
  state: fc.constantFrom(...OFFICES), act: fc.constantFrom('notified' as const, 'effective' as const, 'suspended' as const, 'deposited' as const, 'disputed' as const),
  date: fc.constantFrom('1990-05-01', '2010-01-01', '2019-12-31'),
}), { minLength: 1, maxLength: 6 })

/** Tried first, so that every run has law that would have changed who reads. */
const CANADA_LEFT = [{ state: 'CAN' as const, act: 'effective' as const, date: '2010-01-01' as const }]

/** Released to parties: whom it reaches hangs on the law. */
const ASKED: Act = { does: 'warn', by: 'JAM', to: ['CUB', 'HTI', 'MEX', 'CAN'], owed: false, audience: 'parties' }

async function learn(world: World, claims: readonly Pick<ActionClaim, 'state' | 'act' | 'date'>[]): Promise<void> {
  const acts = claims.map(({ state, act, date }) => {
    const claim = { instrument: 'OAS_CHARTER', state, act, date: date!, source: 'learnt late', certainty: 'high' as const, flags: [] }
    return { kind: 'action' as const, body: { claim: claimId(claim), value: { ...claim, id: claimId(claim) } } as unknown as Json }
  })
  await sayLaw(world.desk, await world.desk.office(DESK, 'desk'), acts)
}

/** Everything that is worked out from the truth: threads as every office reads them, and the watch from nothing. */
async function derived({ desk, parts }: World, ids: readonly string[]): Promise<unknown> {
  const threads = await Promise.all(OFFICES.flatMap((party) => ids.map(async (id) => [party, id, await threadOf(desk, party, id)])))
  const book = new EventBook(desk.store, parts.atlas)
  await book.catchUp()
  return JSON.parse(JSON.stringify([threads, book.told()]))
}

/** Who may read it, decided again with nothing but this law and what the author signed. */
function decidedAgain({ desk }: World, law: TimedLaw, statement: Statement, causes: readonly { reader: string; cause: string }[]): { reader: string; cause: string }[] {
  const { header } = unverifiedSigned(statement.signed)
  const caused = (test: (cause: string) => boolean) => causes.filter(({ cause }) => test(cause))
  return decide({
    author: header.author, release: header.release, on: isoDay(dayOfInstant(statement.sealedAt)), law, states: STATES,
    organs: (instrument) => organsOf(desk.region, law, instrument),
    duty: caused((cause) => cause === 'affected' || cause.startsWith('duty ')), earlier: caused((cause) => cause === 'earlier version').map(({ reader }) => reader),
  }).readers
}

const sorted = (rows: readonly { reader: string; cause: string }[]) => rows.map(({ reader, cause }) => `${reader} ${cause}`).sort()

onEachEngine('law learnt late', (engine) => {
  it('changes no grant, and a rebuild reproduces every grant, thread and event', async () => {
    let wouldChange = 0
    await fc.assert(fc.asyncProperty(story, late, async (acts, claims) => {
      const world = await makeWorld(seed, engine, [tallies])
      try {
        const { store } = world.desk
        await play(world, [ASKED, ...acts])
        const statements = (await store.undisclosedStatements({ limit: 10_000 })).filter(({ kind }) => kind !== 'law-link')
        const ids = statements.map(({ id }) => id)
        const grants = () => store.dumpHash([TRUTH.grant_, TRUTH.grant_mark])
        const before = [await grants(), await store.dumpHash(), await derived(world, ids)]
        await learn(world, claims)
        expect(await grants()).toBe(before[0])
        await store.rebuild()
        const after = [await grants(), await store.dumpHash(), await derived(world, ids)]
        expect([after[0], after[2]]).toEqual([before[0], before[2]])
        await store.rebuild()
        expect(await store.dumpHash()).toBe(after[1])
        const log = await store.law({ limit: 10_000 })
        const [then, now] = [lawFrom(foldLaw(log.slice(0, log.length - claims.length)).facts), lawFrom(foldLaw(log).facts)]
        for (const statement of statements) {
          const stored = (await store.grantsOf(statement.id)).grants
          expect(statement.lawSize).toBe(then.size)
          expect(sorted(decidedAgain(world, then, statement, stored))).toEqual(sorted(stored))
          wouldChange += Number(sorted(decidedAgain(world, now, statement, stored)).join() !== sorted(stored).join())
        }
        expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
      } finally {
        await world.close()
      }
    }), { numRuns: engine === 'sqlite' ? 6 : 2, endOnFailure: true, examples: [[[], CANADA_LEFT]] })
    expect(wouldChange).toBeGreaterThan(0)
  }, 240_000)
})
