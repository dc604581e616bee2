import type { ExtraGrant, SealContext, Statement } from '../adapters/sql/index.ts'
import { exchanged, isHeld, type Offer } from '../core/disclosure/index.ts'
import type { Law } from '../core/law/index.ts'
import { type ConsentBody, type FilingBody, type Header, kindOf, openedBody, type OpeningBody, type Release, unverifiedSigned } from '../core/statements/index.ts'
import { Fault, type Instant, type Json, type Party, unhex } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { decideAt, laterVersions, roomOf } from './disclosing.ts'
import { notFound } from './problems.ts'

/** What an exchange is among: instruments and the instant of the reveal. */
export type Room = Pick<Release, 'under' | 'notBefore'>

/** Fault `committed`: what is held for an exchange is neither changed nor withdrawn before the reveal, only corrected after it. */
export async function checkCommitment(desk: Desk, { author, replaces }: Header, at: Instant): Promise<void> {
  const before = replaces === undefined ? null : await desk.store.undisclosedRead(replaces)
  if (!before || before.author !== author) return
  const { release } = unverifiedSigned(before.signed).header
  if (release.reciprocal && isHeld(release, at))
    throw new Fault('committed', 'a commitment cannot be changed or withdrawn before the reveal: correct it afterwards, and both are kept', { field: 'replaces' })
}

/** A filing and the opening that gave its body, where that stayed at home. */
interface Filed extends Offer {
  opening?: string
}

/** A body that is being opened, and not sealed yet. */
interface Opened {
  id: string
  opening: string
  body: FilingBody
}

/** The versions at the cut-off: first filings of a room sealed before its instant, whose bodies are here; each author's first of a form and period. */
async function offersIn(desk: Desk, room: Room, law: Law, opened?: Opened): Promise<Filed[]> {
  const rows = await desk.store.undisclosed.selectFrom('statement').select(['id', 'signed', 'author', 'body'])
    .where('kind', '=', 'filing').where('sealed_at', '<', room.notBefore ?? 0).where('replaces', 'is', null).orderBy('idx').execute()
  const found = new Map<string, Filed>()
  for (const row of rows) {
    const { header } = unverifiedSigned(row.signed)
    if (!header.release.reciprocal || roomOf(header.release) !== roomOf(room)) continue
    const given = row.body ? { body: parsed<FilingBody>(row.body) } : opened?.id === row.id ? opened : await openingOf(desk, row)
    const key = given && `${row.author} ${given.body.form} ${given.body.period}`
    if (!key || found.has(key)) continue
    const readers = new Set(decideAt(desk.region, header, law, room.notBefore ?? 0).readers.map(({ reader }) => reader))
    found.set(key, { id: row.id, author: row.author, body: given.body, readers, ...('opening' in given ? { opening: given.opening } : {}) })
  }
  return [...found.values()]
}

/** The opening that a filing's own author gave, if it did: it was checked against the digest when it was sealed. */
export async function openingOf({ store }: Pick<Desk, 'store'>, { id, author }: Pick<Statement, 'id' | 'author'>): Promise<Omit<Opened, 'id'> | null> {
  const row = await store.undisclosed.selectFrom('statement').select(['id', 'body']).where('about', '=', id).where('kind', '=', 'opening').where('author', '=', author).executeTakeFirst()
  return row?.body ? { opening: row.id, body: JSON.parse(parsed<OpeningBody>(row.body).body) as FilingBody } : null
}

/** Every grant that a room's exchange comes to by this law, with the openings and the later versions of what is read. */
export async function exchangeGrants(desk: Desk, room: Room, law: Law, opened?: Opened): Promise<ExtraGrant[]> {
  const offers = new Map((await offersIn(desk, room, law, opened)).map((offer) => [offer.id, offer]))
  const pairs = exchanged([...offers.values()])
  const all = await Promise.all(pairs.map(async (grant) => {
    const { opening, author } = offers.get(grant.statement)!
    return [grant, ...(opening ? [{ ...grant, statement: opening }] : []), ...(await withLater(desk, { id: grant.statement, author }, grant.reader))]
  }))
  return all.flat()
}

/** What else somebody reads who is told of a statement late: the versions that replace it, but for those still held. */
export async function withLater(desk: Desk, statement: Pick<Statement, 'id' | 'author'>, reader: Party): Promise<ExtraGrant[]> {
  const later = await laterVersions(desk, statement)
  const open = await Promise.all(later.map(async (id) => {
    const one = await desk.store.undisclosedRead(id)
    return one && !isHeld(unverifiedSigned(one.signed).header.release, desk.clock()) ? [id] : []
  }))
  return open.flat().map((id) => ({ statement: id, reader, cause: 'earlier version' }))
}

/**
 * The rows of a filing that did not fit into one statement are read by whoever reads the filing. `fresh` is the one that is being sealed,
 * and not stored yet.
 */
export async function withParts({ store }: Desk, grants: readonly ExtraGrant[], fresh: Header): Promise<ExtraGrant[]> {
  const parts = new Map<string, string[]>()
  for (const id of new Set(grants.map(({ statement }) => statement))) {
    const stored = id === fresh.id ? null : await store.undisclosedRead(id)
    const header = id === fresh.id ? fresh : stored && unverifiedSigned(stored.signed).header
    if (header?.kind !== 'filing') continue
    const named = await Promise.all(header.about.map((one) => store.undisclosedRead(one)))
    parts.set(id, named.flatMap((one) => (one?.kind === 'filing-part' && one.author === header.author ? [one.id] : [])))
  }
  return grants.flatMap((grant) => (grant.part === 'face' ? [] : (parts.get(grant.statement) ?? []).map((statement) => ({ ...grant, statement }))))
}

/** The filing that a statement belongs to, which only hands its body or more of its rows; null for all else. */
export async function carrierOf({ store }: Desk, { id, kind, author, about }: Statement): Promise<Statement | null> {
  if (kind === 'opening') return about === null ? null : store.undisclosedRead(about)
  if (kind !== 'filing-part') return null
  const filings = await store.undisclosed.selectFrom('statement').select(['id', 'signed']).where('kind', '=', 'filing').where('author', '=', author).execute()
  const found = filings.find(({ signed }) => unverifiedSigned(signed).header.about.includes(id))
  return found ? store.undisclosedRead(found.id) : null
}

type Caused = (context: SealContext) => Promise<ExtraGrant[]>

/** Grants on earlier statements that a statement of this kind causes by being sealed; undefined for the kinds that cause none. */
export function causedBy(desk: Desk, header: Header, body: Uint8Array | null): Caused | undefined {
  if (header.kind === 'opening' && body) return ({ lawSize, at }) => openingGrants(desk, header, parsed<OpeningBody>(body), { lawSize, at })
  if (header.kind === 'consent' && body) return ({ at }) => consentGrants(desk, header, parsed<ConsentBody>(body).reader, at)
  return undefined
}

/** Faults `not-found` (no such filing of this author), `conflict` (its body is here already), `committed-before`, and those of openedBody. */
async function openingGrants(desk: Desk, header: Header, { body, bodySalt }: OpeningBody, { lawSize, at }: SealContext): Promise<ExtraGrant[]> {
  const filed = await ownStatement(desk, header)
  if (filed.body !== null || (await openingOf(desk, filed))) throw new Fault('conflict', 'the body of that filing is here already', { field: 'about' })
  const { header: committed } = unverifiedSigned(filed.signed)
  const opened = openedBody(committed, Buffer.from(body), unhex(bodySalt)) as unknown as FilingBody
  const { release } = committed
  if (release.reciprocal) await checkOpenedInOrder(desk, filed, release)
  if (isHeld(release, at)) return []
  const { law } = await desk.lawAt(lawSize)
  if (release.reciprocal) return exchangeGrants(desk, release, law, { id: filed.id, opening: header.id, body: opened })
  const { grants } = await desk.store.grantsOf(filed.id)
  return grants.filter(({ part }) => part === 'whole').map(({ reader, cause }) => ({ statement: header.id, reader, cause }))
}

/** Fault `committed-before`: who commits to several bodies and opens the one that suits it has committed to nothing. They are opened in the order of their sealing. */
async function checkOpenedInOrder(desk: Desk, { author, idx }: Statement, room: Room): Promise<void> {
  const before = await desk.store.undisclosed.selectFrom('statement').select(['id', 'author', 'signed'])
    .where('kind', '=', 'filing').where('author', '=', author).where('idx', '<', idx).where('body', 'is', null).where('replaces', 'is', null).execute()
  for (const one of before) {
    const { release } = unverifiedSigned(one.signed).header
    if (release.reciprocal && roomOf(release) === roomOf(room) && !(await openingOf(desk, one)))
      throw new Fault('committed-before', 'an earlier commitment of yours to this exchange is still closed: open it first', { field: 'about' })
  }
}

/** Faults `not-found`, `unknown-place`, `audience` (it can be told to nobody), `committed` (not before the reveal). */
async function consentGrants(desk: Desk, header: Header, reader: Party, at: Instant): Promise<ExtraGrant[]> {
  const statement = await ownStatement(desk, header)
  if (!desk.region.place(reader)) throw new Fault('unknown-place', `"${reader}" is no state, territory or body here`, { field: 'body.reader' })
  if (!kindOf(statement.kind)?.audiences.includes('named')) throw new Fault('audience', `a ${statement.kind} is for its author alone`, { field: 'about' })
  if (isHeld(unverifiedSigned(statement.signed).header.release, at)) throw new Fault('committed', 'nobody reads it before the reveal', { field: 'about' })
  const opening = statement.body === null ? await openingOf(desk, statement) : null
  const grant = { statement: statement.id, reader, cause: `consent ${header.id}` }
  return [grant, ...(opening ? [{ ...grant, statement: opening.opening }] : []), ...(await withLater(desk, statement, reader))]
}

/** What `header` is about, said by the same author; Fault `not-found` alike for none and for another's. */
async function ownStatement(desk: Desk, { about, author }: Header): Promise<Statement> {
  const statement = await desk.store.undisclosedRead(about[0] ?? '')
  if (!statement || statement.author !== author) throw notFound()
  return statement
}

function parsed<T>(body: Uint8Array): T {
  return JSON.parse(Buffer.from(body).toString()) as Json as T
}
