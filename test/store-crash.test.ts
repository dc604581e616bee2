import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { POSTGRES } from './pg.ts'
import { bench, item, onEachEngine, told, type Bench } from './store-fixture.ts'

const CHILD = fileURLToPath(new URL('store-child.ts', import.meta.url))

interface Child {
  process: ChildProcess
  lines: string[]
  /** resolves when that many lines were printed, or the process ended */
  said(count: number): Promise<void>
  ended: Promise<unknown>
}

function start(data: Bench, orders: object): Child {
  const child = spawn(process.execPath, [CHILD, JSON.stringify({ dir: data.dir, ...(data.url ? { url: data.url } : {}), ...orders })], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting: { count: number; resolve(): void }[] = []
  let rest = ''
  const wake = (ended: boolean) => waiting.forEach(({ count, resolve }) => (ended || lines.length >= count) && resolve())
  child.stdout!.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
    wake(false)
  })
  const ended = once(child, 'close').then(() => wake(true))
  return {
    process: child, lines, ended,
    said: (count) => new Promise((resolve) => {
      if (lines.length >= count || child.exitCode !== null) resolve()
      else waiting.push({ count, resolve })
    }),
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('loses nothing acknowledged when killed a hundred times under load, while publishing (SQLite)', async () => {
  const data = await bench('sqlite')
  const acknowledged = new Set<string>()
  for (let round = 0; round < 100; round++) {
    const child = start(data, { publish: round % 2 === 0 })
    await child.said(2)
    await pause(Math.random() * 40)
    child.process.kill('SIGKILL')
    await child.ended
    expect(child.lines[0]).toBe('open')
    for (const id of child.lines.slice(1)) acknowledged.add(id)
  }
  const store = await data.open({ projections: [], bodyDigest: () => null })
  const kept = new Set((await store.undisclosedStatements({ limit: 1_000_000 })).map(({ id }) => id))
  expect(acknowledged.size).toBeGreaterThan(100)
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
  expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
  for (const id of [...acknowledged].slice(-50)) expect(await store.readersOf(id)).toEqual(['CUB', 'JAM'])
}, 180_000)

onEachEngine('a server killed in the middle', (engine) => {
  it('leaves whole batches or none: statements, grants and jobs agree', async () => {
    const data = await bench(engine)
    for (let round = 0; round < 8; round++) {
      const child = start(data, {})
      await child.said(3 + round)
      child.process.kill('SIGKILL')
      await child.ended
    }
    const store = await data.open({ projections: [] })
    const statements = (await store.undisclosedStatements({ limit: 100_000 })).filter(({ kind }) => kind === 'warning')
    const jobs = await store.undisclosed.selectFrom('job').select('key').execute()
    const grants = await store.undisclosed.selectFrom('grant_').select('stmt').execute()
    expect([jobs.length, grants.length]).toEqual([statements.length, 2 * statements.length])
    expect((await store.verify())[1]!.fault).toBeNull()
  })
})

it('keeps a second process off a data directory, names the first, and is free again after kill -9', async () => {
  const data = await bench('sqlite')
  const first = start(data, {})
  await first.said(2)
  const second = start(data, { count: 1 })
  await second.ended
  expect(second.lines).toEqual([expect.stringMatching(new RegExp(`^fault data-locked .*process ${first.process.pid}: stop it first`))])
  await expect(data.open()).rejects.toMatchObject({ code: 'data-locked' })
  const reader = await data.open({ inspect: true })
  expect((await reader.undisclosedStatements({ limit: 1 })).length).toBe(1)
  first.process.kill('SIGKILL')
  await first.ended
  const store = await data.open()
  await expect(data.open()).rejects.toMatchObject({ code: 'data-locked' })
  await store.seal({ log: 'statements', items: [item()] })
})

describe.skipIf(!POSTGRES)(`servers that race on one PostgreSQL${POSTGRES ? '' : ' (skipped: CONTADORA_TEST_POSTGRES names no server)'}`, () => {
  it('seal on one database without a leader: one order, nothing twice, nothing lost', async () => {
    const data = await bench('postgres')
    const others = [await bench('sqlite'), await bench('sqlite'), await bench('sqlite')]
    // Each server has a data directory of its own; the database is the one they share.
    const servers = others.map(({ dir }, i) => start({ ...data, dir }, { count: 150, publish: i === 0 }))
    const here = await data.open()
    const mine = await Promise.all(Array.from({ length: 50 }, () => here.seal({ log: 'statements', items: [item({ grants: told('CUB') })] })))
    await here.seal({ log: 'law', items: [item({ grants: [] })] })
    await Promise.all(servers.slice(1).map(({ ended }) => ended))
    await servers[0]!.said(151)
    servers[0]!.process.kill('SIGKILL')
    await servers[0]!.ended
    const acknowledged = [...servers.flatMap(({ lines }) => lines.slice(1)), ...mine.flat().map(({ id }) => id)]
    expect(acknowledged.length).toBe(500)
    const kept = await here.undisclosedStatements({ limit: 10_000 })
    expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length)
    expect(acknowledged.filter((id) => !kept.some((one) => one.id === id))).toEqual([])
    expect((await here.verify()).map(({ fault }) => fault)).toEqual([null, null])
    // Law links never go back: what a batch was decided on includes what the batch before it was decided on.
    const links = kept.map(({ lawSize }) => lawSize)
    expect(links).toEqual([...links].sort((a, b) => a - b))
  })
})
