import { Fault } from '../values/index.ts'
import type { Announcement, KeyBody, Role } from './kinds/index.ts'
import type { Credential, Sits } from './key-model.ts'

export interface Scene {
  by: Credential
  /** root keys of the party that live, in that line of use */
  roots: readonly Credential[]
  /** every credential that ever had this public key */
  before: readonly Credential[]
  sits: Sits
}

type Rule = (act: Announcement, scene: Scene) => boolean

/**
 * Who announces a key of each role (design, section 5, Keys). A state's root is seated by a body where the state sits; the root announces
 * the state's agencies; the desk may host keys for a party that has no root yet, and names the bodies. The desk's own key is only rotated.
 */
const ANNOUNCES: Record<Role, Rule> = {
  desk: () => false,
  depositary: (_, { by }) => by.role === 'desk',
  root: ({ party }, { by, sits }) => by.role === 'depositary' && sits(party, by.party),
  drafter: agency, releaser: agency, evaluator: agency, observer: agency,
}

function agency(act: Announcement, { by, roots }: Scene): boolean {
  if (by.role === 'root') return by.party === act.party
  return by.role === 'desk' && act.custody === 'hosted' && roots.length === 0
}

/** Whoever may end a key that is not its own. Rivals cannot end each other: that is for the body which seated them. */
function mayEnd(by: Credential, target: Credential, { roots }: Pick<Scene, 'roots'>): boolean {
  const successor = by.party === target.party && by.role === target.role && by.line === target.line
  if (successor) return true
  if (target.role === 'desk') return false
  if (target.role === 'root') return by.role === 'depositary' && by.party === target.seatedBy
  if (by.role === 'desk') return by.line === target.line
  const contested = new Set(roots.map(({ line }) => line)).size > 1
  return by.role === 'root' && by.party === target.party && (!contested || by.line === target.line)
}

/** Faults `key-authority`, `exercise-key`, `key-reused`. */
export function checkAdmission(act: Announcement, scene: Scene): void {
  if (!ANNOUNCES[act.role](act, scene)) throw refusal(act, scene)
  checkFresh(act, scene)
}

/** Faults of checkAdmission, `key-differs`. A key may name its own successor; anybody else who does needs to be one who could announce it. */
export function checkRotation(act: Announcement, target: Credential, scene: Scene): void {
  const { by } = scene
  const own = by.kid === target.kid
  if (!own && !(mayEnd(by, target, scene) && ANNOUNCES[act.role](act, scene))) throw refusal(act, scene)
  for (const field of ['party', 'role', 'office', 'nature', 'exercise'] as const)
    if (act[field] !== target[field]) throw new Fault('key-differs', `a successor has the ${field} of the key it replaces`, { field: `body.${field}` })
  checkFresh(act, scene)
}

/** Faults `key-authority`, `key-since`. */
export function checkEnd(act: Exclude<KeyBody, Announcement>, target: Credential, scene: Scene, index: number): void {
  const { by } = scene
  if (act.party !== target.party) throw new Fault('key-differs', 'that key is of another party', { field: 'body.party' })
  if (by.kid !== target.kid && !mayEnd(by, target, scene))
    throw new Fault('key-authority', `the ${by.role} key of ${by.party} cannot end the ${target.role} key of ${target.party}`, { field: 'body.key' })
  if (act.act === 'compromised' && act.since > index)
    throw new Fault('key-since', `the law log has ${index} entries: a key is doubted from a size that was reached`, { field: 'body.since' })
}

/**
 * One public key is one link of one party: whoever drafts cannot release, and a drill cannot be signed with the key of the real thing.
 * What was compromised never comes back.
 */
function checkFresh({ x: _, ...act }: Announcement, { by, before }: Scene): void {
  if (by.exercise && !act.exercise) throw new Fault('exercise-key', 'a key for exercises cannot announce one for actual use', { field: 'body.exercise' })
  for (const was of before) {
    const other = was.party !== act.party ? `${was.party}` : was.role !== act.role ? `the ${was.role}` : was.exercise !== act.exercise ? 'other use' : null
    if (other) throw new Fault('key-reused', `this key is already that of ${other}: each link has a key of its own`, { field: 'body.x' })
    if (was.to === undefined) throw new Fault('key-reused', 'this key lives already', { field: 'body.x' })
    if (was.doubt) throw new Fault('key-reused', 'this key was compromised: make another', { field: 'body.x' })
  }
}

function refusal({ party, role }: Announcement, { by, roots }: Scene): Fault {
  const whose = role === 'root' ? `a body where ${party} sits` : role === 'depositary' || role === 'desk' ? 'the desk'
    : roots.length > 0 ? `the root key of ${party}` : `the root key of ${party}, or the desk for a key hosted here`
  return new Fault('key-authority', `the ${by.role} key of ${by.party} cannot announce a ${role} key of ${party}: that is for ${whose}`, { field: 'body.party' })
}
