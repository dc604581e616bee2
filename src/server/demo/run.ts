import type { CaptureBody, DraftBody } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import type { EventBook, WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { ingest } from '../ingest.ts'
import { bodyOf } from '../body.ts'
import { type Thread, threadOf } from '../thread.ts'
import { threadsFor } from '../views/warnings.ts'
import { type Draft, draftOf } from '../warnings/release.ts'
import type { Document } from './documents/text.ts'
import { STORIES } from './model.ts'
import type { Run } from './story.ts'

const PREFIX = 'exercise://'

/** The telling that goes on: that of the newest document of a story. Null in a data directory where none was told yet. */
export async function currentRun({ store }: Pick<Desk, 'store'>): Promise<Run | null> {
  let after: number | undefined
  for (;;) {
    const page = await store.page('public', { kind: 'capture', order: 'newest', limit: 100, ...(after === undefined ? {} : { after }) })
    for (const item of page.items) {
      const run = runIn(bodyOf<CaptureBody>(item)?.from ?? '')
      if (run) return run
    }
    if (page.next === null) return null
    after = page.next
  }
}

function runIn(from: string): Run | null {
  if (!from.startsWith(PREFIX)) return null
  const [name, number] = from.slice(PREFIX.length).split('/')
  const story = STORIES.find((one) => one === name)
  return story && Number.isInteger(Number(number)) ? { story, number: Number(number) } : null
}

/** Hands documents to the desk just as a feed would. */
export async function feedIn({ desk, book }: Parts, run: Run, documents: readonly Document[]): Promise<void> {
  for (const { feed, name, text } of documents)
    await ingest(desk, book, { feed, from: `${PREFIX}${run.story}/${run.number}/${name}`, as: 'exercise' }, Buffer.from(text))
}

export function eventBy(book: EventBook, feed: string, alias: string): WatchedEvent | undefined {
  return book.told().find(({ record }) => record.sources.some((source) => source.feed === feed && source.aliases.includes(alias)))
}

/** The author's warning about an event, as one of its readers reads it; null when there is none for that reader. */
export async function warningOf(parts: Parts, author: Party, event: WatchedEvent): Promise<Thread | null> {
  const threads = await threadsFor(parts, author)
  return threads.find(({ versions }) => versions[0]!.header.author === author && versions.some(({ body }) => body.event && event.record.ids.includes(body.event.id))) ?? null
}

/** The newest draft of a party about an event that nobody has released. */
export async function openDraft({ desk }: Parts, party: Party, event: WatchedEvent): Promise<Draft | null> {
  const { items } = await desk.store.page(party, { kind: 'draft', order: 'newest', limit: 50 })
  const about = items.find((item) => {
    const body = bodyOf<DraftBody>(item)
    return body?.event && event.record.ids.includes(body.event.id)
  })
  const draft = about && (await draftOf(desk, party, about.id))
  return draft && draft.warning === null ? draft : null
}

const PATIENCE_MS = 4000
const LOOK_MS = 40

/** Waits, not for ever, until something that the desk does by itself has been done: the page that follows then shows it. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !(await done()); ) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}

/** Every recipient of the newest version has been tried: handed over, failed, or nobody to hand it to. */
export async function delivered(parts: Parts, author: Party, root: string): Promise<boolean> {
  const thread = await threadOf(parts.desk, author, root)
  const last = thread?.versions.at(-1)
  return !last || last.body.content.recipients.every(({ party }) => thread!.facts.some((fact) => fact.recipient === party && fact.version === last.number && fact.kind !== 'failed'))
}
