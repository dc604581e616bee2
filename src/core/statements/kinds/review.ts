import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({ agrees: z.boolean(), text: z.string().max(2000).optional() })
export type ReviewBody = z.infer<typeof schema>

/** The second look, within 24 hours, at what one person relayed, cancelled or a standing order released. */
export const review: Kind<ReviewBody> = {
  kind: 'review',
  log: 'statements',
  body: schema,
  signers: ['releaser', 'drafter'],
  audiences: ['author', 'named'],
  face: () => null,
  inDrills: true,
  about: { kinds: ['warning'], min: 1, max: 2 },
}
