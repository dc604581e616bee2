import { z } from 'zod'
import { CAPABILITY_GRADES, INSTITUTIONS, PILLARS, ROOT_CAUSES } from '../../values/index.ts'
import type { Kind } from './kind.ts'

const line = z.strictObject({
  /** the threat that it is a capability against, of the closed list of themes */
  theme: z.string().max(64),
  pillar: z.enum(PILLARS),
  institution: z.enum(INSTITUTIONS),
  nature: z.enum(['civil', 'military']),
  grade: z.enum(CAPABILITY_GRADES),
  /** why it is not whole; empty where it is, or where the author does not say */
  causes: z.array(z.enum(ROOT_CAUSES)).max(ROOT_CAUSES.length),
  /** what shows it: a law, a unit, an exercise, a budget line, each with where it can be seen */
  evidence: z.array(z.strictObject({ what: z.string().min(1).max(400), where: z.string().max(400) })).max(10),
})

const schema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  lines: z.array(line).max(300),
})
export type CapabilityBody = z.infer<typeof schema>
export type CapabilityLine = CapabilityBody['lines'][number]

/** What its author has to contain threats with, under the four dimensions of modernization, with evidence. A later one `replaces` it. */
export const capability: Kind<CapabilityBody> = {
  kind: 'capability',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  face: () => null,
}
