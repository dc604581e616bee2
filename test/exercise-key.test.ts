import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replyToLevels } from '../src/server/assessments/replies.ts'
import { say } from '../src/server/say.ts'
import { type Running, up } from '../src/server/up.ts'
import { announce } from './properties/world.ts'

let dir: string
let running: Running
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-real-'))
  running = await up({ port: '0', data: dir, poll: false }, () => {}, {})
}, 60_000)
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})

const office = (party: string, exercise: boolean) => announce(running.desk, party, 'releaser', `Office of ${party}`, 'civil', exercise)

test('at a real desk a key for exercises replies to no actual round; one for actual use does', async () => {
  const { desk } = running
  const mexico = await office('MEX', false)
  const body = { date: '2026-01-28', method: 'counting', scores: ['HTI', 'JAM'].map((subject) => ({ subject, level: 'bilateral', score: 2, because: 'few visits' })) }
  const { id } = await say(desk, mexico, { kind: 'levels', release: { audience: 'public' }, body })
  await expect(replyToLevels(desk, await office('HTI', true), { round: id, reply: 'We differ' })).rejects.toMatchObject({ code: 'exercise-key' })
  expect(await replyToLevels(desk, await office('JAM', false), { round: id, reply: 'We differ' })).toMatch(/^[0-9a-f]{32}$/)
})
