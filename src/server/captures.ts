import { type CapLink, feedById, linkedFrom, type Observation, type ObservationSource, type Parsed, readObservations, writeObservations } from '../core/watch/index.ts'
import type { CaptureBody } from '../core/statements/index.ts'
import { createHash } from 'node:crypto'

/** What a capture is read from, and where its raw bytes are: null when they may not be kept. */
export interface Captured {
  observations: Observation[]
  /** hashes of items about persons, by which they are recognized and nothing else is known */
  withheld: string[]
  raw: string | null
}

/** What is kept of a document: `bytes` under the capture, read by `feed`; `raw` beside it when it is not the same. */
export interface Kept {
  feed: string
  bytes: Uint8Array
  parsed: Parsed
  raw: Uint8Array | null
}

/**
 * A document that holds an alert about a person is not kept: only what was read of the rest, in our own form, with the hash of the
 * whole. A message tied to the entry that linked to it is kept in that form too, because its bytes do not say that they belong together.
 */
export function keepOf(feedId: string, bytes: Uint8Array, tie?: CapLink['entry']): Kept {
  const read = feedById(feedId).parse(bytes)
  const parsed = tie ? { ...read, observations: read.observations.map((one) => linkedFrom(tie, one)) } : read
  // what a file in our own form says of its source is its word: no bytes of this desk are handed out for it
  const kept = feedId !== 'observations' && !parsed.rejected.some(({ hash }) => hash)
  if (kept && !tie) return { feed: feedId, bytes, parsed, raw: null }
  const source: ObservationSource = { sha256: sha256(bytes), size: bytes.length, kept }
  return { feed: 'observations', bytes: writeObservations({ ...parsed, source }), parsed, raw: kept ? bytes : null }
}

/** A drill stays a drill, whatever its source wrote: an exercise can never come out of a capture as actual. */
export function readAs(observations: readonly Observation[], as: CaptureBody['as']): Observation[] {
  return as === 'actual' ? [...observations] : observations.map((one) => ({ ...one, status: as }))
}

/** The same from the bytes of a sealed capture. Faults of its feed. */
export function capturedIn(body: CaptureBody, bytes: Uint8Array): Captured {
  const { observations, rejected, source } = body.feed === 'observations' ? readObservations(bytes) : { ...feedById(body.feed).parse(bytes), source: undefined }
  return {
    observations: readAs(observations, body.as), withheld: rejected.flatMap(({ hash }) => hash ?? []),
    raw: source ? (source.kept ? source.sha256 : null) : body.bytes,
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
