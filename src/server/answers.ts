import { type Owed, owed, readEvent } from '../core/warnings/index.ts'
import { decide, type Decision } from '../core/disclosure/index.ts'
import { releaseSchema, unverifiedSigned } from '../core/statements/index.ts'
import { Fault, parseDate, type Party, type Region, STATES } from '../core/values/index.ts'
import type { Law } from '../core/law/index.ts'
import type { Attributor } from '../core/watch/index.ts'
import type { Desk } from './desk.ts'
import { EventBook } from './events.ts'
import { ingest, type Ingested, type Source } from './ingest.ts'
import { attributor, regionLaw } from './open.ts'
import { owedOfEvent, placesOf } from './owed.ts'
import { notFound } from './problems.ts'
import { organsOf } from './disclosing.ts'

/** Who must be told of an event described in JSON: by this desk's law log, or without a desk by the files of the region. */
export async function owedFor(event: unknown, on?: string, desk?: Desk): Promise<Owed> {
  const { law, region } = desk ? { law: (await desk.law()).law, region: desk.region } : await regionLaw()
  return owedBy(law, region, await attributor(region), event, on)
}

/** The same of an event that this desk watches, by its id. Fault `not-found`. */
export async function owedOf(desk: Desk, id: string, on?: string): Promise<Owed> {
  const book = new EventBook(desk.store, await attributor(desk.region))
  await book.catchUp()
  const found = book.get(id)
  if (!found) throw notFound()
  return owedOfEvent((await desk.law()).law, desk.region, await attributor(desk.region), found, on === undefined ? {} : { on })
}

export function owedBy(law: Law, region: Region, atlas: Attributor, event: unknown, on?: string): Owed {
  return owed(readEvent(event), law, placesOf(region, atlas), { expand: (theme) => region.groupsOf(theme), ...(on === undefined ? {} : { on }) })
}

/** `release preview FILE`: {author, on, release}. Faults `file-shape`, and those of the decision. */
export async function previewFile(given: unknown, desk?: Desk): Promise<Decision> {
  const { author, on, release } = (given ?? {}) as { author?: unknown; on?: unknown; release?: unknown }
  if (typeof author !== 'string' || typeof on !== 'string') throw new Fault('file-shape', 'write {"author": ISO3, "on": date, "release": {...}}')
  parseDate(on)
  const read = releaseSchema.safeParse(release)
  if (!read.success) throw new Fault('file-shape', read.error.issues[0]!.message, { field: `release.${read.error.issues[0]!.path.join('.')}` })
  const { law, region } = desk ? { law: (await desk.law()).law, region: desk.region } : await regionLaw()
  if (!region.place(author)) throw new Fault('unknown-place', `"${author}" is no state, territory or body here`, { field: 'author' })
  return decide({ author, release: read.data as never, on, law, states: STATES, organs: (instrument) => organsOf(region, law, instrument) })
}

export interface WhoReads {
  id: string
  kind: string
  author: Party
  readers: { reader: Party; cause: string; lawSize: number; part: string }[]
  marks: { reader: Party; what: string }[]
}

/** For the operator of the node: the grants of a statement as they were written, and the law each was decided on. */
export async function whoReads(desk: Desk, id: string): Promise<WhoReads> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  const { grants, marks } = await desk.store.grantsOf(id)
  return { id, kind: statement.kind, author: statement.author, readers: grants.map(({ reader, cause, lawSize, part }) => ({ reader, cause, lawSize, part })), marks }
}

/** Replays the decision for one reader on the law that the grant cites: {reads, cause, replayed}. */
export async function whyReads(desk: Desk, id: string, reader: Party): Promise<{ id: string; reader: Party; reads: boolean; cause: string; lawSize: number }> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  const { grants } = await desk.store.grantsOf(id)
  const grant = grants.find((row) => row.reader === reader) ?? grants.find((row) => row.reader === 'public')
  if (grant) return { id, reader, reads: true, cause: grant.cause, lawSize: grant.lawSize }
  const { release } = unverifiedSigned(statement.signed).header
  return { id, reader, reads: false, cause: `no grant: released to ${release.audience} ${(release.under ?? []).join(' ')}`.trim(), lawSize: statement.lawSize }
}

export async function ingestInto(desk: Desk, source: Source, bytes: Uint8Array): Promise<Ingested> {
  const book = new EventBook(desk.store, await attributor(desk.region))
  await book.catchUp()
  return ingest(desk, book, source, bytes)
}
