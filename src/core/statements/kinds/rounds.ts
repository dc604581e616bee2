import { z } from 'zod'
import { RATINGS, ROOT_CAUSES, ROUND_SEATS, STEP_STATES } from '../../values/index.ts'
import type { Audience } from '../envelope.ts'
import type { Kind, Role } from './kind.ts'

const party = z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/)
const state = z.string().regex(/^[A-Z]{3}$/)
const words = (most: number) => z.string().max(most)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const id = z.string().regex(/^[0-9a-f]{32}$/)
const mode = z.enum(['actual', 'exercise'])

const called = z.strictObject({
  mode,
  title: z.string().min(3).max(160),
  /** `id` is what answers name; `source` whose question it is */
  questionnaire: z.array(z.strictObject({ id: words(32), area: words(160), text: z.string().min(1).max(400), source: words(200) })).min(1).max(120),
  /** who evaluates whom, from which chair; `name` says who that is where a code does not */
  seats: z.array(z.strictObject({ subject: state, seat: z.enum(ROUND_SEATS), party, name: words(160) })).min(1).max(400),
  opens: z.int().min(0),
  selfDue: z.int().min(0),
  othersDue: z.int().min(0),
  replyDue: z.int().min(0),
  ends: z.int().min(0),
})
export type RoundBody = z.infer<typeof called>

const evaluated = z.strictObject({
  mode,
  subject: state,
  seat: z.enum(ROUND_SEATS),
  answers: z.array(z.strictObject({ indicator: words(32), rating: z.enum(RATINGS), cause: z.enum(ROOT_CAUSES).nullable(), because: words(1200), evidence: words(600) })).max(120),
})
export type EvaluationBody = z.infer<typeof evaluated>

/** The word of the state that is evaluated: to the round, or to one visit. */
const consented = z.strictObject({ mode, to: z.enum(['round', 'visit']), visit: id.nullable(), given: z.boolean(), text: words(1200) })
export type RoundConsentBody = z.infer<typeof consented>

const visited = z.strictObject({ mode, subject: state, act: z.enum(['asked', 'made']), visit: id.nullable(), from: day.nullable(), until: day.nullable(), text: words(1200) })
export type VisitBody = z.infer<typeof visited>

const replied = z.strictObject({ mode, evaluation: id, indicator: words(32), text: z.string().min(1).max(4000) })
export type RoundReplyBody = z.infer<typeof replied>

const recommended = z.strictObject({ mode, subject: state, indicator: words(32), text: z.string().min(1).max(1200), due: day.nullable() })
export type RecommendationBody = z.infer<typeof recommended>

const stepped = z.strictObject({ mode, recommendation: id, state: z.enum(STEP_STATES), cause: z.enum(ROOT_CAUSES).nullable(), text: words(2000), evidence: words(600) })
export type RecommendationStepBody = z.infer<typeof stepped>

const ABOUT = { kinds: ['round'], min: 1, max: 2 }
const TOLD: readonly Audience[] = ['named', 'public']
const ANY: readonly Role[] = ['drafter', 'releaser', 'depositary', 'evaluator']
const SUBJECT: readonly Role[] = ['drafter', 'releaser']
const common = { mode: (body: { mode: 'actual' | 'exercise' }) => body.mode, log: 'statements', face: () => null, audiences: TOLD } as const

/** Calls an evaluation: what is asked, who sits where, by when. Its readers are those of all that follows. */
export const round: Kind<RoundBody> = { kind: 'round', body: called, signers: ['releaser', 'drafter', 'depositary'], ...common }
/** What one evaluator found of one state, from one chair. A later one stands in place of an earlier one, which stays. */
export const evaluation: Kind<EvaluationBody> = { kind: 'evaluation', body: evaluated, signers: ANY, about: ABOUT, ...common }
export const roundConsent: Kind<RoundConsentBody> = { kind: 'round-consent', body: consented, signers: SUBJECT, about: ABOUT, ...common }
export const visit: Kind<VisitBody> = { kind: 'visit', body: visited, signers: ANY, about: ABOUT, ...common }
/** The right of reply of the state that was evaluated. */
export const roundReply: Kind<RoundReplyBody> = { kind: 'round-reply', body: replied, signers: SUBJECT, about: ABOUT, ...common }
export const recommendation: Kind<RecommendationBody> = { kind: 'recommendation', body: recommended, signers: ANY, about: ABOUT, ...common }
/** What its state does about a recommendation, and whether another seat confirms it. */
export const recommendationStep: Kind<RecommendationStepBody> = { kind: 'recommendation-step', body: stepped, signers: ANY, about: ABOUT, ...common }
