import { z } from 'zod'
import { NATURES_OF_AGENCY } from '../envelope.ts'
import type { Kind } from './kind.ts'

const channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), address: z.email().max(200), language: z.enum(['en', 'es', 'pt', 'fr']) }),
  z.strictObject({ kind: z.literal('webhook'), url: z.url({ protocol: /^https?$/ }).max(400), secret: z.string().min(8).max(200) }),
])

const schema = z.strictObject({
  /** themes it answers for; empty: all */
  themes: z.array(z.string().max(64)).max(60),
  office: z.string().min(2).max(120),
  nature: z.enum(NATURES_OF_AGENCY),
  /** escalation order: 0 is told first */
  step: z.int().min(0).max(20),
  channels: z.array(channel).max(6),
  withdrawn: z.boolean().optional(),
})
export type ContactBody = z.infer<typeof schema>

/** A focal point of its author: an office and its channels, never a person. The desk reads it in order to deliver. */
export const contact: Kind<ContactBody> = {
  kind: 'contact',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named'],
  face: () => null,
}
