import { createHash } from 'node:crypto'
import type { Store } from '../../adapters/sql/index.ts'
import { kindOf, parseBody, type SeatBody } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import { afterAct, type Passkey, type Seat } from './seat-fold.ts'

const PAGE = 500

/** What a session's end is filed under: the statement of it must not hold what opens a session. */
export function sessionHash(id: string): string {
  return createHash('sha256').update(`session ${id}`).digest('hex')
}

/** Every seat of this desk, folded from statements that the operator reads; as fresh as the last `catchUp`, which any server may ask for. */
export class SeatBook {
  readonly #store: Store
  readonly #desk: Party
  readonly #seats = new Map<string, Seat>()
  readonly #ended = new Set<string>()
  #after: number | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(store: Store, desk: Party) {
    this.#store = store
    this.#desk = desk
  }

  /** Reads what was said since; one indexed query. Whoever asks while one runs shares the next: it began after they asked. */
  catchUp(): Promise<void> {
    if (!this.#running) return (this.#running = this.#read().finally(() => (this.#running = undefined)))
    return (this.#next ??= this.#running.then(() => this.#again(), () => this.#again()))
  }

  get(id: string): Seat | undefined {
    return this.#seats.get(id)
  }

  /** Taken and not closed, in the order in which they were offered. */
  of(party: Party): Seat[] {
    return this.all().filter((seat) => seat.party === party && isOpen(seat))
  }

  all(): Seat[] {
    return [...this.#seats.values()]
  }

  byPasskey(id: string): { seat: Seat; passkey: Passkey } | undefined {
    for (const seat of this.#seats.values()) {
      const passkey = isOpen(seat) ? seat.passkeys.find((one) => one.id === id) : undefined
      if (passkey) return { seat, passkey }
    }
    return undefined
  }

  ended(session: string): boolean {
    return this.#ended.has(sessionHash(session))
  }

  /** A session of the demo's own doors, which have no seat: forgotten when the desk stops. */
  end(session: string): void {
    this.#ended.add(sessionHash(session))
  }

  #again(): Promise<void> {
    this.#next = undefined
    return this.catchUp()
  }

  async #read(): Promise<void> {
    const kind = kindOf('seat')!
    for (;;) {
      const page = await this.#store.page(this.#desk, { kind: 'seat', order: 'oldest', limit: PAGE, ...(this.#after === undefined ? {} : { after: this.#after }) })
      for (const { author, sealedAt, body, pos } of page.items) {
        this.#after = pos
        if (!body) continue
        const said = parseBody(kind, body) as SeatBody
        if (said.act === 'signed-out' && said.session !== null) this.#ended.add(said.session)
        afterAct(this.#seats, this.#desk, { author, at: sealedAt, body: said })
      }
      if (page.next === null) return
    }
  }
}

export function isOpen({ since, closed }: Seat): boolean {
  return since !== null && closed === null
}
