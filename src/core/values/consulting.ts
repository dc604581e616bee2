/** What a state may answer when it is consulted: the three options that Mexico weighed in 2003 (founding report, C3 §III L822). */
export const STANCES = ['support', 'oppose', 'abstain'] as const
export type Stance = (typeof STANCES)[number]

/** The seven principles of foreign policy (C3 §III L808; printed there "judicial equality"). */
export const PRINCIPLES = ['self-determination', 'non-intervention', 'peaceful-solution', 'no-force', 'equality', 'development', 'peace'] as const
export type Principle = (typeof PRINCIPLES)[number]

/** How a proposal stands to a principle, in its judge's eyes. */
export const JUDGED = ['serves', 'strains', 'not-at-issue'] as const
export type Judged = (typeof JUDGED)[number]

/** What is weighed before a vote (C3 §III L806); costs and benefits are of three sorts. */
export const CONSIDERATIONS = ['principles-interests', 'diplomatic', 'political', 'economic', 'geopolitical'] as const
export type Consideration = (typeof CONSIDERATIONS)[number]

/** The five dilemmas (C3 L858): tags of a memo, no more. */
export const DILEMMAS = ['isolation', 'domestic', 'principles', 'migrants', 'economy'] as const
export type Dilemma = (typeof DILEMMAS)[number]

export const RESULTS = ['adopted', 'not-adopted', 'no-quorum', 'withdrawn'] as const
export type ConsultationResult = (typeof RESULTS)[number]

export const MANDATE_STATES = ['under-way', 'done', 'blocked'] as const
export type MandateState = (typeof MANDATE_STATES)[number]
