import { fetchPublic } from '../adapters/http-feed/index.ts'
import { type Mailer, mailer } from '../adapters/mail/index.ts'
import { deliver as post } from '../adapters/webhooks/index.ts'
import type { Delivery } from '../core/warnings/index.ts'
import type { ReachBody } from '../core/statements/index.ts'
import { dayOfInstant, type Instant, type Json, type Language, type Party, STATES } from '../core/values/index.ts'
import { t } from '../web/index.ts'
import { readAll } from './all.ts'
import { DESK, type Desk } from './desk.ts'
import { standpointAt } from './filings.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'
import { type Channel, type Contact, contactsOf, ownContacts } from './warnings/contacts.ts'
import type { Handler } from './worker.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 86_400_000
/** The theme under which the directory of the region names an office for everything. */
const ANY = 'any-disaster'

/** Monday 00:00 UTC of the week of an instant. */
export function mondayOf(at: Instant): Instant {
  const day = Math.floor(at / 86_400_000)
  return (day - ((day + 3) % 7)) * 86_400_000
}

/** Every office that a state named to this desk, or that the directory names for every theme. */
export async function directoryOf(desk: Desk, party: Party): Promise<Contact[]> {
  const told = await ownContacts(desk, party, DESK)
  return told.length > 0 ? told.map(({ office, channels, step }) => ({ office, step, channels: channels as Channel[] })) : contactsOf(desk, party, ANY, DESK)
}

/**
 * Tests every focal point once a week, or those of one state now: one job a state. Told twice in one week, the second does nothing; a
 * secretariat that asks in between is answered once an hour. Resolves to how many states have an office.
 */
export async function testReach(desk: Desk, { only, now = only !== undefined }: { only?: Party; now?: boolean } = {}): Promise<number> {
  const hour = Math.floor(desk.clock() / HOUR_MS)
  const when = !now ? new Date(mondayOf(desk.clock())).toISOString().slice(0, 10) : only === undefined ? hour : desk.clock()
  const parties = only === undefined ? STATES : [only]
  const named = await Promise.all(parties.map(async (party) => (await directoryOf(desk, party)).length > 0))
  // that a state has no office is of interest to a secretariat only
  const told = (await secretariatsHere(desk)).length > 0 ? parties : parties.filter((_, i) => named[i])
  await desk.store.enqueue(told.map((party) => ({ queue: 'reach', key: `reach ${when} ${party}`, payload: { party } })))
  desk.wake()
  return named.filter(Boolean).length
}

async function secretariatsHere(desk: Desk): Promise<Party[]> {
  const { addressedTo } = await standpointAt(desk, 'public', dayOfInstant(desk.clock()))
  return [...addressedTo].filter((code) => desk.region.body(code)?.form === 'secretariat')
}

export async function scheduleReach(desk: Desk): Promise<void> {
  const monday = mondayOf(desk.clock())
  await desk.store.enqueue([0, WEEK_MS].map((after) => ({ queue: 'reach', key: `reach-week ${monday + after}`, runAt: monday + after, payload: { week: monday + after } })))
}

export function reachHandler(desk: Desk): Handler {
  let mail: Mailer | undefined
  return async ({ payload, id }) => {
    const { party, week } = payload as { party?: Party; week?: Instant }
    if (week !== undefined) {
      await testReach(desk)
      return scheduleReach(desk)
    }
    const found: ReachBody['outcome'][] = []
    for (const { office, channels } of await directoryOf(desk, party!)) {
      const outcomes = await Promise.all(channels.map(async (channel) => ({ channel, result: await test(desk, () => (mail ??= mailer({ url: desk.config.smtpUrl!, from: desk.config.mailFrom })), channel, `reach-${id}-${party}`) })))
      found.push(await prove(desk, party!, office, outcomes))
    }
    await tellSecretariats(desk, party!, found)
  }
}

async function test(desk: Desk, mails: () => Mailer, channel: Channel, id: string): Promise<Delivery> {
  if (channel.kind === 'webhook') {
    const body = JSON.stringify({ type: 'contact.test', timestamp: new Date(desk.clock()).toISOString(), data: { id } })
    return post({ url: channel.url, secrets: [channel.secret] }, { id, at: desk.clock(), body }, (url, options) => fetchPublic(url, { ...options, allowLoopback: desk.config.demo }))
  }
  if (!desk.config.smtpUrl) return { kind: 'failed', code: 'network', detail: 'this desk has no mail server: set CONTADORA_SMTP_URL', permanent: true }
  return mails().send({ to: channel.address, language: channel.language, id, letter: { subject: t(channel.language as Language, 'monday.test-subject', { desk: desk.config.name }), text: t(channel.language as Language, 'monday.test-text') } })
}

async function prove(desk: Desk, party: Party, office: string, outcomes: readonly { channel: Channel; result: Delivery }[]): Promise<ReachBody['outcome']> {
  const good = outcomes.find(({ result }) => result.kind === 'delivered')
  const bad = outcomes.find(({ result }) => result.kind !== 'delivered')
  const body: ReachBody = good ? { party, office, at: desk.clock(), outcome: 'reached', channel: good.channel.kind }
    : bad ? { party, office, at: desk.clock(), outcome: 'failed', channel: bad.channel.kind, why: bad.result.detail.slice(0, 300) } : { party, office, at: desk.clock(), outcome: 'no-channel', channel: 'none' }
  await say(desk, await desk.office(DESK, 'desk'), { kind: 'reach', release: { audience: 'named', to: [DESK, party] }, body: body as unknown as Json })
  return body.outcome
}

/** One word of the state as a whole: reached if any of its offices was. Sealed to the state too, for it is said of it. */
async function tellSecretariats(desk: Desk, party: Party, found: readonly ReachBody['outcome'][]): Promise<void> {
  const bodies = await secretariatsHere(desk)
  if (bodies.length === 0) return
  const outcome = found.includes('reached') ? 'reached' : found.includes('failed') ? 'failed' : 'no-channel'
  const body: ReachBody = { party, at: desk.clock(), outcome }
  await say(desk, await desk.office(DESK, 'desk'), { kind: 'reach', release: { audience: 'named', to: [...bodies, party] }, body: body as unknown as Json })
}

/** The newest test of each office of a state, and of the state as a whole, as `viewer` may read it. */
export async function lastReach(desk: Desk, viewer: Party): Promise<Map<Party, ReachBody[]>> {
  const newest = new Map<string, ReachBody>()
  for (const statement of await readAll(desk.store, viewer, { kind: 'reach' })) {
    const body = bodyOf<ReachBody>(statement)
    if (body) newest.set(`${body.party} ${body.office ?? ''}`, body)
  }
  return Map.groupBy(newest.values(), ({ party }) => party)
}
