import { z } from 'zod'
import { NATURES_OF_AGENCY } from '../envelope.ts'
import type { Kind } from './kind.ts'

/** What whoever sits there is for. `both`: one person on shift, who drafts and may relay or cancel alone (design, rule 5). */
export const SEAT_ROLES = ['drafter', 'releaser', 'both', 'depositary', 'evaluator', 'observer'] as const
export type SeatRole = (typeof SEAT_ROLES)[number]

const id = z.string().regex(/^[0-9a-f]{32}$/)
const base64url = (most: number) => z.string().regex(/^[A-Za-z0-9_-]+$/).max(most)
const of = { seat: id, party: z.string().max(32) }

const schema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('offered'), ...of, office: z.string().min(1).max(120), nature: z.enum(NATURES_OF_AGENCY), role: z.enum(SEAT_ROLES), at: z.int() }),
  z.strictObject({ act: z.literal('accepted'), ...of, invite: id }),
  z.strictObject({ act: z.literal('closed'), ...of, why: z.enum(['by-office', 'by-operator']) }),
  z.strictObject({
    act: z.literal('passkey-added'), ...of,
    passkey: z.strictObject({
      id: base64url(1400),
      /** COSE public key (RFC 9052) */
      key: base64url(2000),
      transports: z.array(z.string().max(16)).max(8), counter: z.int().min(0),
      /** copied by its maker's cloud between devices: as safe as that account */
      synced: z.boolean(),
      /** a word for the device, never for a person */
      label: z.string().min(1).max(40),
    }),
  }),
  z.strictObject({ act: z.literal('passkey-removed'), ...of, passkey: base64url(1400) }),
  /** only authenticators that count say so; a count that does not rise is a sign of a copy (WebAuthn section 6.1.1) */
  z.strictObject({ act: z.literal('passkey-counted'), ...of, passkey: base64url(1400), counter: z.int().min(1) }),
  z.strictObject({ act: z.literal('passkey-suspect'), ...of, passkey: base64url(1400), counter: z.int().min(0) }),
  /** one session by its hash, or null: every session of the seat so far */
  z.strictObject({ act: z.literal('signed-out'), ...of, session: z.string().regex(/^[0-9a-f]{64}$/).nullable() }),
])
export type SeatBody = z.infer<typeof schema>

/** What becomes of a seat at this desk: offered to an office, taken, its passkeys, closed. The party and the operator read it. */
export const seat: Kind<SeatBody> = {
  kind: 'seat',
  log: 'statements',
  body: schema,
  signers: ['desk', 'releaser', 'depositary'],
  audiences: ['named'],
  face: () => null,
}
