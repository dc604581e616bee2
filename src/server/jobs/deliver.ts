import { fetchPublic } from '../../adapters/http-feed/index.ts'
import { type Mailer, mailer } from '../../adapters/mail/index.ts'
import { deliver as post } from '../../adapters/webhooks/index.ts'
import { type Delivery, letterOf, nextStep, retryAfter } from '../../core/warnings/index.ts'
import type { WarningBody as Content, Recipient as LetterRecipient } from '../../core/warnings/index.ts'
import type { DeliveryBody } from '../../core/statements/index.ts'
import { hex, type Json, type Party } from '../../core/values/index.ts'
import { DESK, type Desk } from '../desk.ts'
import { say } from '../say.ts'
import { clockOf, type Thread, threadOf, type Version } from '../thread.ts'
import { ackToken } from '../warnings/answer.ts'
import { capOf } from '../warnings/cap.ts'
import { type Channel, type Contact, contactsOf } from '../warnings/contacts.ts'
import type { Handler } from '../worker.ts'
import { offsetMinutes, zoneOf } from '../zones.ts'

/** A version of a warning to one recipient, at one step of its contacts. */
export interface DeliverJob {
  version: string
  root: string
  author: Party
  party: Party
  step: number
}

const WEEK_MS = 7 * 86_400_000

/** Hands a warning to the contact of its step over every channel it has, and keeps proof of what came of it. Then sets the clock of the next step. */
export function deliverHandler(desk: Desk): Handler {
  let mail: Mailer | undefined
  const mails = (): Mailer | undefined => (mail ??= desk.config.smtpUrl ? mailer({ url: desk.config.smtpUrl, from: desk.config.mailFrom }) : undefined)
  return async (job) => {
    const task = job.payload as unknown as DeliverJob
    const thread = await threadOf(desk, task.author, task.root)
    const version = thread?.versions.find(({ id }) => id === task.version)
    if (!thread || !version) return
    const contacts = await contactsOf(desk, task.party, version.body.content.theme, DESK)
    const contact = contacts[task.step]
    if (!contact) return prove(desk, task, { channel: 'none', outcome: 'no-focal-point', attempts: job.attempts, why: 'the directory names no office for this theme' })
    const outcomes = await Promise.all(contact.channels.map((channel) => send(desk, mails, { task, thread, version, contact, channel })))
    const delivered = outcomes.find(({ result }) => result.kind === 'delivered')
    if (delivered) {
      await prove(desk, task, { channel: delivered.channel.kind, outcome: 'delivered', attempts: job.attempts })
      return escalate(desk, task, thread, contacts)
    }
    const [failed] = outcomes.flatMap(({ result, channel }) => (result.kind === 'failed' ? [{ result, channel }] : []))
    const wait = failed ? retryAfter(job.attempts, failed.result, Math.random()) : null
    if (wait !== null && failed) return { again: desk.clock() + wait, error: failed.result.detail }
    await prove(desk, task, { channel: failed?.channel.kind ?? 'none', outcome: 'failed', attempts: job.attempts, why: failed?.result.detail ?? 'the contact has no channel that this desk can use' })
    return escalate(desk, task, thread, contacts)
  }
}

/** Calls the next contact when its time comes, unless somebody has answered by then. Escalation always breaks silence. */
export function escalateHandler(desk: Desk): Handler {
  return async (job) => {
    const task = job.payload as unknown as DeliverJob
    const thread = await threadOf(desk, task.author, task.root)
    const clock = thread && clockOf(thread, task.party, desk.clock())
    if (!thread || !clock || clock.answeredAt !== null || clock.state === 'cancelled' || thread.versions.at(-1)?.id !== task.version) return
    await desk.store.enqueue([{ queue: 'deliver', key: `deliver ${task.version} ${task.party} ${task.step}`, payload: task as unknown as Json }])
    desk.wake()
  }
}

async function escalate(desk: Desk, task: DeliverJob, before: Thread, contacts: readonly Contact[]): Promise<void> {
  const thread = (await threadOf(desk, task.author, task.root)) ?? before
  const clock = clockOf(thread, task.party, desk.clock())
  const next = clock && nextStep(clock, contacts.length, desk.clock())
  if (!next) return
  const payload = { ...task, step: next.contact } as unknown as Json
  await desk.store.enqueue([{ queue: 'escalate', key: `escalate ${task.version} ${task.party} ${next.contact}`, runAt: next.at, payload }])
}

interface Sending {
  task: DeliverJob
  thread: Thread
  version: Version
  contact: Contact
  channel: Channel
}

async function send(desk: Desk, mails: () => Mailer | undefined, sending: Sending): Promise<{ channel: Channel; result: Delivery }> {
  const { channel, version, thread, task } = sending
  const cap = capOf(desk, thread, version)
  const id = `${version.id}-${task.party}-${task.step}`
  if (channel.kind === 'webhook') {
    const body = JSON.stringify({ type: `warning.${version.body.act}`, timestamp: new Date(desk.clock()).toISOString(), data: { id: version.id, warning: thread.root, answer: answerLink(desk, sending), cap: Buffer.from(cap).toString('utf8') } })
    const hook = { url: channel.url, secrets: [channel.secret] }
    return { channel, result: await post(hook, { id, at: desk.clock(), body }, (url, options) => fetchPublic(url, { ...options, allowLoopback: desk.config.demo })) }
  }
  const server = mails()
  if (!server) return { channel, result: { kind: 'failed', code: 'network', detail: 'this desk has no mail server: set CONTADORA_SMTP_URL', permanent: true } }
  return { channel, result: await server.send({ to: channel.address, letter: letter(desk, sending, channel.language), language: channel.language, id, cap }) }
}

function letter(desk: Desk, sending: Sending, language: 'en' | 'es' | 'pt' | 'fr') {
  const { version, task } = sending
  const content = version.body.content as unknown as Content
  const fallback = { party: task.party, name: content.texts, footing: 'affected', under: [], method: '', km: '', replyBy: { rule: 'none', at: '', instrument: '', article: '' } }
  const recipient = (content.recipients.find(({ party }) => party === task.party) ?? fallback) as unknown as LetterRecipient
  return letterOf(content, recipient, language, {
    answer: answerLink(desk, sending, language), offsetMinutes: offsetMinutes(zoneOf(desk.region, task.party), desk.clock()),
    notNamed: version.header.authority.nature === 'not-named', byName: desk.region.name(version.header.author, language),
  })
}

function answerLink(desk: Desk, { task, version, thread }: Sending, language = 'en'): string {
  const token = ackToken(desk, { warning: thread.root, version: version.id, party: task.party, until: desk.clock() + WEEK_MS })
  return `${desk.config.baseUrl ?? `http://localhost:${desk.port}`}/${language}/ack/${token}`
}

async function prove(desk: Desk, task: DeliverJob, what: Pick<DeliveryBody, 'channel' | 'outcome' | 'attempts'> & { why?: string }): Promise<void> {
  const { law } = await desk.store.heads()
  const body: DeliveryBody = { party: task.party, step: task.step, at: desk.clock(), law: { size: law.size, root: hex(law.root) }, ...what }
  await say(desk, await desk.office(DESK, 'desk'), { kind: 'delivery', release: { audience: 'named', to: [task.author, task.party] }, about: [task.root, task.version], body: body as unknown as Json })
}
