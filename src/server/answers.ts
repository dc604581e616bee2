import { type Owed, owed, readEvent } from '../core/warnings/index.ts'
import { decide, type Decision } from '../core/disclosure/index.ts'
import { releaseSchema } from '../core/statements/index.ts'
import { Fault, parseDate, type Region, STATES } from '../core/values/index.ts'
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
  const found = book.get(id, desk.clock())
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

export async function ingestInto(desk: Desk, source: Source, bytes: Uint8Array): Promise<Ingested> {
  const book = new EventBook(desk.store, await attributor(desk.region))
  await book.catchUp()
  return ingest(desk, book, source, bytes)
}
