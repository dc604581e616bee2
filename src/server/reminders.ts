import { type Mailer, mailer } from '../adapters/mail/index.ts'
import type { NewJob } from '../adapters/sql/index.ts'
import type { NoteVerbaleBody, ReminderBody } from '../core/statements/index.ts'
import { asFault, dayOfInstant, isoDay, type Json, type Language, type Party, STATES } from '../core/values/index.ts'
import { retryAfter } from '../core/warnings/index.ts'
import { edtf, pages, t } from '../web/index.ts'
import { DESK, type Desk } from './desk.ts'
import { idOf } from './disclosing.ts'
import { standpointAt } from './filings.ts'
import { formShelf } from './form-book.ts'
import { directoryOf } from './reach.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'
import { dueView, dutyTitle } from './views/filings.ts'
import type { Handler, Outcome } from './worker.ts'

const DAY_MS = 86_400_000
/** Days left at which a return is called to mind; once each, and once when its day is past. */
const STAGES = [30, 7, 0] as const

export interface Reminder {
  state: Party
  duty: string
  instrument: string
  period: string
  dueAt: string
  /** what makes two mails about one return two: the days left, or the note that it carries */
  what: string
  note?: string
}

export function remindJob(payload: Reminder): NewJob {
  return { queue: 'remind', key: `remind ${payload.state} ${payload.duty} ${payload.period} ${payload.what}`, payload: payload as unknown as Json }
}

export async function scheduleReminders(desk: Desk): Promise<void> {
  const today = dayOfInstant(desk.clock())
  await desk.store.enqueue([0, 1].map((after) => ({ queue: 'remind', key: `remind-day ${isoDay(today + after)}`, runAt: (today + after) * DAY_MS, payload: { day: today + after } })))
}

/**
 * Once a day: what a state owes and has not filed, by mail to the offices that it named for everything; and each note verbale that was sent.
 * What is restricted is its own to know, and so is told it. Proof of what became of it is sealed.
 */
export function remindHandler(desk: Desk): Handler {
  let mail: Mailer | undefined
  return async ({ payload, attempts }) => {
    const given = payload as unknown as Reminder & { day?: number }
    if (given.day !== undefined) {
      for (const state of STATES) await sweep(desk, state)
      return scheduleReminders(desk)
    }
    return remind(desk, () => (mail ??= mailer({ url: desk.config.smtpUrl!, from: desk.config.mailFrom })), given, attempts)
  }
}

async function sweep(desk: Desk, state: Party): Promise<void> {
  const { rows } = await dueView(desk, { party: state, session: null }, state, 'en')
  const today = dayOfInstant(desk.clock())
  const open = rows.filter(({ status }) => status === 'due' || status === 'late' || status === 'not-seen-here')
  const jobs = open.flatMap(({ instrument, period, dueAt, duty }) => {
    const left = dayOfInstant(Date.parse(dueAt)) - today
    const stage = left < 0 ? 0 : STAGES.findLast((days) => days > 0 && left <= days)
    // what fell due long ago is on the Monday page; a desk that is new does not call it all to mind at once
    return stage === undefined || left < -7 ? [] : [remindJob({ state, duty, instrument, period, dueAt, what: String(stage) })]
  })
  await desk.store.enqueue(jobs)
}

/** One mail to every address, told again while that may help and none has been taken. Without a mail server nothing is called to mind, and a note says so. */
async function remind(desk: Desk, mails: () => Mailer, given: Reminder, attempts: number): Promise<Outcome> {
  if (!desk.config.smtpUrl) return given.note === undefined ? undefined : prove(desk, given, 'no-mail-server', attempts)
  const channels = (await directoryOf(desk, given.state)).flatMap((contact) => contact.channels.flatMap((channel) => (channel.kind === 'mail' ? [channel] : [])))
  if (channels.length === 0) return given.note === undefined ? undefined : prove(desk, given, 'no-address', attempts)
  const id = `remind-${given.state}-${given.instrument}-${given.period.replaceAll('/', '-')}-${given.what}`
  const results = await Promise.all(channels.map(async ({ address: to, language }) => mails().send({ to, language, id, letter: await letterOf(desk, given, language) })))
  const failed = results.find((one) => one.kind === 'failed')
  if (results.some(({ kind }) => kind === 'delivered') || !failed) return prove(desk, given, 'delivered', attempts)
  const wait = retryAfter(attempts, failed, Math.random())
  return wait === null ? prove(desk, given, 'failed', attempts) : { again: desk.clock() + wait, error: failed.detail }
}

async function letterOf(desk: Desk, { state, duty, instrument, period, dueAt, note }: Reminder, language: Language): Promise<{ subject: string; text: string }> {
  const title = await dutyTitle(desk, duty, language)
  const url = `${desk.config.baseUrl ?? `http://localhost:${desk.port}`}${pages(language).filing(instrument, state, period.slice(0, 4))}`
  const sent = note === undefined ? null : await desk.store.read(state, note)
  if (sent) return { subject: t(language, 'monday.note-subject', { title, period }), text: `${bodyOf<NoteVerbaleBody>(sent)!.texts[language]}\n\n${url}` }
  const words = { title, period, due: edtf({ lang: language, viewer: { party: state } }, dueAt), url }
  return { subject: t(language, 'monday.remind-subject', words), text: t(language, 'monday.remind-text', words) }
}

/** For the state, and for the body that the return is addressed to where it sits here. A second telling of the same thing finds it proved. */
async function prove(desk: Desk, { state, duty, period, dueAt, what, note }: Reminder, outcome: ReminderBody['outcome'], attempts: number): Promise<void> {
  const addressee = (await formShelf(desk)).schedules.find((one) => one.duty === duty)?.addressee
  const { addressedTo } = await standpointAt(desk, 'public', dayOfInstant(desk.clock()))
  const body: ReminderBody = { party: state, duty, period, dueAt, channel: 'mail', outcome, at: desk.clock(), attempts }
  const to = [DESK, state, ...(addressee && addressedTo.has(addressee) ? [addressee] : [])]
  try {
    await say(desk, await desk.office(DESK, 'desk'), { id: idOf(desk, `reminder ${state} ${duty} ${period} ${what}`), kind: 'reminder', release: { audience: 'named', to }, about: note === undefined ? [] : [note], body: body as unknown as Json })
  } catch (error) {
    if (asFault(error).code !== 'id-conflict') throw error
  }
}
