import type { AnswerBody } from '../../core/statements/index.ts'
import { Fault, type Json, type Party } from '../../core/values/index.ts'
import type { Desk, Office } from '../desk.ts'
import { notFound } from '../problems.ts'
import { type Said, say, type Words } from '../say.ts'
import { recipientsOf, threadOf } from '../thread.ts'

export interface Answer {
  warning: string
  act: AnswerBody['act']
  channel: AnswerBody['channel']
  text?: string
  /** the version that the one who answers was looking at; the newest when left out */
  version?: string
}

/**
 * What an addressee says when it answers. Declining needs no reason; a question needs words. The author and the one who answers read it.
 * Faults `not-found`, `not-addressed`, `question-empty`, `stale` when a newer version opened meanwhile.
 */
export async function answerWords(desk: Desk, party: Party, answer: Answer): Promise<Words> {
  const thread = await threadOf(desk, party, answer.warning)
  const last = thread?.versions.at(-1)
  if (!thread || !last) throw notFound()
  if (!recipientsOf(thread).some((one) => one.party === party)) throw new Fault('not-addressed', 'this warning does not address you; you may still reply to it')
  const version = answer.version ?? last.id
  if (!thread.versions.some(({ id }) => id === version)) throw new Fault('stale', 'there is a newer version of this warning: read it, then answer', { field: 'version' })
  const text = answer.text?.trim()
  if (answer.act === 'question' && !text) throw new Fault('question-empty', 'write the question', { field: 'text' })
  const body: AnswerBody = { act: answer.act, version, channel: answer.channel, ...(text ? { text: text.slice(0, 2000) } : {}) }
  return { kind: 'answer', release: { audience: 'named', to: [last.header.author] }, about: [thread.root], body: body as unknown as Json }
}

export async function answerTo(desk: Desk, office: Office, answer: Answer): Promise<Said> {
  return say(desk, office, await answerWords(desk, office.party, answer))
}

/** What the author of a warning says to a question about it; whoever asked reads it. Faults `not-found`, `question-empty`. */
export async function replyWords(desk: Desk, party: Party, warning: string, question: string, text: string): Promise<Words> {
  const thread = await threadOf(desk, party, warning)
  const asked = thread?.said.find(({ statement }) => statement.id === question)
  if (!thread || !asked || asked.statement.kind !== 'answer') throw notFound()
  if (!text.trim()) throw new Fault('question-empty', 'write the reply', { field: 'text' })
  return { kind: 'reply', release: { audience: 'named', to: [asked.header.author] }, about: [thread.root, question], body: { text: text.trim().slice(0, 4000) } }
}

export async function replyTo(desk: Desk, office: Office, warning: string, question: string, text: string): Promise<Said> {
  return say(desk, office, await replyWords(desk, office.party, warning, question, text))
}

/** What an answer link holds, sealed by this node: which warning, whose answer, until when. Opening it answers nothing. */
export interface AckLink {
  warning: string
  version: string
  party: Party
  until: number
}

export function ackToken(desk: Desk, link: AckLink): string {
  return desk.seals.seal('ack', link)
}

/** Fault `not-found` for a token that this node did not seal, or that has expired. */
export function openAck(desk: Desk, token: string): AckLink {
  const link = desk.seals.open<AckLink>('ack', token)
  if (!link || link.until < desk.clock()) throw notFound()
  return link
}
