import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalBytes, Fault, type Instant, isId, type Json, LEVELS, parseCanonical, type Party } from '../values/index.ts'

export const AUDIENCES = ['author', 'named', 'parties', 'organs', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Who may read, as the author says it (design, section 5). Empty `under` reaches nobody. */
export const releaseSchema = z.strictObject({
  audience: z.enum(AUDIENCES),
  under: z.array(z.string().max(64)).max(32).optional(),
  to: z.array(z.string().max(16)).max(200).optional(),
  /** ms; until then nobody but the author reads it */
  notBefore: z.int().min(0).optional(),
  /** I read yours only if you may read mine: same form, period and fields, at the same instant */
  reciprocal: z.boolean().optional(),
  /** states of disputed or unknown standing that the author tells all the same, by name */
  add: z.array(z.string().max(16)).max(200).optional(),
  /** parties that the author leaves out: one whose proof is too old, say */
  leaveOut: z.array(z.string().max(16)).max(200).optional(),
  /** how the author classifies it; refused when its instruments are of another level */
  level: z.enum(LEVELS).optional(),
})
export type Release = z.infer<typeof releaseSchema>

export const NATURES_OF_AGENCY = ['civil', 'military', 'police', 'health', 'diplomatic', 'secretariat', 'not-named'] as const

const headerSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().refine(isId, '32 hex digits'),
  kind: z.string().regex(/^[a-z][a-z-]{1,31}$/),
  author: z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/),
  /** the office whose credential signs; `not-named` when the state names no releasing authority */
  authority: z.strictObject({ agency: z.string().min(1).max(120), nature: z.enum(NATURES_OF_AGENCY) }),
  /** the author's word on when; decides nothing */
  made: z.int().min(0).max(253_402_300_799_999),
  release: releaseSchema,
  /** ids of what it speaks of: a warning, an event, a draft */
  about: z.array(z.string().max(80)).max(16),
  replaces: z.string().refine(isId, '32 hex digits').optional(),
  /** what the kind lets everyone know; null when not even the existence shows */
  face: z.json().nullable(),
  bodyDigest: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The signed part of a statement. The body stands apart, bound by `bodyDigest`. */
export interface Header {
  v: 1
  id: string
  kind: string
  author: Party
  authority: { agency: string; nature: (typeof NATURES_OF_AGENCY)[number] }
  made: Instant
  release: Release
  about: string[]
  replaces?: string
  face: Json
  bodyDigest: string
}

/** 32 bytes in base64url, in the one spelling: a second one would give one key two names, and so two links. */
export const BYTES_32 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

export const SALT_BYTES = 32
export const MAX_HEADER_BYTES = 16_384
export const MAX_BODY_BYTES = 1_048_576

/** SHA-256(bodySalt ‖ canonical body), lower-case hex: a viewer of header, body and salt can check it; one of the header alone learns nothing. */
export function bodyDigest(bodySalt: Uint8Array, body: Uint8Array): string {
  if (bodySalt.length !== SALT_BYTES) throw new Fault('body-salt', `a body salt has ${SALT_BYTES} bytes`)
  return createHash('sha256').update(bodySalt).update(body).digest('hex')
}

export function headerBytes(header: Header): Uint8Array {
  return canonicalBytes(header as unknown as Json)
}

/** Fault `header-size`, `canonical-form` or `header-shape` naming the field. */
export function parseHeader(bytes: Uint8Array): Header {
  if (bytes.length > MAX_HEADER_BYTES) throw new Fault('header-size', `a header has at most ${MAX_HEADER_BYTES} bytes`)
  const found = headerSchema.safeParse(parseCanonical(bytes))
  if (found.success) return found.data as Header
  const issue = found.error.issues[0]!
  throw new Fault('header-shape', issue.message, { field: issue.path.join('.') })
}
