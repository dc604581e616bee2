import { Fault } from '../core/values/index.ts'
import type { Desk } from '../server/index.ts'
import type { Global } from './io.ts'
import { server } from './server.ts'

/** Reads as a party whose key this data directory hosts, or as the public. */
export async function asReader<T>(global: Global, as: string | undefined, run: (desk: Desk, viewer: { party: string; session: null }) => Promise<T>): Promise<T> {
  const { withDesk } = await server()
  return withDesk(global, async (desk) => {
    if (as !== undefined && !hosted(desk, as)) throw new Fault('not-allowed', `no key of ${as} is kept here: leave --as out to read as the public`, { field: 'as' })
    return run(desk, { party: as ?? 'public', session: null })
  }, { inspect: true })
}

/** Speaks as a party whose key this data directory hosts; the desk must not run meanwhile. Faults `usage`, `not-allowed`. */
export async function asSpeaker<T>(global: Global, as: string | undefined, role: 'releaser' | 'drafter' | 'depositary' | 'evaluator' | undefined, run: (desk: Desk, office: Awaited<ReturnType<Desk['office']>>) => Promise<T>): Promise<T> {
  if (as === undefined) throw new Fault('usage', 'say who speaks: --as MEX', { field: 'as' })
  const { withDesk } = await server()
  return withDesk(global, async (desk) => {
    const kept = desk.keys.names().filter((name) => name.startsWith(`${as}/`)).map((name) => name.split('/')[1])
    const found = [role, 'releaser', 'depositary', 'drafter', 'evaluator'].find((one) => one !== undefined && kept.includes(one))
    if (found === undefined || (role !== undefined && found !== role)) throw new Fault('not-allowed', `no key ${as}/${role ?? 'releaser'} is kept here`, { field: 'as' })
    return run(desk, await desk.office(as, found as 'releaser'))
  })
}

function hosted(desk: Desk, party: string): boolean {
  return desk.keys.names().some((name) => name.startsWith(`${party}/`))
}
