import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Found, Part, Store } from '../src/adapters/sql/index.ts'
import { bench, item, newId, onEachEngine, told } from './store-fixture.ts'

const READERS = ['public', 'JAM', 'CUB', 'HTI'] as const

interface Told {
  kind: string
  about: string | undefined
  grants: { reader: string; part: Part }[]
}

const grant = fc.record({ reader: fc.constantFrom(...READERS), part: fc.constantFrom<Part>('face', 'whole') })
const statement = fc.record({ kind: fc.constantFrom('warning', 'filing'), about: fc.constantFrom(undefined, 'ev-1'), grants: fc.array(grant, { maxLength: 4 }) })
const later = fc.record({ of: fc.nat(), grant })

async function sealAll(store: Store, statements: Told[], laters: { of: number; grant: Told['grants'][number] }[]): Promise<string[]> {
  const ids = statements.map(() => newId())
  const items = statements.map(({ kind, about, grants }, i) =>
    item({ id: ids[i]!, kind, ...(about ? { about } : {}), grants: grants.map((one) => ({ ...one, cause: 'x' })) }))
  if (items.length > 0) await store.seal({ log: 'statements', items })
  for (const { of, grant: { reader, part } } of ids.length > 0 ? laters : [])
    await store.seal({ log: 'statements', items: [item({ kind: 'reveal', grants: [] })], extraGrants: [{ statement: ids[of % ids.length]!, reader, part, cause: 'y' }] })
  return ids
}

/** What the pages must say, worked out from the grants in their order and nothing else. */
function expected(viewer: string, ids: string[], statements: Told[], laters: { of: number; grant: Told['grants'][number] }[]): { id: string; part: Part; of: Told }[] {
  const all = [
    ...statements.flatMap(({ grants }, i) => grants.map((one) => ({ i, ...one }))),
    ...laters.filter(() => ids.length > 0).map(({ of, grant: one }) => ({ i: of % ids.length, ...one })),
  ].filter(({ reader }) => reader === viewer || reader === 'public')
  return [...new Set(all.map(({ i }) => i))].map((i) =>
    ({ id: ids[i]!, of: statements[i]!, part: all.some((one) => one.i === i && one.part === 'whole') ? 'whole' : 'face' }))
}

async function readAll(store: Store, viewer: string, limit: number, query: { order?: 'newest' | 'oldest'; kind?: string; about?: string }): Promise<[string, Part][]> {
  const found: [string, Part][] = []
  for (let after: number | undefined; ;) {
    const page = await store.page(viewer, { ...query, limit, ...(after === undefined ? {} : { after }) })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    for (const one of page.items) expect(one.body === null).toBe(one.part === 'face')
    found.push(...page.items.map(({ id, part }): [string, Part] => [id, part]))
    if (page.next === null) return found
    after = page.next
  }
}

onEachEngine('pages', (engine) => {
  it('list what each viewer may read, once, at its first grant, whatever the page size, order and filter', async () => {
    const data = await bench(engine)
    let store: Store | undefined
    await fc.assert(fc.asyncProperty(fc.array(statement, { maxLength: 12 }), fc.array(later, { maxLength: 5 }), fc.integer({ min: 1, max: 5 }),
      async (statements, laters, limit) => {
        // Every run has viewers of its own, so that runs share one store and still see only their statements.
        const run = newId().slice(0, 6)
        const own = <T extends { reader: string }>(one: T): T => ({ ...one, reader: one.reader === 'public' ? `${run}-open` : `${run}-${one.reader}` })
        store ??= await data.open({ projections: [] })
        const mine = statements.map((one) => ({ ...one, grants: one.grants.map(own) }))
        const late = laters.map((one) => ({ ...one, grant: own(one.grant) }))
        const ids = await sealAll(store, mine, late)
        for (const reader of READERS.slice(1)) {
          const viewer = `${run}-${reader}`
          const want = expected(viewer, ids, mine, late)
          const pairs = (some: typeof want) => some.map(({ id, part }) => [id, part])
          expect(await readAll(store, viewer, limit, { order: 'oldest' })).toEqual(pairs(want))
          expect(await readAll(store, viewer, limit, {})).toEqual(pairs([...want].reverse()))
          expect(await readAll(store, viewer, limit, { kind: 'filing', order: 'oldest' })).toEqual(pairs(want.filter(({ of }) => of.kind === 'filing')))
          expect(await readAll(store, viewer, limit, { about: 'ev-1', order: 'oldest' })).toEqual(pairs(want.filter(({ of }) => of.about === 'ev-1')))
        }
      }), { numRuns: engine === 'sqlite' ? 60 : 15 })
  })

  it('merge own and public grants without repeating, as a model says', async () => {
    await fc.assert(fc.asyncProperty(fc.array(statement, { maxLength: 10 }), fc.array(later, { maxLength: 6 }), fc.integer({ min: 1, max: 4 }),
      async (statements, laters, limit) => {
        const store = await (await bench(engine)).open({ projections: [] })
        const ids = await sealAll(store, statements, laters)
        for (const viewer of [...READERS, 'nobody-knows']) {
          const want = expected(viewer, ids, statements, laters)
          expect(await readAll(store, viewer, limit, { order: 'oldest' })).toEqual(want.map(({ id, part }) => [id, part]))
          expect((await readAll(store, viewer, limit, {})).reverse()).toEqual(want.map(({ id, part }) => [id, part]))
          for (const id of ids) expect((await store.read(viewer, id))?.part).toBe(want.find((one) => one.id === id)?.part)
        }
        await store.close()
      }), { numRuns: engine === 'sqlite' ? 25 : 4 })
  })

  it('are the same bytes, but for places, whether or not others were told more', async () => {
    const data = [await bench(engine), await bench(engine)]
    const [quiet, busy] = [await data[0]!.open(), await data[1]!.open()]
    const mine = Array.from({ length: 7 }, () => item({ grants: told('CUB') }))
    const clockless = (page: Awaited<ReturnType<Store['page']>>) => page.items.map(({ id, signed, body, part }) => [id, signed, Buffer.from(body!).toString(), part])
    for (const one of mine) {
      await quiet.seal({ log: 'statements', items: [one] })
      await busy.seal({ log: 'statements', items: [item({ grants: told('HTI', 'JAM') }), one, item({ grants: told('HTI') })] })
    }
    for (const limit of [2, 7, 50]) expect(clockless(await busy.page('CUB', { limit }))).toEqual(clockless(await quiet.page('CUB', { limit })))
    expect(await busy.read('CUB', (await busy.page('HTI', { limit: 1 })).items[0]!.id)).toBeNull()
    expect(await busy.read('CUB', newId())).toBeNull()
  })

  it('finds by a condition what the viewer reads and nothing else, window after window', async () => {
    const store = await (await bench(engine)).open()
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ about: fc.constantFrom('x', 'y'), to: fc.constantFrom(['CUB'], ['HTI'], ['public'], ['public', 'CUB']) }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), async (all, limit, window) => {
      for (const { about, to } of all) await store.seal({ log: 'statements', items: [item({ about, grants: told(...to) })] })
      for (const viewer of ['CUB', 'HTI', 'public', 'BRB']) {
        const want = (await store.page(viewer, { limit: 1000 })).items.filter(({ about }) => about === 'x').map(({ id }) => id)
        const got: string[] = []
        let after: string | null | undefined
        while (after !== null) {
          const found: Found = await store.find(viewer, { limit, window, ...(after ? { after } : {}), where: (stmt) => sql`(select 1 from seen where seen.log = 'statements' and seen.stmt = ${stmt} and seen.about = 'x') is not null` })
          expect(found.items.length).toBeLessThanOrEqual(limit)
          got.push(...found.items.map(({ id }) => id))
          after = found.next
        }
        expect(got).toEqual(want)
      }
    }), { numRuns: engine === 'sqlite' ? 25 : 6 })
    await expect(store.find('CUB', { limit: 1, window: 1, after: newId(), where: () => sql`true` })).rejects.toMatchObject({ code: 'cursor' })
  })
})
