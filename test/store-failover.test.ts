import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { bench, item } from './store-fixture.ts'

const CHILD = fileURLToPath(new URL('store-child.ts', import.meta.url))
const LIB = '/usr/lib/postgresql'
const version = existsSync(LIB) ? readdirSync(LIB).find((name) => existsSync(join(LIB, name, 'bin', 'initdb'))) : undefined
const BIN = version === undefined ? undefined : join(LIB, version, 'bin')
const root = process.getuid?.() === 0
const able = BIN !== undefined && (!root || spawnable())

function spawnable(): boolean {
  try {
    execFileSync('runuser', ['-u', 'postgres', '--', 'true'])
    return true
  } catch {
    return false
  }
}

/** Of the server's own programs, as the account that may run one. */
function run(program: string, ...args: string[]): string {
  const file = join(BIN!, program)
  return root ? execFileSync('runuser', ['-u', 'postgres', '--', file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }).toString() : execFileSync(file, args).toString()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

interface Cluster {
  dir: string
  port: number
  url: string
}

const running: string[] = []
afterEach(() => {
  for (const dir of running.splice(0).reverse()) {
    try {
      run('pg_ctl', '-D', join(dir, 'data'), '-m', 'immediate', 'stop')
    } catch {
      // killed by the test
    }
    rmSync(dir, { recursive: true, force: true })
  }
})

/** A cluster on loopback: new, or the standby of another. */
async function cluster(of: Cluster | null, settings: Record<string, string> = {}): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'contadora-pg-'))
  if (root) chownSync(dir, Number(execFileSync('id', ['-u', 'postgres'])), Number(execFileSync('id', ['-g', 'postgres'])))
  running.push(dir)
  const port = await freePort()
  const data = join(dir, 'data')
  if (of) run('pg_basebackup', '-h', '127.0.0.1', '-p', String(of.port), '-U', 'postgres', '-D', data, '-R', '-X', 'stream', '-c', 'fast')
  else run('initdb', '-D', data, '--auth=trust', '--username=postgres', '--locale=C.UTF-8', '--no-sync')
  const all = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: dir, ...settings }
  run('pg_ctl', '-D', data, '-w', '-l', join(dir, 'log'), '-o', Object.entries(all).map(([name, value]) => `-c ${name}=${value}`).join(' '), 'start')
  return { dir, port, url: `postgres://postgres@127.0.0.1:${port}/postgres` }
}

const streaming = (primary: Cluster, state: string) => run('psql', primary.url, '-Atc', 'select sync_state from pg_stat_replication').trim() === state
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(done()).toBe(true)
}

describe.skipIf(!able)(`a failover to a standby${able ? '' : ' (skipped: no PostgreSQL programs that this account may run)'}`, () => {
  it('loses nothing that was acknowledged, when the standby is synchronous and the primary dies under load', async () => {
    const primary = await cluster(null)
    const standby = await cluster(primary)
    run('psql', primary.url, '-c', "alter system set synchronous_standby_names = '*'")
    run('psql', primary.url, '-c', 'select pg_reload_conf()')
    await until(() => streaming(primary, 'sync'))
    const data = await bench('sqlite')
    const child = spawn(process.execPath, [CHILD, JSON.stringify({ dir: data.dir, url: primary.url, publish: true })], { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => void (text += String(chunk)))
    await until(() => text.split('\n').length > 60)
    run('pg_ctl', '-D', join(primary.dir, 'data'), '-m', 'immediate', 'stop')
    const ended = once(child, 'close')
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(timer)
    const acknowledged = text.split('\n').filter((line) => /^[0-9a-f]{32}$/.test(line))
    run('pg_ctl', '-D', join(standby.dir, 'data'), '-w', 'promote')
    const store = await data.open({ url: standby.url, projections: [], bodyDigest: () => null })
    const kept = new Set((await store.undisclosedStatements({ limit: 1_000_000 })).map(({ id }) => id))
    expect(acknowledged.length).toBeGreaterThan(50)
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
    const [sealed] = await store.seal({ log: 'statements', items: [item()] })
    expect(sealed!.idx).toBeGreaterThan(acknowledged.length)
  }, 120_000)

  it('is not trusted without one: a primary whose standby is not synchronous may not seal, at the start or later', async () => {
    const primary = await cluster(null)
    const data = await bench('sqlite')
    const before = await data.open({ url: primary.url, projections: [] })
    await before.seal({ log: 'statements', items: [item()] })
    await cluster(primary)
    await until(() => streaming(primary, 'async'))
    await expect(data.open({ url: primary.url, dir: undefined as never, projections: [] })).rejects.toMatchObject({ code: 'no-synchronous-standby' })
    await expect(before.seal({ log: 'statements', items: [item()] })).rejects.toMatchObject({ code: 'no-synchronous-standby' })
    expect((await before.undisclosedStatements({ limit: 10 })).length).toBe(2)
    run('psql', primary.url, '-c', "alter system set synchronous_standby_names = '*'")
    run('psql', primary.url, '-c', 'select pg_reload_conf()')
    await until(() => streaming(primary, 'sync'))
    await before.seal({ log: 'statements', items: [item()] })
    expect((await before.undisclosedStatements({ limit: 10 })).length).toBe(4)
  }, 120_000)
})
