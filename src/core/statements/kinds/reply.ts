import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({ text: z.string().min(1).max(4000) })
export type ReplyBody = z.infer<typeof schema>

/** An answer in words to any statement that the one who replies may read: a question, or what was said of it (rule 4). */
export const reply: Kind<ReplyBody> = {
  kind: 'reply',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['named', 'public'],
  face: () => null,
  inDrills: true,
  about: { kinds: ['answer', 'warning', 'reply', 'delivery', 'query'], min: 1, max: 2 },
}
