import type { Header, SeatBody, SeatRole } from '../../core/statements/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'

export interface Passkey {
  id: string
  /** COSE public key, base64url */
  key: string
  transports: readonly string[]
  counter: number
  synced: boolean
  label: string
  added: Instant
  /** when it last counted backwards, as a copy of it would */
  suspect: Instant | null
}

/** An office's chair at this desk, as its statements have it so far. */
export interface Seat {
  id: string
  party: Party
  office: string
  nature: Header['authority']['nature']
  role: SeatRole
  /** when it was taken; null: offered only */
  since: Instant | null
  closed: Instant | null
  passkeys: readonly Passkey[]
  /** how often it was signed out everywhere: a session of an earlier number is over */
  round: number
}

export interface SaidOfSeat {
  author: Party
  at: Instant
  body: SeatBody
}

/**
 * One act more. The desk says everything of a seat; a party says of its own seats only that they are closed. What is said by anyone
 * else, of a seat that is not there or under another party's name changes nothing.
 */
export function afterAct(seats: Map<string, Seat>, desk: Party, { author, at, body }: SaidOfSeat): void {
  if (body.act === 'offered') {
    if (author === desk && !seats.has(body.seat)) seats.set(body.seat, offered(body))
    return
  }
  const seat = seats.get(body.seat)
  const may = author === desk || (author === body.party && body.act === 'closed')
  if (seat && may && seat.party === body.party) seats.set(seat.id, changed(seat, at, body))
}

function offered({ seat, party, office, nature, role }: SeatBody & { act: 'offered' }): Seat {
  return { id: seat, party, office, nature, role, since: null, closed: null, passkeys: [], round: 0 }
}

function changed(seat: Seat, at: Instant, body: Exclude<SeatBody, { act: 'offered' }>): Seat {
  const { passkeys } = seat
  const one = (id: string, change: Partial<Passkey>): Seat => ({ ...seat, passkeys: passkeys.map((key) => (key.id === id ? { ...key, ...change } : key)) })
  switch (body.act) {
    case 'accepted':
      return { ...seat, since: seat.since ?? at }
    case 'closed':
      return { ...seat, closed: seat.closed ?? at }
    case 'passkey-added':
      return { ...seat, passkeys: [...passkeys.filter(({ id }) => id !== body.passkey.id), { ...body.passkey, added: at, suspect: null }] }
    case 'passkey-removed':
      return { ...seat, passkeys: passkeys.filter(({ id }) => id !== body.passkey) }
    case 'passkey-counted':
      return one(body.passkey, { counter: body.counter })
    case 'passkey-suspect':
      return one(body.passkey, { suspect: at })
    case 'signed-out':
      return body.session === null ? { ...seat, round: seat.round + 1 } : seat
  }
}
