import { openKeyStore } from '../adapters/keys/index.ts'
import { NATURES_OF_AGENCY, SEAT_ROLES } from '../core/statements/index.ts'
import { Fault, hex, type Instant, type Party, type Region } from '../core/values/index.ts'
import { type Config } from './config.ts'
import { type Desk, random } from './desk.ts'
import type { Seat } from './doors/seat-fold.ts'
import { closeSeat, type Offer, takeSeat } from './doors/seats.ts'
import { once } from './doors/once.ts'
import { sealsWith } from './sessions.ts'

/** A seat that the operator offers to an office: sealed, for ten minutes, once. */
export interface Invite extends Offer {
  id: string
  until: Instant
}

/** The operator's word that a seat is to be closed: the same kind of link. */
export interface Closing {
  id: string
  party: Party
  seat: string
  until: Instant
}

const TEN_MINUTES = 600_000
/** A body has no drafter and no releaser: it keeps treaties, evaluates, observes. */
const OF_BODIES: readonly Offer['role'][] = ['depositary', 'evaluator', 'observer']

/** The link's token, made beside a running desk from its own key file. Faults `unknown-state`, `usage`, `keys-locked`. */
export function inviteTo(config: Config, region: Region, who: Pick<Invite, 'party' | 'office'> & { role: string; nature: string }, now: Instant): string {
  const { party, office, role: name, nature } = who
  const role = SEAT_ROLES.find((one) => one === name)
  if (!role) throw new Fault('usage', `a role is one of ${SEAT_ROLES.join(', ')}`, { field: 'role' })
  const known = region.state(party) ?? region.territory(party) ?? (OF_BODIES.includes(role) ? region.body(party) : undefined)
  if (!known) throw new Fault('unknown-state', `"${party}" is no ${OF_BODIES.includes(role) ? 'state, territory or body' : 'state or territory'} of this region`, { field: 'party' })
  const kind = NATURES_OF_AGENCY.find((one) => one === nature)
  if (!kind) throw new Fault('usage', `an agency is ${NATURES_OF_AGENCY.join(', ')}`, { field: 'nature' })
  if (!office.trim()) throw new Fault('usage', 'name the office', { field: 'office' })
  const invite: Invite = { id: hex(random(16)), party, role, office: office.trim().slice(0, 120), nature: kind, until: now + TEN_MINUTES }
  return sealed(config, 'invite', invite)
}

export function closingOf(config: Config, party: Party, seat: string, now: Instant): string {
  return sealed(config, 'closing', { id: hex(random(16)), party, seat, until: now + TEN_MINUTES } satisfies Closing)
}

function sealed(config: Config, purpose: string, value: unknown): string {
  return sealsWith(openKeyStore(config.dir, config.passphrase()).secret('sessions')).seal(purpose, value)
}

/** Null for a token that this desk did not make or that is too old. Whether it was used shows when it is. */
export function openInvite(desk: Desk, token: string): Invite | null {
  const invite = token ? desk.seals.open<Invite>('invite', token) : null
  return invite && invite.until > desk.clock() ? invite : null
}

export function openClosing(desk: Desk, token: string): Closing | null {
  const closing = token ? desk.seals.open<Closing>('closing', token) : null
  return closing && closing.until > desk.clock() ? closing : null
}

/** Takes the seat, and admits the office's key in the law log if it is not there yet. Fault `not-found` for a token that is none. */
export async function acceptInvite(desk: Desk, token: string): Promise<Seat> {
  const invite = openInvite(desk, token)
  if (!invite || !(await once(desk, `invite ${invite.id}`))) throw new Fault('not-found', 'this link was used, is too old, or is not of this desk: ask the operator for another')
  return takeSeat(desk, invite, invite.id)
}

export async function acceptClosing(desk: Desk, token: string): Promise<void> {
  const closing = openClosing(desk, token)
  if (!closing) throw new Fault('not-found', 'this link is too old, or is not of this desk: ask the operator for another')
  await closeSeat(desk, closing.party, closing.seat)
}
