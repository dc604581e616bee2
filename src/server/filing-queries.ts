import { type FilingBody, type QueryBody, type ReplyBody } from '../core/statements/index.ts'
import { Fault, type Instant, type Json, type Party } from '../core/values/index.ts'
import { readAll } from './all.ts'
import type { Desk, Office } from './desk.ts'
import { formShelf } from './form-book.ts'
import { notFound } from './problems.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'

const HOUR_MS = 3_600_000

export interface AskedOf {
  id: string
  by: Party
  at: Instant
  part: string
  text: string
  /** null: no instrument sets one, so no reply is ever late */
  replyBy: Instant | null
  replies: { id: string; by: Party; at: Instant; text: string; late: boolean }[]
}

export interface Questioned {
  id: string
  /** the return is another's: this viewer may ask */
  mayAsk: boolean
  author: Party
  form: string
  period: string
  asked: AskedOf[]
}

/** A return with what was asked of it and answered, as far as this viewer reads it. Fault `not-found` alike for none and for one not to be read. */
export async function questionedFiling(desk: Desk, viewer: Party, id: string): Promise<Questioned> {
  const filing = await desk.store.read(viewer, id)
  const body = filing?.kind === 'filing' ? bodyOf<FilingBody>(filing) : null
  if (!filing || !body) throw notFound()
  const said = await readAll(desk.store, viewer, { about: id })
  const asked = await Promise.all(said.filter(({ kind, body: words }) => kind === 'query' && words).map(async (one): Promise<AskedOf> => {
    const { part, text, hours } = bodyOf<QueryBody>(one)!
    const replyBy = hours === null ? null : one.sealedAt + hours * HOUR_MS
    const replies = (await readAll(desk.store, viewer, { about: one.id })).filter(({ kind, author, body: words }) => kind === 'reply' && author === filing.author && words)
      .map((reply) => ({ id: reply.id, by: reply.author, at: reply.sealedAt, text: bodyOf<ReplyBody>(reply)!.text, late: replyBy !== null && reply.sealedAt > replyBy }))
    return { id: one.id, by: one.author, at: one.sealedAt, part, text, replyBy, replies }
  }))
  return { id, mayAsk: viewer !== 'public' && filing.author !== viewer, author: filing.author, form: body.form, period: body.period, asked }
}

/** Hours that the instrument of a form gives for an answer, where the law here holds such a duty with a reading that was sourced. */
export async function hoursToReply(desk: Desk, instrument: string): Promise<number | null> {
  const { law } = await desk.law()
  const duty = law.instruments.get(instrument)?.duties.find(({ kind, footing, deadline = '' }) => kind === 'reply' && footing !== 'background' && /^PT\d+H$/.test(deadline))
  return duty?.deadline === undefined ? null : Number(duty.deadline.slice(2, -1))
}

/** Faults `not-found`, `question-empty`, `own-return`; `not-found` too for a part that the form does not have. */
export async function askAbout(desk: Desk, office: Office, filing: string, { part, text, hours }: QueryBody): Promise<string> {
  const found = await questionedFiling(desk, office.party, filing)
  const form = (await formShelf(desk)).book.forms.get(found.form)
  if (part !== '' && !form?.sections.some(({ id }) => id === part)) throw notFound()
  if (found.author === office.party) throw new Fault('own-return', 'this is your own return: correct it instead', { field: 'text' })
  if (!text.trim()) throw new Fault('question-empty', 'write the question', { field: 'text' })
  const body: QueryBody = { part, text: text.trim().slice(0, 4000), hours }
  const said = await say(desk, office, { kind: 'query', release: { audience: 'named', to: [found.author] }, about: [filing], body: body as unknown as Json })
  return said.id
}

/** The state that was asked replies; whoever asked reads it. Faults `not-found`, `question-empty`. */
export async function replyAbout(desk: Desk, office: Office, filing: string, query: string, text: string): Promise<string> {
  const found = await questionedFiling(desk, office.party, filing)
  const asked = found.asked.find(({ id }) => id === query)
  if (!asked || found.author !== office.party) throw notFound()
  if (!text.trim()) throw new Fault('question-empty', 'write the reply', { field: 'text' })
  const body = { text: text.trim().slice(0, 4000) }
  return (await say(desk, office, { kind: 'reply', release: { audience: 'named', to: [asked.by] }, about: [query, filing], body })).id
}

