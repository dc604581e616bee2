import type { Party } from '../../values/index.ts'
import { GRAVE, type Rung } from './rules.ts'

/** Whether anybody could have told: no feed tells of the theme there, none is switched on, none was read in time, or at least one was. */
export const COVERAGES = ['none', 'off', 'stale', 'live'] as const
export type Coverage = (typeof COVERAGES)[number]

/** A cell of the threat watch: three views that are never made into one figure. */
export interface Compared {
  /** null: nothing seen where nothing could be seen, which is not quiet */
  observed: Rung | null
  coverage: Coverage
  /** whether the state itself names it as a threat; null: no list, assessment or warning of it is known here */
  declared: boolean | null
  /** whether anybody stated a capability to contain it */
  capability: boolean
}

export const QUESTIONS = ['seen-not-named', 'named-not-seen', 'named-not-monitored', 'grave-no-capability', 'not-read'] as const
export type Question = (typeof QUESTIONS)[number]

/** What the differences between the three ask. Questions to whoever knows; no verdict follows from any of them. */
export function questionsOf({ observed, coverage, declared, capability }: Compared): Question[] {
  const seen = observed !== null && observed >= 2
  return QUESTIONS.filter((one) => ({
    'seen-not-named': seen && declared === false,
    'named-not-seen': declared === true && observed === 0,
    'named-not-monitored': declared === true && coverage === 'none',
    'grave-no-capability': observed !== null && observed >= GRAVE && !capability,
    'not-read': observed !== null && observed > 0 && (coverage === 'stale' || coverage === 'off'),
  })[one])
}

/** Of which themes a feed can tell, and where: all states when none is named. Published data, region/thresholds.yaml. */
export interface CoverageRow {
  feed: string
  themes: readonly string[]
  states: readonly Party[]
}

/** Whether a feed is listed as able to tell of a theme in a state. */
export function canTell({ themes, states }: CoverageRow, theme: string, state: Party): boolean {
  return themes.includes(theme) && (states.length === 0 || states.includes(state))
}
