import { action, instrument, retraction } from './law.ts'
import { answer } from './answer.ts'
import { audit } from './audit.ts'
import { capability } from './capability.ts'
import { capture } from './capture.ts'
import { agreement, ending, need, negotiation, offer, planProgress, politicalConsent, questionAnswer } from './cooperation.ts'
import { contact } from './contact.ts'
import { convocation, followUp, memo, outcome, position, reservation, sealedVote, vote } from './consultation.ts'
import { decision } from './decision.ts'
import { delivery } from './delivery.ts'
import { draft, warning } from './warning.ts'
import { drill } from './drill.ts'
import { filing } from './filing.ts'
import { filingDraft } from './filing-draft.ts'
import { filingPart } from './filing-part.ts'
import { consent, notice, reveal, withdrawal } from './grants.ts'
import { key } from './key.ts'
import { evaluation, recommendation, recommendationStep, round, roundConsent, roundReply, visit } from './rounds.ts'
import type { Kind } from './kind.ts'
import { lawLink } from './law-link.ts'
import { levels } from './levels.ts'
import { noteVerbale } from './note-verbale.ts'
import { opening } from './opening.ts'
import { order } from './order.ts'
import { query } from './query.ts'
import { reach } from './reach.ts'
import { records } from './records.ts'
import { reminder } from './reminder.ts'
import { reply } from './reply.ts'
import { response } from './response.ts'
import { review } from './review.ts'
import { seat } from './seat.ts'
import { confirmation, transcription } from './transcription.ts'
import { threats } from './threats.ts'

/** Every kind of statement; a new one is a file and a line here. */
export const KINDS = {
  action,
  agreement,
  answer,
  audit,
  capability,
  capture,
  consent,
  contact,
  convocation,
  decision,
  delivery,
  draft,
  drill,
  ending,
  evaluation,
  filing,
  'filing-draft': filingDraft,
  'filing-part': filingPart,
  'follow-up': followUp,
  instrument,
  key,
  'law-link': lawLink,
  levels,
  memo,
  need,
  negotiation,
  notice,
  offer,
  opening,
  order,
  outcome,
  position,
  'plan-progress': planProgress,
  'political-consent': politicalConsent,
  query,
  'question-answer': questionAnswer,
  recommendation,
  'recommendation-step': recommendationStep,
  records,
  reply,
  reservation,
  response,
  retraction,
  reveal,
  review,
  round,
  'round-consent': roundConsent,
  'round-reply': roundReply,
  'sealed-vote': sealedVote,
  seat,
  threats,
  visit,
  vote,
  warning,
  withdrawal, reach, transcription, confirmation, reminder, 'note-verbale': noteVerbale,
}
export type KindName = keyof typeof KINDS

export function kindOf(name: string): Kind | undefined {
  return Object.hasOwn(KINDS, name) ? (KINDS[name as KindName] as unknown as Kind) : undefined
}

export * from './kind.ts'
export type { AnswerBody } from './answer.ts'
export { type AuditBody, type WayIn } from './audit.ts'
export type { CapabilityBody, CapabilityLine } from './capability.ts'
export type { CaptureBody } from './capture.ts'
export type { AgreementBody, EndingBody, NeedBody, NegotiationBody, OfferBody, PlanProgressBody, PoliticalConsentBody, QuestionAnswerBody } from './cooperation.ts'
export type { ContactBody } from './contact.ts'
export type { ConvocationBody, FollowUpBody, MemoBody, OutcomeBody, PositionBody, ReservationBody, SealedVoteBody, VoteBody } from './consultation.ts'
export type { DecisionBody } from './decision.ts'
export type { DeliveryBody } from './delivery.ts'
export type { DrillBody } from './drill.ts'
export type { FilingBody } from './filing.ts'
export type { ConsentBody, NoticeBody, RevealBody } from './grants.ts'
export type { NoteVerbaleBody } from './note-verbale.ts'
export type { OpeningBody } from './opening.ts'
export type { FilingPartBody } from './filing-part.ts'
export type { Announcement, KeyBody } from './key.ts'
export type { OrderBody } from './order.ts'
export type { FilingDraftBody } from './filing-draft.ts'
export type { QueryBody } from './query.ts'
export type { LevelsBody } from './levels.ts'
export type { ReachBody } from './reach.ts'
export type { ConfirmationBody, TranscriptionBody } from './transcription.ts'
export type { RecordsBody } from './records.ts'
export type { ReminderBody } from './reminder.ts'
export type { ReplyBody } from './reply.ts'
export type { EvaluationBody, RecommendationBody, RecommendationStepBody, RoundBody, RoundConsentBody, RoundReplyBody, VisitBody } from './rounds.ts'
export type { ResponseBody } from './response.ts'
export type { ReviewBody } from './review.ts'
export { SEAT_ROLES, type SeatBody, type SeatRole } from './seat.ts'
export type { ThreatEntry, ThreatsBody } from './threats.ts'
export type { DraftBody, WarningBody, WarningContent } from './warning.ts'
export type { LawLinkBody } from './law-link.ts'
