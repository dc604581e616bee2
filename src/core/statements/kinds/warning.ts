import { z } from 'zod'
import type { Kind } from './kind.ts'

const languageText = z.strictObject({
  language: z.enum(['en', 'es', 'pt', 'fr']),
  event: z.string().max(35),
  headline: z.string().max(160),
  description: z.string().max(8000),
  instruction: z.string().max(4000).optional(),
})

/** A decimal as text: statements carry no fractions as numbers. */
const decimal = z.string().regex(/^-?\d{1,7}(\.\d{1,6})?$/)

const area = z.strictObject({
  party: z.string().max(16),
  description: z.string().max(200),
  circle: z.strictObject({ lat: decimal, lon: decimal, km: decimal }).optional(),
  polygon: z.array(z.tuple([decimal, decimal])).min(4).max(7000).optional(),
})

/** One addressee and why: `owed` under an article, or `affected` where no duty is known (rule 3). */
const recipient = z.strictObject({
  party: z.string().max(16),
  footing: z.enum(['owed', 'affected']),
  instrument: z.string().max(64).optional(),
  article: z.string().max(64).optional(),
  km: decimal.optional(),
  /** how the answer clock is set: the instrument's deadline, the time to impact, or no reply owed */
  clock: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('instrument'), deadline: z.int() }),
    z.strictObject({ rule: z.literal('impact'), deadline: z.int() }),
    z.strictObject({ rule: z.literal('none') }),
  ]),
})

export const warningSchema = z.strictObject({
  /** CAP 1.2 words; severity and the rest are the author's, kept apart from any source's */
  message: z.enum(['alert', 'update', 'cancel']),
  status: z.enum(['actual', 'exercise', 'system', 'test', 'draft']),
  scope: z.enum(['Public', 'Restricted', 'Private']),
  theme: z.string().max(64),
  category: z.enum(['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other']),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  /** the event at this desk and its version, when it came from the watch */
  event: z.strictObject({ id: z.string().max(80), version: z.int().min(1) }).optional(),
  /** identifier of an official message relayed unchanged */
  relays: z.string().max(300).optional(),
  at: z.int(),
  onset: z.int().optional(),
  expires: z.int().optional(),
  origin: z.string().max(16).optional(),
  areas: z.array(area).max(60),
  texts: z.array(languageText).min(1).max(4),
  recipients: z.array(recipient).max(120),
  /** what the severity rests on, shown with it: code and parameters */
  because: z.array(z.strictObject({ code: z.string().max(64), params: z.record(z.string().max(32), z.string().max(300)) })).max(40),
})

export type WarningBody = z.infer<typeof warningSchema>

/** A danger or a notice told to others; versions by `replaces`, the whole chain by `about[0]` = its first version's draft or event. */
export const warning: Kind<WarningBody> = {
  kind: 'warning',
  log: 'statements',
  body: warningSchema,
  signers: ['releaser'],
  audiences: ['named', 'parties', 'organs', 'public'],
  face: () => null,
}

/** The same body before anyone released it: its author alone reads it. */
export const draft: Kind<WarningBody> = {
  kind: 'draft',
  log: 'statements',
  body: warningSchema,
  signers: ['drafter', 'releaser'],
  audiences: ['author'],
  face: () => null,
}
