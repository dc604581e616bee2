import { z } from 'zod'
import { ACTS, DUTY_KINDS, NATURES, OCCASIONS } from '../../core/law/index.ts'
import { CERTAINTIES, isDate, LANGUAGES, LEVELS, parseDuration } from '../../core/values/index.ts'

const text = z.string().min(1)
const date = z.string().refine(isDate, {
  error: (issue) => `"${String(issue.input)}" is not a date that exists: write '1947', 1947-09 or 1947-09-02 (a year alone in quotes)`,
})
const duration = z.string().refine(isDuration, { error: (issue) => `"${String(issue.input)}" is not a duration: write P30D, P3M or PT24H` })
const id = z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: 'an id is upper case letters, digits and underscores, as in OAS_CHARTER' })

function isDuration(value: string): boolean {
  try {
    parseDuration(value)
    return true
  } catch {
    return false
  }
}

const claimOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    source: text,
    certainty: z.enum(CERTAINTIES),
    pointer: text.exactOptional(),
    known: date.exactOptional(),
    note: text.exactOptional(),
    oddity: z
      .string()
      .regex(/^O\d+$/)
      .exactOptional(),
  })

const treatyRule = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('nth-consent'),
    n: z.int().positive().max(200, { error: 'more consents than there are states: this can never be met' }),
    delay: duration.exactOptional(),
  }),
  z.strictObject({
    rule: z.literal('share-of-signatories'),
    share: z
      .tuple([z.int().positive(), z.int().positive()])
      .refine(([part, whole]) => part <= whole, { error: 'a share above one can never be met' }),
    delay: duration.exactOptional(),
  }),
  z.strictObject({ rule: z.literal('date'), date }),
  z.strictObject({ rule: z.literal('per-state') }),
])

const stateRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('after-consent'), delay: duration }),
  z.strictObject({ rule: z.literal('first-of-nth-month'), months: z.int().positive() }),
  z.strictObject({ rule: z.literal('opt-out') }),
  z.strictObject({ rule: z.literal('on-waiver') }),
  z.strictObject({ rule: z.literal('on-signature') }),
])

const among = z.enum(['parties', 'states'])
const named = z.strictObject({ role: z.literal('named'), parties: z.array(text).min(1) })
const plain = <const R extends string>(...roles: R[]) => z.strictObject({ role: z.enum(roles) })

const bearer = z.discriminatedUnion('role', [
  plain('origin', 'affected', 'any-party', 'every-party', 'asked', 'receiver', 'private', 'unknown'),
  named,
])
const receiver = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('affected'), among }),
  z.strictObject({ role: z.literal('neighbours'), among }),
  z.strictObject({ role: z.literal('body'), body: text }),
  plain('all-parties', 'asker', 'flag-state', 'public', 'unknown'),
  named,
])

const duty = z.strictObject({
  id: text,
  article: text.exactOptional(),
  kind: z.enum(DUTY_KINDS),
  trigger: text,
  occasion: z.array(z.enum(OCCASIONS)).min(1),
  only: z.array(text).min(1).exactOptional(),
  themes: z.array(text),
  owedBy: text,
  owedTo: text,
  bearer,
  receiver: z.array(receiver).min(1),
  deadline: z
    .string()
    .refine((value) => isDuration(value) || (/^--\d{2}-\d{2}$/.test(value) && isDate(`2024${value.slice(1)}`)), {
      error: 'a deadline is P90D, -P42D or --06-15',
    })
    .exactOptional(),
  footing: z.enum(['binding', 'conditional', 'political', 'background']),
  source: text,
  certainty: z.enum(CERTAINTIES),
  note: text.exactOptional(),
})

/** `region/instruments/<ID>.yaml`. */
export const instrumentFile = z.strictObject({
  id,
  title: z.strictObject({ en: text, es: text.exactOptional(), pt: text.exactOptional(), fr: text.exactOptional() }),
  level: z.enum(LEVELS),
  nature: z.enum(NATURES),
  themes: z.array(text),
  source: text,
  certainty: z.enum(CERTAINTIES),
  adopted: z.array(claimOf(date)).exactOptional(),
  inForce: z.array(claimOf(date)).exactOptional(),
  inForceSeen: z.array(claimOf(date)).exactOptional(),
  depositary: claimOf(text).extend({ by: z.array(text).min(1).exactOptional() }).exactOptional(),
  existence: claimOf(z.literal('public')).exactOptional(),
  archive: claimOf(z.literal('later-parties')).exactOptional(),
  entry: z.strictObject({ treaty: claimOf(treatyRule).exactOptional(), state: claimOf(stateRule).exactOptional() }).default({}),
  denunciation: claimOf(z.strictObject({ text, after: duration.exactOptional(), silent: z.literal(true).exactOptional() })).exactOptional(),
  coverage: z.enum(['listed', 'partial', 'blank']),
  coverageKnown: date.exactOptional(),
  follows: id.exactOptional(),
  scope: z.strictObject({ area: text, source: text, certainty: z.enum(CERTAINTIES), note: text.exactOptional() }).exactOptional(),
  titleSource: z.partialRecord(z.enum(LANGUAGES), z.strictObject({ source: text, certainty: z.enum(CERTAINTIES) })).exactOptional(),
  claims: z.array(z.strictObject({ field: text, claim: claimOf(text) })).default([]),
  duties: z.array(duty).default([]),
})
export type InstrumentFile = z.output<typeof instrumentFile>

const action = z.strictObject({
  act: z.enum(ACTS),
  date: date.exactOptional(),
  source: text,
  certainty: z.enum(CERTAINTIES),
  what: text.exactOptional(),
  toward: text.exactOptional(),
  pointer: text.exactOptional(),
  note: text.exactOptional(),
  flags: z.array(text).exactOptional(),
})

/** `region/actions/<ID>.yaml`: sources named once, then each state's acts. */
export const actionsFile = z.strictObject({
  instrument: id,
  sources: z.record(z.string(), z.strictObject({ text, known: date.exactOptional() })),
  actions: z.record(z.string().regex(/^[A-Z]{3}$/, { error: 'a state is an ISO 3166-1 alpha-3 code such as MEX' }), z.array(action)),
})
export type ActionsFile = z.output<typeof actionsFile>
