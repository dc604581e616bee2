import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FilingBody, type Header, type Parcel, type Release, utter } from '../../src/core/statements/index.ts'
import { asFault, type Json, type Party } from '../../src/core/values/index.ts'
import { claimId } from '../../src/core/law/index.ts'
import { DESK, random } from '../../src/server/desk.ts'
import { sealLaw } from '../../src/server/key-acts.ts'
import { accept, acceptClosed } from '../../src/server/say.ts'
import { CUTOFF, EXCHANGE, filed, jobs } from '../exchange-fixture.ts'
import { onEachEngine } from '../store-fixture.ts'
import { firstDifference, httpSurface, storeSurface, type Surface } from './surfaces.ts'
import { cookieOf, makeSeed, makeWorld, OFFICES, type Seed, START, type World } from './world.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()))
afterAll(() => seed.drop())

/** One thing that an office does about an exchange. Numbers choose among its own earlier filings. */
interface Act {
  by: Party
  does: 'commit' | 'close' | 'hold' | 'correct' | 'withdraw' | 'consent' | 'leave'
  of: number
  answer: FilingBody['answer']
  fields: string[]
  shown: boolean
}

/** Said first in every story, so that somebody gives and somebody reads whatever is drawn. */
const FIRST: readonly Act[] = (['JAM', 'HTI', 'CAN'] as const).map((by) => ({ by, does: 'commit', of: 0, answer: 'data', fields: ['tanks'], shown: true }))

const act: fc.Arbitrary<Act> = fc.record({
  by: fc.constantFrom(...OFFICES), does: fc.constantFrom('commit', 'commit', 'commit', 'close', 'hold', 'correct', 'withdraw', 'consent', 'leave'), of: fc.nat({ max: 3 }),
  answer: fc.constantFrom('data', 'data', 'nil'), fields: fc.constantFrom(['tanks'], ['tanks', 'ships']), shown: fc.boolean(),
})

/** What is sealed at an instant, the same bytes in every world. `home` is the body that a closed filing keeps. */
interface Said {
  at: number
  by: Party
  parcel: Parcel & { header: Header }
  closed: boolean
}

/** Signs what the acts say; what would be refused is left out when it is played. */
async function signed({ desk }: World, acts: readonly Act[], from: number): Promise<Said[]> {
  const own = new Map<Party, string[]>()
  const said: Said[] = []
  for (const [i, { by, does, of, answer, fields, shown }] of acts.entries()) {
    if (does === 'leave') continue
    const { authority, signer } = await desk.office(by, 'releaser')
    const mine = own.get(by) ?? []
    const before = mine[of % Math.max(1, mine.length)]
    if ((does === 'correct' || does === 'withdraw' || does === 'consent') && !before) continue
    const body = filed({ answer, shown, data: answer === 'nil' ? null : Object.fromEntries(fields.map((field) => [field, i])) }) as unknown as Json
    const held: Release = { audience: 'parties', under: ['OAS_CHARTER'], notBefore: CUTOFF }
    const words = does === 'withdraw' ? { kind: 'withdrawal', release: { audience: 'author' as const }, about: [before!], replaces: before!, body: { why: 'wrong' } }
      : does === 'consent' ? { kind: 'consent', release: { audience: 'author' as const }, about: [before!], body: { reader: OFFICES[(OFFICES.indexOf(by) + 1) % OFFICES.length]! } }
      : { kind: 'filing', release: does === 'hold' ? held : EXCHANGE, body, ...(does === 'correct' ? { replaces: before! } : {}) }
    const parcel = utter({ ...words, author: by, authority, made: START }, signer, random)
    if (parcel.header.kind === 'filing') own.set(by, [...mine, parcel.header.id])
    said.push({ at: from + i, by, parcel, closed: does === 'close' })
  }
  return said
}

/** The first who leaves the treaty, as one signed claim: the same bytes in every world. Where nobody does, an approval that changes nothing. */
async function departure({ desk }: World, acts: readonly Act[]): Promise<(Parcel & { header: Header })[]> {
  const { authority, signer } = await desk.office(DESK, 'desk')
  const leaves = acts.find(({ does }) => does === 'leave')?.by
  const claim = { instrument: 'OAS_CHARTER', state: leaves ?? 'CUB', act: leaves ? 'effective' as const : 'approved' as const, date: '2019-06-01', source: 'learnt late', certainty: 'high' as const, flags: [] }
  const body = { claim: claimId(claim), value: { ...claim, id: claimId(claim) } } as unknown as Json
  return [utter({ kind: 'action', author: DESK, authority, made: START, release: { audience: 'public' }, body }, signer, random)]
}

/** Plays it into a world; returns how often each reader was notified. What the rules refuse is refused in every world alike. */
async function play(world: World, said: readonly Said[], refused: Set<string>): Promise<void> {
  for (const { at, parcel, closed } of said) {
    world.at(at)
    try {
      await (closed ? acceptClosed(world.desk, parcel.signed) : accept(world.desk, parcel))
    } catch (error) {
      refused.add(`${parcel.header.id} ${asFault(error).code}`)
    }
  }
}

function notified({ desk }: World, viewer: Party): () => number {
  let times = 0
  desk.onChange((readers) => void (times += Number(readers.includes(viewer) || readers.includes('public'))))
  return () => times
}

async function seen(world: World, viewer: Party, ids: readonly string[]): Promise<Surface> {
  await world.beat()
  const proofs: Surface = {}
  for (const id of ids) {
    if (await world.desk.store.read(viewer, id)) continue
    const answer = await world.app.fetch(new Request(`http://desk.example/ledger/proof/${id}`, { headers: cookieOf(world, viewer) }))
    proofs[`proof ${id}`] = [answer.status, (await answer.text()).replaceAll(id, '')]
  }
  return { ...(await storeSurface(world, viewer, ids)), ...(await httpSurface(world, viewer, ids)), ...proofs }
}

/** A consent is its author's alone to read, and yet the ground on which the reader that it names reads: part of what that reader sees. */
function causesFor({ parcel: { header, body } }: Said, viewer: Party): boolean {
  return header.kind === 'consent' && (JSON.parse(Buffer.from(body).toString('utf8')) as { reader: Party }).reader === viewer
}

onEachEngine('an exchange', (engine) => {
  it('shows nobody anything of another before the reveal, and afterwards only to those who gave as much', async () => {
    let [hidden, pairs] = [0, 0]
    const numRuns = engine === 'sqlite' ? 4 : 2
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }).map((more) => [...FIRST, ...more]), fc.array(act, { maxLength: 4 }), fc.constantFrom(...OFFICES, 'public'), async (early, late, viewer) => {
      const [whole, part] = [await makeWorld(seed, engine), await makeWorld(seed, engine)]
      try {
        const law = await departure(whole, early)
        for (const world of [whole, part]) await sealLaw(world.desk, law)
        const [first, then] = [await signed(whole, early, START), await signed(whole, late, CUTOFF + 1000)]
        const [wholeTold, partTold] = [notified(whole, viewer), notified(part, viewer)]
        const ids = [...first, ...then].map(({ parcel }) => parcel.header.id)
        await play(whole, first, new Set())
        await play(part, first.filter(({ by }) => by === viewer), new Set())
        hidden += first.filter(({ by }) => by !== viewer).length
        for (const world of [whole, part]) {
          world.at(CUTOFF - 1)
          await jobs(world)
        }
        expect(firstDifference(await seen(whole, viewer, ids), await seen(part, viewer, ids))).toBeNull()
        expect(wholeTold()).toBe(partTold())
        // After the reveal the other world has what the viewer may read, and nothing else.
        whole.at(CUTOFF)
        await jobs(whole)
        await play(whole, then, new Set())
        const again = await makeWorld(seed, engine)
        try {
          await sealLaw(again.desk, law)
          const readable = async (some: readonly Said[]): Promise<Said[]> => {
            const kept = await Promise.all(some.map(async (one) => (causesFor(one, viewer) || (await whole.desk.store.read(viewer, one.parcel.header.id)) ? [one] : [])))
            return kept.flat()
          }
          await play(again, await readable(first), new Set())
          again.at(CUTOFF - 1)
          await jobs(again)
          await again.beat()
          again.at(CUTOFF)
          await jobs(again)
          await play(again, await readable(then), new Set())
          for (const world of [whole, again]) world.at(CUTOFF + 60_000)
          expect(firstDifference(await seen(whole, viewer, ids), await seen(again, viewer, ids))).toBeNull()
        } finally {
          await again.close()
        }
        for (const { parcel: { header } } of first) {
          if (header.kind !== 'filing' || !header.release.reciprocal) continue
          const { grants } = await whole.desk.store.grantsOf(header.id)
          const others = grants.filter(({ reader, cause }) => reader !== header.author && cause.startsWith('exchange '))
          pairs += others.length
          for (const { reader } of others) {
            const theirs = first.filter(({ by, parcel }) => by === reader && parcel.header.release.reciprocal)
            const back = await Promise.all(theirs.map(async ({ parcel }) => whole.desk.store.read(header.author, parcel.header.id)))
            expect(back.some((one) => one !== null)).toBe(true)
          }
        }
      } finally {
        await Promise.all([whole.close(), part.close()])
      }
    }), { numRuns, endOnFailure: true, examples: [[[...FIRST], [], 'CUB']] })
    // Not vacuous: in the first story three gave, and each reads the two others.
    expect(hidden).toBeGreaterThanOrEqual(2 * numRuns)
    expect(pairs).toBeGreaterThanOrEqual(6)
  }, 240_000)
})

