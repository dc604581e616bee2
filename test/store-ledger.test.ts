import { existsSync } from 'node:fs'
import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { checkInclusion, leafHash, parseUnverifiedCheckpoint, parseUnverifiedNote } from '../src/core/ledger/index.ts'
import { equalBytes } from '../src/adapters/sql/bytes.ts'
import type { Dialect } from '../src/adapters/sql/dialect.ts'
import { openSqlite } from '../src/adapters/sql/dialect-sqlite.ts'
import { openPostgres } from '../src/adapters/sql/dialect-postgres.ts'
import { readHeads } from '../src/adapters/sql/head.ts'
import type { Store } from '../src/adapters/sql/index.ts'
import { verifyStore } from '../src/adapters/sql/verify.ts'
import { beat, bench, item, onEachEngine, told, type Bench } from './store-fixture.ts'

async function filled(data: Bench): Promise<Store> {
  const store = await data.open()
  await store.seal({ log: 'law', items: Array.from({ length: 5 }, () => item({ grants: [] })) })
  for (let i = 0; i < 9; i++) await store.seal({ log: 'statements', items: Array.from({ length: 40 }, () => item({ grants: told('JAM', 'CUB') })) })
  await store.publish(beat)
  return store
}

function dialectOf(data: Bench): Dialect {
  return data.url === undefined ? openSqlite(join(data.dir, 'contadora.db')) : openPostgres(data.url)
}

/** Changes rows behind the store's back. */
async function tamper(data: Bench, change: (db: Kysely<never>) => Promise<unknown>): Promise<void> {
  const dialect = dialectOf(data)
  await change(dialect.write as unknown as Kysely<never>)
  await dialect.close()
}

onEachEngine('the published log', (engine) => {
  it('grows by whole quanta also when nothing happened, and covers look like statements', async () => {
    const data = await bench(engine)
    const store = await data.open()
    const sizes = [(await store.publish(beat)).statements, (await store.publish(beat)).statements]
    await store.seal({ log: 'statements', items: Array.from({ length: 20 }, () => item()) })
    sizes.push((await store.publish(beat)).statements)
    expect(sizes).toEqual([16, 32, 64])
    const entries = await store.undisclosed.selectFrom('entry').select('bytes').where('log', '=', 'statements').execute()
    expect(new Set(entries.map(({ bytes }) => bytes.length))).toEqual(new Set([51]))
    expect((await store.verify()).map(({ fault, checked }) => [fault, checked])).toEqual([[null, 0], [null, 64]])
  })

  it('proves every entry under its checkpoint, and an entry waits for the next beat', async () => {
    const store = await filled(await bench(engine))
    const entries = await store.undisclosed.selectFrom('entry').select(['idx', 'bytes']).where('log', '=', 'statements').execute()
    expect(entries.length).toBe(384)
    for (const { idx, bytes } of entries) {
      const proof = (await store.prove('statements', idx))!
      const head = parseUnverifiedCheckpoint(parseUnverifiedNote(proof.checkpoint).unverifiedText)
      checkInclusion(leafHash(bytes), idx, head, proof.hashes)
    }
    const [, late] = await store.seal({ log: 'statements', items: [item(), item()] })
    expect(await store.prove('statements', late!.idx)).toBeNull()
    await store.publish(beat)
    expect((await store.prove('statements', late!.idx))!.size).toBe(400)
    expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
  })

  it('is found right while it grows: a beat in the middle of a verification is no rollback', async () => {
    const data = await bench(engine)
    const store = await filled(data)
    const dialect = dialectOf(data)
    const beatAfterSnapshot: Dialect = {
      ...dialect,
      snapshot: (use) => dialect.snapshot(async (db) => {
        await readHeads(db)
        await store.publish(beat)
        return use(db)
      }),
    }
    const found = await verifyStore({ dialect: beatAfterSnapshot, dir: data.dir, bodyDigest: undefined }, () => {})
    await dialect.close()
    expect(found.map(({ log, size, checked, fault }) => ({ log, size, checked, fault }))).toEqual([
      { log: 'law', size: 5, checked: 5, fault: null }, { log: 'statements', size: 384, checked: 384, fault: null },
    ])
    expect((await store.verify())[1]!.size).toBe(400)
  })

  it('keeps files and folders to its owner', async () => {
    const data = await bench(engine)
    await filled(data)
    const mode = async (path: string) => ((await stat(join(data.dir, path))).mode & 0o777).toString(8)
    expect(await Promise.all(['.', 'ledger/statements/tile', 'ledger/statements/checkpoint', 'checkpoints/law'].map(mode))).toEqual(['700', '700', '600', '600'])
    if (engine === 'sqlite') expect([await mode('contadora.db'), await mode('contadora.db-wal')]).toEqual(['600', '600'])
  })

  it('refuses to open behind what was published, and says what to do', async () => {
    const data = await bench(engine)
    const store = await filled(data)
    await store.backup(join(data.dir, 'old.db'))
    await store.seal({ log: 'statements', items: [item()] })
    await store.publish(beat)
    await store.close()
    const other = await bench(engine)
    const restored = await other.open()
    await restored.restore(join(data.dir, 'old.db'))
    await restored.close()
    await expect(other.open({ witnessDir: join(data.dir, 'checkpoints') })).rejects.toMatchObject({ code: 'rolled-back', message: expect.stringContaining('Nothing will be signed') })
    await expect(other.open({ witnessDir: join(data.dir, 'checkpoints'), origin: 'test.example/other' })).rejects.toMatchObject({ code: 'origin-differs' })
    const inspected = await other.open({ inspect: true })
    expect((await inspected.verify())[1]!.fault).toBeNull()
    await expect(inspected.publish(beat)).rejects.toMatchObject({ code: 'inspect-only' })
  })

  it('refuses to sign a history that differs from the one it published', async () => {
    const data = await bench(engine)
    const store = await data.open()
    await store.seal({ log: 'statements', items: [item()] })
    await store.publish(beat)
    await store.close()
    const other = await bench(engine)
    const forked = await other.open()
    await forked.seal({ log: 'statements', items: [item()] })
    await forked.publish(beat)
    await forked.close()
    await expect(other.open({ witnessDir: join(data.dir, 'checkpoints') })).rejects.toMatchObject({ code: 'log-contradicts-itself' })
  })

  it('names the first entry that fails, whatever was changed', async () => {
    const changes: [string, number | null, (db: Kysely<never>) => Promise<unknown>][] = [
      ['entry-differs', 300, (db) => sql`update statement set signed = signed || 'x' where idx in (300, 301)`.execute(db)],
      ['entry-differs', 42, (db) => sql`update statement set salt = ${Buffer.alloc(32)} where idx = 42`.execute(db)],
      ['body-differs', 50, (db) => sql`update statement set body = ${Buffer.from('{}')} where idx = 50`.execute(db)],
      ['statement-missing', 77, (db) => sql`delete from statement where idx = 77`.execute(db)],
      ['entry-missing', 5, (db) => sql`delete from entry where log = 'statements' and idx = 5`.execute(db)],
      ['entry-differs', 7, (db) => sql`update entry set bytes = ${Buffer.alloc(51, 7)} where log = 'statements' and idx = 7`.execute(db)],
      ['root-differs', null, (db) => sql`update entry set bytes = ${Buffer.alloc(51, 7)} where log = 'statements' and idx = 383`.execute(db)],
      ['grant-astray', 9000, (db) => sql`update grant_ set stmt = 9000 where stmt = 9 and viewer = (select max(viewer) from grant_)`.execute(db)],
      ['grants-differ', 0, (db) => sql`update grant_ set cause = 'parties' where stmt = 9`.execute(db)],
      ['grants-differ', 41, (db) => sql`delete from grant_ where stmt = 50 and viewer = (select max(viewer) from grant_)`.execute(db)],
      ['grants-differ', 0, (db) => sql`insert into grant_ select 0, pos, stmt, part, kind, law_size, cause from grant_ where stmt = 9 limit 1`.execute(db)],
      ['grants-differ', 82, (db) => sql`update grant_batch set salt = ${Buffer.alloc(32)} where link = 82`.execute(db)],
      ['grants-differ', 123, (db) => sql`delete from grant_batch where link = 123`.execute(db)],
      ['grants-differ', null, (db) => sql`update head set grants = grants + 1 where log = 'statements'`.execute(db)],
      ['frontier-root', null, (db) => sql`update head set root = ${Buffer.alloc(32)} where log = 'statements'`.execute(db)],
    ]
    for (const [code, index, change] of changes) {
      const data = await bench(engine)
      await (await filled(data)).close()
      await tamper(data, change)
      const result = (await (await data.open({ inspect: true })).verify()).find(({ log, fault }) => fault && (log === 'statements' || code === 'frontier-root'))!
      expect([result.fault!.code, result.fault!.index]).toEqual([code, index])
    }
  })

  it('finds a flipped bit in any published file, and the next beat does not build on it', async () => {
    const data = await bench(engine)
    const store = await filled(data)
    for (const path of ['tile/0/000', 'tile/0/001.p/128', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/128']) {
      const file = join(data.dir, 'ledger/statements', path)
      const bytes = await readFile(file)
      const flipped = Buffer.from(bytes)
      flipped[flipped.length >> 1]! ^= 4
      await writeFile(file, flipped)
      expect((await store.verify())[1]!.fault).toMatchObject({ code: 'tile-differs', message: expect.stringContaining(path) })
      await writeFile(file, bytes)
    }
    const edge = join(data.dir, 'ledger/statements/tile/0/001.p/128')
    await writeFile(edge, Buffer.alloc((await readFile(edge)).length))
    await store.publish(beat)
    expect((await store.verify())[1]!.fault).toBeNull()
    await rm(join(data.dir, 'ledger/statements/tile'), { recursive: true })
    await store.publish(beat)
    expect((await store.verify())[1]!.fault).toBeNull()
  })

  it('gives back the same from a backup made under load, on either engine', async () => {
    const data = await bench(engine)
    const store = await filled(data)
    const file = join(data.dir, 'copy.db')
    let busy = true
    const load = (async () => {
      while (busy) await store.seal({ log: 'statements', items: [item({ grants: told('CUB') })] })
    })()
    await store.putBlob(Buffer.from('raw'), 'text/plain')
    await store.enqueue([{ queue: 'q', key: 'k', payload: {} }])
    await store.backup(file)
    busy = false
    await load
    await expect(store.backup(file)).rejects.toMatchObject({ code: 'file-exists' })
    await expect(store.restore(file)).rejects.toMatchObject({ code: 'not-empty' })
    const other = await (await bench(engine)).open()
    await other.restore(file)
    const [here, there] = [await store.undisclosedStatements({ limit: 5000 }), await other.undisclosedStatements({ limit: 5000 })]
    expect(here.slice(0, there.length)).toEqual(there)
    expect((await other.verify()).map(({ fault }) => fault)).toEqual([null, null])
    expect((await other.takeJobs('q', 1, 1))[0]!.key).toBe('k')
    await other.seal({ log: 'statements', items: [item()] })
    await other.enqueue([{ queue: 'q', key: 'k2', payload: {} }])
    const dump = await other.dumpHash()
    await other.rebuild()
    expect(await other.dumpHash()).toBe(dump)
  })

  it('starts a copied data directory without its published files', async () => {
    const data = await bench(engine)
    const store = await filled(data)
    const before = await readFile(join(data.dir, 'ledger/statements/tile/0/000'))
    await store.close()
    const copy = await bench(engine === 'sqlite' ? 'sqlite' : 'postgres')
    if (engine === 'sqlite') await cp(join(data.dir, 'contadora.db'), join(copy.dir, 'contadora.db'))
    const again = await (engine === 'sqlite' ? copy.open() : data.open({ dir: copy.dir }))
    await again.publish(beat)
    expect(equalBytes(await readFile(join(copy.dir, 'ledger/statements/tile/0/000')), before)).toBe(true)
    expect(existsSync(join(copy.dir, 'checkpoints/statements'))).toBe(true)
    expect((await again.verify())[1]!.fault).toBeNull()
  })
})
