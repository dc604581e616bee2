import type { Context } from 'hono'
import { ANSWER_OF } from '../warnings/words.ts'
import { checkCap } from '../../core/watch/index.ts'
import { Fault, isoInstant, type Party } from '../../core/values/index.ts'
import { Ack, type AckView, actions, Inbox, NeedsMe, pages, Release, Report, Warning } from '../../web/index.ts'
import type { Desk, Office } from '../desk.ts'
import { contextOf, languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { clockOf, recipientsOf, type Thread, threadOf } from '../thread.ts'
import { homeView } from '../views/home.ts'
import { answerForm, deadlineOf, headOf, inboxItem, releaseView, reportView, stateOf, threadsFor, warningView } from '../views/warnings.ts'
import { formOf, mustBe, officeAt, type Viewer, viewerOf } from '../viewer.ts'
import { answerTo, openAck, replyTo } from '../warnings/answer.ts'
import { capOf, identifierOf } from '../warnings/cap.ts'
import { compose } from '../warnings/draft.ts'
import { earlierOf, ownThread } from '../warnings/own.ts'
import { cancelWarning, draftOf, releaseDraft, saveDraft } from '../warnings/release.ts'

async function threadOr404(desk: Desk, viewer: Viewer, id: string): Promise<Thread> {
  const thread = await threadOf(desk, viewer.party, id)
  if (!thread || thread.versions.length === 0) throw notFound()
  return thread
}

const idOf = (c: Context): string => c.req.param('id') ?? ''

export const warningRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '', (_, viewer, context) => homeView(parts, viewer, context.lang), NeedsMe)
  page(app, parts, '/', (_, viewer, context) => homeView(parts, viewer, context.lang), NeedsMe)
  page(app, parts, '/inbox', async (c, viewer, context) => {
    mustBe(viewer, 'answer')
    const state = c.req.query('state')
    const items = (await threadsFor(parts, viewer.party)).filter((thread) => recipientsOf(thread).some(({ party }) => party === viewer.party))
      .map((thread) => inboxItem(thread, viewer.party, context.lang, desk.clock())).filter((item) => !state || item.state === state)
    items.sort((a, b) => Number(a.cancelled) - Number(b.cancelled) || b.sent - a.sent)
    return { filters: state ? { state } : {}, items }
  }, Inbox)
  page(app, parts, '/warnings/:id', async (c, viewer, context) => warningView(parts, await threadOr404(desk, viewer, idOf(c)), viewer, context.lang), Warning)
  page(app, parts, '/warnings/:id/report', async (c, viewer, context) => reportView(parts, await threadOr404(desk, viewer, idOf(c)), viewer.party, context.lang), Report)
  page(app, parts, '/release/:id', async (c, viewer, context) => {
    const office = await officeAt(desk, viewer, 'draft')
    const draft = await draftOf(desk, viewer.party, idOf(c))
    if (!draft) throw notFound()
    return releaseView(parts, draft, office, viewer, context.lang)
  }, Release)
  changes(app, parts)
  acks(app, parts)
  data(app, parts)
}

/** Addresses that change something: POST, with the page's token, then back to a page that shows it. */
const changes: Routes = (app, parts) => {
  const { desk } = parts
  app.post('/:lang{(?:en|es|pt|fr)}/events/:id/draft', async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'draft')
    const event = parts.book.get(idOf(c), desk.clock())
    if (!event) throw notFound()
    const found = await ownThread(parts, viewer.party, event)
    const before = found?.versions.at(-1)?.body.act === 'cancel' ? undefined : found
    const body = await compose(parts, office, event, earlierOf(before))
    const said = await saveDraft(desk, office, body, before?.root)
    return c.redirect(pages(languageOf(c)).release(said.id), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/release/:id', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'release')
    const draft = await draftOf(desk, viewer.party, idOf(c))
    if (!draft) throw notFound()
    if (fields.confirm !== 'yes') throw new Fault('not-confirmed', 'tick the box that says you have read who will be told', { field: 'confirm' })
    const said = await releaseDraft(desk, { draft, by: office, without: await many(c, 'leave') })
    return c.redirect(pages(languageOf(c)).warning(said.header.replaces ? (said.header.about[0] ?? said.id) : said.id), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/warnings/:id/answer', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'answer')
    await answer(desk, office, idOf(c), fields, 'desk')
    return c.redirect(pages(languageOf(c)).warning(idOf(c)), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/warnings/:id/reply', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    await replyTo(desk, await officeAt(desk, viewer, 'answer'), idOf(c), fields.question ?? '', fields.text ?? '')
    return c.redirect(pages(languageOf(c)).warning(idOf(c)), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/warnings/:id/cancel', async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    await cancelWarning(desk, await officeAt(desk, viewer, 'cancel'), idOf(c), 'ended')
    return c.redirect(pages(languageOf(c)).warning(idOf(c)), 303)
  })
}

async function many(c: Context, name: string): Promise<string[]> {
  const all = (await c.req.parseBody({ all: true }))[name]
  return (Array.isArray(all) ? all : [all]).filter((one): one is string => typeof one === 'string')
}

/** `version` of the form is a number, as people read it; a newer one that came meanwhile is never answered by mistake. */
async function answer(desk: Desk, office: Office, warning: string, fields: Record<string, string>, channel: 'desk' | 'link'): Promise<void> {
  const act = ANSWER_OF[fields.answer ?? '']
  if (!act) throw new Fault('answer-unknown', 'choose acknowledge, act, decline or ask', { field: 'answer' })
  const thread = await threadOf(desk, office.party, warning)
  if (!thread) throw notFound()
  const version = thread.versions[Number(fields.version ?? thread.versions.length) - 1]
  if (!version) throw new Fault('stale', 'that version is not there', { field: 'version' })
  await answerTo(desk, office, { warning, act, channel, version: version.id, ...(fields.note ? { text: fields.note } : {}) })
  desk.wake()
}

/** Answering by link, without signing in. Opening the link only shows the page: scanners and previews open links. */
const acks: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/ack/:token', async (c, _, context): Promise<AckView> => {
    const token = c.req.param('token') ?? ''
    const link = openAck(desk, token)
    const thread = await threadOr404(desk, { party: link.party, session: null }, link.warning)
    const now = desk.clock()
    const { texts } = thread.versions.at(-1)!.body.content
    const clock = clockOf(thread, link.party, now)
    return {
      token, party: link.party, form: answerForm(thread, link.party, now), newer: thread.versions.at(-1)!.id !== link.version,
      warning: { ...headOf(thread, context.lang, now), description: texts[context.lang].description, instruction: texts[context.lang].instruction },
      done: clock?.answeredAt != null ? { state: stateOf(clock), at: clock.answeredAt } : null,
    }
  }, Ack)
  app.post('/:lang{(?:en|es|pt|fr)}/ack/:token', async (c) => {
    const token = c.req.param('token')
    const link = openAck(desk, token)
    const fields = await formOf(c, desk, { party: link.party, session: null })
    await answer(desk, await desk.office(link.party, 'drafter'), link.warning, fields, 'link')
    return c.redirect(actions(languageOf(c)).ack(token), 303)
  })
  app.post('/api/v1/ack/:token', async (c) => {
    const link = openAck(desk, c.req.param('token'))
    const office = await desk.office(link.party, 'drafter')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const { act, text } = /xml/.test(c.req.header('content-type') ?? '') ? ackInCap(bytes) : ackInJson(bytes)
    const said = await answerTo(desk, office, { warning: link.warning, version: link.version, act, channel: 'cap', ...(text ? { text } : {}) })
    return c.json({ id: said.id, act, sealed: said.sealed.sealedAt }, 201)
  })
}

/** CAP 1.2 Ack: the note says which of the four it is; without a word of ours it is an acknowledgement. */
function ackInCap(bytes: Uint8Array): { act: 'received' | 'acknowledged' | 'acted' | 'declined'; text?: string } {
  const { alert, errors } = checkCap(bytes)
  if (!alert || alert.msgType !== 'Ack') throw new Fault('cap-ack', errors[0] ? `${errors[0].where}: ${errors[0].message}` : 'send a CAP message with msgType Ack', { field: 'msgType' })
  const word = (['received', 'acted', 'declined'] as const).find((one) => alert.note?.toLowerCase().startsWith(one))
  return { act: word ?? 'acknowledged', ...(alert.note ? { text: alert.note } : {}) }
}

function ackInJson(bytes: Uint8Array): { act: 'received' | 'acknowledged' | 'acted' | 'declined' | 'question'; text?: string } {
  let given: { act?: unknown; text?: unknown }
  try {
    given = JSON.parse(Buffer.from(bytes).toString('utf8')) as typeof given
  } catch {
    throw new Fault('json', 'send {"act": "acknowledged"} or a CAP Ack')
  }
  const acts = ['received', 'acknowledged', 'acted', 'declined', 'question'] as const
  const act = acts.find((one) => one === given.act)
  if (!act) throw new Fault('answer-unknown', `act is one of ${acts.join(', ')}`, { field: 'act' })
  return { act, ...(typeof given.text === 'string' ? { text: given.text } : {}) }
}

const COLUMNS = ['id', 'author', 'status', 'theme', 'act', 'severity', 'version', 'sent', 'expires', 'headline', 'recipients', 'cap'] as const

const data: Routes = (app, parts) => {
  const { desk } = parts
  table(app, parts, '/warnings', async (_, viewer) => ({ name: 'warnings', columns: COLUMNS, rows: (await threadsFor(parts, viewer.party)).map((thread) => rowOf(thread, viewer.party)) }))
  const recipients = async (c: Context, viewer: Viewer) => {
    const thread = await threadOr404(desk, viewer, idOf(c))
    const now = desk.clock()
    const own = (party: Party): boolean => thread.versions.at(-1)!.header.author === viewer.party || party === viewer.party
    return {
      name: 'recipients', columns: ['party', 'footing', 'instrument', 'article', 'km', 'method', 'state', 'deadline', 'basis', 'answered', 'late'],
      rows: recipientsOf(thread).filter(({ party }) => own(party)).map((entry) => {
        const clock = clockOf(thread, entry.party, now)
        const { at, basis } = deadlineOf(clock)
        return [entry.party, entry.footing, entry.under.map(({ instrument }) => instrument).join(' '), entry.under.map(({ article }) => article).join(' '), entry.km, entry.method,
          stateOf(clock), at === null ? null : isoInstant(at), basis, clock?.answeredAt == null ? null : isoInstant(clock.answeredAt), String(clock?.late ?? false)]
      }),
      note: { warning: rowObject(thread, viewer.party), versions: thread.versions.map(({ id, number, body }) => ({ id, number, act: body.act, cap: `/cap/${id}.xml` })) },
    }
  }
  table(app, parts, '/warnings/:id', recipients)
  table(app, parts, '/warnings/:id/recipients', recipients)
  table(app, parts, '/warnings/:id/report', async (c, viewer) => {
    const view = reportView(parts, await threadOr404(desk, viewer, idOf(c)), viewer.party, 'en')
    const time = (at: number | null): string | null => (at === null ? null : isoInstant(at))
    return {
      name: 'report', columns: ['party', 'delivered', 'acknowledged', 'decided', 'state'],
      rows: view.rows.map((row) => [row.party, time(row.delivered), time(row.acknowledged), time(row.decided), row.state]),
      note: { reported: time(view.reported), released: time(view.released), impact: time(view.impact), unreachable: view.unreachable?.map(({ party, why }) => ({ party, why: why.code })) ?? null },
    }
  })
  app.get('/cap/:file{[0-9a-f]{32}\\.xml}', async (c) => {
    const viewer = viewerOf(c, desk)
    const id = c.req.param('file').slice(0, 32)
    const thread = await threadOr404(desk, viewer, id)
    const version = thread.versions.find((one) => one.id === id)
    if (!version) throw notFound()
    return c.body(Buffer.from(capOf(desk, thread, version)), 200, { 'content-type': 'application/cap+xml; charset=utf-8' })
  })
  app.get('/warnings.atom', async (c) => {
    const viewer = viewerOf(c, desk)
    const { desk: { origin = '' } } = await contextOf(c, parts, viewer)
    return c.body(atom(desk, origin, await threadsFor(parts, viewer.party, 50)), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
  })
}

function rowOf(thread: Thread, viewer: Party): (string | number | null)[] {
  const row = rowObject(thread, viewer)
  return COLUMNS.map((column) => row[column] ?? null)
}

function rowObject({ root, versions }: Thread, viewer: Party): Record<(typeof COLUMNS)[number], string | number> {
  const last = versions.at(-1)!
  const { content, act } = last.body
  const seen = content.recipients.filter(({ party }) => last.header.author === viewer || party === viewer)
  return {
    id: root, author: last.header.author, status: content.mode, theme: content.theme, act, severity: content.severity, version: versions.length,
    sent: isoInstant(last.statement.sealedAt), expires: content.expires, headline: content.texts.en.headline, recipients: seen.map(({ party }) => party).join(' '), cap: `/cap/${last.id}.xml`,
  }
}

/** RFC 4287; an entry's id is the CAP identifier of the newest version, its content the CAP document. */
function atom(desk: Desk, origin: string, threads: readonly Thread[]): string {
  const text = (value: string): string => value.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)
  const updated = Math.max(0, ...threads.map(({ versions }) => versions.at(-1)!.statement.sealedAt))
  const entries = threads.map(({ versions, root }) => {
    const last = versions.at(-1)!
    const { headline, description } = last.body.content.texts.en
    return `<entry><id>${text(identifierOf(desk, last))}</id><title>${text(headline)}</title><updated>${isoInstant(last.statement.sealedAt)}</updated><published>${isoInstant(versions[0]!.statement.sealedAt)}</published>`
      + `<author><name>${text(last.header.authority.agency)}</name></author><summary>${text(description)}</summary>`
      + `<link rel="alternate" href="${origin}/en/warnings/${root}"/><link rel="enclosure" type="application/cap+xml" href="${origin}/cap/${last.id}.xml"/></entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:contadora:${text(desk.config.origin)}:warnings</id><title>${text(desk.config.name)}</title>`
    + `<updated>${isoInstant(updated)}</updated><link rel="self" href="${origin}/warnings.atom"/>${entries.join('')}</feed>\n`
}
