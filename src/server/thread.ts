import type { Disclosed } from '../adapters/sql/index.ts'
import { type Clock, clockAt, type ClockFact, type Issue, type ReplyBy } from '../core/warnings/index.ts'
import { type AnswerBody, type DeliveryBody, type Header, type ReplyBody, unverifiedSigned, type WarningBody } from '../core/statements/index.ts'
import { type Instant, parseInstant, type Party } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { readAll } from './all.ts'
import { bodyOf } from './body.ts'

/** One version of a warning, as the viewer may read it. */
export interface Version {
  id: string
  number: number
  statement: Disclosed
  header: Header
  body: WarningBody
}

/** A warning with all its versions and everything said of it, as far as one viewer may read. */
export interface Thread {
  /** id of the first version: the warning's own */
  root: string
  versions: Version[]
  said: { statement: Disclosed; header: Header; body: unknown }[]
  facts: ClockFact[]
}

/**
 * Null alike for no such warning and for one that the viewer may not read. Any version's id finds the whole; so does the id of a first
 * version that the viewer was not told of, because the area grew to it later: it has the versions from then on.
 */
export async function threadOf(desk: Desk, viewer: Party, id: string): Promise<Thread | null> {
  const asked = await desk.store.read(viewer, id)
  if (asked && (asked.kind !== 'warning' || !asked.body)) return null
  const root = asked ? rootOf(asked) : id
  const first = root === id ? asked : await desk.store.read(viewer, root)
  const rest = await readAll(desk.store, viewer, { about: root })
  const statements = [...(first ? [first] : []), ...rest]
  const versions = statements.filter((one) => one.kind === 'warning' && one.body && rootOf(one) === root).sort((a, b) => a.idx - b.idx).map(versionOf)
  if (versions.length === 0) return null
  const said = rest.filter(({ kind }) => kind !== 'warning').map((statement) => ({ statement, header: unverifiedSigned(statement.signed).header, body: bodyOf(statement) }))
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  return { root, versions, said, facts: said.flatMap((one) => factOf(one, root, numbers, modeOf(versions[0]!.body))) }
}

/** The id of the first version, which is that of the warning. */
export function rootOf(statement: Disclosed): string {
  return statement.replaces === null ? statement.id : (unverifiedSigned(statement.signed).header.about[0] ?? statement.id)
}

function versionOf(statement: Disclosed, i: number): Version {
  return { id: statement.id, number: i + 1, statement, header: unverifiedSigned(statement.signed).header, body: bodyOf<WarningBody>(statement)! }
}

function modeOf({ content }: WarningBody): Issue['mode'] {
  return content.mode
}

/** The versions as one recipient gets them: each with its own reply rule. A version that does not name it is none of its business. */
export function issuesFor({ root, versions }: Thread, recipient: Party): Issue[] {
  return versions.flatMap(({ number, statement, body }) => {
    const entry = body.content.recipients.find(({ party }) => party === recipient)
    if (!entry && body.act !== 'cancel') return []
    return [{
      warning: root, mode: modeOf(body), version: number, at: statement.sealedAt, act: body.act, severity: body.content.severity,
      areas: body.content.area.map(({ party }) => party), replyBy: entry ? replyByOf(entry) : { rule: 'none' },
    }]
  })
}

export type Recipient = WarningBody['content']['recipients'][number]

function replyByOf({ replyBy: { rule, at, instrument, article } }: Recipient): ReplyBy {
  if (rule === 'none' || at === '') return { rule: 'none' }
  return rule === 'impact' ? { rule, at: parseInstant(at) } : { rule, at: parseInstant(at), instrument, article: article || null }
}

export function clockOf(thread: Thread, recipient: Party, now: Instant): Clock | null {
  return clockAt(issuesFor(thread, recipient), thread.facts, recipient, now)
}

/** Everyone whom any version addresses, in the order in which they were first named. */
export function recipientsOf({ versions }: Thread): Recipient[] {
  const byParty = new Map<Party, Recipient>()
  for (const { body } of versions) for (const entry of body.content.recipients) byParty.set(entry.party, entry)
  return [...byParty.values()]
}

type Saying = Thread['said'][number]

function factOf({ statement, header, body }: Saying, warning: string, numbers: Map<string, number>, mode: Issue['mode']): ClockFact[] {
  const dated = { id: statement.id, warning, mode, at: statement.sealedAt }
  if (statement.kind === 'delivery') {
    const { party, channel, outcome, step, why = '' } = body as DeliveryBody
    const base = { ...dated, recipient: party, version: numbers.get(header.about[1] ?? '') ?? 1 }
    if (outcome === 'no-focal-point') return [{ ...base, kind: 'no-focal-point' }]
    return [outcome === 'delivered' ? { ...base, kind: 'received', channel, contact: step } : { ...base, kind: 'failed', channel, contact: step, why }]
  }
  if (statement.kind === 'answer') {
    const { act, version, channel, text = '' } = body as AnswerBody
    const base = { ...dated, recipient: header.author, version: numbers.get(version) ?? 1 }
    const office = header.authority.agency
    if (act === 'received') return [{ ...base, kind: 'received', channel, contact: 0 }]
    return [act === 'question' ? { ...base, kind: 'asked', office, question: text } : { ...base, kind: act, office }]
  }
  if (statement.kind === 'reply')
    return [{ ...dated, recipient: header.release.to?.[0] ?? '', version: 1, kind: 'told', question: header.about[1] ?? '', answer: (body as ReplyBody).text }]
  return []
}
