import type { ExtraGrant, Grant, GrantMark, NewJob, SealContext, Sealed, SealItem } from '../adapters/sql/index.ts'
import { checkReciprocal, type Decision } from '../core/disclosure/index.ts'
import { admit, admitClosed, type Header, type Parcel, type Release, unverifiedSigned, utter, kindOf } from '../core/statements/index.ts'
import { Fault, type Json, type Party, type Random, unhex } from '../core/values/index.ts'
import { type Desk, lawNow, type Office, random, toItem } from './desk.ts'
import { decideAt, type Grounds, grantsAtSealing, revealJobs, toldEarlier } from './disclosing.ts'
import { causedBy, checkCommitment, withParts } from './exchange.ts'
import { sealLaw } from './key-acts.ts'
import { threadOf } from './thread.ts'
import { keyUsed } from './doors/audit-job.ts'

export interface Words {
  /** 32 hex digits; drawn by chance unless the act is one that must be done once */
  id?: string
  kind: string
  release: Release
  about?: string[]
  replaces?: string
  body: Json
}

export interface Extra extends Grounds {
  jobs?: (id: string) => NewJob[]
  /** grants on statements sealed before, which this one causes */
  grants?: (context: SealContext) => Promise<ExtraGrant[]>
  marks?: GrantMark[]
}

export interface Said {
  id: string
  header: Header
  sealed: Sealed
  decision: Decision
}

/** An office speaks: signed, checked against the keys live at the law link, disclosed by the law there, sealed. Returns after it is durable. */
export async function say(desk: Desk, office: Office, words: Words, extra: Extra = {}): Promise<Said> {
  const { party: author, authority, signer, hand } = office
  const { id: given, ...rest } = words
  const draw: Random = (bytes) => (bytes === ID_BYTES && given !== undefined ? unhex(given) : random(bytes))
  const parcel = utter({ ...rest, author, authority, made: desk.clock() }, signer, draw)
  if (!hand) return sealParcel(desk, parcel, extra)
  const jobs = (id: string): NewJob[] => [...(extra.jobs?.(id) ?? []), keyUsed(hand, parcel.header, desk.clock(), random)]
  return sealParcel(desk, parcel, { ...extra, jobs })
}

/** A statement that came from elsewhere, signed where its author keeps the key: the same checks, no other way in. */
export async function accept(desk: Desk, parcel: Parcel, extra: Extra = {}): Promise<Said> {
  return sealParcel(desk, { ...parcel, header: unverifiedSigned(parcel.signed).header }, extra)
}

/** The signed header alone: its author keeps body and salt at home until the reveal, and sends an `opening` then. Fault `body-home`. */
export async function acceptClosed(desk: Desk, signed: string): Promise<Said> {
  return sealParcel(desk, { signed, header: unverifiedSigned(signed).header, body: null, bodySalt: null }, {})
}

const ID_BYTES = 16

type Given = { signed: string; header: Header } & ({ body: Uint8Array; bodySalt: Uint8Array } | { body: null; bodySalt: null })

async function sealParcel(desk: Desk, parcel: Given, extra: Extra): Promise<Said> {
  const { header } = parcel
  if (kindOf(header.kind)?.log === 'law') throw new Fault('wrong-log', `a ${header.kind} goes to the law log`, { field: 'kind' })
  checkReciprocal(header)
  let [decision, grants]: [Decision, Grant[]] = [{ readers: [], denied: [] }, []]
  const item = async ({ lawSize, at }: SealContext): Promise<SealItem> => {
    const { law, ring } = await desk.lawAt(lawSize)
    const { credential } = parcel.body ? admit(parcel, ring, lawSize) : admitClosed(parcel.signed, ring, lawSize)
    if (credential.exercise && !ring.exercise) await mustBeDrill(desk, header)
    await checkCommitment(desk, header, at)
    const grounds = { ...extra, earlier: [...new Set([...(extra.earlier ?? []), ...(await toldEarlier(desk, header))])] }
    decision = decideAt(desk.region, header, law, at, grounds)
    grants = grantsAtSealing(header, decision, law, at, grounds)
    return toItem(parcel, grants)
  }
  const jobs = [...(extra.jobs?.(header.id) ?? []), ...revealJobs(header, desk.clock())]
  const late = extra.grants ?? causedBy(desk, header, parcel.body)
  let caused: ExtraGrant[] = []
  const extraGrants = async (context: SealContext): Promise<ExtraGrant[]> => {
    const given = (await late?.(context)) ?? []
    const own = grants.map((grant) => ({ ...grant, statement: header.id }))
    return (caused = [...given, ...(await withParts(desk, [...own, ...given], header))])
  }
  const [sealed] = await desk.store.seal({ log: 'statements', items: [item], jobs, extraGrants, marks: extra.marks ?? [] })
  desk.changed([...new Set([...grants, ...caused].map(({ reader }) => reader))])
  return { id: header.id, header, sealed: sealed!, decision }
}

/** At a desk that is no exercise, a key for exercises answers what is one, and nothing else. Fault `exercise-key`. */
async function mustBeDrill(desk: Desk, { kind, author, about }: Header): Promise<void> {
  if (!kindOf(kind)?.inDrills) return
  const thread = await threadOf(desk, author, about[0] ?? '')
  if ((thread?.versions[0]?.body.content.mode ?? 'actual') === 'actual') throw new Fault('exercise-key', 'a key for exercises does not answer what is actual', { field: 'about' })
}

/** What would happen if `author` released so today: the same decision, nothing sealed. */
export async function previewRelease(desk: Desk, author: Party, release: Release, grounds: Grounds = {}): Promise<Decision> {
  const { law } = await lawNow(desk)
  return decideAt(desk.region, { author, release }, law, desk.clock(), grounds)
}

/** Acts of the law log, in their order, signed by this office. Fully public. */
export async function sayLaw(desk: Desk, office: Office, acts: { kind: 'action' | 'instrument' | 'retraction' | 'key'; body: Json }[]): Promise<Sealed[]> {
  const made = desk.clock()
  return sealLaw(desk, acts.map(({ kind, body }) =>
    utter({ kind, author: office.party, authority: office.authority, made, release: { audience: 'public' }, body }, office.signer, random)))
}
