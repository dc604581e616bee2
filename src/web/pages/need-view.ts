import type { ConditionMet, ForumCard, NeedState, OfferState, QuestionBoard } from '../../core/cooperation/index.ts'
import type { Instant, Party } from '../../core/values/index.ts'
import type { Option } from '../parts/form.tsx'
import type { FormError } from '../view.ts'

export interface NeedLine {
  id: string
  state: NeedState
  /** null: a programme of years has no hour */
  due: Instant | null
  late: boolean
}

interface Typing {
  typed: Record<string, string>
  errors: FormError[]
}

export interface NeedsView extends Typing {
  needs: NeedLine[]
  form: 'may' | 'sign-in' | null
  themes: Option[]
}

export interface NeedView extends NeedLine, Typing {
  audience: string
  offers: (OfferState & { conditions: ConditionMet[] })[]
  may: { offer: boolean; decide: boolean; end: boolean; signIn: boolean }
  me: Party | null
}

export interface ForumsView extends Typing {
  cards: ForumCard[]
  questions: QuestionBoard[]
  form: 'may' | 'sign-in' | null
}

export interface ForumView {
  card: ForumCard
}
