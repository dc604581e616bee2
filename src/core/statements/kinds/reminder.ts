import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  party: z.string().max(16),
  duty: z.string().max(80),
  period: z.string().max(40),
  dueAt: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  channel: z.literal('mail'),
  /** `delivered`: a mail server took it for one office at least; nobody says that a person read it */
  outcome: z.enum(['delivered', 'failed', 'no-address', 'no-mail-server']),
  at: z.int(),
  attempts: z.int().min(0),
})
export type ReminderBody = z.infer<typeof schema>

/**
 * Proof that a return was called to mind by mail, or that a note verbale was mailed: then it is about that note. The state reads it, and the
 * body to which the return is addressed if it sits at the desk; not which office was written to, nor why a mail failed.
 */
export const reminder: Kind<ReminderBody> = {
  kind: 'reminder', log: 'statements', body: schema, signers: ['desk'], audiences: ['named'], face: () => null, about: { kinds: ['note-verbale'], min: 0, max: 1 },
}
