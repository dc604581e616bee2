import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** id of the form, as its file in region/forms says it */
  form: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  /** the time it covers, EDTF: a year, a month, a day or an interval of days */
  period: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}-\d{2}-\d{2})?$/),
  /** the author's day of filing, YYYY-MM-DD; decides nothing */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** nil: there was nothing. nothing-new: what was said for an earlier period still holds. data: rows follow */
  answer: z.enum(['data', 'nil', 'nothing-new']),
  /** the instrument makes it public that this was filed: form, period and date then show, the content follows `release` */
  shown: z.boolean(),
  /** answers by section, checked against the form before signing; null where the answer says it all */
  data: z.json(),
  /** of a return too large for one statement: how many hold it, this one first; `about` names the others in their order */
  parts: z.int().min(2).max(17).optional(),
})
export type FilingBody = z.infer<typeof schema>

/** A return under a duty. A correction is another filing that `replaces` it and stands beside it. */
export const filing: Kind<FilingBody> = {
  kind: 'filing',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  // in canonical order, as it comes back from a signed header
  face: ({ form, period, date, shown }) => (shown ? { date, form, period } : null),
}
