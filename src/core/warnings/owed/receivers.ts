import type { Duty, Law, ReceiverRole, Reason } from '../../law/index.ts'
import type { Party } from '../../values/index.ts'
import { reason, type NotOwedCode, type Places } from './answer.ts'
import { partiesOf, unbound, type Scene } from './bearers.ts'

export interface Receivers {
  to: Party[]
  roles: string[]
  /** affected or neighbouring, but not owed it, and why */
  left: { party: Party; code: NotOwedCode; because: Reason[] }[]
}

export function receiversOf(duty: Duty, by: Party, law: Law, places: Places, scene: Scene): Receivers {
  const found: Receivers = { to: [], roles: [], left: [] }
  for (const role of duty.receiver) receive(role, duty, by, law, places, scene, found)
  const to = [...new Set(found.to)].filter((party) => party !== by)
  return { to, roles: found.roles, left: found.left.filter(({ party }) => party !== by && !to.includes(party)) }
}

function receive(role: ReceiverRole, duty: Duty, by: Party, law: Law, places: Places, scene: Scene, found: Receivers): void {
  switch (role.role) {
    case 'affected': return among(role.among, scene.affected, duty, law, places, scene, found)
    case 'neighbours': return neighbours(role.among, places.neighbours(by), duty, law, places, scene, found)
    case 'all-parties': return void found.to.push(...partiesOf(law, duty.instrument, scene))
    case 'body': return void found.to.push(role.body)
    case 'named': return void found.to.push(...role.parties)
    case 'flag-state': return void (scene.flag === null ? found.roles.push('flag-state') : found.to.push(scene.flag))
    case 'asker':
    case 'public':
    case 'unknown': return void found.roles.push(role.role)
  }
}

function neighbours(
  kind: 'parties' | 'states', list: readonly Party[], duty: Duty, law: Law, places: Places, scene: Scene, found: Receivers,
): void {
  if (list.length === 0) found.roles.push('neighbours')
  among(kind, list, duty, law, places, scene, found)
}

const UNSURE = new Set<NotOwedCode>(['standing-unknown', 'standing-disputed'])

/**
 * A duty to "states" reaches whoever is affected, party or not; one to "parties" asks the standing, of the responsible state for a
 * territory.
 */
function among(
  kind: 'parties' | 'states', list: readonly Party[], duty: Duty, law: Law, places: Places, scene: Scene, found: Receivers,
): void {
  for (const party of list) {
    const judged = places.responsible(party) ?? party
    const not = kind === 'states' ? null : unbound(law, judged, duty.instrument, scene)
    if (not === null) found.to.push(party)
    else found.left.push({ party, code: UNSURE.has(not.code) ? 'receiver-unknown' : 'receiver-not-party', because: not.because })
  }
}

/** Said beside a duty owed to "states": a receiver that is no party gets the notice and cannot invoke the duty. */
export function cannotInvoke(duty: Duty, to: readonly Party[], law: Law, places: Places, scene: Scene): Reason[] {
  if (!duty.receiver.some((role) => role.role === 'affected' && role.among === 'states')) return []
  return to
    .filter((party) => scene.affected.includes(party) && unbound(law, places.responsible(party) ?? party, duty.instrument, scene) !== null)
    .map((party) => reason('receives-cannot-invoke', { party }, `${party} is told, though it is no party and cannot invoke the duty`))
}
