import type { Disclosed } from '../../adapters/sql/index.ts'
import { foldNeed, type Need, type NeedAct, type NeedState } from '../../core/cooperation/index.ts'
import { type Header, type NeedBody, unverifiedSigned } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { sameAudience } from '../audience.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'

/** A need as one viewer reads it. */
export interface NeedRead {
  header: Header
  state: NeedState
}

const KINDS: readonly NeedAct['kind'][] = ['offer', 'negotiation', 'political-consent', 'agreement', 'ending']

/** Fault `not-found` alike for none and for one that is not to be read. */
export async function needAt(desk: Desk, viewer: Party, id: string): Promise<NeedRead> {
  const statement = await desk.store.read(viewer, id)
  const need = statement && needOf(statement)
  if (!statement || !need) throw notFound()
  const { header } = unverifiedSigned(statement.signed)
  const said = await readAll(desk.store, viewer, { about: id })
  return { header, state: foldNeed(need, said.flatMap((one) => actOf(header, one) ?? [])) }
}

export function needOf(statement: Disclosed): Need | null {
  const body = statement.kind === 'need' ? bodyOf<NeedBody>(statement) : null
  return body && { id: statement.id, by: statement.author, at: statement.sealedAt, body }
}

function actOf(header: Header, statement: Disclosed): NeedAct | null {
  const kind = KINDS.find((one) => one === statement.kind)
  const body = kind && bodyOf<never>(statement)
  if (!kind || !body) return null
  const spoken = unverifiedSigned(statement.signed).header
  const common = { id: statement.id, by: statement.author, at: statement.sealedAt, told: sameAudience(header, spoken), body }
  return kind === 'offer' ? { kind, ...common } : ({ kind, offer: spoken.about.find((one) => one !== header.id) ?? null, ...common } as NeedAct)
}

/** Those that a viewer may read, newest first. */
export async function needsSeen(desk: Desk, viewer: Party): Promise<NeedRead[]> {
  const all = (await readAll(desk.store, viewer, { kind: 'need' })).toReversed()
  return Promise.all(all.filter(needOf).map(({ id }) => needAt(desk, viewer, id)))
}
