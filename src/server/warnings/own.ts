import type { Party } from '../../core/values/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import type { Thread } from '../thread.ts'
import { threadsFor } from '../views/warnings.ts'

/** The warning that a party has told about an event, if it has: found by any id that the event ever had. */
export async function ownThread(parts: Parts, party: Party, { record }: WatchedEvent): Promise<Thread | undefined> {
  const about = ({ versions }: Thread): boolean => versions.some(({ body }) => body.event !== null && record.ids.includes(body.event.id))
  return (await threadsFor(parts, party)).find((thread) => thread.versions[0]!.header.author === party && about(thread))
}

/** What the next version of a warning counts from, and which it refers to; nothing before a first one. */
export function earlierOf(thread: Thread | undefined): { version: number; references: string[] } | undefined {
  return thread && { version: thread.versions.length, references: thread.versions.map(({ id }) => id) }
}
