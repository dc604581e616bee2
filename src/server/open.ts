import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openKeyStore } from '../adapters/keys/index.ts'
import { openStore } from '../adapters/sql/index.ts'
import { loadRegion } from '../adapters/region-files/index.ts'
import { loadPlaces } from '../adapters/region-files/places.ts'
import { loadCoasts } from '../adapters/geo-data/index.ts'
import { lawDiff, type LawEntry, lawFrom, type LawFacts, type TimedLaw } from '../core/law/index.ts'
import { unverifiedSigned } from '../core/statements/index.ts'
import { type Attributor, createAttributor, groundClaims } from '../core/watch/index.ts'
import { Fault, type Instant, type Json, type Random, type Region, unhex } from '../core/values/index.ts'
import { type Config, type Flags, readConfig } from './config.ts'
import { admission, DESK, type Desk, deskFrom, lawLinkBy, nameOfKey, random } from './desk.ts'
import { recordNames } from './record-names.ts'
import { sayLaw } from './say.ts'
import { sealsWith } from './sessions.ts'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

interface Opening {
  inspect?: boolean
  empty?: boolean
  clock?: () => Instant
  /** salts and covers of the store */
  entropy?: Random
}

/** Opens the store and everything a desk is made of. `inspect` reads beside a running desk and can seal nothing; `empty` leaves a new log without its first entries. */
export async function openDesk(config: Config, { inspect = false, empty = false, clock = Date.now, entropy = random }: Opening = {}): Promise<Desk> {
  mkdirSync(config.dir, { recursive: true, mode: 0o700 })
  const keys = openKeyStore(config.dir, config.passphrase)
  const { region, faults } = await loadPlaces(config.regionDir)
  if (faults.length > 0) throw faults[0]
  const authority = { agency: config.name, nature: 'secretariat' as const }
  const store = await openStore({
    dir: config.dir, origin: config.origin, clock, random: entropy, inspect, projections: [recordNames],
    ...(config.databaseUrl ? { url: config.databaseUrl } : {}), ...(config.witnessDir ? { witnessDir: config.witnessDir } : {}),
    lawLink: lawLinkBy(keys.signer(nameOfKey(DESK, 'desk')), authority, clock),
    bodyDigest: (signed) => unhex(unverifiedSigned(signed).header.bodyDigest),
  })
  const desk = deskFrom({ config, store, keys, seals: sealsWith(keys.secret('sessions')), region, clock })
  try {
    if (!inspect && !empty) await genesis(desk)
  } catch (error) {
    await store.close()
    throw error
  }
  return desk
}

/** The first entries of a new law log: the desk's own key, signed by itself, then what region/ says. */
async function genesis(desk: Desk): Promise<void> {
  const { law } = await desk.store.heads()
  if (law.size > 0) return
  const signer = desk.keys.signer(nameOfKey(DESK, 'desk'))
  const office = { party: DESK, authority: { agency: desk.config.name, nature: 'secretariat' as const }, role: 'desk' as const, signer }
  await sayLaw(desk, office, [{ kind: 'key', body: admission(DESK, 'desk', desk.config.name, 'secretariat', signer.x, desk.config.demo) as unknown as Json }])
  await syncLaw(desk)
}

export interface Synced {
  appended: number
  retracted: number
  size: number
}

const CHUNK = 500

/** region/ proposes, the law log decides: appends what the log does not say yet, and retracts what region/ no longer says. */
export async function syncLaw(desk: Desk, { dryRun = false, progress = (_: string): void => {} } = {}): Promise<Synced> {
  const { facts, faults } = await readRegion(desk.config.regionDir, join(desk.config.dir, 'cache'))
  if (faults.length > 0) throw faults[0]
  const before = (await desk.law((await desk.store.heads()).law.size)).facts
  const entries = lawDiff(before, facts)
  if (!dryRun) {
    const office = await desk.office(DESK, 'desk')
    for (let i = 0; i < entries.length; i += CHUNK) {
      await sayLaw(desk, office, entries.slice(i, i + CHUNK).map(actOf))
      progress(`law log: ${Math.min(entries.length, i + CHUNK)} of ${entries.length}`)
    }
  }
  const retracted = entries.filter(({ kind }) => kind === 'retract').length
  return { appended: entries.length - retracted, retracted, size: (await desk.store.heads()).law.size }
}

function actOf(entry: LawEntry): { kind: 'action' | 'instrument' | 'retraction'; body: Json } {
  if (entry.kind === 'retract') return { kind: 'retraction', body: { claim: entry.id, why: 'no longer in the files of the region' } }
  return { kind: entry.kind, body: { claim: entry.id, value: (entry.kind === 'action' ? entry.action : entry.instrument) as unknown as Json } }
}

async function readRegion(dir: string, cacheDir?: string): Promise<{ facts: LawFacts; faults: Fault[] }> {
  return loadRegion(dir, cacheDir ? { cacheDir } : {})
}

/** The law of region/ itself, as if it had just been synced, and every fault of it. */
export async function regionLaw(): Promise<{ law: TimedLaw; region: Region; faults: Fault[]; counts: { instruments: number; actions: number; duties: number } }> {
  const { regionDir } = readConfig({}, process.env, ROOT)
  const [{ facts, faults }, places] = await Promise.all([readRegion(regionDir), loadPlaces(regionDir)])
  const duties = facts.instruments.reduce((sum, instrument) => sum + instrument.duties.length, 0)
  return {
    law: lawFrom(facts), region: places.region, faults: [...faults, ...places.faults],
    counts: { instruments: facts.instruments.length, actions: facts.actions.length, duties },
  }
}

let attributing: Promise<Attributor> | undefined
/** Coasts, borders and claimed ground, built on first use. */
export function attributor(region?: Region): Promise<Attributor> {
  return (attributing ??= (async () => {
    const facts = region ?? (await loadPlaces(readConfig({}, process.env, ROOT).regionDir)).region
    return createAttributor({ coasts: loadCoasts(), claims: groundClaims(facts) })
  })())
}

/** Opens the desk of these flags for one command, and closes it again. */
export async function withDesk<T>(flags: Flags & { data?: string }, run: (desk: Desk) => Promise<T>, options: { inspect?: boolean } = {}): Promise<T> {
  const desk = await openDesk(readConfig(flags, process.env, ROOT), options)
  try {
    return await run(desk)
  } finally {
    await desk.store.close()
  }
}

