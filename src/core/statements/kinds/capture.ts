import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  feed: z.string().max(32),
  from: z.string().max(400),
  fetched: z.int(),
  /** SHA-256 of the raw bytes, kept apart under that name */
  bytes: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int(),
  /** the status that everything in it is read as, whatever the source wrote: a drill stays a drill */
  as: z.enum(['actual', 'exercise', 'test']),
})
export type CaptureBody = z.infer<typeof schema>

/** What a feed said, as bytes: events are recomputed from it. */
export const capture: Kind<CaptureBody> = {
  kind: 'capture',
  log: 'statements',
  body: schema,
  signers: ['desk', 'releaser', 'drafter'],
  audiences: ['public', 'named', 'author'],
  face: () => null,
}
