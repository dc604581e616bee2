import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  party: z.string().max(16),
  office: z.string().max(200),
  at: z.int(),
  /** `reached`: a machine or a mail server took the test; nobody says that a person read it */
  outcome: z.enum(['reached', 'failed', 'no-channel']),
  channel: z.enum(['mail', 'webhook', 'none']),
  why: z.string().max(300).optional(),
})
export type ReachBody = z.infer<typeof schema>

/** The weekly test of a focal point. Its state reads it, and so does this desk: a stranger does not learn whose line is dead. */
export const reach: Kind<ReachBody> = {
  kind: 'reach', log: 'statements', body: schema, signers: ['desk'], audiences: ['named'], face: () => null,
}
