import type { Consideration, ConsultationResult, Dilemma, Instant, Judged, MandateState, Party, Principle, RootCause, Stance } from '../../core/values/index.ts'
import type { CiteView, FormError } from '../view.ts'
import type { VoteAnswer } from './votes.tsx'

export type PhaseView = 'announced' | 'open' | 'closed' | 'decided' | 'withdrawn'
export type BallotView = 'for' | 'against' | 'abstain'
type AsideView = 'not-entitled' | 'excluded' | 'early' | 'late' | 'replaced' | 'not-told' | 'other-mode' | 'wrong-ballot'

export interface ConsultationLine {
  id: string
  title: string
  by: Party
  body: Party
  mode: 'actual' | 'exercise'
  phase: PhaseView
  closes: Instant
  secret: boolean
  /** of an open ballot; null where that is not known */
  count: { for: number; of: number; needed: number; adopted: boolean } | null
}

export interface PastLine {
  id: string
  issue: string
  support: number
  oppose: number
  other: number
}

export interface RuleChoice {
  rule: string
  body: Party
  matter: string
  byLaw: boolean
  secret: boolean
}

export interface ConsultationsView {
  now: ConsultationLine[]
  past: PastLine[]
  rules: RuleChoice[]
  /** null: this seat cannot call one */
  form: 'may' | 'sign-in' | null
  typed: Record<string, string>
  errors: FormError[]
}

export interface PrincipleView {
  principle: Principle
  judged: Judged
  because: string
}

export interface MemoView {
  principles: PrincipleView[]
  considerations: { of: Consideration; text: string }[]
  options: { stance: Stance; for: string; against: string }[]
  tensions: Dilemma[]
  recommends: Stance | null
  conditions: string[]
}

export interface ReadingView {
  rule: string
  body: Party
  matter: string
  for: number
  of: number
  needed: number
  adopted: boolean | null
  changes: boolean
  /** why it cannot be counted so */
  fault: string | null
}

export interface ConsultationView {
  id: string
  by: Party
  body: Party
  title: string
  question: string
  mode: 'actual' | 'exercise'
  phase: PhaseView
  opens: Instant
  closes: Instant
  agenda: string[]
  documents: { title: string; where: string }[]
  rule: { rule: string; matter: string; text: string; of: VoteAnswer['base']; cite: CiteView; quorum: string | null }
  audience: 'public' | 'parties' | 'named'
  organ: Party | null
  voters: { sure: Party[]; disputed: Party[]; excluded: Party[]; byLaw: string | null; on: string }
  count: VoteAnswer | null
  /** why its rule cannot count it; null: it can */
  uncountable: string | null
  /** of a secret ballot before it is published: how many this viewer can say were cast; null where it cannot */
  castSoFar: number | null
  votes: { party: Party; ballot: BallotView; text: string; at: Instant; id: string }[]
  absent: Party[]
  aside: { party: Party; why: AsideView; at: Instant; id: string }[]
  positions: { party: Party; stance: Stance; conditions: string[]; text: string; principles: PrincipleView[]; earlier: number; at: Instant; id: string }[]
  outcome: {
    id: string
    by: Party
    at: Instant
    result: ConsultationResult
    declaration: string
    counts: { for: number; against: number; abstain: number; absent: number; of: number; needed: number } | null
    /** counted again now, by the law as it is known now, it differs */
    differs: boolean
    sealed: { cast: Party[]; lines: { mark: string; ballot: BallotView }[]; faults: string[] } | null
    mandates: { to: string; what: string; due: string | null; reportTo: string; state: MandateState | null; late: boolean; said: { by: Party; at: Instant; state: MandateState; cause: RootCause | null; text: string; evidence: string; id: string }[] }[]
  } | null
  reservations: { party: Party; text: string; at: Instant; id: string }[]
  readings: ReadingView[]
  imagined: { members: string; needs: string; veto: string; reading: ReadingView | null; fault: { field: string; text: string } | null }
  mine: {
    may: { position: boolean; vote: boolean; memo: boolean; declare: boolean; withdraw: boolean; reserve: boolean; follow: boolean }
    /** why this office has no vote here, in a word; null where it has one or is a stranger */
    noVote: 'excluded' | 'not-entitled' | null
    vote: BallotView | null
    /** of a sealed ballot: the voter's own mark, which finds its line */
    mark: string | null
    stance: Stance | null
    memo: MemoView | null
  }
  typed: Record<string, string>
  errors: FormError[]
}

export interface PastView {
  id: string
  issue: string
  positions: { subject: string; name: string; stance: Stance | null; said: string; of: string; note: string | null; oddity: string | null; cite: CiteView }[]
  /** the same as an address of the page that counts any vote; null where no state answered yes or no */
  asVote: Record<string, string> | null
}
