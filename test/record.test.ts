import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entryOf, leafHash } from '../src/core/ledger/index.ts'
import { bodyDigest, type Header, verifySigned } from '../src/core/statements/index.ts'
import { canonicalBytes, hex, type Json, unhex } from '../src/core/values/index.ts'
import { say } from '../src/server/say.ts'
import { type Running, up } from '../src/server/up.ts'

let running: Running
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-record-'))
  running = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, { CONTADORA_BEAT_SECONDS: '1' })
})
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})

const got = (path: string): Promise<Response> => fetch(`http://localhost:${running.port}${path}`, { redirect: 'manual' })

interface Told {
  note: { record: { id: string; hash: string; header: Header; signed: string; salt: string; body: Json; bodySalt: string } }
}

async function hidden(): Promise<string> {
  const office = await running.desk.office('JAM', 'drafter')
  const body = { themes: [], office: 'A desk that nobody else knows', nature: 'civil', step: 0, channels: [] }
  return (await say(running.desk, office, { kind: 'contact', release: { audience: 'named', to: ['DESK'] }, body })).id
}

test('what the address of a public statement gives is enough to recompute its leaf, its digest and its signature', async () => {
  const { statements } = (await (await got('/api/v1/statements')).json()) as { statements: { id: string; author: string }[] }
  const { note: { record } } = (await (await got(`/api/v1/statements/${statements.find(({ author }) => author === 'DESK')!.id}`)).json()) as Told
  expect(hex(leafHash(entryOf(unhex(record.salt), Buffer.from(record.signed))))).toBe(record.hash)
  expect(bodyDigest(unhex(record.bodySalt), canonicalBytes(record.body))).toBe(record.header.bodyDigest)
  const { ring, law } = await running.desk.law()
  const [key] = ring.of('DESK', law.size, 'desk')
  expect(verifySigned(record.signed, key!.x).header).toEqual(record.header)
  const byHash = (await (await got(`/api/v1/statements/${record.hash}`)).json()) as Told
  expect(byHash.note.record).toEqual(record)
})

test('a statement that a stranger may not read is like one that does not exist: by id, by hash, in the list', async () => {
  const before = await (await got('/api/v1/statements')).text()
  const id = await hidden()
  const { rows } = await (running.desk.store.undisclosed as unknown as { selectFrom(t: string): { selectAll(): { execute(): Promise<{ id: string; hash: string }[]> } } })
    .selectFrom('record_name').selectAll().execute().then((all) => ({ rows: all.filter((row) => row.id === id) }))
  expect(rows).toHaveLength(1)
  const nothing = '0'.repeat(64)
  for (const path of ['/en/record/', '/api/v1/statements/', '/en/verify?hash=']) {
    const same = (text: string, own: string): string => text.replaceAll(own, nothing).replace(/data-now="\d+"/, '').replace(/\d\d:\d\d UTC/, '')
    for (const name of [id, rows[0]!.hash]) {
      const [asked, other] = [await got(path + name), await got(path + (name.length === 32 ? '0'.repeat(32) : nothing))]
      expect(asked.status).toBe(other.status)
      expect(same(await asked.text(), name)).toBe(same(await other.text(), name.length === 32 ? '0'.repeat(32) : nothing))
    }
  }
  expect(await (await got('/api/v1/statements')).text()).toBe(before)
})

test('a rebuild names every record as before', async () => {
  const { store } = running.desk
  const before = await store.dumpHash()
  await store.rebuild()
  expect(await store.dumpHash()).toBe(before)
})
