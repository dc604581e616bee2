import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import { openStore, type Grant, type Projection, type SealItem, type Store, type StoreOptions } from '../src/adapters/sql/index.ts'
import { POSTGRES, throwAwayDatabase } from './pg.ts'

export const random = (bytes: number): Uint8Array => randomBytes(bytes)
export const newId = (): string => randomBytes(16).toString('hex')

/** A statement as the store sees one: it checks no signature, so the signed text is the id, the body's digest and noise. */
export function item(over: Partial<SealItem> & { grants?: Grant[] } = {}): SealItem {
  const id = over.id ?? newId()
  const body = over.body === undefined ? Buffer.from(`{"of":"${id}"}`) : over.body
  const bodySalt = body ? randomBytes(16) : null
  const digest = body ? createHash('sha256').update(bodySalt!).update(body).digest('base64url') : ''
  return { id, kind: 'warning', author: 'JAM', signed: `${id}.${digest}.${newId()}`, body, bodySalt, grants: [{ reader: 'JAM', cause: 'author' }], ...over }
}

export function told(...readers: string[]): Grant[] {
  return readers.map((reader) => ({ reader, cause: 'named' }))
}

export function bodyDigest(signed: string): Uint8Array | null {
  const digest = signed.split('.')[1]
  return digest ? Buffer.from(digest, 'base64url') : null
}

export function lawLink(lawSize: number, lawRoot: Uint8Array, grants: Uint8Array): SealItem {
  return item({ kind: 'law-link', author: 'OAS', signed: `${newId()}..${lawSize}.${Buffer.from(lawRoot).toString('base64url')}.${Buffer.from(grants).toString('base64url')}`, body: null, grants: [] })
}

export function linkedGrants({ signed }: { signed: string }): Uint8Array {
  return Buffer.from(signed.split('.').at(-1)!, 'base64url')
}

export const noteOf = (text: string): string => `${text}\n— test.example/desk ${Buffer.alloc(68, 1).toString('base64')}\n`
export const beat = { signCheckpoint: noteOf, quantum: 16 }

/** Who wrote how many of each kind; and one row a statement. */
export const tallies: Projection = {
  name: 'tallies',
  tables: [
    { name: 'tally', columns: { author: 'text', kind: 'text', count: 'int' }, key: ['author', 'kind'] },
    { name: 'seen', columns: { log: 'text', stmt: 'int', about: 'text?', bytes: 'bytes?' }, key: ['log', 'stmt'], walled: { stmt: 'stmt' } },
  ],
  async apply(tx, statement, insert) {
    await insert(tx, this.tables[1]!, [[statement.log, statement.idx, statement.about, statement.body]])
    const db = tx as unknown as import('kysely').Kysely<{ tally: { author: string; kind: string; count: number } }>
    const { author, kind } = statement
    const grown = await db.updateTable('tally').set((eb) => ({ count: eb('count', '+', 1) })).where('author', '=', author).where('kind', '=', kind).executeTakeFirst()
    if (Number(grown.numUpdatedRows) === 0) await db.insertInto('tally').values({ author, kind, count: 1 }).execute()
  },
}

export interface Bench {
  dir: string
  /** of a PostgreSQL database of its own, else undefined */
  url: string | undefined
  options: StoreOptions
  /** opens the same data once more; closed at the end of the test if it is still open */
  open(over?: Partial<StoreOptions>): Promise<Store>
}

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

export async function bench(engine: 'sqlite' | 'postgres'): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-store-'))
  ends.push(() => rm(dir, { recursive: true, force: true }))
  const database = engine === 'postgres' ? await throwAwayDatabase(POSTGRES!) : undefined
  if (database) ends.push(database.drop)
  const options: StoreOptions = {
    dir, ...(database ? { url: database.url } : {}), origin: 'test.example/desk', clock: () => Date.now(), random, projections: [tallies], lawLink, bodyDigest, linkGrants: [{ reader: 'OAS', cause: 'author' }], linkedGrants,
  }
  return {
    dir, url: database?.url, options,
    async open(over = {}) {
      const store = await openStore({ ...options, ...over })
      let closed = false
      const close = async () => {
        if (!closed) await store.close()
        closed = true
      }
      ends.push(close)
      return { ...store, close }
    },
  }
}

/** The same tests on both engines, for real. */
export function onEachEngine(title: string, tests: (engine: 'sqlite' | 'postgres') => void): void {
  describe(`${title}: SQLite`, () => tests('sqlite'))
  const skipped = POSTGRES ? '' : ' (skipped: CONTADORA_TEST_POSTGRES names no server)'
  describe.skipIf(!POSTGRES)(`${title}: PostgreSQL${skipped}`, () => tests('postgres'))
}
