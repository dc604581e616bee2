import type { Instant, Party, Rating, RootCause, RoundSeat, StepState } from '../../core/values/index.ts'
import type { FormError } from '../view.ts'

export type RoundPhaseView = 'called' | 'self' | 'assessing' | 'reply' | 'follow-up' | 'closed'

export interface SeatView {
  subject: Party
  seat: RoundSeat
  party: Party
  name: string
}

export interface RoundsView {
  rounds: { id: string; title: string; by: Party; mode: 'actual' | 'exercise'; phase: RoundPhaseView; ends: Instant; subjects: Party[]; told: number; seats: number; noExternal: boolean }[]
  questionnaires: { id: string; title: string; count: number }[]
  form: 'may' | 'sign-in' | null
  typed: Record<string, string>
  errors: FormError[]
}

export interface MarkView {
  rating: Rating
  cause: RootCause | null
  because: string
  evidence: string
}

export interface AgreementView {
  same: number
  pairs: number
  nominal: number | null
  ordinal: number | null
}

export interface SubjectView {
  subject: Party
  takesPart: boolean
  by: SeatView[]
  noExternal: boolean
  externalSilent: boolean
  selfOnly: boolean
  silent: SeatView[]
  /** of each assessor, in the order of `by` */
  evaluations: { id: string; at: Instant; late: boolean }[]
  rows: { indicator: string; area: string; text: string; source: string; marks: (MarkView | null)[] }[]
  agreement: AgreementView
}

export interface RoundView {
  id: string
  by: Party
  title: string
  mode: 'actual' | 'exercise'
  phase: RoundPhaseView
  audience: 'public' | 'named'
  opens: Instant
  selfDue: Instant
  othersDue: Instant
  replyDue: Instant
  ends: Instant
  seats: SeatView[]
  mutual: [Party, Party][]
  subjects: SubjectView[]
  agreement: AgreementView
  aside: { party: Party; subject: Party; why: string; at: Instant; id: string }[]
  replies: { party: Party; to: Party; evaluation: string; earlier: boolean; indicator: string; text: string; at: Instant; late: boolean; id: string }[]
  visits: { id: string; by: Party; subject: Party; from: string | null; until: string | null; text: string; consent: 'asked' | 'given' | 'refused'; made: { id: string; text: string; consented: boolean } | null }[]
  recommendations: {
    id: string
    by: Party
    subject: Party
    indicator: string
    text: string
    due: string | null
    state: 'open' | StepState
    late: boolean
    steps: { by: Party; state: StepState; cause: RootCause | null; text: string; evidence: string; at: Instant; id: string }[]
    aside: { by: Party; state: StepState; why: string; id: string }[]
    next: StepState[]
  }[]
  questionnaire: { id: string; area: string; text: string }[]
  mine: {
    /** whom this office evaluates now, with what it said */
    evaluates: { subject: Party; seat: RoundSeat; marks: Record<string, MarkView> }[]
    waits: Party[]
    subject: boolean
    takesPart: boolean
    recommendsTo: Party[]
    visits: string[]
    consents: string[]
    repliesTo: { evaluation: string; by: Party }[]
    steps: string[]
  }
  typed: Record<string, string>
  errors: FormError[]
}
