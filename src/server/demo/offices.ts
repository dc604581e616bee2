import type { Json, Party } from '../../core/values/index.ts'
import { admission, DESK, type Desk, nameOfKey } from '../desk.ts'
import { sayLaw } from '../say.ts'
import type { DemoOffice } from './model.ts'

const ROLES = ['drafter', 'releaser'] as const

/** Two credentials of one authority for each party: one drafts, the other lets out. */
export function officesOf({ region }: Pick<Desk, 'region'>, parties: readonly Party[]): DemoOffice[] {
  return parties.flatMap((party) => ROLES.map((role): DemoOffice => ({ party, role, office: `Civil protection of ${region.name(party, 'en')} (exercise)` })))
}

/** Each office gets an exercise key of its own, admitted in the law log once. */
export async function admitOffices(desk: Desk, offices: readonly DemoOffice[]): Promise<void> {
  const { ring } = await desk.law()
  const known = new Set(ring.all().map(({ party, role }) => `${party}/${role}`))
  const missing = offices.filter(({ party, role }) => !known.has(`${party}/${role}`))
  if (missing.length === 0) return
  desk.keys.ensure(missing.map(({ party, role }) => nameOfKey(party, role)))
  await sayLaw(desk, await desk.office(DESK, 'desk'), missing.map(({ party, role, office }) => {
    const { x } = desk.keys.signer(nameOfKey(party, role))
    return { kind: 'key' as const, body: admission(party, role, office, role === 'depositary' ? 'secretariat' : 'civil', x, true) as unknown as Json }
  }))
  await desk.law((await desk.store.heads()).law.size)
}
