import type { ConvocationBody, FollowUpBody, OutcomeBody, PositionBody, ReservationBody } from '../statements/index.ts'
import type { Instant, Party } from '../values/index.ts'

/** One utterance about a consultation, as a viewer reads it. `at` is when the desk admitted it: the author's own clock decides nothing. */
export interface Said<B> {
  id: string
  by: Party
  at: Instant
  body: B
  /** released to the very readers of the convocation: what some of them cannot read is no part of a count */
  told: boolean
}

export interface Convened extends Omit<Said<ConvocationBody>, 'told'> {}

export type BallotCast = 'for' | 'against' | 'abstain'
export interface Cast {
  mode: 'actual' | 'exercise'
  ballot: BallotCast
}

/** Why a vote is not counted. It stays in the record, and its author and everybody who reads it sees the reason. */
export const ASIDE = ['not-entitled', 'excluded', 'early', 'late', 'replaced', 'not-told', 'other-mode', 'wrong-ballot'] as const
export type Aside = (typeof ASIDE)[number]

const PHASES = ['announced', 'open', 'closed', 'decided', 'withdrawn'] as const
export type Phase = (typeof PHASES)[number]

/** All that was said about a consultation, oldest first, as one viewer reads it. */
export interface Dossier {
  convened: Convened
  positions: Said<PositionBody>[]
  votes: Said<Cast>[]
  outcomes: Said<OutcomeBody>[]
  reservations: Said<ReservationBody>[]
  followUps: Said<FollowUpBody>[]
}
