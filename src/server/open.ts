import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openKeyStore } from '../adapters/keys/index.ts'
import { openStore, type Projection } from '../adapters/sql/index.ts'
import { cacheFolder, loadPlacesCached, loadRegion } from '../adapters/region-files/index.ts'
import { loadCoasts } from '../adapters/geo-data/index.ts'
import { lawDiff, type LawEntry, lawFrom, type LawFacts, type TimedLaw } from '../core/law/index.ts'
import { type LawLinkBody, unverifiedSigned } from '../core/statements/index.ts'
import { type Attributor, createAttributor, groundClaims } from '../core/watch/index.ts'
import { Fault, type Instant, type Json, type Random, type Region, unhex } from '../core/values/index.ts'
import { type Config, type Flags, readConfig, rememberDesk } from './config.ts'
import { admission, columnsOf, DESK, type Desk, deskFrom, lawLinkOf, nameOfKey, random } from './desk.ts'
import { authorOf, speakerOf } from './law-log.ts'
import { recordNames } from './record-names.ts'
import { searchWords } from './search-words.ts'
import { sayLaw } from './say.ts'
import { sealsWith } from './sessions.ts'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

interface Opening {
  inspect?: boolean
  empty?: boolean
  clock?: () => Instant
  /** salts and covers of the store */
  entropy?: Random
  projections?: readonly Projection[]
}

/** Opens the store and everything a desk is made of. `inspect` reads beside a running desk and can seal nothing; `empty` leaves a new log without its first entries. */
export async function openDesk(config: Config, { inspect = false, empty = false, clock = Date.now, entropy = random, projections = [] }: Opening = {}): Promise<Desk> {
  mkdirSync(config.dir, { recursive: true, mode: 0o700 })
  const keys = openKeyStore(config.dir, config.passphrase(), { inspect })
  const { region, faults } = await loadPlacesCached(config.regionDir, cacheFolder())
  if (faults.length > 0) throw faults[0]
  const store = await openStore({
    dir: config.dir, origin: config.origin, clock, random: entropy, inspect, projections: [recordNames, searchWords, ...projections],
    ...(config.databaseUrl ? { url: config.databaseUrl } : {}), ...(config.witnessDir ? { witnessDir: config.witnessDir } : {}),
    lawLink: (size, root, grants) => lawLinkOf(desk, size, root, grants),
    linkGrants: [{ reader: DESK, cause: 'author' }],
    linkedGrants: ({ body }) => body && unhex((JSON.parse(Buffer.from(body).toString()) as LawLinkBody).grants),
    signedColumns: (signed) => columnsOf(unverifiedSigned(signed).header),
    bodyDigest: (signed) => unhex(unverifiedSigned(signed).header.bodyDigest),
  })
  const desk: Desk = deskFrom({ config, store, keys, seals: sealsWith(keys.secret('sessions')), region, clock })
  try {
    if (!inspect && !empty) await genesis(desk)
    if (!inspect && !empty) rememberDesk(config)
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
  const { facts, faults } = await readRegion(desk.config.regionDir)
  if (faults.length > 0) throw faults[0]
  const now = await desk.law((await desk.store.heads()).law.size)
  // what a depositary said at this desk is its own word: only it takes that back, and what it took back stays so
  const ofDesk = ({ kind, id }: LawEntry): boolean => {
    const back = now.takenBack.get(id)
    return (kind === 'retract' ? (authorOf(now, id) ?? DESK) : back ? speakerOf(back.by) : DESK) === DESK
  }
  const entries = lawDiff(now.facts, facts).filter(ofDesk)
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

async function readRegion(dir: string): Promise<{ facts: LawFacts; faults: Fault[] }> {
  const cacheDir = cacheFolder()
  return loadRegion(dir, cacheDir === undefined ? {} : { cacheDir })
}

/** The law and the places of region/ itself, as if they had just been synced. What is faulty is left out: `law check` names it. */
export async function regionLaw(): Promise<{ law: TimedLaw; region: Region; faults: Fault[] }> {
  const { regionDir } = readConfig({}, process.env, ROOT)
  const [{ facts, faults }, places] = await Promise.all([readRegion(regionDir), loadPlacesCached(regionDir, cacheFolder())])
  return { law: lawFrom(facts), region: places.region, faults: [...faults, ...places.faults] }
}

let attributing: Promise<Attributor> | undefined
/** Coasts, borders and claimed ground, built on first use. */
export function attributor(region?: Region): Promise<Attributor> {
  return (attributing ??= (async () => {
    const facts = region ?? (await loadPlacesCached(readConfig({}, process.env, ROOT).regionDir, cacheFolder())).region
    return createAttributor({ coasts: loadCoasts(), claims: groundClaims(facts) })
  })())
}

/** Opens the desk of these flags for one command, and closes it again. Fault `no-desk` where there is nothing to inspect. */
export async function withDesk<T>(flags: Flags & { data?: string }, run: (desk: Desk) => Promise<T>, options: { inspect?: boolean } = {}): Promise<T> {
  const config = readConfig(flags, process.env, ROOT)
  if (options.inspect && !isDesk(config)) throw new Fault('no-desk', 'there is no desk here: name its data directory with --data', { file: config.dir })
  const desk = await openDesk(config, options)
  try {
    return await run(desk)
  } finally {
    await desk.store.close()
  }
}

function isDesk({ dir, databaseUrl }: Config): boolean {
  return databaseUrl !== undefined || existsSync(join(dir, 'keys.sealed'))
}
