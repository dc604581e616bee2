import { z } from 'zod'
import type { Kind } from './kind.ts'
import { SEAT_ROLES } from './seat.ts'

const WAYS_IN = ['invite', 'passkey', 'oidc', 'demo'] as const
export type WayIn = (typeof WAYS_IN)[number]

const schema = z.strictObject({
  act: z.enum(['sign-in', 'sign-in-failed', 'release', 'key-use', 'export']),
  at: z.int(),
  /** how many times within the minute; more than 1 for failed sign-ins only */
  count: z.int().min(1),
  seat: z.string().regex(/^[0-9a-f]{32}$/).nullable(),
  office: z.string().max(120),
  role: z.enum(SEAT_ROLES).nullable(),
  how: z.enum(WAYS_IN).nullable(),
  /** the statement signed, for `release` and `key-use` */
  statement: z.string().max(32).nullable(),
  /** kind of the statement, address of the export, code of the refusal */
  what: z.string().max(300),
})
export type AuditBody = z.infer<typeof schema>

/** What happened at the doors: read by the party concerned and the operator, nobody else. Holds offices, never persons or addresses. */
export const audit: Kind<AuditBody> = {
  kind: 'audit',
  log: 'statements',
  body: schema,
  signers: ['desk'],
  audiences: ['named', 'author'],
  face: () => null,
}
