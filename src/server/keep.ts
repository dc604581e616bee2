import { existsSync } from 'node:fs'
import { openKeyStore } from '../adapters/keys/index.ts'
import { SCHEMA_VERSION } from '../adapters/sql/index.ts'
import { type Flags, readConfig } from './config.ts'
import type { Desk } from './desk.ts'
import { openDesk, regionLaw, ROOT } from './open.ts'

export async function backupTo(desk: Desk, file: string): Promise<void> {
  await desk.store.backup(file)
}

/** Into an empty data directory or database; Fault of the store when it is not empty. */
export async function restoreFrom(flags: Flags, file: string): Promise<void> {
  const desk = await openDesk(readConfig(flags, process.env, ROOT), { empty: true })
  try {
    await desk.store.restore(file)
  } finally {
    await desk.store.close()
  }
}

export async function migrateDesk(flags: Flags): Promise<{ version: number }> {
  const desk = await openDesk(readConfig(flags, process.env, ROOT))
  await desk.store.close()
  return { version: SCHEMA_VERSION }
}

export async function rebuildDesk(desk: Desk, progress: (text: string) => void): Promise<{ statements: number }> {
  return { statements: await desk.store.rebuild((done) => progress(`${done} statements`)) }
}

export interface Check {
  ok: boolean
  what: string
  todo: string
}

/** What this installation lacks. Changes nothing. */
export async function doctor(flags: Flags): Promise<Check[]> {
  const config = readConfig(flags, process.env, ROOT)
  const checks: Check[] = [{ ok: Number(process.versions.node.split('.')[0]) >= 24, what: `Node ${process.versions.node}`, todo: 'run "npm ci" without --omit=optional, or install Node 24' }]
  const { faults, law } = await regionLaw()
  checks.push({ ok: faults.length === 0, what: `region: ${law.instruments.size} instruments`, todo: 'run "contadora law check"' })
  checks.push({ ok: existsSync(config.dir), what: `data directory ${config.dir}`, todo: 'it is made by "contadora up"' })
  if (existsSync(config.dir)) checks.push(attempt('keys open', 'set CONTADORA_PASSPHRASE', () => openKeyStore(config.dir, config.passphrase(), { inspect: true })))
  return checks
}

function attempt(what: string, todo: string, run: () => unknown): Check {
  try {
    run()
    return { ok: true, what, todo }
  } catch (error) {
    return { ok: false, what: `${what}: ${(error as Error).message}`, todo }
  }
}
