import { reviewState } from '../../core/warnings/index.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import { Fault, type Instant, type Party } from '../../core/values/index.ts'
import type { Desk, Office, Speaker } from '../desk.ts'
import { notFound } from '../problems.ts'
import { type Said, say, type Words } from '../say.ts'
import { type Thread, threadOf, type Version } from '../thread.ts'
import { credential } from './release.ts'

/** A version that one person let out, and by when another credential of the same authority looks at it (rule 5). */
export interface ReviewDue {
  version: Version
  by: Instant
  /** the key that acted alone: it cannot be the one that reviews */
  actor: string
}

/** What waits for a second look among a party's own warnings. */
export function reviewsDue(threads: readonly Thread[], party: Party): ReviewDue[] {
  return threads.flatMap((thread) => thread.versions.flatMap((version) => {
    const { reviewBy } = version.body.released
    const done = thread.said.some(({ statement, header }) => statement.kind === 'review' && header.about[1] === version.id)
    return version.header.author !== party || reviewBy === null || done ? [] : [{ version, by: reviewBy, actor: unverifiedSigned(version.statement.signed).kid }]
  }))
}

export async function review(desk: Desk, by: Office, id: string, agrees: boolean): Promise<Said> {
  return say(desk, by, await reviewWords(desk, by, id, agrees))
}

/** The second look. Faults `not-found`, `no-review` when none is owed or it was done, `release-same`, `release-foreign`. */
export async function reviewWords(desk: Desk, by: Speaker, id: string, agrees: boolean): Promise<Words> {
  const thread = await threadOf(desk, by.party, id)
  const due = thread && reviewsDue([thread], by.party).find(({ version }) => version.id === id)
  if (!thread?.versions.some((version) => version.id === id && version.header.author === by.party)) throw notFound()
  if (!due) throw new Fault('no-review', 'nothing waits for a second look here')
  const { header, body, statement } = due.version
  const actor = credential(header, due.actor)
  const reviewer = { ...actor, id: by.signer.kid, state: by.party, authority: by.authority.agency }
  const { by: how, reviewBy } = body.released
  reviewState({ by: how, authority: actor.authority, label: actor.nature, reviewBy }, { at: desk.clock(), by: reviewer }, actor, statement.sealedAt)
  return { kind: 'review', release: { audience: 'author' }, about: [thread.root, id], body: { agrees } }
}
