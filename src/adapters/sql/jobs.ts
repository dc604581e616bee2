import { sql } from 'kysely'
import type { Instant, Json } from '../../core/values/index.ts'
import type { Db, Dialect } from './dialect.ts'
import type { NewJob } from './model.ts'
import { TRUTH, type Tables } from './schema.ts'

export interface Job {
  id: number
  queue: string
  key: string
  runAt: Instant
  /** 1 at the first try; with it a worker whose lease ran out can no longer settle the job */
  attempts: number
  payload: Json
  lastError: string | null
}

export async function addJobs(dialect: Dialect, tx: Db, jobs: readonly NewJob[], now: Instant): Promise<number> {
  const rows = jobs.map(({ queue, key, runAt, payload }) => [queue, key, runAt ?? now, null, 0, JSON.stringify(payload), null, null])
  return dialect.insert(tx, TRUTH.job, rows, 'ignore')
}

/** Up to `limit` jobs that are due, earliest first, each leased to this caller for `leaseMs`. At least once: a lease may run out. */
export async function takeJobs(dialect: Dialect, queue: string, limit: number, leaseMs: number, now: Instant): Promise<Job[]> {
  const { rows } = await sql<Omit<Tables['job'], 'locked_until' | 'done'>>`
    update job set locked_until = ${now + leaseMs}, attempts = attempts + 1 where id in (
      select id from job where queue = ${queue} and done is null and run_at <= ${now} and (locked_until is null or locked_until <= ${now})
      order by run_at, id limit ${limit}${sql.raw(dialect.skipLocked)})
    returning id, queue, key, run_at, attempts, payload, last_error`.execute(dialect.write)
  return rows
    .map((row) => ({
      id: row.id, queue: row.queue, key: row.key, runAt: row.run_at, attempts: row.attempts, payload: JSON.parse(row.payload) as Json,
      lastError: row.last_error,
    }))
    .sort((a, b) => a.runAt - b.runAt || a.id - b.id)
}

/** False when the lease ran out and another worker took the job since. */
export async function finishJob(dialect: Dialect, job: Job, now: Instant): Promise<boolean> {
  return settle(dialect, job, { done: now, locked_until: null })
}

/** Due again at `runAt`, with the reason kept for whoever looks. */
export async function retryJob(dialect: Dialect, job: Job, runAt: Instant, error: string): Promise<boolean> {
  return settle(dialect, job, { run_at: runAt, locked_until: null, last_error: error })
}

interface Settled {
  done?: Instant
  run_at?: Instant
  locked_until: null
  last_error?: string
}

async function settle(dialect: Dialect, job: Job, change: Settled): Promise<boolean> {
  const result = await dialect.write.updateTable('job').set(change)
    .where('id', '=', job.id).where('attempts', '=', job.attempts).where('done', 'is', null).executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
