import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  party: z.string().max(16),
  channel: z.enum(['inbox', 'mail', 'webhook', 'stream', 'none']),
  /** the contact's place in the escalation order, 0 first */
  step: z.int().min(0).max(20),
  outcome: z.enum(['delivered', 'failed', 'no-focal-point']),
  at: z.int(),
  attempts: z.int().min(0),
  /** the law log size and root on which the disclosure was decided */
  law: z.strictObject({ size: z.int().min(0), root: z.string().max(64) }),
  why: z.string().max(300).optional(),
})
export type DeliveryBody = z.infer<typeof schema>

/** Proof that a warning was handed over, or was not and why; its author and its addressee read it. */
export const delivery: Kind<DeliveryBody> = {
  kind: 'delivery',
  log: 'statements',
  body: schema,
  signers: ['desk'],
  audiences: ['named'],
  face: () => null,
  about: { kinds: ['warning'], min: 1, max: 2 },
}
