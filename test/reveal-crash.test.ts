import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { readConfig } from '../src/server/config.ts'
import { revealHandler } from '../src/server/jobs/reveal.ts'
import { openDesk, ROOT } from '../src/server/open.ts'
import { say } from '../src/server/say.ts'
import { CUTOFF, EXCHANGE, filed } from './exchange-fixture.ts'
import { makeSeed, type Seed, START } from './properties/world.ts'

const CHILD = fileURLToPath(new URL('reveal-child.ts', import.meta.url))
const ROUNDS = 8
const WHO: readonly Party[] = ['JAM', 'CUB', 'HTI']
let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const open = (dir: string, at: number) => openDesk(readConfig({ data: dir, demo: true }, {}, ROOT), { clock: () => at })

it(`shows all or nothing when the desk is killed at the reveal, ${ROUNDS} times, and everything once it is back`, async () => {
  const seen: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const dir = await mkdtemp(join(tmpdir(), 'contadora-reveal-'))
    try {
      await cp(seed.dir, dir, { recursive: true })
      const desk = await open(dir, START)
      const ids: string[] = []
      for (const party of WHO) ids.push((await say(desk, await desk.office(party, 'releaser'), { kind: 'filing', release: EXCHANGE, body: filed() as unknown as Json })).id)
      await desk.store.close()
      const child = spawn(process.execPath, [CHILD, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = once(child, 'close')
      const opened = new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))))
      expect(await Promise.race([opened, ended.then(([code]) => `ended with ${code} before it opened`)])).toMatch(/^open/)
      await setTimeout(Math.random() * 120)
      child.kill('SIGKILL')
      await ended
      const back = await open(dir, CUTOFF + 7_200_000)
      // every pair reads each other, or nobody reads anybody
      const pairs = async () => (await Promise.all(WHO.flatMap((party) => ids.map(async (id, i) => WHO[i] !== party && (await back.store.read(party, id)) !== null)))).filter(Boolean).length
      const before = await pairs()
      seen.push(before)
      expect([0, 6]).toContain(before)
      for (let due = await back.store.takeJobs('reveal', 40, 0); due.length > 0; due = await back.store.takeJobs('reveal', 40, 0))
        for (const job of due) {
          await revealHandler(back)(job)
          await back.store.done(job)
        }
      expect(await pairs()).toBe(6)
      expect((await back.store.verify()).map(({ fault }) => fault)).toEqual([null, null])
      await back.store.close()
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  }
  expect(seen.length).toBe(ROUNDS)
}, 180_000)
