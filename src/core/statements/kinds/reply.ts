import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({ text: z.string().min(1).max(4000) })
export type ReplyBody = z.infer<typeof schema>

/** An answer in words to any statement that the one who replies may read: a question, or what was said of it (rule 4). Of a round of levels it reaches whoever reads the round. */
export const reply: Kind<ReplyBody> = {
  kind: 'reply',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['named', 'parties', 'organs', 'public'],
  face: () => null,
  inDrills: true,
  about: { kinds: ['answer', 'warning', 'reply', 'delivery', 'query', 'levels'], min: 1, max: 2 },
}
