import { mayRelease, type Released, type StandingOrder } from '../../core/warnings/index.ts'
import type { ReaderCause } from '../../core/disclosure/index.ts'
import { type DraftBody, type Header, type OrderBody, type Release, unverifiedSigned, type WarningBody } from '../../core/statements/index.ts'
import { asFault, Fault, type Json, type Party } from '../../core/values/index.ts'
import type { NewJob } from '../../adapters/sql/index.ts'
import type { Desk, Office, Speaker } from '../desk.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import { type Extra, previewRelease, type Said, say, type Words } from '../say.ts'
import { threadOf, type Thread } from '../thread.ts'

/** A draft as its author reads it; null alike when there is none and when it is another's. */
export interface Draft {
  id: string
  header: Header
  kid: string
  body: DraftBody
  /** the warning that it became, if it was released */
  warning: string | null
}

export async function draftOf(desk: Desk, party: Party, id: string): Promise<Draft | null> {
  const statement = await desk.store.read(party, id)
  if (!statement || statement.kind !== 'draft' || statement.author !== party) return null
  const { header, kid } = unverifiedSigned(statement.signed)
  return { id, header, kid, body: bodyOf<DraftBody>(statement)!, warning: await releasedAs(desk, party, id, header) }
}

/** A first version is about its draft; a later one about its warning, so it is found there. */
async function releasedAs(desk: Desk, party: Party, id: string, header: Header): Promise<string | null> {
  const [root] = header.about
  const { items } = await desk.store.page(party, { about: root ?? id, order: 'newest', limit: 200 })
  const hit = items.find((item) => item.kind === 'warning' && bodyOf<WarningBody>(item)?.released.draft === id)
  return hit?.id ?? null
}

/** Saves a draft: its author alone reads it. `root` is the warning that it would update. */
export async function saveDraft(desk: Desk, office: Office, body: DraftBody, root?: string, id?: string): Promise<Said> {
  return say(desk, office, { ...(id === undefined ? {} : { id }), kind: 'draft', release: { audience: 'author' }, about: root ? [root] : [], body: body as unknown as Json })
}

export interface How {
  draft: Draft
  /** the office that lets it out */
  by: Speaker
  /** recipients that the author leaves out, and disputed ones that it adds by name */
  without?: readonly Party[]
  /** digests of an official message as received and as it would leave */
  relayed?: { received: string; leaving: string }
  order?: { id: string; body: OrderBody; sealedAt: number; header: Header }
  /** of a release that must happen once, however many servers try it */
  id?: string
}

/** What a release would do: its readers with reason, those who are denied, and whether these two credentials may. */
export async function previewOf(desk: Desk, how: How) {
  const { release, duty, earlier } = await audienceOf(desk, how)
  return previewRelease(desk, how.by.party, release, { duty, earlier })
}

/**
 * Releases a draft (rule 5): two credentials of one authority, or a standing order. Every recipient is named in the statement with its
 * ground, and a correction also reaches everyone whom an earlier version reached. Faults of mayRelease; `conflict` when it was released before.
 */
export async function releaseDraft(desk: Desk, how: How & { by: Office }): Promise<Said> {
  const { words, extra } = await releaseWords(desk, how)
  const said = await say(desk, how.by, words, extra)
  desk.wake()
  return said
}

/** What such a release says and whom it reaches, before it is signed. */
export async function releaseWords(desk: Desk, how: How): Promise<{ words: Words; extra: Extra }> {
  const { draft, by } = how
  if (draft.warning) throw new Fault('conflict', 'this draft was released before: open the warning', { field: 'draft' })
  const { act, content } = draft.body
  const drafter = credential(draft.header, draft.kid)
  const alone = by.signer.kid === draft.kid && (act === 'cancel' || how.relayed !== undefined)
  const released = mayRelease({
    kind: how.relayed ? 'relay' : act, theme: content.theme, severity: content.severity, at: desk.clock(), drafter,
    ...(how.relayed ? { relay: { official: true, ...how.relayed } } : {}),
    ...(how.order ? { standingOrder: orderOf(how.order) } : alone ? {} : { releaser: { ...drafter, id: by.signer.kid, authority: by.authority.agency, state: by.party } }),
  })
  return published(desk, how, released)
}

async function published(desk: Desk, how: How, released: Released): Promise<{ words: Words; extra: Extra }> {
  const { draft, by } = how
  const { release, duty, earlier, thread, recipients } = await audienceOf(desk, how)
  const previous = thread?.versions.at(-1)
  const body: WarningBody = {
    ...draft.body, content: { ...draft.body.content, recipients },
    released: { by: released.by, draft: draft.id, order: how.order?.id ?? null, reviewBy: released.reviewBy },
  }
  const words: Words = {
    ...(how.id === undefined ? {} : { id: how.id }), kind: 'warning', release, body: body as unknown as Json,
    about: thread ? [thread.root, draft.id] : [draft.id], ...(previous ? { replaces: previous.id } : {}),
  }
  const told = [...new Set([...recipients.map(({ party }) => party), ...earlier])]
  return { words, extra: { duty, earlier, jobs: (id) => deliveries(id, thread?.root ?? id, by.party, told) } }
}

async function audienceOf(desk: Desk, { draft, by, without = [] }: How) {
  const recipients = draft.body.content.recipients.filter(({ party }) => !without.includes(party))
  const [root] = draft.header.about
  const thread = root ? await threadOf(desk, by.party, root) : null
  const to = recipients.map(({ party }) => party)
  const release: Release = to.length > 0 ? { audience: 'named', to } : { audience: 'public' }
  return { release, duty: dutyGrounds(recipients), recipients, thread, earlier: thread ? toldBefore(thread, by.party) : [] }
}

/** Why each recipient is told: the articles that owe it word, or only that it is affected. */
export function dutyGrounds(recipients: DraftBody['content']['recipients']): ReaderCause[] {
  return recipients.map(({ party, footing, under }) => ({
    reader: party, cause: footing === 'owed' ? `duty ${under.map(({ instrument, article }) => `${instrument} ${article}`.trim()).join('; ')}` : 'affected',
  }))
}

function toldBefore({ versions }: Thread, author: Party): Party[] {
  return [...new Set(versions.flatMap(({ body }) => body.content.recipients.map(({ party }) => party)))].filter((party) => party !== author)
}

function deliveries(version: string, root: string, author: Party, parties: readonly Party[]): NewJob[] {
  return parties.map((party) => ({ queue: 'deliver', key: `deliver ${version} ${party} 0`, payload: { version, root, author, party, step: 0 } }))
}

export function credential({ author, authority }: Header, kid: string): { id: string; state: Party; authority: string; nature: 'civil' | 'military' | 'not-named' } {
  return { id: kid, state: author, authority: authority.agency, nature: natureOf(authority.nature) }
}

function natureOf(nature: Header['authority']['nature']): 'civil' | 'military' | 'not-named' {
  return nature === 'military' || nature === 'not-named' ? nature : 'civil'
}

const SEVERITIES = ['Unknown', 'Minor', 'Moderate', 'Severe', 'Extreme'] as const

/** Whether a standing order would let this out, released by this office now. */
export function coveredBy(order: NonNullable<How['order']>, by: Office, { act, content }: DraftBody, at: number): boolean {
  const drafter = { id: by.signer.kid, state: by.party, authority: by.authority.agency, nature: natureOf(by.authority.nature) }
  try {
    mayRelease({ kind: act, theme: content.theme, severity: content.severity, at, drafter, standingOrder: orderOf(order) })
    return true
  } catch (error) {
    if (asFault(error).code !== 'release-order') throw error
    return false
  }
}

function orderOf({ id, body, sealedAt, header }: NonNullable<How['order']>): StandingOrder {
  return {
    id, state: header.author, authority: header.authority.agency, nature: natureOf(header.authority.nature), signedAt: sealedAt, from: body.from, until: body.until ?? null,
    revokedAt: body.withdrawn ? sealedAt : null, themes: body.themes, severities: SEVERITIES.slice(SEVERITIES.indexOf(body.severity)), kinds: body.messages,
  }
}

/** One person may cancel; a second looks at it within 24 hours. Everyone who was ever told is told. */
export async function cancelWarning(desk: Desk, office: Office, id: string, ending: NonNullable<DraftBody['ending']>): Promise<Said> {
  const thread = await threadOf(desk, office.party, id)
  const last = thread?.versions.at(-1)
  if (!thread || !last || last.header.author !== office.party) throw notFound()
  if (last.body.act === 'cancel') throw new Fault('conflict', 'it is cancelled already')
  const { released: _, ...before } = last.body
  const content = { ...before.content, version: String(thread.versions.length + 1), references: thread.versions.map((version) => version.id), drafted: new Date(desk.clock()).toISOString() }
  const saved = await saveDraft(desk, office, { ...before, act: 'cancel', ending, content }, thread.root)
  const draft = await draftOf(desk, office.party, saved.id)
  return releaseDraft(desk, { draft: draft!, by: office })
}
