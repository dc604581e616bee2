import { Fault } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import type { OidcConfig } from './oidc-config.ts'
import type { Seat } from './seat-fold.ts'

/**
 * The one open seat that these values stand for. A provider never makes a seat: it opens one that the operator offered and the office
 * took. Whoever stands for two seats is let into neither: drafter and releaser are two persons. Faults `oidc-unmapped`, `oidc-two-seats`.
 */
export async function seatOfClaim(desk: Desk, { offices }: Pick<OidcConfig, 'offices'>, values: readonly string[]): Promise<Seat> {
  await desk.seats.catchUp()
  const named = values.flatMap((value) => (Object.hasOwn(offices, value) ? [offices[value]!] : []))
  const seats = new Set(named.flatMap(({ party, role, office }) => desk.seats.of(party).filter((seat) => seat.role === role && (office === undefined || seat.office === office))))
  const [seat, second] = seats
  if (!seat) throw new Fault('oidc-unmapped', 'your account stands for no seat at this desk: the operator maps it and invites the office')
  if (second) throw new Fault('oidc-two-seats', 'your account stands for more than one seat: the operator must map it to one')
  return seat
}
