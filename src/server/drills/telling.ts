import type { DrillWarning } from '../../core/warnings/index.ts'
import { DRILL_FEED, type Scenario } from '../../core/watch/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import type { Thread } from '../thread.ts'
import { afterOf } from '../warnings/after.ts'

/** An event of this telling by its name in the scenario. */
export function drillEvent({ book, desk }: Pick<Parts, 'book' | 'desk'>, run: string, event: string): WatchedEvent | undefined {
  return book.list(desk.clock()).find(({ record }) => record.sources.some((source) => source.feed === DRILL_FEED && source.aliases.includes(`${run}/${event}`)))
}

/** The warnings about the events of a telling, among these threads, with what came of each. */
export function warningsAmong(parts: Parts, run: string, { injects }: Pick<Scenario, 'injects'>, threads: readonly Thread[]): DrillWarning[] {
  const names = [...new Set(injects.flatMap((one) => ('report' in one ? [one.report.event] : [])))]
  const events = names.flatMap((event) => {
    const watched = drillEvent(parts, run, event)
    return watched ? [{ event, record: watched.record }] : []
  })
  return threads.flatMap((thread): DrillWarning[] => {
    const first = thread.versions[0]!
    const about = events.find(({ record }) => first.body.event && record.ids.includes(first.body.event.id))
    if (!about) return []
    return [{
      event: about.event, by: first.header.author, warning: thread.root, warnedAt: first.statement.sealedAt,
      reportedAt: about.record.versions[0]!.observation.sent, after: afterOf(thread, parts.desk.clock()), facts: thread.facts,
    }]
  }).sort((a, b) => a.warnedAt - b.warnedAt)
}
