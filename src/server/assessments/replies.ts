import { type LevelsBody, type ReplyBody, unverifiedSigned } from '../../core/statements/index.ts'
import { Fault, type Instant, type Party, type Region } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { alongside } from '../audience.ts'
import type { Desk, Office } from '../desk.ts'
import { type Fields, textIn } from '../fields.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import { say, type Words } from '../say.ts'
import { groupsIn } from './declare.ts'

/** What a state that was scored says to that. It stays beside the scores of the round's author when a later version replaces the one it was said to. */
export interface LevelReply {
  id: string
  by: Party
  to: Party
  /** the version that it was said to */
  round: string
  at: Instant
  text: string
  /** what it is scored as: itself, and the sub-regions that it belongs to */
  subjects: string[]
}

export function scoredAs(region: Region, party: Party): string[] {
  return [party, ...groupsIn(region)(party)]
}

export async function levelReplies(desk: Desk, viewer: Party): Promise<LevelReply[]> {
  const [rounds, replies] = await Promise.all([readAll(desk.store, viewer, { kind: 'levels' }), readAll(desk.store, viewer, { kind: 'reply' })])
  const author = new Map(rounds.map((one) => [one.id, one.author]))
  return replies.flatMap((one): LevelReply[] => {
    const [to, body] = [one.about && author.get(one.about), bodyOf<ReplyBody>(one)]
    return to && body ? [{ id: one.id, by: one.author, to, round: one.about!, at: one.sealedAt, text: body.text, subjects: scoredAs(desk.region, one.author) }] : []
  })
}

/** The right of reply is of whoever was scored by another, and its words reach the readers of the round. Faults `not-found`, `not-subject`. */
export async function levelReplyWords(desk: Desk, party: Party, round: string, text: string): Promise<Words> {
  const found = await desk.store.read(party, round)
  const body = found?.kind === 'levels' ? bodyOf<LevelsBody>(found) : null
  if (!found || !body) throw notFound()
  const own = scoredAs(desk.region, party)
  if (found.author === party || !body.scores.some(({ subject }) => own.includes(subject))) throw new Fault('not-subject', `that round scores neither ${party} nor a sub-region of it`, { field: 'round' })
  return { kind: 'reply', release: alongside(unverifiedSigned(found.signed).header, party), about: [round], body: { text } }
}

/** By form, by JSON and by command alike. Faults of levelReplyWords; `field-empty`, `field-long`. */
export async function replyToLevels(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const text = textIn(fields, 'reply', { least: 1, most: 4000 })
  return (await say(desk, office, await levelReplyWords(desk, office.party, fields['round'] ?? '', text))).id
}
