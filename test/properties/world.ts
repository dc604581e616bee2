import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { readConfig } from '../../src/server/config.ts'
import { admission, type Desk, DESK, nameOfKey, type Office } from '../../src/server/desk.ts'
import { EventBook } from '../../src/server/events.ts'
import { httpApp } from '../../src/server/app.ts'
import type { Parts } from '../../src/server/http.ts'
import { attributor, openDesk, ROOT } from '../../src/server/open.ts'
import { Polls } from '../../src/server/polls.ts'
import { Beat } from '../../src/server/record.ts'
import { sayLaw } from '../../src/server/say.ts'
import type { Session } from '../../src/server/sessions.ts'
import { Worker } from '../../src/server/worker.ts'
import type { Announcement, Role } from '../../src/core/statements/index.ts'
import type { Json, Party } from '../../src/core/values/index.ts'
import type { Projection } from '../../src/adapters/sql/index.ts'
import { POSTGRES, throwAwayDatabase } from '../pg.ts'

/** The states that have offices here. */
export const OFFICES: readonly Party[] = ['JAM', 'CUB', 'HTI', 'MEX', 'CAN']
export const START = Date.parse('2020-01-28T19:00:00Z')

/** Keys and the whole law of region/, made once: every world starts from a copy of it. */
export interface Seed {
  dir: string
  drop(): Promise<void>
}

/** A whole desk over a real engine, without a port: its clock stands where it was set. */
export interface World {
  desk: Desk
  parts: Parts
  app: Hono
  at(instant: number): void
  beat(): Promise<void>
  close(): Promise<void>
}

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'contadora-world-'))
const config = (data: string, url?: string) => ({ ...readConfig({ data, demo: true }, {}, ROOT), ...(url ? { databaseUrl: url } : {}), quantum: 1024 })

export async function makeSeed(): Promise<Seed> {
  const dir = await folder()
  const desk = await openDesk(config(dir), { clock: () => START })
  const keys = OFFICES.flatMap((party) => (['drafter', 'releaser'] as const).map((role) =>
    admission(party, role, `Civil protection of ${party}`, 'civil', desk.keys.signer(nameOfKey(party, role)).x, true)))
  await sayLaw(desk, await desk.office(DESK, 'desk'), keys.map((body) => ({ kind: 'key', body: body as unknown as Json })))
  for (const name of ['sessions', 'cursors', 'acts', 'log/law/ed25519', 'log/law/ml-dsa-44', 'log/statements/ed25519', 'log/statements/ml-dsa-44']) desk.keys.secret(name)
  await desk.store.backup(join(dir, 'law.backup'))
  await desk.store.close()
  return { dir, drop: () => rm(dir, { recursive: true, force: true }) }
}

export async function makeWorld(seed: Seed, engine: 'sqlite' | 'postgres', projections: readonly Projection[] = []): Promise<World> {
  const dir = await folder()
  await mkdir(dir, { recursive: true })
  for (const file of ['keys.sealed', 'keys.passphrase']) await cp(join(seed.dir, file), join(dir, file))
  const database = engine === 'postgres' ? await throwAwayDatabase(POSTGRES!) : undefined
  let now = START
  // Salts are the same in every world: bytes that differ are then a leak and not chance.
  const desk = await openDesk(config(dir, database?.url), { empty: true, clock: () => now, entropy: (bytes) => Buffer.alloc(bytes, 7), projections })
  await desk.store.restore(join(seed.dir, 'law.backup'))
  const atlas = await attributor(desk.region)
  const book = new EventBook(desk.store, atlas)
  const parts: Parts = { desk, book, worker: new Worker(desk, {}), atlas, polls: new Polls(desk, book), demo: null }
  const beat = new Beat(desk)
  desk.published = () => beat.published
  return {
    desk, parts, app: httpApp(parts),
    at: (instant) => void (now = instant),
    beat: () => beat.once(),
    async close() {
      await desk.store.close()
      await rm(dir, { recursive: true, force: true })
      await database?.drop()
    },
  }
}

/** Somebody of an office at a screen, for a month. */
export function sessionOf({ clock }: Desk, party: Party, role: Session['role'], office = `Civil protection of ${party}`): Session {
  return { id: '00'.repeat(16), party, office, role, seat: null, how: 'demo', round: 0, seen: clock(), until: clock() + 30 * 86_400_000 }
}

/** The cookie of an office of that party; a stranger has none. */
export function cookieOf({ desk }: World, party: Party): Record<string, string> {
  return party === 'public' ? {} : { cookie: `contadora=${desk.seals.seal('session', sessionOf(desk, party, 'both'))}` }
}

/** Announces a key that is hosted here, in the desk's own name, and gives the office that it makes. */
export async function announce(desk: Desk, party: Party, role: Role, office: string, nature: Announcement['nature'] = 'civil', exercise = true): Promise<Office> {
  desk.keys.ensure([nameOfKey(party, role)])
  const body = admission(party, role, office, nature, desk.keys.signer(nameOfKey(party, role)).x, exercise)
  await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: body as unknown as Json }])
  await desk.law((await desk.store.heads()).law.size)
  return desk.office(party, role)
}
