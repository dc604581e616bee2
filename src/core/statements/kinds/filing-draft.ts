import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  form: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  period: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}-\d{2}-\d{2})?$/),
  answer: z.enum(['data', 'nil', 'nothing-new']),
  data: z.json(),
  /** rows of an uploaded table that were set aside, whole, with their reasons: nothing is lost between two visits */
  rejected: z.json(),
  /** what else reading the upload said: sheets and columns that were not read, figures read by the habit of the country */
  heard: z.json().optional(),
  /** handed to the second credential; a later draft takes it back */
  finished: z.boolean(),
  /** id of the filing that this corrects */
  corrects: z.string().regex(/^[0-9a-f]{32}$/).nullable(),
  /** thrown away: what was filed, or nothing, counts again */
  dropped: z.literal(true).optional(),
})
export type FilingDraftBody = z.infer<typeof schema>

/** A return in the making: the newest of a form and period counts, its author alone reads it, and a filing sealed later ends it. */
export const filingDraft: Kind<FilingDraftBody> = {
  kind: 'filing-draft',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author'],
  face: () => null,
}
