import { kmApart } from './place.ts'
import type { Observation } from '../observation.ts'

/** When two sources speak of one event: same theme and status, another feed, and both windows held. A theme without a row never matches. */
export interface MatchRule {
  id: string
  theme: string
  /** which of the source's times is compared */
  time: 'at' | 'sent'
  withinMs: number
  withinKm: number
  why: string
}

const MINUTE = 60_000
const MATCH_RULES: readonly MatchRule[] = [
  {
    id: 'quake-2min-150km', theme: 'earthquake', time: 'at', withinMs: 2 * MINUTE, withinKm: 150,
    why: 'origin times of different networks differ by seconds, some sources round to the minute; early epicentres by up to 100 km',
  },
  {
    id: 'tsunami-30min-300km', theme: 'tsunami', time: 'at', withinMs: 30 * MINUTE, withinKm: 300,
    why: 'bulletins give the time of the earthquake or of the bulletin, and a zone or the source',
  },
  {
    id: 'cyclone-24h-300km', theme: 'tropical-cyclone', time: 'sent', withinMs: 24 * 60 * MINUTE, withinKm: 300,
    why: 'advisories every six hours; a centre moves some 150 km in that time; two cyclones within 300 km are rarer than late advisories',
  },
  {
    id: 'volcano-48h-30km', theme: 'volcano', time: 'at', withinMs: 48 * 60 * MINUTE, withinKm: 30,
    why: 'a summit is fixed; reports of one eruption spread over days',
  },
]

const BY_THEME = new Map(MATCH_RULES.map((rule) => [rule.theme, rule]))

export function ruleFor(theme: string): MatchRule | undefined {
  return BY_THEME.get(theme)
}

/** 0 (same time, same place) to 2 (both windows just held); undefined when they do not match. */
export function matchScore(rule: MatchRule, a: Observation, b: Observation): number | undefined {
  const apart = Math.abs(a[rule.time] - b[rule.time])
  if (apart > rule.withinMs) return undefined
  const km = kmApart(a.where, b.where)
  return km > rule.withinKm ? undefined : apart / rule.withinMs + km / rule.withinKm
}
