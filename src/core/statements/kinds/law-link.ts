import { z } from 'zod'
import type { Kind } from './kind.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** `grants`: salted digest of who was told what by the batch; the salt stays at the desk, or readers could be guessed. */
const schema = z.strictObject({ size: z.int().min(0), root: hash, grants: hash })
export type LawLinkBody = z.infer<typeof schema>

/**
 * First entry of every ledger batch: the law as it stood. Keys and releases of the batch are judged by it. Only the desk lists
 * them: one a batch, they would tell everybody when something was said that nobody else may know of.
 */
export const lawLink: Kind<LawLinkBody> = {
  kind: 'law-link',
  log: 'statements',
  body: schema,
  signers: ['desk'],
  audiences: ['author'],
  face: () => null,
}
