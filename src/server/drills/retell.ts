import { type Attributor, observedOf, openLineage, type Observation, recordAt, type Scenario, stepsOf, type Threshold } from '../../core/watch/index.ts'
import type { Law } from '../../core/law/index.ts'
import { type Instant, isoInstant, type Party, type Region } from '../../core/values/index.ts'
import { placedOf } from '../events.ts'
import { owedOfEvent } from '../owed.ts'

/** One thing said, and what a desk that watched then would have made of it. */
export interface Retold {
  at: string
  feed: string
  event: string
  was: 'new' | 'updated' | 'duplicate'
  theme: string
  title: string
  state: string
  level: number
  because: string
  touches: { party: Party; method: string; km: number }[]
  /** duties in force that day that this event sets off; null for what was told before and changes nothing */
  owed: number | null
  owedBy: Party[]
}

export interface Ground {
  law: Law
  region: Region
  atlas: Attributor
  thresholds: readonly Threshold[]
}

/** What a scenario reports, as its feed would have said it; what its offices do is for a drill. */
export function reportsOf(scenario: Scenario): Observation[] {
  const run = `exercise-${scenario.id}`
  return stepsOf(scenario).flatMap((step) => ('report' in step ? [observedOf(step.report, { began: scenario.begins, sent: step.at, run })] : []))
}

/** Of one day (UTC) by when it was said. */
export function saidOn(observations: readonly Observation[], day: string): Observation[] {
  return observations.filter(({ sent }) => isoInstant(sent).startsWith(day))
}

/** Everything in the order in which it was said, one step each: lineage, places, level, and who owed what to whom by the law of that day. Nothing is kept. */
export function* retell(observations: readonly Observation[], { law, region, atlas, thresholds }: Ground): Generator<Retold & { sent: Instant }> {
  const lineage = openLineage()
  for (const said of [...observations].sort((a, b) => a.sent - b.sent || (a.id < b.id ? -1 : 1))) {
    const { was, id } = lineage.add(said)
    const event = placedOf(recordAt(lineage.event(id)!, said.sent).record, atlas, thresholds)
    const { record } = event
    const owed = was === 'duplicate' ? null : owedOfEvent(law, region, atlas, event).owed
    yield {
      sent: said.sent, at: isoInstant(said.sent), feed: said.feed, event: record.id, was, theme: record.theme, title: record.title, state: record.state, level: event.level, because: event.because,
      touches: event.touches.map(({ party, method, km }) => ({ party, method, km })), owed: owed?.length ?? null, owedBy: [...new Set(owed?.map(({ by }) => by))].sort(),
    }
  }
}
