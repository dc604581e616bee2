import { z } from 'zod'
import type { Kind } from './kind.ts'

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)
const schema = z.strictObject({
  record: z.enum(['transfer', 'production', 'holding', 'expenditure', 'activity']),
  rows: z.array(z.strictObject({
    id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
    period: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
    fields: z.record(name, z.union([z.string().max(8000), z.boolean()])),
  })).max(10_000),
})
export type RecordsBody = z.infer<typeof schema>

/** What a state keeps once and files many times. Its author alone reads it; a later statement that `replaces` it stands beside it. */
export const records: Kind<RecordsBody> = {
  kind: 'records',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author'],
  face: () => null,
}
