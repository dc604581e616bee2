import type { EdtfDate } from './dates.ts'

/**
 * high: read in a depositary, official or verbatim text. medium: one secondary source, or derived.
 * low: sources contradict. background: general knowledge, shown and never computed from. disputed: who may act is contested.
 */
export const CERTAINTIES = ['high', 'medium', 'low', 'background', 'disputed'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** One source's word for one value. Contradictory claims stand side by side; nothing picks a winner silently. */
export interface Claim<T> {
  value: T
  source: string
  certainty: Certainty
  pointer?: string
  /** when the source said it; blank when not established */
  known?: EdtfDate
  note?: string
  /** the seed's own oddity that this claim keeps, O1-O19 */
  oddity?: string
}

/** The five levels of the seed (Fig. 2-4). Enumerated names, never bare integers. */
export const LEVELS = ['national', 'bilateral', 'sub-regional', 'hemispheric', 'international'] as const
export type Level = (typeof LEVELS)[number]

export const LANGUAGES = ['en', 'es', 'pt', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]
export type Texts = Record<Language, string>
