import { openKeyStore } from '../adapters/keys/index.ts'
import { type Announcement, type KeyRing, NATURES_OF_AGENCY } from '../core/statements/index.ts'
import { Fault, hex, type Instant, type Json, type Party, type Region } from '../core/values/index.ts'
import { type Config } from './config.ts'
import { admission, DESK, type Desk, lawNow, nameOfKey, random } from './desk.ts'
import { sayLaw } from './say.ts'
import { sealsWith } from './sessions.ts'

/** A seat that the operator offers to an office: sealed, for ten minutes, once. */
export interface Invite {
  id: string
  party: Party
  role: 'drafter' | 'releaser'
  office: string
  nature: Announcement['nature']
  until: Instant
}

const TEN_MINUTES = 600_000

/** The link's token, made beside a running desk from its own key file. Faults `unknown-state`, `usage`, `keys-locked`. */
export function inviteTo(config: Config, region: Region, who: Pick<Invite, 'party' | 'office'> & { role: string; nature: string }, now: Instant): string {
  const { party, office, role, nature } = who
  if (!region.state(party) && !region.territory(party)) throw new Fault('unknown-state', `"${party}" is no state or territory of this region`, { field: 'party' })
  if (role !== 'drafter' && role !== 'releaser') throw new Fault('usage', 'a role is drafter or releaser', { field: 'role' })
  const kind = NATURES_OF_AGENCY.find((one) => one === nature)
  if (!kind) throw new Fault('usage', `an agency is ${NATURES_OF_AGENCY.join(', ')}`, { field: 'nature' })
  const invite: Invite = { id: hex(random(16)), party, role, office: office.trim().slice(0, 120), nature: kind, until: now + TEN_MINUTES }
  return sealsWith(openKeyStore(config.dir, config.passphrase()).secret('sessions')).seal('invite', invite)
}

/** Null for a token that this desk did not make or that is too old. Whether it was used shows when it is. */
export function openInvite(desk: Desk, token: string): Invite | null {
  const invite = token ? desk.seals.open<Invite>('invite', token) : null
  return invite && invite.until > desk.clock() ? invite : null
}

/** Public half of a hosted key that never stood in the log: one that was ended stays ended. */
function freshKey({ keys }: Desk, ring: KeyRing, name: string): string {
  const ended = new Set(ring.all().map(({ kid }) => kid))
  for (let n = 1; ; n++) {
    const { kid, x } = keys.signer(n === 1 ? name : `${name}/${n}`)
    if (!ended.has(kid)) return x
  }
}

/** Admits the office's key in the law log if it is not there yet, and gives the seat. Fault `not-found` for a token that is none. */
export async function acceptInvite(desk: Desk, token: string): Promise<Pick<Invite, 'party' | 'office' | 'role'>> {
  const invite = openInvite(desk, token)
  // a job of this key exists once in the store, whichever server asks and however often it restarts
  const first = invite !== null && (await desk.store.enqueue([{ queue: 'invite-used', key: `invite ${invite.id}`, payload: {} }])) === 1
  if (!first) throw new Fault('not-found', 'this link was used, is too old, or is not of this desk: ask the operator for another')
  const { party, role, office, nature } = invite
  const { ring, law } = await lawNow(desk)
  if (!ring.of(party, law.size, role).some(({ kid }) => desk.keys.byId(kid))) {
    const body = admission(party, role, office, nature, freshKey(desk, ring, nameOfKey(party, role)), desk.config.demo) as unknown as Json
    await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body }])
    await lawNow(desk)
  }
  return { party, role, office }
}
