import type { Job } from '../adapters/sql/index.ts'
import type { Desk } from './desk.ts'

/** Does one job. Returning settles it; a number is when to try again, with the reason. */
export type Outcome = void | { again: number; error: string }
export type Handler = (job: Job) => Promise<Outcome>

const LEASE_MS = 60_000
const BATCH = 40
const IDLE_MS = 500

/**
 * Takes due jobs of each queue and does them, at least once each: a job is leased, so that a server that dies leaves it to another.
 * A handler that throws is tried again after a wait that doubles, up to an hour; the reason is kept with the job.
 */
export class Worker {
  readonly #desk: Desk
  readonly #handlers: Record<string, Handler>
  #wake = (): void => {}
  #woken = false
  #stopped = false
  #running: Promise<void> = Promise.resolve()

  constructor(desk: Desk, handlers: Record<string, Handler>) {
    this.#desk = desk
    this.#handlers = handlers
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Something was just enqueued: do not wait for the next look. */
  nudge(): void {
    this.#woken = true
    this.#wake()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.nudge()
    await this.#running
  }

  /** Everything that is due now, done; for tests and for the demo's pace. */
  async drain(): Promise<void> {
    while ((await this.#round()) > 0);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const done = await this.#round().catch((error: unknown) => {
        process.stderr.write(`jobs: ${String(error)}\n`)
        return 0
      })
      if (done === 0 && !this.#woken) await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#woken = false
    }
  }

  async #round(): Promise<number> {
    const counts = await Promise.all(Object.entries(this.#handlers).map(async ([queue, handler]) => {
      const jobs = await this.#desk.store.takeJobs(queue, BATCH, LEASE_MS)
      await Promise.all(jobs.map((job) => this.#do(job, handler)))
      return jobs.length
    }))
    return counts.reduce((sum, n) => sum + n, 0)
  }

  async #do(job: Job, handler: Handler): Promise<void> {
    const { store, clock } = this.#desk
    try {
      const later = await handler(job)
      if (later) await store.retry(job, later.again, later.error)
      else await store.done(job)
    } catch (error) {
      await store.retry(job, clock() + Math.min(3_600_000, 2000 * 2 ** job.attempts), error instanceof Error ? error.message : String(error))
    }
  }
}
