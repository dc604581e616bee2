import { z } from 'zod'
import { AGENCY_NATURES, CONSENT_DECISIONS, ENDINGS, HORIZONS, OPEN_QUESTIONS, PARTICIPATIONS, POINT_STATUSES, ROOT_CAUSES } from '../../values/index.ts'
import type { Audience } from '../envelope.ts'
import type { Kind, Role } from './kind.ts'

const mode = z.enum(['actual', 'exercise'])
const words = (most: number, least = 0) => z.string().min(least).max(most)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const agency = z.strictObject({ agency: words(120, 2), nature: z.enum(AGENCY_NATURES) })

const progressed = z.strictObject({
  mode,
  /** a file of `region/plans`, and one of its points */
  plan: words(64, 1),
  point: z.int().min(1).max(999),
  status: z.enum(POINT_STATUSES),
  /** why it is blocked, of the five */
  causes: z.array(z.enum(ROOT_CAUSES)).max(ROOT_CAUSES.length),
  lead: agency.nullable(),
  evidence: z.array(z.strictObject({ what: words(400, 1), where: words(400) })).max(10),
  /** when it is looked at again */
  next: day.nullable(),
  text: words(2000),
})
export type PlanProgressBody = z.infer<typeof progressed>

const needed = z.strictObject({
  mode,
  title: words(160, 3),
  theme: words(64, 1),
  what: words(2000, 3),
  horizon: z.enum(HORIZONS),
  /** within so many hours, or over so many years */
  within: z.int().min(1).max(1000),
  objective: words(600, 3),
  /** how anyone can tell that the objective was reached */
  measure: words(400, 2),
  /** structures that exist and that help works through */
  structures: words(600, 2),
  lead: agency,
  /** what may be offered; people from abroad only where they stand here */
  asks: z.array(z.enum(PARTICIPATIONS)).min(1).max(PARTICIPATIONS.length),
})
export type NeedBody = z.infer<typeof needed>

const offered = z.strictObject({
  mode, what: words(2000, 3), participation: z.enum(PARTICIPATIONS), horizon: z.enum(HORIZONS), within: z.int().min(1).max(1000),
  /** what good it is to do, in the words of whoever offers */
  objective: words(600, 3),
  lead: agency,
})
export type OfferBody = z.infer<typeof offered>

const talked = z.strictObject({ mode, text: words(2000, 1) })
export type NegotiationBody = z.infer<typeof talked>

const consented = z.strictObject({
  mode,
  decision: z.enum(CONSENT_DECISIONS),
  /** the political authority that decided: an office, never a person */
  authority: words(160, 2),
  /** where its decision is recorded */
  record: words(400, 2),
  date: day,
  /** whether that authority finds the objective of the offer positive */
  positive: z.boolean(),
})
export type PoliticalConsentBody = z.infer<typeof consented>

const agreed = z.strictObject({ mode, answer: z.enum(['accepted', 'declined']), text: words(2000) })
export type AgreementBody = z.infer<typeof agreed>

const ended = z.strictObject({ mode, what: z.enum(ENDINGS), text: words(2000) })
export type EndingBody = z.infer<typeof ended>

const answered = z.strictObject({ mode, question: z.enum(OPEN_QUESTIONS), answer: words(2000, 2), date: day })
export type QuestionAnswerBody = z.infer<typeof answered>

const TOLD: readonly Audience[] = ['named', 'parties', 'public']
const STATE: readonly Role[] = ['drafter', 'releaser']
const POLITICAL: readonly Role[] = ['releaser']
const ON_NEED = { kinds: ['need'], min: 1, max: 1 }
const ON_OFFER = { kinds: ['need', 'offer'], min: 2, max: 2 }
const moded = { mode: (body: { mode: 'actual' | 'exercise' }) => body.mode, log: 'statements', face: () => null } as const

/** How one point of a plan stands with its author. A later one stands in place of an earlier one, which stays. */
export const planProgress: Kind<PlanProgressBody> = { kind: 'plan-progress', body: progressed, signers: STATE, audiences: ['author', ...TOLD], ...moded }
/** What a state asks for. Its readers are those of all that follows. */
export const need: Kind<NeedBody> = { kind: 'need', body: needed, signers: STATE, audiences: TOLD, ...moded }
export const offer: Kind<OfferBody> = { kind: 'offer', body: offered, signers: STATE, audiences: TOLD, about: ON_NEED, ...moded }
/** What the two sides say to each other about one offer, before it is accepted or declined. */
export const negotiation: Kind<NegotiationBody> = { kind: 'negotiation', body: talked, signers: STATE, audiences: TOLD, about: ON_OFFER, ...moded }
/** The decision of a political authority of the receiving state: without it nothing is accepted. */
export const politicalConsent: Kind<PoliticalConsentBody> = { kind: 'political-consent', body: consented, signers: POLITICAL, audiences: TOLD, about: ON_OFFER, ...moded }
export const agreement: Kind<AgreementBody> = { kind: 'agreement', body: agreed, signers: POLITICAL, audiences: TOLD, about: ON_OFFER, ...moded }
/** About a need alone it closes the need; about an offer too, that offer or what was agreed on it. */
export const ending: Kind<EndingBody> = { kind: 'ending', body: ended, signers: STATE, audiences: TOLD, about: { kinds: ['need', 'offer'], min: 1, max: 2 }, ...moded }
/** What a state answers to one of the five open questions, on a day. */
export const questionAnswer: Kind<QuestionAnswerBody> = { kind: 'question-answer', body: answered, signers: STATE, audiences: TOLD, ...moded }
