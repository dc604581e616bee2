import { STATES, type Json } from '../../core/values/index.ts'
import { admission, DESK, nameOfKey } from '../desk.ts'
import type { Parts } from '../http.ts'
import type { Demo, DemoOffice } from './model.ts'
import { sayLaw } from '../say.ts'

const ROLES = ['drafter', 'releaser'] as const

/** Opens the demo: two offices a state, each with its own exercise key, admitted in the law log once. */
export async function demoOf(parts: Parts): Promise<Demo> {
  const { desk } = parts
  const offices = STATES.flatMap((party) => ROLES.map((role): DemoOffice => ({ party, role, office: `Civil protection of ${desk.region.name(party, 'en')} (exercise)` })))
  const { ring, law } = await desk.law()
  const missing = offices.filter(({ party, role }) => ring.of(party, law.size, role).length === 0)
  if (missing.length > 0) {
    await sayLaw(desk, await desk.office(DESK, 'desk'), missing.map(({ party, role, office }) => {
      const { x } = desk.keys.signer(nameOfKey(party, role))
      return { kind: 'key' as const, body: admission(party, role, office, 'civil', x, true) as unknown as Json }
    }))
    await desk.law((await desk.store.heads()).law.size)
  }
  return { offices }
}
