/** How an author says that one point of a plan stands. What nobody reported is none of these. */
export const POINT_STATUSES = ['not-started', 'under-way', 'done', 'blocked', 'dropped'] as const
export type PointStatus = (typeof POINT_STATUSES)[number]

/** What makes a commitment specific enough to be held to (founding report, C1 §IV L224-226). */
export const SPECIFICS = ['actor', 'act', 'deadline', 'measure'] as const
export type Specific = (typeof SPECIFICS)[number]

/** Help in a disaster is counted in hours, a programme in years. */
export const HORIZONS = ['hours', 'years'] as const
export type Horizon = (typeof HORIZONS)[number]

/** What is given. The last two bring others' people: valid only where asked for, with a positive objective (C1 §VI L440-441). */
export const PARTICIPATIONS = ['goods', 'funds', 'advice', 'civil-personnel', 'military-personnel'] as const
export type Participation = (typeof PARTICIPATIONS)[number]
export const FOREIGN: readonly Participation[] = ['civil-personnel', 'military-personnel']

/** A recorded decision of a political authority on one offer; only `given` opens the way to acceptance. */
export const CONSENT_DECISIONS = ['given', 'withheld', 'withdrawn'] as const

/** Why something ends: nobody asks the receiving state for a reason. */
export const ENDINGS = ['withdrawn', 'met', 'ended'] as const
export type Ending = (typeof ENDINGS)[number]

/** The five open questions of the architecture (C1 §V L384-389), in the order of the source. */
export const OPEN_QUESTIONS = ['capabilities', 'treaty', 'defense-board', 'role', 'inter-operability'] as const
export type OpenQuestion = (typeof OPEN_QUESTIONS)[number]
