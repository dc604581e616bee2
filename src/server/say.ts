import type { NewJob, Sealed, SealItem } from '../adapters/sql/index.ts'
import { type Decision, decide, type ReaderCause } from '../core/disclosure/index.ts'
import { admit, type Header, parseBody, type Parcel, type Release, unverifiedSigned, utter, kindOf } from '../core/statements/index.ts'
import { dayOfInstant, Fault, isoDay, type Json, type Party, type Region, STATES } from '../core/values/index.ts'
import { type Desk, type Office, random, toItem } from './desk.ts'
import { sealLaw } from './key-acts.ts'
import { keyUsed } from './doors/audit-job.ts'

export interface Words {
  kind: string
  release: Release
  about?: string[]
  replaces?: string
  body: Json
}

export interface Extra {
  /** those whom a duty names, for this statement only */
  duty?: readonly ReaderCause[]
  /** everyone whom an earlier version was delivered to */
  earlier?: readonly Party[]
  jobs?: (id: string) => NewJob[]
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
  const parcel = utter({ ...words, author, authority, made: desk.clock() }, signer, random)
  if (!hand) return sealParcel(desk, parcel, extra)
  const jobs = (id: string): NewJob[] => [...(extra.jobs?.(id) ?? []), keyUsed(hand, parcel.header, desk.clock(), random)]
  return sealParcel(desk, parcel, { ...extra, jobs })
}

/** A statement that came from elsewhere, signed where its author keeps the key: the same checks, no other way in. */
export async function accept(desk: Desk, parcel: Parcel, extra: Extra = {}): Promise<Said> {
  return sealParcel(desk, { ...parcel, header: unverifiedSigned(parcel.signed).header }, extra)
}

async function sealParcel(desk: Desk, parcel: Parcel & { header: Header }, extra: Extra): Promise<Said> {
  const { header } = parcel
  if (kindOf(header.kind)?.log === 'law') throw new Fault('wrong-log', `a ${header.kind} goes to the law log`, { field: 'kind' })
  let decision: Decision = { readers: [], denied: [] }
  const item = async ({ lawSize }: { lawSize: number }): Promise<SealItem> => {
    const { law, ring } = await desk.law(lawSize)
    admit(parcel, ring, lawSize)
    decision = decideAt(desk, header, law, extra)
    return toItem(parcel, decision.readers)
  }
  const [sealed] = await desk.store.seal({ log: 'statements', items: [item], jobs: extra.jobs?.(header.id) ?? [] })
  desk.changed(decision.readers.map(({ reader }) => reader))
  return { id: header.id, header, sealed: sealed!, decision }
}

type LawNow = Awaited<ReturnType<Desk['law']>>['law']

function decideAt(desk: Desk, header: Header, law: LawNow, extra: Extra): Decision {
  const on = isoDay(dayOfInstant(Math.max(desk.clock(), header.release.notBefore ?? 0)))
  return decide({
    author: header.author, release: header.release, on, law, states: STATES,
    organs: (instrument) => organsOf(desk.region, law, instrument),
    ...(extra.duty ? { duty: extra.duty } : {}), ...(extra.earlier ? { earlier: extra.earlier } : {}),
  })
}

/** What would happen if `author` released so today: the same decision, nothing sealed. */
export async function previewRelease(desk: Desk, author: Party, release: Release, extra: Extra = {}): Promise<Decision> {
  const { law } = await desk.law()
  return decideAt(desk, { author, release } as Header, law, extra)
}

/** Acts of the law log, in their order, signed by this office. Fully public. */
export async function sayLaw(desk: Desk, office: Office, acts: { kind: 'action' | 'instrument' | 'retraction' | 'key'; body: Json }[]): Promise<Sealed[]> {
  const made = desk.clock()
  return sealLaw(desk, acts.map(({ kind, body }) =>
    utter({ kind, author: office.party, authority: office.authority, made, release: { audience: 'public' }, body }, office.signer, random)))
}

export function bodyOf<T>(statement: { kind: string; body: Uint8Array | null }): T | null {
  const kind = kindOf(statement.kind)
  return kind && statement.body ? (parseBody(kind, statement.body) as T) : null
}

/** Depositary of the instrument, where its words are those of a body that the region knows. */
export function organsOf(region: Region, law: LawNow, instrument: string): Party[] {
  const body = region.body(law.instruments.get(instrument)?.depositary?.value ?? '')
  return body ? [body.code] : []
}
