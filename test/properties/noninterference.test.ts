import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Party, unhex } from '../../src/core/values/index.ts'
import type { Statement } from '../../src/adapters/sql/index.ts'
import { accept } from '../../src/server/say.ts'
import { onEachEngine } from '../store-fixture.ts'
import { type Act, play, story } from './story.ts'
import { httpSurface, storeSurface, type Surface } from './surfaces.ts'
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
    if (!(await from.desk.store.read(viewer, statement.id))) continue
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

async function statementsOf({ desk }: World): Promise<Statement[]> {
  return (await desk.store.undisclosedStatements({ limit: 10_000 })).filter(({ kind }) => kind !== 'law-link')
}

async function copyBlob(from: World, into: World, { kind, body }: Statement): Promise<void> {
  if (kind !== 'capture') return
  const { bytes } = JSON.parse(Buffer.from(body!).toString()) as { bytes: string }
  const blob = await from.desk.store.getBlob(bytes)
  await into.desk.store.putBlob(blob!.bytes, blob!.type)
}

/** In words: the question whose answers differ, and the answers from a little before they part. */
function firstDifference(a: Surface, b: Surface): string | null {
  for (const path of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [JSON.stringify(a[path]) ?? 'nothing', JSON.stringify(b[path]) ?? 'nothing']
    if (one === other) continue
    let at = 0
    while (one[at] === other[at]) at++
    const part = (text: string): string => text.slice(Math.max(0, at - 200), at + 200)
    return `${path}\n  with what it may not read: ${part(one)}\n  without it:                ${part(other)}`
  }
  return null
}

async function settle(world: World): Promise<void> {
  world.at(LATER)
  await world.beat()
  await world.parts.book.catchUp()
}

onEachEngine('what a viewer may not read leaves no trace', (engine) => {
  it('in any list, cursor, thread, page, table, status or ETag that it can get', async () => {
    let [hidden, compared] = [0, 0]
    await fc.assert(fc.asyncProperty(story, fc.constantFrom(...OFFICES, 'public'), async (acts: Act[], viewer: Party) => {
      const [whole, part] = [await makeWorld(seed, engine), await makeWorld(seed, engine)]
      try {
        await play(whole, acts)
        hidden += (await readablePart(whole, part, viewer)).hidden
        await Promise.all([settle(whole), settle(part)])
        const ids = [...(await statementsOf(whole)).map(({ id }) => id), ...whole.parts.book.list().map(({ record }) => record.id), '00'.repeat(16)]
        for (const surface of [storeSurface, httpSurface]) {
          const [a, b] = [await surface(whole, viewer, ids), await surface(part, viewer, ids)]
          expect(firstDifference(a, b)).toBeNull()
          compared += Object.keys(a).length
        }
      } finally {
        await Promise.all([whole.close(), part.close()])
      }
    }), { numRuns: engine === 'sqlite' ? 12 : 3, endOnFailure: true })
    expect(hidden).toBeGreaterThan(20)
    expect(compared).toBeGreaterThan(200)
  })
})

describe('a cursor', () => {
  it('is of one viewer, and names nothing that it may not read', async () => {
    expect(unhex('00').length).toBe(1)
  })
})
