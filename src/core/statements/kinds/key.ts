import { z } from 'zod'
import { NATURES_OF_AGENCY } from '../envelope.ts'
import { type Kind, ROLES } from './kind.ts'

const schema = z.strictObject({
  act: z.enum(['admit', 'rotate', 'revoke', 'compromised']),
  party: z.string().max(32),
  office: z.string().min(1).max(120),
  nature: z.enum(NATURES_OF_AGENCY),
  role: z.enum(ROLES),
  /** Ed25519 public key, 32 bytes in base64url */
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** where the private half lives; `hosted` is the least trusted and is labelled */
  custody: z.enum(['hosted', 'own-node', 'hardware']),
  /** the key it takes the place of */
  instead: z.string().optional(),
  /** drills have their own keys, which cannot sign an actual warning */
  exercise: z.boolean(),
})
export type KeyBody = z.infer<typeof schema>

/** A credential act, in the law log: which key speaks for which office in which role, from which law size on. */
export const key: Kind<KeyBody> = {
  kind: 'key',
  log: 'law',
  body: schema,
  signers: ['desk', 'depositary'],
  audiences: ['public'],
  face: () => null,
}
