import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Party } from '../../src/core/values/index.ts'
import type { Statement } from '../../src/adapters/sql/index.ts'
import { sealedPage } from '../../src/server/cursor.ts'
import { DESK } from '../../src/server/desk.ts'
import { accept, say } from '../../src/server/say.ts'
import { onEachEngine } from '../store-fixture.ts'
import { type Act, play, story } from './story.ts'
import { firstDifference, httpSurface, storeSurface } from './surfaces.ts'
import { makeSeed, makeWorld, OFFICES, type Seed, START, type World } from './world.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()))
afterAll(() => seed.drop())

const LATER = START + 86_400_000

/** Says again, in a world of its own, only what this viewer may read of the other: by the same way in, decided anew. */
async function readablePart(from: World, into: World, viewer: Party): Promise<{ hidden: number; kept: number }> {
  const all = await statementsOf(from)
  let kept = 0
  for (const statement of all) {
    if (!(await from.desk.store.read(viewer, statement.id))) {
      if (statement.kind === 'contact') await otherContact(into, statement)
      continue
    }
    const { grants } = await from.desk.store.grantsOf(statement.id)
    const caused = (test: (cause: string) => boolean) => grants.filter(({ cause }) => test(cause))
    await copyBlob(from, into, statement)
    into.at(statement.sealedAt)
    await accept(into.desk, { signed: statement.signed, body: statement.body!, bodySalt: statement.bodySalt! }, {
      duty: caused((cause) => cause === 'affected' || cause.startsWith('duty ')), earlier: caused((cause) => cause === 'earlier version').map(({ reader }) => reader),
    })
    const placeless = (rows: typeof grants) => rows.map(({ pos: _, ...row }) => row)
    expect(placeless((await into.desk.store.grantsOf(statement.id)).grants)).toEqual(placeless(grants))
    kept++
  }
  return { hidden: all.length - kept, kept }
}

/**
 * Whether a state has given this desk anyone to tell is said to whoever is about to warn it; whom, is not. So the other world has
 * another contact here, and not none.
 */
async function otherContact(into: World, { author, sealedAt }: Statement): Promise<void> {
  into.at(sealedAt)
  const body = { themes: [], office: 'Another office', nature: 'military', step: 0, channels: [{ kind: 'mail', address: 'other@office.example', language: 'fr' }] }
  await say(into.desk, await into.desk.office(author, 'releaser'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body })
}

async function statementsOf({ desk }: World): Promise<Statement[]> {
  return (await desk.store.undisclosedStatements({ limit: 10_000 })).filter(({ kind }) => kind !== 'law-link')
}

async function copyBlob(from: World, into: World, { kind, body }: Statement): Promise<void> {
  if (kind !== 'capture') return
  const { bytes } = JSON.parse(Buffer.from(body!).toString()) as { bytes: string }
  const blob = await from.desk.store.getBlob(bytes)
  await into.desk.store.putBlob(blob!.bytes, blob!.type)
}

async function settle(world: World): Promise<void> {
  world.at(LATER)
  await world.beat()
  await world.parts.book.catchUp()
}

/** Tried first, so that every run hides something. */
const HIDDEN: Act[] = [{ does: 'warn', by: 'MEX', to: ['JAM'], owed: false, audience: 'named' }, { does: 'draft', by: 'CAN' }, { does: 'contact', by: 'HTI' }, { does: 'door', by: 'MEX', to: 'JAM' }, { does: 'paper', by: 'JAM', audience: 'named' }, { does: 'keep', by: 'CAN', year: 2017 }]

onEachEngine('what a viewer may not read leaves no trace', (engine) => {
  it('in any list, cursor, thread, page, table, status or ETag that it can get', async () => {
    let [hidden, compared] = [0, 0]
    const runs = engine === 'sqlite' ? 6 : 3
    await fc.assert(fc.asyncProperty(story, fc.constantFrom(...OFFICES, 'public'), async (acts: Act[], viewer: Party) => {
      const [whole, part] = [await makeWorld(seed, engine), await makeWorld(seed, engine)]
      try {
        await play(whole, acts)
        hidden += (await readablePart(whole, part, viewer)).hidden
        await Promise.all([settle(whole), settle(part)])
        const ids = [...(await statementsOf(whole)).map(({ id }) => id), ...whole.parts.book.told().map(({ record }) => record.id), '00'.repeat(16)]
        // What was said since the last published checkpoint does not show either.
        const other = OFFICES.find((party) => party !== viewer)!
        await say(whole.desk, await whole.desk.office(other, 'releaser'), { kind: 'order', release: { audience: 'author' }, body: { themes: ['earthquake'], severity: 'Severe', messages: ['alert'], from: START } })
        for (const surface of [storeSurface, httpSurface]) {
          const [a, b] = [await surface(whole, viewer, ids), await surface(part, viewer, ids)]
          expect(firstDifference(a, b)).toBeNull()
          compared += Object.keys(a).length
        }
      } finally {
        await Promise.all([whole.close(), part.close()])
      }
    }), { numRuns: runs, endOnFailure: true, examples: [[HIDDEN, 'CUB']] })
    // the first story hides all of it; those drawn, something too
    expect(hidden).toBeGreaterThan(HIDDEN.length)
    expect(compared).toBeGreaterThan(200)
  }, 600_000)
})

onEachEngine('a cursor', (engine) => {
  it('goes on for the viewer whose it is, the same each time, and for nobody else', async () => {
    const world = await makeWorld(seed, engine)
    try {
      const warn = (to: Party[]): Act => ({ does: 'warn', by: 'MEX', to, owed: false, audience: 'named' })
      await play(world, [warn(['JAM', 'CUB']), warn(['CUB']), warn(['JAM', 'CUB']), warn(['JAM'])])
      const first = await sealedPage(world.desk, 'JAM', { limit: 1 })
      expect(await sealedPage(world.desk, 'JAM', { limit: 1 })).toEqual(first)
      const second = await sealedPage(world.desk, 'JAM', { limit: 5, after: first.next! })
      expect([second.items.length, second.next]).toEqual([2, null])
      const altered = first.next!.slice(0, -1) + (first.next!.endsWith('A') ? 'B' : 'A')
      for (const [viewer, after] of [['CUB', first.next!], ['public', first.next!], ['JAM', altered], ['JAM', '']] as const)
        await expect(sealedPage(world.desk, viewer, { limit: 1, after })).rejects.toMatchObject({ code: 'cursor' })
      await expect(world.desk.store.page('CUB', { limit: 1, after: first.items[0]!.id })).rejects.toMatchObject({ code: 'cursor' })
      await expect(world.desk.store.page('CUB', { limit: 1, after: '00'.repeat(16) })).rejects.toMatchObject({ code: 'cursor' })
    } finally {
      await world.close()
    }
  })
})
