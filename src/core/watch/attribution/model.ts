import type { Party } from '../../values/index.ts'
import type { Shape } from '../observation.ts'

/** Said beside every attribution, on every screen and in every export. */
export const NOT_A_BOUNDARY = 'not a legal boundary'

/**
 * How a shape and a party were found to belong together, strongest first; ties in kilometres are broken in this order.
 * `inside`: on its ground. `near-border`: its land border is near. `offshore`: its coast is near. `claimed`: it claims that ground.
 */
export const METHODS = [
  'inside', 'polygon-overlap', 'circle-overlap', 'geocode', 'named', 'near-border', 'offshore', 'claimed',
] as const
export type Method = (typeof METHODS)[number]

/** Stable code of the reason, translated by screens. */
export type Because =
  | 'on-ground' | 'near-coast' | 'near-border' | 'area-touches' | 'code-names' | 'marine-code' | 'source-names' | 'claimed-ground'

export interface Attribution {
  /** one of the 35 states, a territory of the Americas, or a claimant from elsewhere (GBR) */
  party: Party
  method: Method
  /** great-circle kilometres from the shape to the party's ground, to 0.1; 0 when inside or touched */
  km: number
  /** the state responsible, when `party` is a territory */
  responsible?: Party
  /** everyone who claims the ground that this entry rests on, when more than one does */
  claimants?: Party[]
  /** code of the claimed ground */
  zone?: string
  because: Because
}

export interface AttributionOptions {
  /** at sea: every party with ground within so many kilometres; default 300 */
  withinKm?: number
  /** on land: the neighbours within so many kilometres; default 100 */
  borderKm?: number
  /** around an area that touches somebody: also every party with ground within so many kilometres of it; default 0, the area as drawn */
  aroundKm?: number
  /** codes that the source itself names: states, territories, or anything that a geocode may say */
  named?: Party[]
}

export interface Attributed {
  states: Attribution[]
  /** shapes that say nothing to us (a code of a scheme that we do not read): unknown, not guessed */
  unknown: Extract<Shape, { kind: 'geocode' }>[]
  note: typeof NOT_A_BOUNDARY
}

/** Rough, at most a few dozen corners, [lon, lat], closed; or a circle. */
export type ClaimShape = { ring: [number, number][] } | { lat: number; lon: number; km: number }

/** Ground that more than one state claims: a whole territory, or a rough shape. */
export interface GroundClaim {
  zone: string
  claimants: Party[]
  territory?: Party
  shape?: ClaimShape
}
