import { feedById, type Observation } from '../core/watch/index.ts'
import type { CaptureBody } from '../core/statements/index.ts'
import { Fault } from '../core/values/index.ts'
import { createHash } from 'node:crypto'
import { DESK, type Desk } from './desk.ts'
import { bodyOf, say } from './say.ts'
import type { EventBook } from './events.ts'

export interface Ingested {
  read: number
  accepted: number
  updated: number
  duplicate: number
  rejected: { id: string; reason: string }[]
}

export interface Source {
  feed: string
  /** address or file it came from, for the record */
  from: string
  as: CaptureBody['as']
}

/**
 * Keeps the bytes by hash, seals a capture, and tells what the watch made of it. Nothing is sealed for a document that cannot be read
 * at all; its Fault says why. A bad item is set aside with its reason and the rest goes on.
 */
export async function ingest(desk: Desk, book: EventBook, source: Source, bytes: Uint8Array): Promise<Ingested> {
  const feed = feedById(source.feed)
  if (bytes.length > feed.maxBytes) throw new Fault('too-large', `${source.from} has ${bytes.length} bytes; ${feed.title} is read up to ${feed.maxBytes}`)
  const parsed = feed.parse(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await desk.store.putBlob(bytes, feed.mediaTypes[0] ?? 'application/octet-stream')
  const office = await desk.office(DESK, 'desk')
  const body = { feed: feed.id, from: source.from.slice(0, 400), fetched: desk.clock(), bytes: hash, size: bytes.length, as: source.as }
  const { id } = await say(desk, office, { kind: 'capture', release: { audience: 'public' }, about: [feed.id], body }, { jobs: (id) => [{ queue: 'assess', key: `assess ${id}`, payload: {} }] })
  desk.wake()
  await book.catchUp()
  const { new: accepted, updated, duplicate } = book.countsOf(id)
  return { read: parsed.observations.length + parsed.rejected.length, accepted, updated, duplicate, rejected: parsed.rejected }
}

/** A drill stays a drill, whatever its source wrote: an exercise can never come out of a capture as actual. */
export function readAs(observations: readonly Observation[], as: CaptureBody['as']): Observation[] {
  return as === 'actual' ? [...observations] : observations.map((one) => ({ ...one, status: as }))
}

export function observationsIn(statement: { kind: string; body: Uint8Array | null }, bytes: Uint8Array): Observation[] {
  const body = bodyOf<CaptureBody>(statement)
  return body ? readAs(feedById(body.feed).parse(bytes).observations, body.as) : []
}
