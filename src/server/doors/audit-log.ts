import type { Store } from '../../adapters/sql/index.ts'
import type { AuditBody } from '../../core/statements/index.ts'
import type { Instant, Party, Random } from '../../core/values/index.ts'
import type { Session } from '../sessions.ts'
import { auditJob, type AuditEvent, bodyOfHand, type Hand } from './audit-job.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const MOST_KNOWN = 10_000
const NOBODY = { count: 1, statement: null, seat: null, office: '', role: null, how: null } as const

/** What happens at the doors, on its way to becoming statements. */
export class AuditLog {
  readonly #store: Store
  readonly #clock: () => Instant
  readonly #random: Random
  readonly #exported = new Set<string>()
  readonly #failed = new Map<string, AuditEvent>()
  #failedSince: Instant | undefined

  constructor(store: Store, clock: () => Instant, random: Random) {
    this.#store = store
    this.#clock = clock
    this.#random = random
  }

  /** Durable when it returns. */
  async signedIn(session: Session): Promise<void> {
    await this.#note({ party: session.party, body: bodyOfHand(session, { act: 'sign-in', at: this.#clock(), what: session.how }) })
  }

  /** What leaves as data, once an hour for each seat and address: a program that asks every minute does not fill the record. */
  async exported(session: Session, path: string): Promise<void> {
    const at = this.#clock()
    const once = `export ${session.seat ?? `${session.party} ${session.role}`} ${path} ${Math.floor(at / HOUR_MS)}`
    if (this.#exported.has(once)) return
    await this.#note({ party: session.party, body: bodyOfHand(session, { act: 'export', at, what: path.slice(0, 300) }) }, once)
    if (this.#exported.size >= MOST_KNOWN) this.#exported.clear()
    this.#exported.add(once)
  }

  /** A failed sign-in, counted by seat and reason: never who tried, nor from where. Handed over by `flush`. */
  failed(code: string, of?: Hand & { party: Party }): void {
    const at = this.#clock()
    const key = `${of?.seat ?? ''} ${code}`
    const before = this.#failed.get(key)
    const what = { act: 'sign-in-failed', at, what: code } as const
    const body: AuditBody = before ? { ...before.body, count: before.body.count + 1 } : of ? bodyOfHand(of, what) : { ...NOBODY, ...what }
    this.#failed.set(key, { party: of?.party ?? null, body })
    this.#failedSince ??= at
  }

  /** Hands over the counts of a minute that has passed, or whatever there is. */
  async flush({ all = false } = {}): Promise<void> {
    if (this.#failedSince === undefined || (!all && this.#clock() - this.#failedSince < MINUTE_MS)) return
    const events = [...this.#failed.values()]
    this.#failed.clear()
    this.#failedSince = undefined
    for (const event of events) await this.#note(event)
  }

  async #note(event: AuditEvent, once?: string): Promise<void> {
    await this.#store.enqueue([auditJob(event, this.#clock(), this.#random, once)])
  }
}
