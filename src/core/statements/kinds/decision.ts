import { z } from 'zod'
import type { Kind } from './kind.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const schema = z.strictObject({
  reader: z.string().max(32),
  /** whether the reader was given the header alone or the body too */
  part: z.enum(['face', 'whole']),
  cause: z.string().max(400),
  /** the law that it was decided on */
  law: z.strictObject({ size: z.int().min(0), root: hash }),
  /** SHA-256 of the words of the bundle's page, so that nobody else puts words into it */
  page: hash,
})
export type DecisionBody = z.infer<typeof schema>

/** Why somebody reads a statement, as the desk vouches for it in an evidence bundle; `about` names the statement. It is not sealed. */
export const decision: Kind<DecisionBody> = {
  kind: 'decision', log: 'statements', body: schema, signers: ['desk'], audiences: ['named'], face: () => null, about: { kinds: [], min: 1, max: 1 },
}
