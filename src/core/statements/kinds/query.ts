import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** part of the return that it asks about; blank for the whole */
  part: z.string().max(64),
  text: z.string().min(1).max(4000),
  /** hours that the instrument gives for a reply; null where it gives none, and then no reply is ever late */
  hours: z.int().min(1).max(8760).nullable(),
})
export type QueryBody = z.infer<typeof schema>

/** A question of one state about a return of another that it may read. The two of them read it; a `reply` stands beside it. */
export const query: Kind<QueryBody> = {
  kind: 'query',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['named'],
  face: () => null,
  about: { kinds: ['filing'], min: 1, max: 1 },
}
