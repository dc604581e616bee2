import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** received: a machine took it. acknowledged: a person did. Declining needs no reason. */
  act: z.enum(['received', 'acknowledged', 'acted', 'declined', 'question']),
  /** the version of the warning that this answers; an answer belongs to a version (rule 7) */
  version: z.string().length(32),
  channel: z.enum(['desk', 'link', 'cap', 'webhook', 'mail']),
  text: z.string().max(2000).optional(),
})
export type AnswerBody = z.infer<typeof schema>

/** What an addressee answers to a warning; its author and the one who answers read it. */
export const answer: Kind<AnswerBody> = {
  kind: 'answer',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['named'],
  face: () => null,
  inDrills: true,
  about: { kinds: ['warning'], min: 1, max: 2 },
}
