import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** themes it covers, and the least severity from which it releases without a second person */
  themes: z.array(z.string().max(64)).min(1).max(60),
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']),
  messages: z.array(z.enum(['alert', 'update', 'cancel'])).min(1),
  from: z.int(),
  until: z.int().optional(),
  withdrawn: z.boolean().optional(),
})
export type OrderBody = z.infer<typeof schema>

/** A standing order: the civil authority's word, given before, that releases a warning when one person is on shift (rule 5). */
export const order: Kind<OrderBody> = {
  kind: 'order',
  log: 'statements',
  body: schema,
  signers: ['releaser'],
  audiences: ['author', 'named', 'public'],
  face: () => null,
}
