import type { KeyRing, SeatBody, SeatRole } from '../../core/statements/index.ts'
import { Fault, hex, type Instant, type Json, type Party } from '../../core/values/index.ts'
import { admission, DESK, type Desk, lawNow, nameOfKey, type Office, random } from '../desk.ts'
import { notFound } from '../problems.ts'
import { say, sayLaw } from '../say.ts'
import type { Session } from '../sessions.ts'
import { KEY_OF } from './roles.ts'
import { sessionHash } from './seat-book.ts'
import type { Passkey, Seat } from './seat-fold.ts'

/** A seat as the operator offers it. */
export interface Offer {
  party: Party
  role: SeatRole
  office: string
  nature: Seat['nature']
}

/** The desk says what became of a seat; the party reads it. Durable when it returns, and seen by every later request here. */
async function tell(desk: Desk, body: SeatBody, by?: Office): Promise<void> {
  const office = by ?? (await desk.office(DESK, 'desk'))
  await say(desk, office, { kind: 'seat', release: { audience: 'named', to: [by ? DESK : body.party] }, body: body as unknown as Json })
  await desk.seats.catchUp()
}

/** The office's open seat of this role, or a new one: a second invitation to a seat is how it gets back in without its passkeys. */
export async function takeSeat(desk: Desk, offer: Offer, invite: string): Promise<Seat> {
  await desk.seats.catchUp()
  const { party, role, office, nature } = offer
  const known = desk.seats.of(party).find((seat) => seat.role === role && seat.office === office)
  const seat = known?.id ?? hex(random(16))
  if (role !== 'observer') await admitKey(desk, offer)
  if (!known) await tell(desk, { act: 'offered', seat, party, office, nature, role, at: desk.clock() })
  await tell(desk, { act: 'accepted', seat, party, invite })
  return desk.seats.get(seat)!
}

/** The office's key in the law log, if none that is hosted here lives there yet. */
async function admitKey(desk: Desk, { party, role, office, nature }: Offer): Promise<void> {
  const key = KEY_OF[role]
  const { ring, law } = await lawNow(desk)
  if (ring.of(party, law.size, key).some(({ kid }) => desk.keys.byId(kid))) return
  const body = admission(party, key, office, nature, freshKey(desk, ring, nameOfKey(party, key)), desk.config.demo)
  await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: body as unknown as Json }])
  await lawNow(desk)
}

/** Public half of a hosted key that never stood in the log: one that was ended stays ended. */
function freshKey({ keys }: Desk, ring: KeyRing, name: string): string {
  const ended = new Set(ring.all().map(({ kid }) => kid))
  for (let n = 1; ; n++) {
    const { kid, x } = keys.signer(n === 1 ? name : `${name}/${n}`)
    if (!ended.has(kid)) return x
  }
}

/** Ends the seat and every session of it. By a party's own office in its own words, else by the operator. Fault `not-found`. */
export async function closeSeat(desk: Desk, party: Party, seat: string, by?: Office): Promise<void> {
  await desk.seats.catchUp()
  if (!desk.seats.of(party).some(({ id }) => id === seat)) throw notFound()
  await tell(desk, { act: 'closed', seat, party, why: by ? 'by-office' : 'by-operator' }, by)
}

export async function addPasskey(desk: Desk, { id: seat, party }: Seat, passkey: Omit<Passkey, 'added' | 'suspect'>): Promise<void> {
  await tell(desk, { act: 'passkey-added', seat, party, passkey: { ...passkey, transports: [...passkey.transports] } })
}

/** The last one stays: a seat without a passkey could only be entered by a new invitation. Faults `not-found`, `last-passkey`. */
export async function removePasskey(desk: Desk, { id: seat, party }: Seat, passkey: string): Promise<void> {
  await desk.seats.catchUp()
  const { passkeys } = desk.seats.get(seat)!
  if (!passkeys.some(({ id }) => id === passkey)) throw notFound()
  if (passkeys.length === 1) throw new Fault('last-passkey', 'this is the last passkey of the seat: add another first, or ask the operator for a new invitation')
  await tell(desk, { act: 'passkey-removed', seat, party, passkey })
}

export async function countPasskey(desk: Desk, { id: seat, party }: Seat, passkey: string, counter: number): Promise<void> {
  await tell(desk, { act: 'passkey-counted', seat, party, passkey, counter })
}

export async function suspectPasskey(desk: Desk, { id: seat, party }: Seat, passkey: string, counter: number): Promise<void> {
  await tell(desk, { act: 'passkey-suspect', seat, party, passkey, counter })
}

/** Over at once on every server, whoever still holds the cookie. `everywhere`: every session of its seat. */
export async function endSession(desk: Desk, session: Session, { everywhere = false } = {}): Promise<void> {
  const { seat, party, id } = session
  if (seat === null) return desk.seats.end(id)
  await tell(desk, { act: 'signed-out', seat, party, session: everywhere ? null : sessionHash(id) })
}

/** Over by the clock, by its seat, or because somebody signed out. */
export function isLive(desk: Desk, { id, seat, party, role, round, seen, until }: Session, now: Instant): boolean {
  if (until < now || seen + IDLE_MS < now || desk.seats.ended(id)) return false
  if (seat === null) return desk.config.demo
  const held = desk.seats.get(seat)
  return held !== undefined && held.since !== null && held.closed === null && held.party === party && held.role === role && held.round === round
}

/** A shift, and how long a screen may stay untouched: long enough for a quiet night watch between two rounds. */
export const SHIFT_MS = 12 * 3_600_000
export const IDLE_MS = 2 * 3_600_000
