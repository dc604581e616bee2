import { type AfterAction, afterAction } from '../../core/warnings/index.ts'
import { type Instant, parseInstant } from '../../core/values/index.ts'
import type { EventBook } from '../events.ts'
import { issuesFor, type Recipient, recipientsOf, type Thread, type Version } from '../thread.ts'

/** When the first source spoke, and not before it happened: a revised origin time counts. What is forecast still lies ahead. */
export function reportedAt(book: EventBook, { body, statement }: Version): Instant {
  const happened = Math.min(parseInstant(body.content.eventAt), statement.sealedAt)
  const told = (body.event && book.record(body.event.id)?.versions[0]?.observation.sent) ?? happened
  return Math.min(happened < statement.sealedAt ? Math.max(told, happened) : told, statement.sealedAt)
}

/** When it reaches the first of those who are told, where a version of the warning established that. */
export function impactAt(recipients: readonly Recipient[]): Instant | null {
  const impacts = recipients.flatMap(({ replyBy }) => (replyBy.rule === 'impact' && replyBy.at !== '' ? [parseInstant(replyBy.at)] : []))
  return impacts.length > 0 ? Math.min(...impacts) : null
}

/** The after-action report of a warning, one a recipient: each has the versions that name it, and its own reply rule in each. */
export function afterOf(thread: Thread, now: Instant): AfterAction[] {
  const recipients = recipientsOf(thread)
  const [first, last] = [thread.versions[0]!, thread.versions.at(-1)!]
  const impact = impactAt(recipients)
  return recipients.flatMap(({ party }) => afterAction({
    issues: issuesFor(thread, party), facts: thread.facts, recipients: [party], eventAt: parseInstant(first.body.content.eventAt), impactAt: impact, ending: last.body.ending, now,
  }) ?? [])
}
