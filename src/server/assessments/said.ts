import { NATURES_OF_AGENCY, type CapabilityBody, type LevelsBody, type ResponseBody, type ThreatsBody, unverifiedSigned } from '../../core/statements/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { bodyOf } from '../body.ts'

interface Bodies {
  threats: ThreatsBody
  capability: CapabilityBody
  levels: LevelsBody
  response: ResponseBody
}
export type AssessKind = keyof Bodies

/** A statement of an assessment as one viewer reads it. Nothing here is ever without who said it. */
export interface Said<K extends AssessKind> {
  id: string
  author: Party
  agency: string
  nature: (typeof NATURES_OF_AGENCY)[number]
  at: Instant
  body: Bodies[K]
}

/** What its author took back, and why; both stay in the record. */
export interface TakenBack<K extends AssessKind> {
  said: Said<K>
  id: string
  at: Instant
  why: string
}

/** Everything of a kind that this viewer reads and that nothing it reads replaces or takes back, oldest first. */
export async function standing<K extends AssessKind>(desk: Desk, viewer: Party, kind: K): Promise<Said<K>[]> {
  return (await saidOf(desk, viewer, kind)).standing
}

export async function saidOf<K extends AssessKind>(desk: Desk, viewer: Party, kind: K): Promise<{ standing: Said<K>[]; takenBack: TakenBack<K>[] }> {
  const [items, withdrawals] = await Promise.all([readAll(desk.store, viewer, { kind }), readAll(desk.store, viewer, { kind: 'withdrawal' })])
  const author = new Map(items.map((one) => [one.id, one.author]))
  const replaced = new Set(items.flatMap((one) => (one.replaces && author.get(one.replaces) === one.author ? [one.replaces] : [])))
  const back = new Map(withdrawals.flatMap((one) => (one.about && author.get(one.about) === one.author ? [[one.about, one] as const] : [])))
  const said = items.filter(({ id }) => !replaced.has(id)).flatMap((one): Said<K>[] => {
    const body = bodyOf<Bodies[K]>(one)
    const { agency, nature } = unverifiedSigned(one.signed).header.authority
    return body ? [{ id: one.id, author: one.author, agency, nature, at: one.sealedAt, body }] : []
  })
  return {
    standing: said.filter(({ id }) => !back.has(id)),
    takenBack: said.flatMap((one) => {
      const by = back.get(one.id)
      return by ? [{ said: one, id: by.id, at: by.sealedAt, why: bodyOf<{ why: string }>(by)?.why ?? '' }] : []
    }),
  }
}

/** The newest of each author. */
export async function newest<K extends AssessKind>(desk: Desk, viewer: Party, kind: K): Promise<Map<Party, Said<K>>> {
  return new Map((await standing(desk, viewer, kind)).map((one) => [one.author, one]))
}

/** What one state says of itself, as far as a viewer reads it; null: it has said nothing to this viewer, which is not "none". */
export interface Declared {
  state: Party
  threats: Said<'threats'> | null
  capability: Said<'capability'> | null
}

/**
 * The declared threats and capability of states, for one viewer: what a watch shows beside what it observes. Read through disclosure like
 * every other read; `threats.body.entries` has theme, status, origin and roles, `capability.body.lines` theme, pillar, grade and evidence.
 */
export async function declaredBy(desk: Desk, viewer: Party, states: readonly Party[]): Promise<Declared[]> {
  const [threats, capability] = await Promise.all([newest(desk, viewer, 'threats'), newest(desk, viewer, 'capability')])
  return states.map((state) => ({ state, threats: threats.get(state) ?? null, capability: capability.get(state) ?? null }))
}
