import { z } from 'zod'
import { SALT_BYTES } from '../envelope.ts'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** 32 bytes in hex */
  bodySalt: z.string().regex(new RegExp(`^[0-9a-f]{${SALT_BYTES * 2}}$`)),
  /** canonical bytes of the body, as text */
  body: z.string().max(900_000),
})
export type OpeningBody = z.infer<typeof schema>

/** Body and salt of a statement whose author sealed the header alone and kept them at home. Its readers are that statement's. */
export const opening: Kind<OpeningBody> = {
  kind: 'opening',
  log: 'statements',
  body: schema,
  signers: ['releaser'],
  audiences: ['author'],
  face: () => null,
  about: { kinds: ['filing'], min: 1, max: 1 },
}
