import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { POSTGRES } from './pg.ts'
import { searchWords } from '../src/server/search-words.ts'
import { bench, item, told } from './store-fixture.ts'

const READERS = ['JAM', 'CUB', 'HTI', 'public'] as const

/** Only what PostgreSQL itself lets through: whole tables asked for, as the reader's role, with no condition of ours. */
async function behindWall<R>(url: string, viewers: number[], ask: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`begin; set local role contadora_reader; set local contadora.viewers = '{${viewers.join(',')}}'`)
    return await ask(client)
  } finally {
    await client.end()
  }
}

describe.skipIf(!POSTGRES)(`the second wall: PostgreSQL${POSTGRES ? '' : ' (skipped: CONTADORA_TEST_POSTGRES names no server)'}`, () => {
  it('alone lets through what was granted and nothing else: rows, bodies, grants', async () => {
    const grants = fc.uniqueArray(fc.record({ reader: fc.constantFrom(...READERS), part: fc.constantFrom('face' as const, 'whole' as const) }), { maxLength: 3, selector: ({ reader }) => reader })
    await fc.assert(fc.asyncProperty(fc.array(grants, { minLength: 1, maxLength: 8 }), async (all) => {
      const desk = await bench('postgres')
      const store = await desk.open({ projections: [searchWords] })
      for (const some of all) await store.seal({ log: 'statements', items: [item({ grants: some.map((one) => ({ ...one, cause: 'named' })) })] })
      const { rows: codes } = await behindOwner(desk.url!, 'select id, code from reader')
      const numbers = new Map(codes.map(({ id, code }) => [code as string, Number(id)]))
      for (const viewer of READERS) {
        const viewers = [...new Set([numbers.get(viewer) ?? -1, 0])]
        const want = (await store.page(viewer, { order: 'oldest', limit: 100 })).items
        const seen = await behindWall(desk.url!, viewers, async (client) => ({
          rows: (await client.query('select id from statement order by idx')).rows.map(({ id }) => id as string),
          bodies: (await client.query('select id from statement where contadora_body(idx) is not null order by idx')).rows.map(({ id }) => id as string),
          words: (await client.query('select distinct stmt, part from search_word order by stmt, part')).rows.map(({ stmt, part }) => [Number(stmt), Number(part)]),
          viewers: (await client.query('select distinct viewer from grant_')).rows.map((row) => Number(row.viewer)),
        }))
        expect(seen.rows).toEqual(want.map(({ id }) => id))
        expect(seen.bodies).toEqual(want.filter(({ part }) => part === 'whole').map(({ id }) => id))
        expect(seen.words).toEqual(want.flatMap(({ idx, part }) => [[idx, 0], ...(part === 'whole' ? [[idx, 1]] : [])]).sort(([a, b], [c, d]) => a! - c! || b! - d!))
        expect(seen.viewers.every((one) => viewers.includes(one))).toBe(true)
      }
      expect(await behindWall(desk.url!, [], async (client) => (await client.query('select id from statement')).rows)).toEqual([])
      await store.close()
    }), { numRuns: 6 })
  })

  it('alone shows a reader the same rows, bodies and counts whether or not what it may not read is there', async () => {
    const grants = fc.uniqueArray(fc.record({ reader: fc.constantFrom(...READERS), part: fc.constantFrom('face' as const, 'whole' as const) }), { maxLength: 3, selector: ({ reader }) => reader })
    let hidden = 0
    await fc.assert(fc.asyncProperty(fc.array(grants, { minLength: 4, maxLength: 8 }), fc.constantFrom(...READERS), async (all, viewer) => {
      const items = all.map((some) => item({ grants: some.map((one) => ({ ...one, cause: 'named' })) }))
      const readable = items.filter((_, i) => all[i]!.some(({ reader }) => reader === viewer || reader === 'public'))
      hidden += items.length - readable.length
      const seen = async (some: typeof items): Promise<unknown> => {
        const desk = await bench('postgres')
        const store = await desk.open({ projections: [searchWords] })
        // both know the reader: that it exists says nothing of what it may not read
        await store.seal({ log: 'statements', items: [item({ id: 'ab'.repeat(16), grants: told(...READERS), signed: 'known', body: null, bodySalt: null })] })
        for (const one of some) await store.seal({ log: 'statements', items: [one] })
        const { rows } = await behindOwner(desk.url!, `select id from reader where code = '${viewer}'`)
        const answer = await behindWall(desk.url!, viewer === 'public' ? [0] : [Number(rows[0]!.id), 0], async (client) => [
          (await client.query('select id, kind, author, about, replaces, signed, contadora_body(idx) as body from statement order by idx')).rows,
          (await client.query('select kind, count(*) from statement group by kind order by kind')).rows,
          (await client.query('select count(*) from grant_')).rows,
          (await client.query('select word from search_word order by word')).rows,
        ])
        await store.close()
        return JSON.parse(JSON.stringify(answer))
      }
      expect(await seen(items)).toEqual(await seen(readable))
    }), { numRuns: 4, examples: [[[[], [{ reader: 'CUB', part: 'whole' }], [], [{ reader: 'JAM', part: 'face' }]], 'JAM']] })
    expect(hidden).toBeGreaterThan(0)
  }, 120_000)

  it('keeps the body column, every other table and every change out of reach', async () => {
    const desk = await bench('postgres')
    const store = await desk.open()
    await store.seal({ log: 'statements', items: [item({ grants: told('public') })] })
    for (const text of ['select body from statement', 'select * from entry', 'select * from law_statement', 'select * from reader', 'select * from job', 'select * from tally', 'select * from grant_mark',
      'delete from grant_', "update statement set author = 'JAM'", "insert into grant_ values (0, 1, 1, 1, 1, 1, 'x')"])
      await expect(behindWall(desk.url!, [0], (client) => client.query(text)), text).rejects.toMatchObject({ code: '42501' })
    expect(await behindWall(desk.url!, [0], async (client) => (await client.query('select id from statement')).rowCount)).toBe(1)
  })

  it('stands for an account that owns the tables and is no superuser; one that cannot make the role is told what to do', async () => {
    const name = `contadora_owner_${randomBytes(4).toString('hex')}`
    const desk = await bench('postgres')
    await behindOwner(desk.url!, `create role ${name} login; grant contadora_reader to ${name}; alter database ${new URL(desk.url!).pathname.slice(1)} owner to ${name}`)
    const url = new URL(desk.url!)
    url.username = name
    try {
      const store = await desk.open({ url: url.href })
      const [one] = await store.seal({ log: 'statements', items: [item({ grants: told('CUB') })] })
      expect((await store.page('CUB', { limit: 5 })).items.map(({ id }) => id)).toEqual([one!.id])
      expect((await store.page('HTI', { limit: 5 })).items).toEqual([])
      expect((await store.read('CUB', one!.id))?.body).not.toBeNull()
      expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
      await store.close()
      await behindOwner(desk.url!, `revoke contadora_reader from ${name}`)
      const other = await bench('postgres')
      await behindOwner(other.url!, `alter database ${new URL(other.url!).pathname.slice(1)} owner to ${name}`)
      const there = new URL(other.url!)
      there.username = name
      await expect(other.open({ url: there.href, dir: undefined as never })).rejects.toMatchObject({ code: 'row-security' })
      await behindOwner(other.url!, `alter database ${new URL(other.url!).pathname.slice(1)} owner to current_user; drop owned by ${name}`)
    } finally {
      await behindOwner(desk.url!, `reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`)
    }
  })
})

async function behindOwner(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
