import { mkdtemp } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { othersOn } from '../src/adapters/sql/told-postgres.ts'
import { POSTGRES } from './pg.ts'
import { bench } from './store-fixture.ts'

const soon = (holds: () => boolean): Promise<void> => expect.poll(holds).toBe(true)

describe.skipIf(!POSTGRES)(`several servers on one PostgreSQL${POSTGRES ? '' : ' (skipped: CONTADORA_TEST_POSTGRES names no server)'}`, () => {
  let admin: pg.Client | undefined
  afterEach(async () => void (await admin?.end()))

  it('nudge each other, never themselves, and nudge everybody after a broken connection', async () => {
    const data = await bench('postgres')
    const [a, b] = [await data.open(), await data.open({ dir: await mkdtemp(join(data.dir, 'other-')) })]
    const [heardA, heardB]: [string[][], string[][]] = [[], []]
    await a.onOthers((readers) => void heardA.push([...readers]))
    await b.onOthers((readers) => void heardB.push([...readers]))
    a.tellOthers(['JAM', 'public'])
    await soon(() => heardB.length === 1)
    b.tellOthers(['CUB'])
    await soon(() => heardA.length === 1)
    expect([heardA, heardB]).toEqual([[['CUB']], [['JAM', 'public']]])
    // more than one message at once: no reader is left out
    for (let n = 0; n < 200; n++) a.tellOthers([`R${n}`])
    await soon(() => new Set(heardB.flat()).size === 202)
    admin = new pg.Client({ connectionString: data.url! })
    await admin.connect()
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'")
    heardB.length = 0
    await soon(() => heardB.length > 0)
    expect(heardB[0]).toEqual(['public'])
    heardB.length = 0
    a.tellOthers(['HTI'])
    await soon(() => heardB.length > 0)
    expect(heardB.flat()).toContain('HTI')
  })

  it('try again in their own time while the server is away, one try at a time, and go on when it is back', async () => {
    const data = await bench('postgres')
    const url = new URL(data.url!)
    const store = await data.open({ dir: await mkdtemp(join(data.dir, 'far-')) })
    const [there, away] = [proxy(Number(url.port || 5432)), drops()]
    const port = await listening(there.server, 0)
    const near = new URL(url)
    near.port = String(port)
    const [asked, gates]: [number[], (() => void)[]] = [[], []]
    const others = othersOn(near.href, new pg.Pool({ connectionString: url.href, max: 1 }), (ms) => {
      asked.push(ms)
      return new Promise<void>((resolve) => gates.push(resolve))
    })
    const heard: string[][] = []
    await others.onOthers((readers) => void heard.push([...readers]))
    await there.stop()
    await listening(away.server, port)
    const waits = [100, 1000, 5000, 5000]
    for (const [tried] of waits.entries()) {
      await soon(() => asked.length > tried)
      expect([away.tries(), asked]).toEqual([tried, waits.slice(0, tried + 1)])
      if (tried < waits.length - 1) gates[tried]!()
    }
    await away.stop()
    const back = proxy(Number(url.port || 5432))
    await listening(back.server, port)
    gates.at(-1)!()
    await soon(() => heard.length > 0)
    expect(heard[0]).toEqual(['public'])
    store.tellOthers(['HTI'])
    await soon(() => heard.flat().includes('HTI'))
    await others.close()
    await back.stop()
  })
})

const listening = (server: Server, port: number): Promise<number> => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

/** Stands before the database, and can go away with every connection. */
function proxy(port: number): { server: Server; stop(): Promise<void> } {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const one of [near, far]) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => [near, far].forEach((each) => each.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  return { server, stop: () => closed(server, open) }
}

/** Takes every connection and drops it at once. */
function drops(): { server: Server; tries(): number; stop(): Promise<void> } {
  let tries = 0
  const server = createServer((socket) => {
    tries++
    socket.destroy()
  })
  return { server, tries: () => tries, stop: () => closed(server, new Set()) }
}

function closed(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  open.forEach((one) => one.destroy())
  return new Promise((resolve) => server.close(() => resolve()))
}
