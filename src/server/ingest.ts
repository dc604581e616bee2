import { open } from 'node:fs/promises'
import { type CapLink, feedById, type Observation } from '../core/watch/index.ts'
import type { CaptureBody } from '../core/statements/index.ts'
import { Fault } from '../core/values/index.ts'
import { type Kept, keepOf, readAs, sha256 } from './captures.ts'
import { DESK, type Desk } from './desk.ts'
import type { Counts, EventBook } from './events.ts'
import { say } from './say.ts'

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
  /** the entry of an index that linked to it */
  tie?: CapLink['entry']
}

/**
 * Keeps the bytes by hash, seals a capture, and tells what the watch made of it. Nothing is sealed for a document that cannot be read
 * at all, whose Fault says why, nor for one that says nothing new: a feed polled each minute would fill the log with its own echo.
 * A bad item is set aside with its reason and the rest goes on.
 */
export async function ingest(desk: Desk, book: EventBook, source: Source, bytes: Uint8Array): Promise<Ingested> {
  const feed = feedById(source.feed)
  if (bytes.length > feed.maxBytes) throw tooLarge(source.from, feed)
  const kept = keepOf(feed.id, bytes, source.tie)
  const { observations, rejected } = kept.parsed
  const outcome = { read: observations.length + rejected.length, accepted: 0, updated: 0, duplicate: 0, rejected: rejected.map(({ id, reason }) => ({ id, reason })) }
  await book.catchUp()
  const said = readAs(observations, source.as)
  if (said.every((one) => book.knows(one)) && rejected.every(({ hash }) => !hash || book.knowsWithheld(hash))) return { ...outcome, duplicate: said.length }
  const { new: accepted, updated, duplicate } = await seal(desk, book, source, kept, said)
  return { ...outcome, accepted, updated, duplicate }
}

async function seal(desk: Desk, book: EventBook, { feed, from, as }: Source, kept: Kept, observations: Observation[]): Promise<Counts> {
  const bytes = sha256(kept.bytes)
  const type = feedById(kept.feed).mediaTypes[0] ?? 'application/octet-stream'
  if (kept.raw) await desk.store.putBlob(kept.raw, feedById(feed).mediaTypes[0] ?? 'application/octet-stream')
  await desk.store.putBlob(kept.bytes, type)
  book.prime(bytes, { observations, withheld: kept.parsed.rejected.flatMap(({ hash }) => hash ?? []), raw: rawOf(kept, bytes) })
  const body = { feed: kept.feed, from: from.slice(0, 400), fetched: desk.clock(), bytes, size: kept.bytes.length, as }
  let counts: Counts | undefined
  try {
    await say(desk, await desk.office(DESK, 'desk'), { kind: 'capture', release: { audience: 'public' }, about: [feed], body }, { jobs: (id) => [{ queue: 'assess', key: `assess ${id}`, payload: {} }] })
    desk.wake()
    await book.catchUp()
  } finally {
    counts = book.primedCounts(bytes)
  }
  return counts
}

function rawOf({ feed, raw }: Kept, bytes: string): string | null {
  return raw ? sha256(raw) : feed === 'observations' ? null : bytes
}

function tooLarge(from: string, { title, maxBytes }: { title: string; maxBytes: number }): Fault {
  return new Fault('too-large', `${from} is larger than ${maxBytes} bytes, up to which ${title} is read`)
}

/** The bytes of a file, or of standard input (`-`), for one feed; reading stops at what that feed may have. Faults `too-large`, `file-unreadable`. */
export async function fileBytes(feedId: string, file: string): Promise<Uint8Array> {
  const feed = feedById(feedId)
  const parts: Uint8Array[] = []
  let size = 0
  try {
    const handle = file === '-' ? process.stdin : (await open(file)).createReadStream()
    for await (const part of handle as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > feed.maxBytes) throw tooLarge(file, feed)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('file-unreadable', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, { file })
  }
  return new Uint8Array(Buffer.concat(parts))
}
