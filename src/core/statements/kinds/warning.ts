import { z } from 'zod'
import type { Kind } from './kind.ts'

const short = z.string().max(400)
const party = z.string().max(32)
const perLanguage = <T extends z.ZodType>(part: T) => z.strictObject({ en: part, es: part, pt: part, fr: part })
const names = perLanguage(z.string().max(200))
/** RFC 3339, or blank for what is not known: statements carry no empty fields in disguise. */
const instant = z.string().regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/)
const decimal = z.string().regex(/^(-?\d+(\.\d+)?)?$/)

const message = z.strictObject({
  event: z.string().max(35), headline: short, description: z.string().max(8000), instruction: z.string().max(4000), action: short,
  sms: z.string().max(360), chat: z.string().max(360),
})

const recipient = z.strictObject({
  party, name: names, footing: z.enum(['owed', 'affected']),
  under: z.array(z.strictObject({ instrument: z.string().max(64), article: z.string().max(64) })).max(60),
  method: z.string().max(32), km: decimal,
  replyBy: z.strictObject({ rule: z.enum(['instrument', 'impact', 'none']), at: instant, instrument: z.string().max(64), article: z.string().max(64) }),
})

/** What is said, to whom and why: numbers as text, blank for what is not known. CAP 1.2 words where CAP has them. */
const content = z.strictObject({
  theme: z.string().max(64), author: party, agency: names, mode: z.enum(['actual', 'exercise', 'test']), version: z.string().regex(/^\d{1,4}$/),
  drafted: instant, eventAt: instant, offsetMinutes: z.string().regex(/^-?\d{1,3}$/), expires: instant,
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  categories: z.array(z.enum(['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'])).min(1).max(12),
  responses: z.array(z.enum(['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'])).max(9),
  area: z.array(z.strictObject({ party, name: names, method: z.string().max(32), km: decimal })).max(80),
  shapes: z.array(z.strictObject({ kind: z.enum(['point', 'circle', 'polygon', 'geocode']), value: z.string().max(200_000), scheme: z.string().max(64) })).max(60),
  texts: perLanguage(message),
  recipients: z.array(recipient).max(120),
  headline: z.string().max(64),
  references: z.array(z.string().max(80)).max(60),
  link: z.string().max(300),
})

const fields = {
  act: z.enum(['alert', 'update', 'cancel']),
  /** why a cancel ends it */
  ending: z.enum(['ended', 'false-alarm', 'error', 'replaced']).nullable(),
  /** the event of the watch and the key of its version, when it came from there */
  event: z.strictObject({ id: z.string().max(80), key: z.string().max(80) }).nullable(),
  /** the official message that it relays unchanged, and its digest */
  relays: z.strictObject({ identifier: z.string().max(400), digest: z.string().max(64) }).nullable(),
  content,
}
const draftSchema = z.strictObject(fields)
const warningSchema = z.strictObject({
  ...fields,
  /** how civil authority released it (rule 5); `reviewBy` in ms where one person or an order did */
  released: z.strictObject({
    by: z.enum(['two-credentials', 'standing-order', 'one-person-relay', 'one-person-cancel']),
    draft: z.string().max(32), order: z.string().max(32).nullable(), reviewBy: z.int().nullable(),
  }),
})

export type DraftBody = z.infer<typeof draftSchema>
export type WarningBody = z.infer<typeof warningSchema>
export type WarningContent = DraftBody['content']

const mode = (body: DraftBody) => body.content.mode

/** A danger or a notice told to others. Its versions hang on the first: `about[0]` is that one's id, and each `replaces` the one before. */
export const warning: Kind<WarningBody> = {
  kind: 'warning', log: 'statements', body: warningSchema, signers: ['releaser', 'drafter'], audiences: ['named', 'parties', 'organs', 'public'], face: () => null, mode, fromRivals: true,
}

/** The same content before anyone released it: its author alone reads it. */
export const draft: Kind<DraftBody> = {
  kind: 'draft', log: 'statements', body: draftSchema, signers: ['drafter', 'releaser'], audiences: ['author'], face: () => null, mode, fromRivals: true,
}
