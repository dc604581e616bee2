import type { EdtfDate, Party } from '../values/index.ts'
import { sinceAdopted } from './follow.ts'
import type { TimedLaw } from './law.ts'
import type { Standing } from './model.ts'
import { limits } from './standing.ts'
import { heldOn } from './timeline.ts'

/** A standing without its reasons. */
export type Glance = Pick<Standing, 'status' | 'party' | 'participation' | 'since' | 'until'>

/** Instrument, then state. */
export type Glances = ReadonlyMap<string, ReadonlyMap<Party, Glance>>

const OPEN: Glance = Object.freeze({ status: 'unknown', party: 'unknown', participation: null, since: null, until: null })

/** What everybody is under everything on a day, as `standing` gives them: some 5 ms where whole answers cost a hundred. */
export function glancesOn(law: TimedLaw, on: EdtfDate, known?: EdtfDate): Glances {
  return new Map([...law.instruments.keys()].map((id) => [id, glanceOn(law, id, on, known)]))
}

function glanceOn(law: TimedLaw, id: string, on: EdtfDate, known: EdtfDate | undefined): Map<Party, Glance> {
  const { instrument, states } = law.timelines(id, known)
  return new Map([...states].map(([state, { story, stretches }]): [Party, Glance] => {
    const { at, changes } = heldOn(stretches, on)
    const { status, party, participation } = stretches[at]!
    if (changes) return [state, OPEN]
    const { since, until } = limits(story, stretches, at)
    return [state, { status, party, participation, until, since: instrument.follows === undefined ? since : sinceAdopted(instrument, { since, status }) }]
  }))
}
