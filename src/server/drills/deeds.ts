import type { Deed, Inject } from '../../core/watch/index.ts'
import { Fault, type Party } from '../../core/values/index.ts'
import type { Office } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import type { Thread } from '../thread.ts'
import { answerTo, replyTo } from '../warnings/answer.ts'
import { compose } from '../warnings/draft.ts'
import { earlierOf, ownThread } from '../warnings/own.ts'
import { cancelWarning, draftOf, releaseDraft, saveDraft } from '../warnings/release.ts'

type Said = Extract<Inject, { does: Deed }>

/** What an office does in a drill, by the same ways and under the same rules as a person at a screen. Faults of those ways; `no-warning`. */
export async function doDeed(parts: Parts, { by, does, of, text, ending }: Said, event: WatchedEvent): Promise<void> {
  const { desk } = parts
  if (does === 'warn') return warnOf(parts, by, event)
  const warning = await warningBy(parts, does === 'reply' || does === 'cancel' ? by : of!, event)
  if (does === 'cancel') return void (await cancelWarning(desk, await desk.office(by, 'releaser'), warning.root, ending ?? 'ended'))
  const office = await desk.office(by, does === 'reply' ? 'releaser' : 'drafter')
  if (does === 'reply') return replyToAll(parts, office, warning, text!)
  const act = ({ acknowledge: 'acknowledged', act: 'acted', decline: 'declined', ask: 'question' } as const)[does]
  await answerTo(desk, office, { warning: warning.root, act, channel: 'desk', ...(text === undefined ? {} : { text }) })
}

/** Drafted by one credential and let out by the other; again when the state has told of the event before. */
async function warnOf(parts: Parts, by: Party, event: WatchedEvent): Promise<void> {
  const { desk } = parts
  const own = await ownThread(parts, by, event)
  const saved = await saveDraft(desk, await desk.office(by, 'drafter'), await compose(parts, await desk.office(by, 'drafter'), event, earlierOf(own)), own?.root)
  await releaseDraft(desk, { draft: (await draftOf(desk, by, saved.id))!, by: await desk.office(by, 'releaser') })
}

async function warningBy(parts: Parts, author: Party, event: WatchedEvent): Promise<Thread> {
  const thread = await ownThread(parts, author, event)
  if (!thread) throw new Fault('no-warning', `${author} has not warned of this event`)
  return thread
}

async function replyToAll({ desk }: Parts, office: Office, { root, facts }: Thread, text: string): Promise<void> {
  const answered = new Set(facts.flatMap((fact) => (fact.kind === 'told' ? [fact.question] : [])))
  for (const fact of facts) if (fact.kind === 'asked' && !answered.has(fact.id)) await replyTo(desk, office, root, fact.id, text)
}
