import type { Certainty, EdtfDate, Party } from '../../values/index.ts'

/**
 * What the words of a tier allow: `ranked`: its author says that the order is one. `printed`: an order on paper, which its author does not
 * call a ranking. `unordered`: named, without order. `no-threats`: aspects, bases, commitments, measures. `unread`: nobody here has read it.
 */
export const TIER_READINGS = ['ranked', 'printed', 'unordered', 'no-threats', 'unread'] as const
export type TierReading = (typeof TIER_READINGS)[number]

export interface HierarchyEntry {
  /** the author's own order as text (1, 1.2); null: none given */
  rank: string | null
  tier: string | null
  reading: TierReading
  /** our reading of the words; several where one entry names several, none where the list of themes has none */
  themes: string[]
  wording: string
  certainty: Certainty
  pointer: string | null
  note: string | null
}

/** One author's list of threats, in its order. Two lists are never made one. */
export interface Hierarchy {
  id: string
  /** state, body or sub-region whose list it is, or the words of the source */
  subject: string
  author: string
  /** null where no date is established */
  date: EdtfDate | null
  /** where one text can be read in several ways: which of them this is */
  readingOf: string | null
  source: string
  /** the statement that said it; null: a claim of the region */
  statement: string | null
  /** who declared it, where a statement did */
  by: Party | null
  entries: HierarchyEntry[]
}
