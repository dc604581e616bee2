import type { RecommendationBody, RecommendationStepBody } from '../../statements/index.ts'
import type { Party, StepState } from '../../values/index.ts'
import type { InRound, EvaluationRound } from './model.ts'
import type { RoundDossier } from './model.ts'
import { isClear } from './seats.ts'

export type Standing = 'open' | StepState
export type StepAside = 'not-its-state' | 'no-seat' | 'not-from-there' | 'not-told' | 'other-mode' | 'no-such'

/** Which word may follow which. What is not accepted may be accepted later; what is confirmed is at its end. */
const NEXT: Readonly<Record<Standing, readonly StepState[]>> = {
  open: ['accepted', 'not-accepted'],
  'not-accepted': ['accepted'],
  accepted: ['under-way', 'blocked', 'done'],
  'under-way': ['under-way', 'blocked', 'done'],
  blocked: ['under-way', 'blocked', 'done'],
  done: ['confirmed', 'not-confirmed'],
  'not-confirmed': ['under-way', 'blocked', 'done'],
  confirmed: [],
}
const BY_OTHERS: readonly StepState[] = ['confirmed', 'not-confirmed']

export function mayFollow(from: Standing, to: StepState): boolean {
  return NEXT[from].includes(to)
}

export interface Followed {
  recommendation: InRound<RecommendationBody>
  state: Standing
  steps: InRound<RecommendationStepBody>[]
  aside: { step: InRound<RecommendationStepBody>; why: StepAside }[]
}

/** Each recommendation with what became of it: its state acts, another seat confirms. A word out of turn stands aside with its reason. */
export function follow({ round, recommendations, steps }: Pick<RoundDossier, 'round' | 'recommendations' | 'steps'>): Followed[] {
  return recommendations.filter(({ told, by, body }) => told && body.mode === round.body.mode && mayRecommend(round, by, body.subject)).map((recommendation) => {
    const followed: Followed = { recommendation, state: 'open', steps: [], aside: [] }
    for (const step of steps.filter(({ body }) => body.recommendation === recommendation.id)) {
      const why = whyNot(round, recommendation, followed.state, step)
      if (why) followed.aside.push({ step, why })
      else {
        followed.steps.push(step)
        followed.state = step.body.state
      }
    }
    return followed
  })
}

function whyNot(round: EvaluationRound, { body: { subject } }: InRound<RecommendationBody>, from: Standing, { by, told, body: { state, mode } }: InRound<RecommendationStepBody>): StepAside | null {
  if (!told) return 'not-told'
  if (mode !== round.body.mode) return 'other-mode'
  if (BY_OTHERS.includes(state) ? !mayRecommend(round, by, subject) : by !== subject) return BY_OTHERS.includes(state) ? 'no-seat' : 'not-its-state'
  return mayFollow(from, state) ? null : 'not-from-there'
}

/** Whoever sits for that state in another seat than its own. */
export function mayRecommend({ body: { seats } }: EvaluationRound, by: Party, subject: Party): boolean {
  return seats.some((seat) => seat.subject === subject && seat.party === by && seat.seat !== 'self' && isClear(seats, seat))
}

export interface Visited {
  id: string
  by: Party
  subject: Party
  from: string | null
  until: string | null
  text: string
  consent: 'asked' | 'given' | 'refused'
  /** made, and whether with consent */
  made: { id: string; text: string; consented: boolean } | null
}

/** Visits are asked for, consented to by the state, and made. One made without consent says so. */
export function visitsOf(dossier: RoundDossier): Visited[] {
  const { round, visits, consents } = dossier
  return visits.filter(({ told, by, body: { act, subject } }) => told && act === 'asked' && mayRecommend(round, by, subject)).map(({ id, by, body: { subject, from, until, text } }) => {
    const word = consents.findLast((one) => one.told && one.by === subject && one.body.to === 'visit' && one.body.visit === id)
    const made = visits.find((one) => one.told && one.by === by && one.body.act === 'made' && one.body.visit === id)
    const before = made && consents.findLast((one) => one.told && one.by === subject && one.body.visit === id && one.at <= made.at)
    return { id, by, subject, from, until, text, consent: word ? (word.body.given ? 'given' : 'refused') : 'asked', made: made ? { id: made.id, text: made.body.text, consented: before?.body.given ?? false } : null }
  })
}

