import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  party: z.string().max(16),
  /** absent: said of the state as a whole, to a secretariat that may not know its offices */
  office: z.string().max(200).optional(),
  at: z.int(),
  /** `reached`: a machine or a mail server took the test; nobody says that a person read it */
  outcome: z.enum(['reached', 'failed', 'no-channel']),
  channel: z.enum(['mail', 'webhook', 'none']).optional(),
  why: z.string().max(300).optional(),
})
export type ReachBody = z.infer<typeof schema>

/**
 * The weekly test of a focal point. Its state reads it, and so does this desk: a stranger does not learn whose line is dead. A secretariat
 * that sits at the desk is told of each state whether it answers, and nothing of how: the state reads that too.
 */
export const reach: Kind<ReachBody> = {
  kind: 'reach', log: 'statements', body: schema, signers: ['desk'], audiences: ['named'], face: () => null,
}
