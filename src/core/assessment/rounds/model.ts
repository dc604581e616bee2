import type { EvaluationBody, RecommendationBody, RecommendationStepBody, RoundBody, RoundConsentBody, RoundReplyBody, VisitBody } from '../../statements/index.ts'
import type { Instant, Party } from '../../values/index.ts'

/** One utterance in a round, as a viewer reads it; `at` is when the desk admitted it. */
export interface InRound<B> {
  id: string
  by: Party
  at: Instant
  body: B
  /** released to the very readers of the round */
  told: boolean
}

export interface EvaluationRound {
  id: string
  by: Party
  at: Instant
  body: RoundBody
}

/** All that was said in a round, oldest first, as one viewer reads it. */
export interface RoundDossier {
  round: EvaluationRound
  evaluations: InRound<EvaluationBody>[]
  consents: InRound<RoundConsentBody>[]
  visits: InRound<VisitBody>[]
  replies: InRound<RoundReplyBody>[]
  recommendations: InRound<RecommendationBody>[]
  steps: InRound<RecommendationStepBody>[]
}

export const ROUND_PHASES = ['called', 'self', 'assessing', 'reply', 'follow-up', 'closed'] as const
export type RoundPhase = (typeof ROUND_PHASES)[number]

/** A round goes forward by its dates alone: nobody's silence holds it up. */
export function roundPhase({ body: { opens, selfDue, othersDue, replyDue, ends } }: Pick<EvaluationRound, 'body'>, now: Instant): RoundPhase {
  const passed = [opens, selfDue, othersDue, replyDue, ends].filter((at) => at <= now).length
  return ROUND_PHASES[passed]!
}
