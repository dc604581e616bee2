import type { Credential, KeyRing } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import type { KeyLine, KeysView, KeyView } from '../../web/index.ts'
import { DESK, type Desk, lawNow } from '../desk.ts'
import { notFound } from '../problems.ts'
import { recordHash } from '../record-names.ts'
import type { DataTable } from '../tables.ts'
import { type RowOf, tableOf } from './columns.ts'

interface Asked {
  party?: string | undefined
  kid?: string | undefined
}

function found(ring: KeyRing, { party, kid }: Asked): Credential[] {
  return ring.all().filter((one) => (!party || one.party === party) && (!kid || one.kid === kid))
    .sort((a, b) => (a.party < b.party ? -1 : a.party > b.party ? 1 : a.from - b.from))
}

const others = (party: Party): Party | null => (party === DESK ? null : party)

function lineOf(ring: KeyRing, size: number, one: Credential): KeyLine {
  const { kid, party, office, nature, role, custody, exercise, from, to = null, doubt } = one
  return { kid, party: others(party), office, nature, role, state: ring.stateOf(one, size), custody, exercise, from, to, doubtSince: doubt?.since ?? null }
}

/** The keys of the law log, of one party where asked. All of it is public. */
export async function keysView(desk: Desk, party?: string): Promise<KeysView> {
  const { ring, law: { size } } = await lawNow(desk)
  const lines = found(ring, { party }).map((one) => lineOf(ring, size, one))
  const contested = new Set(lines.flatMap((line) => (line.state === 'rival' && line.party ? [line.party] : [])))
  return { lines, contested: [...contested], refused: ring.refused.map(({ index, message }) => ({ index, why: message })), party: party || null }
}

/** One key, by its id. Fault `not-found`. */
export async function keyView(desk: Desk, kid: string): Promise<KeyView> {
  const { ring, law: { size } } = await lawNow(desk)
  const spans = found(ring, { kid })
  const one = spans.at(-1)
  if (!one) throw notFound()
  const by = ring.all().find((other) => other.kid === one.by)
  const acts = spans.flatMap((span) => actsOf(span))
  const unique = [...new Map(acts.map((act) => [`${act.act} ${act.index}`, act])).values()].sort((a, b) => a.index - b.index)
  const history = await Promise.all(unique.map(async ({ act, index }) => {
    const [entry] = await desk.store.law({ limit: 1, ...(index === 0 ? {} : { after: index - 1 }) })
    return { act, index, hash: recordHash(entry!), sealed: entry!.sealedAt }
  }))
  const line = lineOf(ring, size, one)
  return { line, x: one.x, why: one.doubt?.why ?? null, by: { kid: one.by, party: others(by?.party ?? DESK) }, seatedBy: others(one.seatedBy), next: one.next ?? null, contested: line.state === 'rival', history }
}

function actsOf({ from, to, ended, doubt }: Credential): Pick<KeyView['history'][number], 'act' | 'index'>[] {
  return [
    { act: 'announced', index: from - 1 }, ...(ended && to !== undefined ? [{ act: ended, index: to }] : []),
    ...(doubt ? [{ act: 'compromised' as const, index: doubt.at }] : []),
  ]
}

export type KeyRow = RowOf<'keys'>

export function keyRows(ring: KeyRing, size: number, asked: Asked = {}): KeyRow[] {
  return found(ring, asked).map((one) => ({
    key: one.kid, party: one.party, office: one.office, nature: one.nature, role: one.role, state: ring.stateOf(one, size), custody: one.custody, exercise: String(one.exercise),
    from: one.from, to: one.to ?? null, compromised_since: one.doubt?.since ?? null, by: one.by, seated_by: one.seatedBy, next: one.next ?? null, x: one.x,
  }))
}

/** Fault `not-found` for a key asked for that is none. */
export async function keysTable(desk: Desk, asked: Asked): Promise<DataTable & { note: { law: number; refused: KeyRing['refused'] } }> {
  const { ring, law: { size } } = await lawNow(desk)
  const rows = keyRows(ring, size, asked)
  if (asked.kid && rows.length === 0) throw notFound()
  return { ...tableOf('keys', rows, (row) => row), note: { law: size, refused: ring.refused } }
}
