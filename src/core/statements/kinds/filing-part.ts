import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  form: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  period: z.string().max(40),
  /** its place in the whole, whose first part is the filing itself */
  at: z.int().min(2).max(17),
  of: z.int().min(2).max(17),
  data: z.json(),
})
export type FilingPartBody = z.infer<typeof schema>

/**
 * More rows of a return that is too large for one statement. Sealed before the filing that names it in `about`: until that one comes it
 * is part of nothing, so that a whole return counts or none. Released as its filing is.
 */
export const filingPart: Kind<FilingPartBody> = {
  kind: 'filing-part',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  face: () => null,
}
