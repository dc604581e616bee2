import { Fault, type Instant, type Party } from '../values/index.ts'

/** An office's credential; never a person. `authority` is the civil authority that its state declared. */
export interface Credential {
  id: string
  state: Party
  authority: string
  /** whether the state's own declaration makes it a civil authority, a military one, or says nothing */
  nature: 'civil' | 'military' | 'not-named'
}

/** Signed beforehand by a state's civil authority: a warning it covers needs no second credential at the time. */
export interface StandingOrder {
  id: string
  state: Party
  authority: string
  nature: Credential['nature']
  signedAt: Instant
  from: Instant
  until: Instant | null
  revokedAt: Instant | null
  themes: readonly string[]
  severities: readonly string[]
  kinds: readonly ReleaseKind[]
}

export type ReleaseKind = 'alert' | 'update' | 'cancel' | 'relay'

export interface Release {
  kind: ReleaseKind
  theme: string
  severity: string
  at: Instant
  drafter: Credential
  releaser?: Credential
  standingOrder?: StandingOrder
  /** a relay: digests of the official message as received and as it would leave */
  relay?: { official: boolean; received: string; leaving: string }
}

export interface Released {
  by: 'two-credentials' | 'standing-order' | 'one-person-relay' | 'one-person-cancel'
  authority: string
  /** said to every recipient when the state names no releasing authority; the warning is delivered all the same */
  label: 'civil' | 'military' | 'not-named'
  /** a second credential must look at it by then */
  reviewBy: Instant | null
}

export const REVIEW_MS = 24 * 3_600_000

/**
 * Who may let a warning out (design, rule 5): two credentials of one authority; or a standing order that covers it; or one person
 * relaying an official warning unchanged, or cancelling one, reviewed within 24 hours. Faults: `release-foreign`, `release-same`,
 * `release-order` (with the field that does not cover it), `relay-changed`, `relay-not-official`, `release-second`.
 */
export function mayRelease(release: Release): Released {
  const { drafter, releaser, standingOrder } = release
  const made = (
    by: Released['by'], reviewBy: Instant | null = null,
  ): Released => ({ by, authority: drafter.authority, label: drafter.nature, reviewBy })
  if (releaser !== undefined) {
    twoOf(drafter, releaser)
    return made('two-credentials')
  }
  if (standingOrder !== undefined) {
    covers(standingOrder, release)
    return made('standing-order')
  }
  if (release.kind === 'relay') {
    unchanged(release.relay)
    return made('one-person-relay', release.at + REVIEW_MS)
  }
  if (release.kind === 'cancel') return made('one-person-cancel', release.at + REVIEW_MS)
  throw new Fault(
    'release-second', 'a new warning needs a second credential of the same authority, or a standing order that covers it',
    { field: 'releaser' },
  )
}

/** The review owed after a one-person release, as of `now`. A reviewer is another credential of the same authority. */
export function reviewState(
  released: Released, review: { at: Instant; by: Credential } | null, drafter: Credential, now: Instant,
): 'none-owed' | 'open' | 'overdue' | 'done' {
  if (released.reviewBy === null) return 'none-owed'
  if (review !== null) {
    twoOf(drafter, review.by)
    return 'done'
  }
  return now > released.reviewBy ? 'overdue' : 'open'
}

function twoOf(drafter: Credential, releaser: Credential): void {
  if (drafter.id === releaser.id)
    throw new Fault('release-same', 'the one who drafted cannot also release: use another credential', { field: 'releaser' })
  if (drafter.state !== releaser.state || drafter.authority !== releaser.authority)
    throw new Fault(
      'release-foreign', `${releaser.state} cannot release for ${drafter.state}: both credentials must be of one authority`,
      { field: 'releaser' },
    )
}

function covers(order: StandingOrder, { drafter, theme, severity, kind, at }: Release): void {
  const fault = (field: string, message: string) => new Fault('release-order', message, { field: `standingOrder.${field}` })
  if (order.state !== drafter.state || order.authority !== drafter.authority)
    throw fault('authority', 'the standing order is of another authority')
  if (order.nature !== 'civil') throw fault('nature', 'only a civil authority can give a standing order')
  if (order.signedAt >= at) throw fault('signedAt', 'the standing order must be signed before the warning')
  if (at < order.from || (order.until !== null && at >= order.until)) throw fault('until', 'the standing order is not in force')
  if (order.revokedAt !== null && order.revokedAt <= at) throw fault('revokedAt', 'the standing order was revoked')
  if (!order.themes.includes(theme)) throw fault('themes', `the standing order does not cover ${theme}`)
  if (!order.severities.includes(severity)) throw fault('severities', `the standing order does not cover severity ${severity}`)
  if (!order.kinds.includes(kind)) throw fault('kinds', `the standing order does not cover ${kind}`)
}

function unchanged(relay: Release['relay']): void {
  if (relay === undefined || !relay.official)
    throw new Fault('relay-not-official', 'one person may relay only an official warning', { field: 'relay' })
  if (relay.received === '' || relay.received !== relay.leaving)
    throw new Fault(
      'relay-changed', 'one person may relay a warning only unchanged: a change needs a second credential', { field: 'relay.leaving' },
    )
}
