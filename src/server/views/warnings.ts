import type { Clock } from '../../core/warnings/index.ts'
import type { DeliveryBody, DraftBody, WarningBody, WarningContent } from '../../core/statements/index.ts'
import { type Instant, LANGUAGES, type Language, parseInstant, type Party } from '../../core/values/index.ts'
import type {
  AnswerDue, AnswerFormView, AnswerState, DeadlineView, DeliveryView, DraftDue, Ground, InboxItem, ReasonView, RecipientView, ReleaseView, ReportView, SeverityView, WarningHead, WarningView,
} from '../../web/index.ts'
import type { Parts } from '../http.ts'
import { clockOf, type Recipient, recipientsOf, rootOf, type Thread, threadOf, type Version } from '../thread.ts'
import { bodyOf } from '../body.ts'
import { afterOf, impactAt, reportedAt } from '../warnings/after.ts'
import { contactsOf, undisclosedReachable } from '../warnings/contacts.ts'
import { type Draft, previewOf } from '../warnings/release.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import type { Office } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import type { Viewer } from '../viewer.ts'

export function severityOf({ severity }: WarningContent): SeverityView[] {
  return [{ scale: 'cap-severity', value: severity }]
}

export function headOf(thread: Thread, lang: Language, now: Instant): WarningHead {
  const [first, last] = [thread.versions[0]!, thread.versions.at(-1)!]
  const { content, act } = last.body
  const expires = content.expires === '' ? null : parseInstant(content.expires)
  return {
    id: thread.root, title: content.texts[lang].headline, theme: content.theme, status: content.mode, from: first.header.author,
    authority: last.header.authority.nature === 'not-named' ? null : last.header.authority.agency, severity: severityOf(content),
    state: act === 'cancel' ? 'cancelled' : expires !== null && expires < now ? 'expired' : 'active', sent: last.statement.sealedAt, expires,
  }
}

/** A clock's state in the words of the screens: a reply that nobody owes is never late and says so. */
export function stateOf(clock: Clock | null): AnswerState {
  if (!clock) return 'undelivered'
  return clock.state === 'received' && clock.replyBy.rule === 'none' ? 'no-reply-owed' : clock.state
}

export function deadlineOf(clock: Pick<Clock, 'replyBy'> | null): DeadlineView {
  if (!clock || clock.replyBy.rule === 'none') return { at: null, basis: 'none' }
  return { at: clock.replyBy.at, basis: clock.replyBy.rule }
}

function deadlineIn({ replyBy: { rule, at } }: Recipient): DeadlineView {
  return { at: rule === 'none' || at === '' ? null : parseInstant(at), basis: rule }
}

function groundOf(entry: Recipient | undefined): Ground {
  return entry ? entry.footing : 'chosen'
}

function reasonsFor(entry: Recipient | undefined, author: Party): ReasonView[] {
  if (!entry) return []
  if (entry.under.length === 0) return entry.km === '' ? [] : [{ code: 'near', params: { km: entry.km, method: entry.method }, text: `${entry.km} km, ${entry.method}` }]
  return entry.under.map(({ instrument, article }) => ({ code: 'owed-under', params: { instrument, article, by: author, to: entry.party }, text: `${instrument} ${article}`.trim() }))
}

export async function warningView(parts: Parts, thread: Thread, viewer: Viewer, lang: Language): Promise<WarningView> {
  const { desk } = parts
  const now = desk.clock()
  const last = thread.versions.at(-1)!
  const { content } = last.body
  const mine = viewer.session && recipientsOf(thread).some(({ party }) => party === viewer.party)
  const author = last.header.author === viewer.party
  return {
    ...headOf(thread, lang, now),
    event: last.body.event ? { id: last.body.event.id, title: parts.book.get(last.body.event.id, parts.desk.clock())?.record.title ?? content.texts[lang].headline } : null,
    scope: last.header.release.audience === 'public' ? 'public' : 'restricted',
    description: content.texts[lang].description, instruction: content.texts[lang].instruction,
    versions: thread.versions.map((version) => versionView(thread, version, lang)).reverse(),
    recipients: await Promise.all(recipientsOf(thread).filter(({ party }) => author || party === viewer.party).map((entry) => recipientView(parts, thread, entry, viewer.party))),
    texts: LANGUAGES.map((language) => ({ lang: language, text: content.texts[language].chat })),
    record: { hash: last.id, index: null },
    answer: mine ? answerForm(thread, viewer.party, now) : null,
    asked: author && viewer.session ? questionsIn(thread) : [],
    mayCancel: author && last.body.act !== 'cancel' && viewer.session !== null && roleMay(viewer.session.role, 'cancel'),
  }
}

function versionView(thread: Thread, version: Version, lang: Language) {
  const { body, number } = version
  const current = number === thread.versions.length
  const reopened = thread.versions.flatMap((one) => one.body.content.recipients.map(({ party }) => party))
    .map((party) => clockOf({ ...thread, versions: thread.versions.slice(0, number) }, party, Infinity)).find((clock) => clock?.openedBy === number)?.reopened ?? null
  const state: 'current' | 'superseded' | 'cancelled' = current ? 'current' : thread.versions.at(-1)!.body.act === 'cancel' ? 'cancelled' : 'superseded'
  return {
    id: version.id, n: number, sent: version.statement.sealedAt, state,
    releasedBy: body.released.by === 'standing-order' ? null : version.header.authority.agency, headline: body.content.texts[lang].headline,
    severity: severityOf(body.content), area: body.content.area.map(({ party }) => party), reopened: reopened === 'resumed' ? null : reopened,
  }
}

export function answerForm(thread: Thread, party: Party, now: Instant): AnswerFormView | null {
  const clock = clockOf(thread, party, now)
  if (!clock || clock.state === 'cancelled') return null
  return { version: thread.versions.length, state: stateOf(clock), deadline: deadlineOf(clock), errors: [] }
}

async function recipientView(parts: Parts, thread: Thread, entry: Recipient, reader: Party): Promise<RecipientView> {
  const now = parts.desk.clock()
  const clock = clockOf(thread, entry.party, now)
  const last = thread.versions.at(-1)!
  const contacts = await contactsOf(parts.desk, entry.party, last.body.content.theme, reader)
  const by = thread.said.findLast(({ statement, header }) => statement.kind === 'answer' && header.author === entry.party)
  return {
    party: entry.party, noFocalPoint: noFocalPointIn(thread, entry.party, last.id), ground: groundOf(entry), because: reasonsFor(entry, last.header.author),
    ...(contacts[0] ? { office: contacts[0].office } : {}),
    channels: channelsOf(thread, entry.party, last.id),
    answer: {
      state: stateOf(clock), ...(clock?.answeredAt != null ? { at: clock.answeredAt } : clock?.receivedAt != null ? { at: clock.receivedAt } : {}),
      ...(by ? { by: by.header.authority.agency } : {}), ...(clock?.answeredVersion ? { version: clock.answeredVersion } : {}), late: clock?.late ?? false,
    },
    questions: clock?.questions ?? [], deadline: deadlineOf(clock),
    ...escalationOf(thread, entry.party, clock, contacts.map(({ office }) => office)),
  }
}

function questionsIn({ facts }: Thread): WarningView['asked'] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'asked' || facts.some((one) => one.kind === 'told' && one.question === fact.id)) return []
    return [{ id: fact.id, party: fact.recipient, question: fact.question }]
  })
}

/** The contact that was called last, when it was not the first; by its channel where the viewer may not know its name. */
function escalationOf({ facts }: Thread, party: Party, clock: Clock | null, offices: readonly string[]): Pick<RecipientView, 'escalation'> {
  const step = clock?.tried.at(-1) ?? 0
  const call = facts.findLast((fact) => fact.recipient === party && 'contact' in fact && fact.contact === step)
  if (step === 0 || !call || !('channel' in call)) return {}
  return { escalation: { step: step + 1, contact: offices[step] ?? call.channel, at: call.at } }
}

/** Only what a delivery proved: that nobody was there to be told of this version. */
function noFocalPointIn({ said }: Thread, party: Party, version: string): boolean {
  const sent = said.filter(({ statement, header, body }) => statement.kind === 'delivery' && header.about[1] === version && (body as DeliveryBody).party === party)
  return (sent.at(-1)?.body as DeliveryBody | undefined)?.outcome === 'no-focal-point'
}

const CHANNEL = { mail: 'email', webhook: 'webhook', inbox: 'inbox', stream: 'live', none: 'webhook' } as const

/** The inbox always has it: the grant is durable. What went out beside it is what the delivery statements prove. */
function channelsOf(thread: Thread, party: Party, version: string): DeliveryView[] {
  const sent = thread.said.filter(({ statement, header, body }) => statement.kind === 'delivery' && header.about[1] === version && (body as DeliveryBody).party === party)
  const proofs = sent.flatMap(({ body }): DeliveryView[] => {
    const { channel, outcome, at, attempts, why } = body as DeliveryBody
    if (outcome === 'no-focal-point') return []
    return [{ channel: CHANNEL[channel], state: outcome === 'delivered' ? 'delivered' : 'failed', at, attempts, ...(why ? { error: why } : {}) }]
  })
  const granted = thread.versions.find(({ id }) => id === version)!.statement.sealedAt
  return [{ channel: 'inbox', state: 'delivered', at: granted }, ...proofs]
}

/** Every warning that addresses or was written by this viewer, newest first. */
export async function threadsFor({ desk }: Parts, party: Party, limit = 200): Promise<Thread[]> {
  const { items } = await desk.store.page(party, { kind: 'warning', order: 'newest', limit })
  const roots = new Set(items.map(rootOf))
  const threads = await Promise.all([...roots].map((root) => threadOf(desk, party, root)))
  return threads.filter((thread) => thread !== null && thread.versions.length > 0) as Thread[]
}

export function inboxItem(thread: Thread, party: Party, lang: Language, now: Instant): InboxItem {
  const clock = clockOf(thread, party, now)
  const head = headOf(thread, lang, now)
  return {
    warning: thread.root, title: head.title, theme: head.theme, from: head.from, status: head.status, severity: head.severity, sent: head.sent,
    version: thread.versions.length, state: stateOf(clock), ground: groundOf(recipientsOf(thread).find((entry) => entry.party === party)), deadline: deadlineOf(clock), cancelled: head.state === 'cancelled',
  }
}

export function answerDue(thread: Thread, party: Party, lang: Language, now: Instant): AnswerDue | null {
  const clock = clockOf(thread, party, now)
  if (!clock || clock.answeredAt !== null || clock.state === 'cancelled' || !recipientsOf(thread).some((entry) => entry.party === party)) return null
  const { warning, title, theme, from, severity, version, state, ground, deadline } = inboxItem(thread, party, lang, now)
  return { warning, title, theme, from, severity, version, reopened: clock.reopened !== null, state, ground, deadline }
}

/** Drafts of this party that nobody has released yet. */
export async function draftsDue({ desk }: Parts, party: Party, lang: Language, released: ReadonlySet<string>): Promise<DraftDue[]> {
  const { items } = await desk.store.page(party, { kind: 'draft', order: 'newest', limit: 50 })
  return items.filter((item) => !released.has(item.id)).flatMap((item) => {
    const body = bodyOf<DraftBody>(item)
    if (!body || body.act === 'cancel') return []
    const { header } = unverifiedSigned(item.signed)
    const [nearest] = body.content.recipients.map(deadlineIn).filter(({ at }) => at !== null).sort((a, b) => a.at! - b.at!)
    return [{ draft: item.id, title: body.content.texts[lang].headline, drafter: header.authority.agency, made: item.sealedAt, recipients: body.content.recipients.length, deadline: nearest ?? { at: null, basis: 'none' as const } }]
  })
}

/** Ids of drafts that became warnings, from the warnings that their author may read: all of them. */
export function releasedDrafts(threads: readonly Thread[]): Set<string> {
  return new Set(threads.flatMap(({ versions }) => versions.map(({ body }) => (body as WarningBody).released.draft)))
}

export async function releaseView(parts: Parts, draft: Draft, by: Office, viewer: Viewer, lang: Language): Promise<ReleaseView> {
  const { desk } = parts
  const { content, event, act } = draft.body
  const { readers, denied } = await previewOf(desk, { draft, by })
  const recipients = new Map(content.recipients.map((entry) => [entry.party, entry]))
  const same = by.signer.kid === draft.kid
  const role = viewer.session?.role
  return {
    draft: draft.id, title: content.texts[lang].headline, theme: content.theme, status: content.mode, from: draft.header.author,
    authority: draft.header.authority.nature === 'not-named' ? null : draft.header.authority.agency,
    event: event ? { id: event.id, title: parts.book.get(event.id, parts.desk.clock())?.record.title ?? '' } : null, severity: severityOf(content), scope: 'restricted',
    texts: LANGUAGES.map((language) => ({ lang: language, text: content.texts[language].chat })),
    readers: await Promise.all(readers.map(async ({ reader, cause }) => readerView(parts, reader, cause, recipients.get(reader), content, draft.header.author))),
    denied: denied.map(({ reader, why, instrument }) => ({ party: reader, why: { code: why, params: { instrument: instrument ?? '' }, text: why }, mayAdd: why !== 'not-party' && why !== 'not-chosen' })),
    drafter: { office: draft.header.authority.agency, at: draft.header.made }, releaser: null,
    mode: draft.warning ? 'released' : act === 'cancel' ? 'second-credential' : same ? 'same-credential' : role && roleMay(role, 'release') ? 'second-credential' : 'not-allowed',
    errors: [],
  }
}

async function readerView({ desk }: Parts, reader: Party, cause: string, entry: Recipient | undefined, content: WarningContent, author: Party) {
  const isAuthor = reader === author
  return {
    party: reader, ground: isAuthor ? ('author' as const) : groundOf(entry), because: entry ? reasonsFor(entry, author) : isAuthor ? [] : [{ code: 'cause', params: { cause }, text: cause }],
    deadline: entry ? deadlineIn(entry) : { at: null, basis: 'none' as const },
    noFocalPoint: !isAuthor && !(await undisclosedReachable(desk, reader, content.theme)), presumedSince: null,
  }
}

/** Who was told and answered what is read by the author; an addressee reads its own, and hears nothing said of the others that it does not know. */
export function reportView(parts: Parts, thread: Thread, viewer: Party, lang: Language): ReportView {
  const now = parts.desk.clock()
  const recipients = recipientsOf(thread)
  const [first, last] = [thread.versions[0]!, thread.versions.at(-1)!]
  const author = last.header.author === viewer
  const reports = afterOf(thread, now)
  // a cancel ends every clock: the report keeps where each stood when it came
  const [upTo, at] = last.body.act === 'cancel' ? [{ ...thread, versions: thread.versions.slice(0, -1) }, last.statement.sealedAt] : [thread, now]
  const clocks = new Map(recipients.map(({ party }) => [party, clockOf(upTo, party, at)]))
  return {
    warning: headOf(thread, lang, now), reported: reportedAt(parts.book, first), released: first.statement.sealedAt, impact: impactAt(recipients),
    rows: reports.flatMap(({ rows }) => rows).filter(({ recipient }) => author || recipient === viewer).map((row) => {
      const decided = thread.facts.find((fact) => fact.recipient === row.recipient && (fact.kind === 'acted' || fact.kind === 'declined'))
      return { party: row.recipient, delivered: row.receivedAt, acknowledged: row.answeredAt, decided: decided?.at ?? null, state: stateOf(clocks.get(row.recipient) ?? null) }
    }),
    unreachable: !author ? null : [
      ...reports.flatMap(({ noFocalPoint }) => noFocalPoint).map((party) => ({ party, why: { code: 'no-focal-point', params: {}, text: 'no focal point is known' } })),
      ...reports.flatMap(({ notReached }) => notReached).map((party) => ({ party, why: { code: 'delivery-failed', params: {}, text: 'every delivery failed' } })),
    ],
    timeline: [
      ...thread.versions.map(({ body, statement, header, number, id }) => ({
        at: statement.sealedAt, what: { code: body.act === 'cancel' ? 'cancelled' : 'released', params: { version: String(number) } }, party: header.author, href: `/${lang}/record/${id}`, cancelled: body.act === 'cancel',
      })),
      ...thread.facts.filter(({ kind }) => kind !== 'told' && kind !== 'no-focal-point' && kind !== 'sent').map((fact) => ({
        at: fact.at, what: { code: fact.kind === 'received' ? 'delivered' : fact.kind, params: { channel: 'channel' in fact ? fact.channel : '' } }, party: fact.recipient,
      })),
    ].sort((a, b) => a.at - b.at),
  }
}

