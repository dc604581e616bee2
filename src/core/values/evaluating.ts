/** The chair an evaluator sits in. */
export const ROUND_SEATS = ['self', 'peer', 'external', 'civil-society'] as const
export type RoundSeat = (typeof ROUND_SEATS)[number]

/** The words by which the sixth round of the multilateral evaluation rated its recommendations (OAS press E-161/15), best first. */
export const RATINGS = ['completed', 'mostly-completed', 'partially-completed', 'not-started', 'not-applicable'] as const
export type Rating = (typeof RATINGS)[number]

/** What is said of a recommendation: by its state, and `confirmed` or `not-confirmed` by another seat. */
export const STEP_STATES = ['accepted', 'not-accepted', 'under-way', 'blocked', 'done', 'confirmed', 'not-confirmed'] as const
export type StepState = (typeof STEP_STATES)[number]
