import { expect, it } from 'vitest'
import type { Projection } from '../src/adapters/sql/index.ts'
import { beat, bench, item, newId, onEachEngine, told } from './store-fixture.ts'

onEachEngine('sealing', (engine) => {
  it('puts a law link first, then the batch, and answers a repeat as before', async () => {
    const store = await (await bench(engine)).open()
    await store.seal({ log: 'law', items: [item({ grants: [] })] })
    const one = item()
    const [sealed] = await store.seal({ log: 'statements', items: [one] })
    expect(sealed).toMatchObject({ id: one.id, idx: 1, lawSize: 1, repeated: false })
    const all = await store.undisclosedStatements({ limit: 10 })
    expect(all.map(({ kind, idx }) => [kind, idx])).toEqual([['law-link', 0], ['warning', 1]])
    const root = (await store.heads()).law.root
    expect(all[0]!.signed).toContain(`.1.${Buffer.from(root).toString('base64url')}`)
    expect(await store.seal({ log: 'statements', items: [one] })).toEqual([{ ...sealed, repeated: true }])
    expect((await store.heads()).statements.size).toBe(2)
  })

  it('keeps all bytes as they were given', async () => {
    const store = await (await bench(engine)).open()
    const one = item({ about: 'ev-1', replaces: newId(), body: Uint8Array.from({ length: 256 }, (_, i) => i) })
    await store.seal({ log: 'statements', items: [one, item({ body: null })] })
    const found = (await store.read('JAM', one.id))!
    expect(found).toMatchObject({ about: 'ev-1', replaces: one.replaces, signed: one.signed, author: 'JAM' })
    expect(Buffer.from(found.body!)).toEqual(Buffer.from(one.body!))
    expect(Buffer.from(found.bodySalt!)).toEqual(Buffer.from(one.bodySalt!))
  })

  it('refuses an id with other content, alone, while the rest of the same moment goes on', async () => {
    const store = await (await bench(engine)).open()
    const one = item()
    await store.seal({ log: 'statements', items: [one] })
    const results = await Promise.allSettled([
      store.seal({ log: 'statements', items: [item(), { ...one, signed: 'other' }] }),
      store.seal({ log: 'statements', items: [item()] }),
      store.seal({ log: 'statements', items: [() => { throw new Error('no such duty') }] }),
      store.seal({ log: 'statements', items: [item()], extraGrants: [{ statement: newId(), reader: 'CUB', cause: 'reveal' }] }),
    ])
    expect(results.map((result) => (result.status === 'fulfilled' ? 'sealed' : (result.reason.code ?? result.reason.message))))
      .toEqual(['id-conflict', 'sealed', 'no such duty', 'unknown-statement'])
    expect((await store.heads()).statements.size).toBe(4)
    expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
  })

  it('decides readers on the law of the batch, and keeps grants, later grants and marks', async () => {
    const store = await (await bench(engine)).open()
    await store.seal({ log: 'law', items: [item({ grants: [] }), item({ grants: [] })] })
    const id = newId()
    await store.seal({ log: 'statements', items: [({ lawSize }) => item({ id, grants: [{ reader: 'CUB', cause: `law ${lawSize}` }, ...told('CYM', 'CYM')] })] })
    expect(await store.readersOf(id)).toEqual(['CUB', 'CYM'])
    await store.seal({
      log: 'statements', items: [item()],
      extraGrants: [{ statement: id, reader: 'HTI', cause: 'consent' }, { statement: id, reader: 'CUB', cause: 'again' }],
      marks: [{ statement: id, reader: 'CYM', what: 'told in error' }],
    })
    const { grants, marks } = await store.grantsOf(id)
    expect(grants.map(({ reader, cause, lawSize }) => [reader, cause, lawSize])).toEqual([['CUB', 'law 2', 2], ['CYM', 'named', 2], ['HTI', 'consent', 2]])
    expect(marks).toEqual([{ reader: 'CYM', what: 'told in error', lawSize: 2 }])
  })

  it('puts concurrent calls into few batches', async () => {
    const store = await (await bench(engine)).open()
    const sealed = (await Promise.all(Array.from({ length: 300 }, () => store.seal({ log: 'statements', items: [item()] })))).flat()
    expect(new Set(sealed.map(({ idx }) => idx)).size).toBe(300)
    const links = (await store.undisclosedStatements({ limit: 1000 })).filter(({ kind }) => kind === 'law-link')
    expect(links.length).toBeLessThan(10)
    expect((await store.verify())[1]).toMatchObject({ fault: null, checked: 300 + links.length })
  })

  it('seals jobs with what causes them, leases them, and lets only the lease holder settle', async () => {
    let now = 1000
    const store = await (await bench(engine)).open({ clock: () => now })
    const job = { queue: 'push', key: 'w1/CUB', payload: { to: 'CUB' } }
    await store.seal({ log: 'statements', items: [item()], jobs: [job, { ...job, key: 'w1/HTI', runAt: 5000 }] })
    expect(await store.enqueue([job])).toBe(0)
    const [first, ...none] = await store.takeJobs('push', 10, 100)
    expect([first!.key, first!.payload, first!.attempts, none.length]).toEqual(['w1/CUB', { to: 'CUB' }, 1, 0])
    expect(await store.takeJobs('push', 10, 100)).toEqual([])
    now = 1100
    const [again] = await store.takeJobs('push', 10, 100)
    expect(again!.attempts).toBe(2)
    expect(await store.done(first!)).toBe(false)
    expect(await store.retry(again!, 2000, 'refused')).toBe(true)
    now = 2000
    const [third] = await store.takeJobs('push', 10, 100)
    expect([third!.lastError, await store.done(third!), await store.done(third!)]).toEqual(['refused', true, false])
    now = 5000
    expect((await store.takeJobs('push', 10, 100)).map(({ key }) => key)).toEqual(['w1/HTI'])
  })

  it('never gives one job to two takers', async () => {
    const store = await (await bench(engine)).open()
    await store.enqueue(Array.from({ length: 200 }, (_, i) => ({ queue: 'q', key: `k${i}`, payload: i })))
    const taken = (await Promise.all(Array.from({ length: 20 }, () => store.takeJobs('q', 10, 60_000)))).flat().map(({ key }) => key)
    expect(new Set(taken).size).toBe(taken.length)
    // A taker that meets rows another has locked may come back with fewer; nothing is left behind for good.
    const rest = await store.takeJobs('q', 200, 60_000)
    expect(new Set([...taken, ...rest.map(({ key }) => key)]).size).toBe(200)
  })

  it('keeps raw bytes once, by hash', async () => {
    const store = await (await bench(engine)).open()
    const bytes = Buffer.from('<alert/>')
    const hash = await store.putBlob(bytes, 'application/cap+xml')
    expect(await store.putBlob(bytes, 'text/plain')).toBe(hash)
    const blob = (await store.getBlob(hash))!
    expect([Buffer.from(blob.bytes), blob.type]).toEqual([bytes, 'application/cap+xml'])
    expect(await store.getBlob('00'.repeat(32))).toBeNull()
  })

  it('rebuilds every projection byte for byte, and adds one that is new', async () => {
    const data = await bench(engine)
    const bare = await data.open({ projections: [] })
    await bare.seal({ log: 'law', items: [item({ grants: [], author: 'OAS' })] })
    for (let i = 0; i < 5; i++) await bare.seal({ log: 'statements', items: [item({ author: i % 2 ? 'JAM' : 'CUB', about: 'ev', grants: told('HTI', 'public') })] })
    await bare.publish(beat)
    await bare.close()
    const store = await data.open()
    const made = await store.dumpHash()
    await store.seal({ log: 'statements', items: [item({ author: 'HTI' })] })
    const grown = await store.dumpHash()
    const grants = await store.dumpHash([(await import('../src/adapters/sql/schema.ts')).TRUTH.grant_])
    expect(grown).not.toBe(made)
    await store.rebuild()
    expect(await store.dumpHash()).toBe(grown)
    expect(await store.dumpHash([(await import('../src/adapters/sql/schema.ts')).TRUTH.grant_])).toBe(grants)
  })

  it('gives nobody the number of a reader whose batch was rolled back', async () => {
    const failing: Projection = { name: 'failing', tables: [], apply: async (_, { kind }) => {
      if (kind === 'poison') throw new Error('cannot be applied')
    } }
    const store = await (await bench(engine)).open({ projections: [failing] })
    const poison = item({ kind: 'poison', grants: told('AAA') })
    await expect(store.seal({ log: 'statements', items: [poison], marks: [{ statement: poison.id, reader: 'AAA', what: 'told in error' }] })).rejects.toThrow('cannot be applied')
    await store.seal({ log: 'statements', items: [item({ grants: told('BBB') })] })
    await store.seal({ log: 'statements', items: [item({ grants: told('AAA') })] })
    const [a, b] = [await store.page('AAA', { limit: 5 }), await store.page('BBB', { limit: 5 })]
    expect([a.items.length, b.items.length, a.items[0]!.id === b.items[0]!.id]).toEqual([1, 1, false])
  })
})
