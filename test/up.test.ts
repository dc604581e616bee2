import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Running, up } from '../src/server/up.ts'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'contadora-up-'))))
afterEach(() => rm(dir, { recursive: true, force: true }))

const open = (port: number): Promise<Running> => up({ port: String(port), data: dir, poll: false }, () => {}, { CONTADORA_HOST: '127.0.0.1' })
const listening = (port: number): Promise<Server> => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(port, '127.0.0.1', () => resolve(server))
})
const portOf = (server: Server): number => (server.address() as AddressInfo).port
const closed = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve))

test('a port that is taken: the data directory is free again', async () => {
  const other = await listening(0)
  await expect(open(portOf(other))).rejects.toMatchObject({ code: 'port-taken' })
  await closed(other)
  await (await open(0)).close()
})

test('a start that fails once it listens: nothing answers there any more, and the data directory is free again', async () => {
  const probe = await listening(0)
  const port = portOf(probe)
  await closed(probe)
  await writeFile(join(dir, 'ledger'), 'where the published log belongs')
  await expect(open(port)).rejects.toThrow('ledger')
  await closed(await listening(port))
  await rm(join(dir, 'ledger'))
  await (await open(port)).close()
})
