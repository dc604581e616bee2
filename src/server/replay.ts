import type { GrantRow, Statement } from '../adapters/sql/index.ts'
import { type Decision, PUBLIC } from '../core/disclosure/index.ts'
import { type ConsentBody, type Header, unverifiedSigned, type WarningBody } from '../core/statements/index.ts'
import type { Party } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { decideAt, type Grounds, toldEarlier } from './disclosing.ts'
import { carrierOf, exchangeGrants } from './exchange.ts'
import { notFound } from './problems.ts'
import { bodyOf } from './body.ts'
import { dutyGrounds } from './warnings/release.ts'

export interface Replayed {
  reader: Party
  cause: string
  part: string
  lawSize: number
  /** the same ground follows again from the law at that size and from what was signed */
  replayed: boolean
}

export interface WhoReads {
  id: string
  kind: string
  author: Party
  readers: Replayed[]
  marks: { reader: Party; what: string }[]
}

/** For the operator of the node, and for the author: the grants of a statement, each decided again on the law that it cites. */
export async function whoReads(desk: Desk, id: string): Promise<WhoReads> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  const { grants, marks } = await desk.store.grantsOf(id)
  const readers: Replayed[] = []
  for (const grant of grants) {
    const { reader, cause, part, lawSize } = grant
    readers.push({ reader, cause, part, lawSize, replayed: await follows(desk, statement, grant) })
  }
  return { id, kind: statement.kind, author: statement.author, readers, marks: marks.map(({ reader, what }) => ({ reader, what })) }
}

export interface WhyReads {
  id: string
  reader: Party
  reads: boolean
  cause: string
  lawSize: number
  replayed: boolean
}

/** Why one reader reads it, or why not, by the law of its release decided again: `denied disputed-standing CITAAC`, say. */
export async function whyReads(desk: Desk, id: string, reader: Party): Promise<WhyReads> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  const { grants } = await desk.store.grantsOf(id)
  const grant = widest(grants, reader) ?? widest(grants, PUBLIC)
  if (grant) return { id, reader, reads: true, cause: grant.part === 'face' ? `${grant.cause} (form, period and date alone)` : grant.cause, lawSize: grant.lawSize, replayed: await follows(desk, statement, grant) }
  const { header } = unverifiedSigned(statement.signed)
  const decision = await decidedAgain(desk, statement, header, statement.lawSize)
  return { id, reader, reads: false, cause: denialOf(decision, header, reader), lawSize: statement.lawSize, replayed: true }
}

function widest(grants: readonly GrantRow[], reader: Party): GrantRow | undefined {
  const own = grants.filter((row) => row.reader === reader)
  return own.find(({ part }) => part === 'whole') ?? own[0]
}

function denialOf({ denied, readers }: Decision, { release }: Header, reader: Party): string {
  const denial = denied.find((one) => one.reader === reader)
  if (denial) return `denied: ${denial.why} ${denial.instrument ?? ''}`.trimEnd()
  if (readers.some((one) => one.reader === reader)) return release.reciprocal ? 'denied: not exchanged with it' : 'held until its instant'
  return `denied: released to ${release.audience} ${(release.under ?? release.to ?? []).join(' ')}`.trimEnd()
}

async function decidedAgain(desk: Desk, statement: Statement, header: Header, lawSize: number): Promise<Decision> {
  const { law } = await desk.lawAt(lawSize)
  const earlier = await toldEarlier(desk, header)
  return decideAt(desk.region, header, law, statement.sealedAt, { duty: dutyOf(statement), earlier })
}

/** The grounds of a duty stand in the warning itself, recipient by recipient. */
function dutyOf(statement: Statement): NonNullable<Grounds['duty']> {
  const body = statement.kind === 'warning' ? bodyOf<WarningBody>(statement) : null
  return body ? dutyGrounds(body.content.recipients) : []
}

/** Which test a ground has; the first that fits. A grant whose ground fits none of them does not replay. */
const TESTS: readonly [RegExp, (desk: Desk, statement: Statement, grant: GrantRow) => Promise<boolean>][] = [
  [/^consent ([0-9a-f]{32})$/, consented],
  [/^exchange /, wasExchanged],
  [/^earlier version$/, async (desk, statement, { reader }) => (await toldEarlier(desk, unverifiedSigned(statement.signed).header)).includes(reader)],
  [/^face (.+)$/, async (_, statement, { reader, cause }) => reader === PUBLIC && cause === `face ${(unverifiedSigned(statement.signed).header.release.under ?? []).join(' ')}`],
  [/^archive (.+)$/, archived],
  [/^/, decided],
]

/** An opening, or more rows of a filing, is read on the ground on which its filing is. */
async function follows(desk: Desk, statement: Statement, grant: GrantRow): Promise<boolean> {
  const carrier = grant.cause === 'author' ? null : await carrierOf(desk, statement)
  const same = carrier && (await desk.store.grantsOf(carrier.id)).grants.find(({ reader, cause, part }) => reader === grant.reader && cause === grant.cause && part === grant.part)
  if (carrier && same) return follows(desk, carrier, same)
  const [, test] = TESTS.find(([form]) => form.test(grant.cause))!
  return test(desk, statement, grant)
}

async function decided(desk: Desk, statement: Statement, { reader, cause, lawSize }: GrantRow): Promise<boolean> {
  const { header } = unverifiedSigned(statement.signed)
  if (header.kind === 'law-link') return reader === header.author && cause === 'author'
  const { readers } = await decidedAgain(desk, statement, header, lawSize)
  return readers.some((one) => one.reader === reader && one.cause === cause)
}

async function consented(desk: Desk, { id, author }: Statement, { reader, cause }: GrantRow): Promise<boolean> {
  const consent = await desk.store.undisclosedRead(cause.slice('consent '.length))
  return consent?.kind === 'consent' && consent.author === author && consent.about === id && bodyOf<ConsentBody>(consent)?.reader === reader
}

async function wasExchanged(desk: Desk, { id, signed }: Statement, { reader, cause, lawSize }: GrantRow): Promise<boolean> {
  const { law } = await desk.lawAt(lawSize)
  const grants = await exchangeGrants(desk, unverifiedSigned(signed).header.release, law)
  return grants.some((one) => one.statement === id && one.reader === reader && one.cause === cause)
}

async function archived(desk: Desk, statement: Statement, { reader, cause, lawSize }: GrantRow): Promise<boolean> {
  const under = unverifiedSigned(statement.signed).header.release.under ?? []
  const { law } = await desk.lawAt(lawSize)
  const ever = under.every((id) => law.instruments.get(id)?.archive !== undefined && law.parties(id, '9999-12-31').parties.includes(reader))
  return cause === `archive ${under.join(' ')}` && ever
}
