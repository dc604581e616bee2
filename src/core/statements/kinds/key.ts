import { z } from 'zod'
import { BYTES_32, NATURES_OF_AGENCY } from '../envelope.ts'
import { type Kind, ROLES } from './kind.ts'

/** RFC 7638 thumbprint, or an Ed25519 public key: both are 32 bytes in base64url. */
const bytes32 = z.string().regex(BYTES_32)
const party = z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/)
const why = z.string().max(300).optional()

const holder = {
  party,
  office: z.string().min(1).max(120),
  nature: z.enum(NATURES_OF_AGENCY),
  role: z.enum(ROLES),
  x: bytes32,
  /** where the private half lives; `hosted` is the least trusted and is labelled */
  custody: z.enum(['hosted', 'own-node', 'hardware']),
  /** drills have their own keys, which cannot sign an actual warning */
  exercise: z.boolean(),
}

const schema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('admit'), ...holder }),
  /** `instead`: the key it takes the place of, which stops counting */
  z.strictObject({ act: z.literal('rotate'), ...holder, instead: bytes32 }),
  z.strictObject({ act: z.literal('revoke'), party, key: bytes32, why }),
  /** `since`: what it signed under a law log of this size or longer is doubted */
  z.strictObject({ act: z.literal('compromised'), party, key: bytes32, since: z.int().min(0), why }),
])
export type KeyBody = z.infer<typeof schema>
/** Acts that bring a key in. */
export type Announcement = Extract<KeyBody, { act: 'admit' | 'rotate' }>

/**
 * A credential act, in the law log: which key speaks for which office in which role, from which law size on, and until which.
 * Every role signs some: a key may always give itself up. Who may do what to whose key is in `key-acts.ts`.
 */
export const key: Kind<KeyBody> = {
  kind: 'key',
  log: 'law',
  body: schema,
  signers: ROLES,
  audiences: ['public'],
  face: () => null,
  inDrills: true,
  fromRivals: true,
}
