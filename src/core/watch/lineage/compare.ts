import type { Party } from '../../values/index.ts'
import type { Observation, Shape, SourceSeverity } from '../observation.ts'
import { kmToShape, samplesOf } from './place.ts'

export type EventState = 'live' | 'cancelled' | 'deleted'

/** What all sources together say of one event at one version. */
export interface Picture {
  state: EventState
  severity: SourceSeverity[]
  where: Shape[]
  named: Party[]
  flags: NonNullable<Observation['flags']>
}

/** What changed from one version to the next. `higher` and `newArea` open the clocks of answers again (design, rule 7). */
export interface VersionChange {
  higher: boolean
  lower: boolean
  newArea: boolean
  /** no source holds it live any more */
  ended: boolean
  /** live again after it had ended */
  resumed: boolean
  /** each difference in words: `magnitude 7.3 to 7.7` */
  changes: string[]
}

type Scale = SourceSeverity['scale']
const ORDER: Partial<Record<Scale, readonly string[]>> = {
  'cap-severity': ['unknown', 'minor', 'moderate', 'severe', 'extreme'],
  pager: ['green', 'yellow', 'orange', 'red'],
  gdacs: ['green', 'orange', 'red'],
}

/**
 * `step`: the least rise that counts. Magnitudes are revised by a tenth or two for days within their own uncertainty; wind is told in
 * steps of 5 kt. `absent`: what not being said stands for; a first green or a first shaking that damages nothing is no rise.
 */
const SCALES: Record<Scale, { step: number; absent: number }> = {
  'cap-severity': { step: 1, absent: 0 },
  pager: { step: 1, absent: 0 },
  gdacs: { step: 1, absent: 0 },
  magnitude: { step: 0.2, absent: -10 },
  mmi: { step: 0.5, absent: 5 },
  'wind-kt': { step: 5, absent: 0 },
  count: { step: 1, absent: 0 },
}
/** An epicentre is revised by tens of kilometres; an outline that grows by ten may reach another town. */
const MOVED_KM = { point: 25, circle: 10, polygon: 10 } as const
/** Rounding of 7.7 - 7.5. */
const EPSILON = 1e-9

export function compareVersions(a: Picture, b: Picture): VersionChange {
  const changes: string[] = []
  let [higher, lower] = [false, false]
  for (const scale of Object.keys(SCALES) as Scale[]) {
    const [before, after] = [strongest(a.severity, scale), strongest(b.severity, scale)]
    if (before?.value === after?.value) continue
    const rise = (after?.rank ?? SCALES[scale].absent) - (before?.rank ?? SCALES[scale].absent)
    changes.push(`${scale} ${before?.value ?? 'not said'} to ${after?.value ?? 'not said'}`)
    higher ||= rise >= SCALES[scale].step - EPSILON
    lower ||= -rise >= SCALES[scale].step - EPSILON
  }
  const flags = b.flags.filter((flag) => !a.flags.includes(flag))
  for (const flag of flags) changes.push(`flag ${flag}`)
  const newArea = reachesBeyond(b, a)
  if (newArea) changes.push('area')
  if (a.state !== b.state) changes.push(`${a.state} to ${b.state}`)
  return {
    higher: higher || flags.includes('tsunami'), lower, newArea,
    ended: a.state === 'live' && b.state !== 'live', resumed: a.state !== 'live' && b.state === 'live', changes,
  }
}

/** Severities on the CAP scale and the others are never mixed: only equal scales are compared. */
export function strongest(severity: readonly SourceSeverity[], scale: Scale): { value: string; rank: number } | undefined {
  let best: { value: string; rank: number } | undefined
  for (const one of severity) {
    if (one.scale !== scale) continue
    const rank = rankOf(scale, one.value)
    if (!Number.isNaN(rank) && (best === undefined || rank > best.rank)) best = { value: one.value, rank }
  }
  return best
}

/** Place of a value on its own scale: -1 for a word that the scale has not, NaN for what is no number. */
export function rankOf(scale: Scale, value: string): number {
  return ORDER[scale] ? ORDER[scale].indexOf(value.toLowerCase()) : Number(value)
}

/** Coarse, by sample points and codes; it errs towards "new", since a clock opened once too often costs a click. */
function reachesBeyond(next: Picture, before: Picture): boolean {
  if (next.named.some((party) => !before.named.includes(party))) return true
  return next.where.some((shape) => {
    if (shape.kind === 'geocode')
      return !before.where.some((old) => old.kind === 'geocode' && old.scheme === shape.scheme && old.value === shape.value)
    return samplesOf(shape).some((spot) => !before.where.some((old) => kmToShape(spot, old) <= MOVED_KM[shape.kind]))
  })
}
