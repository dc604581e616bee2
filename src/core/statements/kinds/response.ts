import { z } from 'zod'
import { AGENCY_NATURES, LEVELS } from '../../values/index.ts'
import type { Kind } from './kind.ts'

const agency = z.strictObject({ agency: z.string().min(2).max(120), nature: z.enum(AGENCY_NATURES) })

const schema = z.strictObject({
  theme: z.string().max(64),
  what: z.string().min(2).max(800),
  /** chosen by its author, never derived from the threat (founding report, P L101) */
  level: z.enum(LEVELS),
  lead: agency,
  /** plural on purpose: multidimensional security takes multidimensional agencies (P L115) */
  others: z.array(agency).max(20),
  /** how rights are looked after while it runs; blank: not checked */
  rights: z.string().max(1200),
  /** why so, in the author's words; the only thing that others read of any caution that it was shown */
  reason: z.string().max(1200),
})
export type ResponseBody = z.infer<typeof schema>

/** What its author does about a threat or an issue, and which of its agencies leads. */
export const response: Kind<ResponseBody> = {
  kind: 'response',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  face: () => null,
}
