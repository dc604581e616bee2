import { expect, test } from 'vitest'
import { SEAT_ROLES } from '../../core/statements/index.ts'
import { ACTS, type Act, KEY_OF, roleMay } from './roles.ts'

/** Every pair, written out: drafter, releaser, both, depositary, evaluator, observer. A change of the table must be made here too. */
const PAIRS: Record<Act, string> = {
  answer: 'y y y n n n', draft: 'y y y n n n', release: 'n y y n n n', relay: 'y y y n n n', cancel: 'y y y n n n', order: 'n y n n n n', contact: 'y y y n n n', drill: 'y y y n n n',
  review: 'y y y n n n', deposit: 'n n n y n n', transcribe: 'n n n y n n', note: 'n n n y n n', reach: 'y y y y n n', assess: 'y y y y y n', observe: 'y y y y y y', passkey: 'y y y y y y', seats: 'n y n y n n', audit: 'y y y y n n',
  consult: 'y y y n n n', vote: 'n y y n n n', convene: 'n y y y n n', follow: 'y y y y n n', report: 'y y y n n n', consent: 'n y n n n n',
}

test('every role and act', () => {
  const found = Object.fromEntries((Object.keys(ACTS) as Act[]).map((act) => [act, SEAT_ROLES.map((role) => (roleMay(role, act) ? 'y' : 'n')).join(' ')]))
  expect(found).toEqual(PAIRS)
  for (const { why } of Object.values(ACTS)) expect(why.length).toBeGreaterThan(20)
})

test('one person on shift signs with the drafter\'s key alone: what it drafted, it cannot release', () => {
  expect(KEY_OF).toEqual({ drafter: 'drafter', releaser: 'releaser', both: 'drafter', depositary: 'depositary', evaluator: 'evaluator', observer: 'observer' })
})
