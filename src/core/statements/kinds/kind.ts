import type { z } from 'zod'
import type { Json } from '../../values/index.ts'
import type { Audience } from '../envelope.ts'

/** What a credential may do. Drafter and releaser are two credentials of one authority; `root` announces a state's other keys; `desk` is the operator of the node. */
export const ROLES = ['root', 'drafter', 'releaser', 'depositary', 'evaluator', 'observer', 'desk'] as const
export type Role = (typeof ROLES)[number]

/** One kind of statement, whole: everything that differs from kind to kind stands in its one file. */
export interface Kind<B = unknown> {
  kind: string
  /** `law`: fully public, one total order for the law. `statements`: salted commitments. */
  log: 'law' | 'statements'
  body: z.ZodType<B>
  /** credentials that may sign it */
  signers: readonly Role[]
  /** release bounds: audiences an author may choose */
  audiences: readonly Audience[]
  /** the public face; null when not even its existence shows */
  face(body: B): Json
  /** actual, exercise or test: a key of one kind cannot sign the other */
  mode?(body: B): 'actual' | 'exercise' | 'test'
  /** has no mode, and may be said of what has one: by a key for exercises of an exercise. Any other kind without a mode is actual, but at a desk of exercises */
  inDrills?: true
  /** carried even while rival keys claim the seat of its author: what concerns safety, and key acts themselves */
  fromRivals?: true
  /** the statements it must name in `about`: kinds and count, checked on admission */
  about?: { kinds: readonly string[]; min: number; max: number }
}
