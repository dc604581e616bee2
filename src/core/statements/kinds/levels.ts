import { z } from 'zod'
import { LEVELS } from '../../values/index.ts'
import type { Kind } from './kind.ts'

const score = z.strictObject({
  /** a state or a sub-region */
  subject: z.string().max(32),
  level: z.enum(LEVELS),
  /** 1 is the most active, 5 the least: the scale of the founding report's figures */
  score: z.int().min(1).max(5),
  because: z.string().min(1).max(800),
})

const schema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  method: z.string().min(1).max(800),
  scores: z.array(score).min(1).max(240),
})
export type LevelsBody = z.infer<typeof schema>

/** An assessor's own round of Figures 2 to 4: how active a state or sub-region is at each level, each score with its reason. */
export const levels: Kind<LevelsBody> = {
  kind: 'levels',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser', 'evaluator'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  face: () => null,
}
