import type { Certainty, Texts } from '../values/index.ts'

/**
 * What sets a duty off: the event itself; a request; a later act of a state or body (a measure, a derogation, a plan); the yearly
 * calendar; or nothing that has to do with an event (`standing`: contact points, returns without a day of the year).
 */
export const OCCASIONS = ['event', 'request', 'act', 'calendar', 'standing'] as const
export type Occasion = (typeof OCCASIONS)[number]

/**
 * What an event must say of itself before a duty narrower than its themes counts. A closed list: each has its words in four
 * languages.
 */
export const PARTICULARS = [
  'mines', 'antarctica', 'theft-or-attack', 'hazardous-waste', 'air-pollution', 'biodiversity', 'abroad', 'watercourse',
  'national-production', 'missile-or-launch',
] as const
export type Particular = (typeof PARTICULARS)[number]

/**
 * The area an instrument speaks of. The ring, [lon, lat] in whole degrees, is drawn generously round it and is no boundary: outside it
 * the instrument cannot apply, inside it may. `background`: shown, and never computed from.
 */
export interface Scope {
  area: string
  name: Texts
  ring: [number, number][]
  source: string
  certainty: Certainty
  note?: string
}
