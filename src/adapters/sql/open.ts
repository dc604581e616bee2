import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Fault } from '../../core/values/index.ts'
import { backupTo, restoreFrom } from './backup.ts'
import { getBlob, putBlob } from './blobs.ts'
import type { Dialect } from './dialect.ts'
import { openPostgres } from './dialect-postgres.ts'
import { openSqlite } from './dialect-sqlite.ts'
import { grantsOn } from './grants.ts'
import { groupCommit } from './group.ts'
import { readHeads } from './head.ts'
import { checkAgainstHeld, readHeld } from './held.ts'
import { addJobs, finishJob, retryJob, takeJobs } from './jobs.ts'
import { lockDirectory } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Log, SealBatch, Sealed, StoreOptions } from './model.ts'
import { readOne, readPage } from './page.ts'
import { createProjections, dropProjections, dumpHash, rebuild } from './projections.ts'
import { prover } from './prove.ts'
import { publishAll } from './publish.ts'
import { findFor } from './find.ts'
import { withRoom } from './room.ts'
import { readStatements, statementOf } from './rows.ts'
import { sealGroup, type Sealer } from './seal.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify.ts'
import { words } from './words.ts'

/** Items in one transaction at most: bounds how long one commit holds the writer. */
const GROUP_ITEMS = 2000
const DATABASE = 'contadora.db'

/**
 * Opens, locks, migrates and checks. Faults: `data-locked`, `schema-newer`, `rolled-back`, `log-contradicts-itself`,
 * `origin-differs`, `not-durable`, `no-synchronous-standby`, `store-where`. With `inspect` only the first two.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dir, url } = options
  if (dir === undefined && url === undefined)
    throw new Fault('store-where', 'a store needs a data directory or the address of a PostgreSQL')
  if (dir !== undefined) makeFolder(dir)
  const lock = dir === undefined || options.inspect ? undefined : lockDirectory(dir)
  let dialect: Dialect | undefined
  try {
    dialect = url === undefined ? openSqlite(join(dir!, DATABASE)) : openPostgres(url)
    await prepare(dialect, options)
    return assemble(dialect, options, () => lock?.release())
  } catch (error) {
    await dialect?.close()
    lock?.release()
    throw error
  }
}

function makeFolder(dir: string): void {
  if (existsSync(dir)) chmodSync(dir, 0o700)
  else mkdirSync(dir, { recursive: true, mode: 0o700 })
}

async function prepare(dialect: Dialect, options: StoreOptions): Promise<void> {
  await migrate(dialect, options.clock())
  if (options.inspect) return
  await dialect.checkDurable(dialect.write)
  const heads = await readHeads(dialect.write)
  const witness = witnessDirOf(options)
  if (witness !== undefined)
    for (const head of Object.values(heads)) {
      const held = await readHeld(witness, head.log)
      if (held) await checkAgainstHeld(dialect.read, head, held, options.origin)
    }
  await makeMissingProjections(dialect, options)
}

/** A projection that is new since the data was written starts from the logs, with all the others. */
async function makeMissingProjections(dialect: Dialect, { projections = [] }: StoreOptions): Promise<void> {
  const there = new Set((await dialect.write.introspection.getTables()).map(({ name }) => name))
  const missing = projections.filter(({ tables }) => tables.some(({ name }) => !there.has(name)))
  if (missing.length === 0) return
  const { rows } = await sql<{ used: number }>`select count(*) as used from head where size > 0`.execute(dialect.write)
  if (rows[0]!.used > 0) await rebuild(dialect, missing)
  else await dialect.write.transaction().execute(async (tx) => {
    await dialect.lockSchema(tx)
    await dropProjections(tx, missing)
    await createProjections(dialect, tx, missing)
  })
}

function witnessDirOf({ dir, witnessDir }: StoreOptions): string | undefined {
  return witnessDir ?? (dir === undefined ? undefined : join(dir, 'checkpoints'))
}

function assemble(dialect: Dialect, options: StoreOptions, release: () => void): Store {
  const { projections = [], clock, dir } = options
  const reading = { dialect, readers: words(dialect, 'reader'), kinds: words(dialect, 'kind') }
  const sealing = sealingOf({ ...reading, clock, random: options.random, lawLink: options.lawLink, linkGrants: options.linkGrants ?? [], projections }, options)
  const publishing = publishingOf(dialect, options)
  const tables = projections.flatMap((projection) => projection.tables)
  return {
    engine: dialect.kind,
    ...sealing,
    heads: () => readHeads(dialect.read),
    page: (viewer, query) => readPage(reading, viewer, query),
    read: (viewer, id) => readOne(reading, viewer, id),
    find: (viewer, query) => findFor(reading, viewer, query),
    grantsOf: (id) => grantsOn(dialect.read, reading.readers, id),
    readersOf: async (id) => [...new Set((await grantsOn(dialect.read, reading.readers, id)).grants.map(({ reader }) => reader))],
    law: ({ after = -1, limit }) => readStatements(dialect.read, 'law', after, limit),
    undisclosedStatements: ({ after = -1, limit }) => readStatements(dialect.read, 'statements', after, limit),
    undisclosedRead: async (id) => {
      const row = await dialect.read.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? statementOf('statements', row) : null
    },
    undisclosed: dialect.read,
    tellOthers: dialect.tellOthers,
    onOthers: dialect.onOthers,
    enqueue: (jobs) => withRoom(dialect, () => addJobs(dialect, dialect.write, jobs, clock())),
    takeJobs: (queue, limit, leaseMs) => takeJobs(dialect, queue, limit, leaseMs, clock()),
    done: (job) => finishJob(dialect, job, clock()),
    retry: (job, runAt, error) => retryJob(dialect, job, runAt, error),
    putBlob: (bytes, type) => withRoom(dialect, () => putBlob(dialect, bytes, type)),
    getBlob: (hash) => getBlob(dialect, hash),
    ...publishing,
    verify: (progress = () => {}) => verifyStore({ dialect, dir, ...options }, progress),
    rebuild: (progress) => rebuild(dialect, projections, progress),
    dumpHash: (some = tables) => dumpHash(dialect.read, some),
    backup: (file) => backupTo(dialect, file, clock()),
    restore: async (file) => {
      await restoreFrom(dialect, file, clock())
      await rebuild(dialect, projections)
    },
    close: async () => {
      await sealing.idle()
      await publishing.idle()
      await dialect.close()
      release()
    },
  }
}

function sealingOf(sealer: Sealer, options: StoreOptions): Pick<Store, 'seal'> & { idle(): Promise<void> } {
  const queue = (log: Log) =>
    groupCommit<SealBatch, Sealed[]>(({ items }) => items.length, GROUP_ITEMS, (group) => withRoom(sealer.dialect, () => sealGroup(sealer, log, group)))
  const queues = { law: queue('law'), statements: queue('statements') }
  return {
    async seal(batch) {
      if (options.inspect) throw new Fault('inspect-only', 'this store is open for inspection: nothing can be sealed')
      if (batch.items.length === 0)
        throw new Fault('empty-batch', 'a batch seals at least one statement: grants and jobs are caused by an entry')
      return queues[batch.log].push(batch)
    },
    async idle() {
      await queues.law.idle()
      await queues.statements.idle()
    },
  }
}

/** One beat at a time: a second call waits for the first. */
function publishingOf(dialect: Dialect, options: StoreOptions): Pick<Store, 'publish' | 'prove' | 'proveConsistency'> & { idle(): Promise<void> } {
  const { dir, origin, random } = options
  let last: Promise<unknown> = Promise.resolve()
  const proofs = dir === undefined ? undefined : prover(dir)
  return {
    async publish(publishing) {
      if (dir === undefined) throw new Fault('store-where', 'publishing needs a data directory for the static files')
      if (options.inspect) throw new Fault('inspect-only', 'this store is open for inspection: nothing is signed')
      const beat = last.then(() => withRoom(dialect, () => publishAll({ dialect, dir, witnessDir: witnessDirOf(options)!, origin, random }, publishing)))
      last = beat.catch(() => {})
      return beat
    },
    prove: async (log, idx) => proofs?.inclusion(log, idx) ?? null,
    proveConsistency: async (log, older) => proofs?.consistency(log, older) ?? null,
    idle: async () => void (await last),
  }
}
