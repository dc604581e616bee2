import type { Context } from 'hono'
import { newSecret } from '../../adapters/webhooks/index.ts'
import { checkUrl } from '../../adapters/http-feed/index.ts'
import { type ContactBody, type OrderBody } from '../../core/statements/index.ts'
import { Fault, type Json, type Language } from '../../core/values/index.ts'
import { Office, type OfficeView, pages } from '../../web/index.ts'
import { keptBy } from '../deposit.ts'
import { DESK, random } from '../desk.ts'
import { languageOf, page, type Parts, type Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { say } from '../say.ts'
import { titleIn } from '../views/law-days.ts'
import { doorsView } from '../views/doors.ts'
import { reviewLines } from '../views/reviews.ts'
import { threadsFor } from '../views/warnings.ts'
import { roleMay } from '../doors/roles.ts'
import { formOf, mustBe, officeAt, type Viewer, viewerOf } from '../viewer.ts'
import { ownContacts } from '../warnings/contacts.ts'
import { ordersOf } from '../warnings/orders.ts'
import { officialOf, relay } from '../warnings/relay.ts'
import { review } from '../warnings/review.ts'

async function officeView(c: Context, parts: Parts, viewer: Viewer, lang: Language, secret: string | null): Promise<OfficeView> {
  const { desk } = parts
  const { role } = mustBe(viewer, 'observe')
  const doors = doorsView(c, desk, viewer)
  const { law } = await desk.law()
  const keeps = roleMay(role, 'deposit') ? keptBy(desk, law, viewer.party).map((id) => ({ id, title: titleIn(law.instruments.get(id)!, lang) })) : null
  if (!roleMay(role, 'answer')) return { telling: false, keeps, doors, contacts: [], orders: [], reviews: [], themes: [], mayOrder: false, secret, errors: [] }
  const office = await officeAt(desk, viewer, 'answer')
  const own = (await threadsFor(parts, viewer.party)).filter(({ versions }) => versions[0]!.header.author === viewer.party)
  return {
    telling: true, keeps, doors,
    contacts: (await ownContacts(desk, viewer.party, viewer.party)).map(({ office, step, channels, themes }) => ({ office, step, themes, channels: channels.map((one) => ({ kind: one.kind, to: one.kind === 'mail' ? one.address : one.url })) })),
    orders: (await ordersOf(desk, viewer.party)).map(({ id, body }) => ({ id, themes: body.themes, severity: body.severity, until: body.until ?? null })),
    reviews: reviewLines(own, viewer.party, lang, office), themes: desk.region.themes.filter(({ family }) => family === 'hazard').map(({ id }) => id), mayOrder: roleMay(role, 'order'), secret, errors: [],
  }
}

interface Shown {
  secret: string
  session: string
}

/** An office's own page: whom the desk calls for it, what leaves without a second person, what waits for a second look. */
export const officeRoutes: Routes = (app, parts) => {
  const { desk } = parts
  /** An address stays in histories and in logs: what it carries opens for the session that made it, and for no other. */
  const shownOnce = (token: string | undefined, { session }: Viewer): string | null => {
    const shown = token ? desk.seals.open<Shown>('secret', token) : null
    return shown && shown.session === session?.id ? shown.secret : null
  }
  page(app, parts, '/office', (c, viewer, context) => officeView(c, parts, viewer, context.lang, shownOnce(c.req.query('secret'), viewer)), Office)
  app.post('/:lang{(?:en|es|pt|fr)}/office/contacts', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const by = await officeAt(desk, viewer, 'contact')
    const { body, secret } = fields.withdraw ? { body: await withdrawn(parts, viewer, fields.withdraw), secret: null } : contactIn(fields, desk.config.demo)
    await say(desk, by, { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: body as unknown as Json })
    const back = pages(languageOf(c)).office()
    return c.redirect(secret ? `${back}?secret=${desk.seals.seal('secret', { secret, session: viewer.session!.id } satisfies Shown)}` : back, 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/office/orders', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const by = await officeAt(desk, viewer, 'order')
    const old = fields.withdraw ? (await ordersOf(desk, viewer.party)).find(({ id }) => id === fields.withdraw) : undefined
    if (fields.withdraw && !old) throw notFound()
    const body: OrderBody = old ? { ...old.body, withdrawn: true } : orderIn(parts, fields)
    await say(desk, by, { kind: 'order', release: { audience: 'author' }, body: body as unknown as Json, ...(old ? { replaces: old.id } : {}) })
    return c.redirect(pages(languageOf(c)).office(), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/warnings/:id/review', async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    await review(desk, await officeAt(desk, viewer, 'review'), c.req.param('id'), fields.agrees === 'yes')
    return c.redirect(pages(languageOf(c)).office(), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/events/:id/relay', async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    const by = await officeAt(desk, viewer, 'relay')
    const event = parts.book.get(c.req.param('id'), desk.clock())
    if (!event || !officialOf(event)) throw notFound()
    const said = await relay(parts, by, event)
    return c.redirect(pages(languageOf(c)).warning(said.id), 303)
  })
}

function contactIn(fields: Record<string, string>, loopback: boolean): { body: ContactBody; secret: string | null } {
  const { office = '', mail = '', webhook = '', language = 'en', step = '0' } = fields
  if (office.trim().length < 2) throw new Fault('contact-office', 'name the office', { field: 'office' })
  if (!mail && !webhook) throw new Fault('contact-channel', 'give a mail address or a webhook address', { field: 'mail' })
  const secret = webhook ? newSecret(random) : null
  if (webhook) checkUrl(webhook, { allowLoopback: loopback })
  const channels: ContactBody['channels'] = [
    ...(mail ? [{ kind: 'mail' as const, address: mail, language: language as Language }] : []),
    ...(webhook && secret ? [{ kind: 'webhook' as const, url: webhook, secret }] : []),
  ]
  return { body: { themes: [], office: office.trim(), nature: 'civil', step: Math.max(0, Math.min(20, Math.trunc(Number(step)) || 0)), channels }, secret }
}

async function withdrawn({ desk }: Parts, viewer: Viewer, office: string): Promise<ContactBody> {
  const old = (await ownContacts(desk, viewer.party, viewer.party)).find((one) => one.office === office)
  if (!old) throw notFound()
  return { ...old, withdrawn: true }
}

function orderIn({ desk }: Parts, { theme = '', severity = '' }: Record<string, string>): OrderBody {
  if (!desk.region.theme(theme)) throw new Fault('unknown-theme', 'choose a danger', { field: 'theme' })
  const found = (['Extreme', 'Severe', 'Moderate', 'Minor'] as const).find((one) => one === severity)
  if (!found) throw new Fault('unknown-severity', 'choose a severity', { field: 'severity' })
  return { themes: [theme], severity: found, messages: ['alert', 'update'], from: desk.clock() }
}
