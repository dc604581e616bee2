import { z } from 'zod'
import type { Kind } from './kind.ts'

const schema = z.strictObject({
  /** name of the scenario in `region/drills` */
  scenario: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(64),
  speed: z.number().positive().max(100_000),
  began: z.int(),
  by: z.strictObject({ party: z.string().max(16), office: z.string().max(200) }),
  state: z.enum(['running', 'stopped', 'ended']),
})
export type DrillBody = z.infer<typeof schema>

/** An exercise under way at this desk, told to those who play. Its reports are captures marked as an exercise; this is about one, and is none. */
export const drill: Kind<DrillBody> = {
  kind: 'drill',
  log: 'statements',
  body: schema,
  signers: ['desk'],
  audiences: ['named'],
  face: () => null,
}
