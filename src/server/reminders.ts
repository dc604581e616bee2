import { type Mailer, mailer } from '../adapters/mail/index.ts'
import { dayOfInstant, isoDay, type Language, type Party, STATES } from '../core/values/index.ts'
import { pages, t } from '../web/index.ts'
import type { Desk } from './desk.ts'
import { directoryOf } from './reach.ts'
import { dueView } from './views/filings.ts'
import type { Handler } from './worker.ts'

const DAY_MS = 86_400_000
/** Days left at which a return is called to mind; once each, and once when its day is past. */
const STAGES = [30, 7, 0] as const

interface Reminder {
  state: Party
  instrument: string
  title: string
  period: string
  dueAt: string
}

export async function scheduleReminders(desk: Desk): Promise<void> {
  const today = dayOfInstant(desk.clock())
  await desk.store.enqueue([0, 1].map((after) => ({ queue: 'remind', key: `remind-day ${isoDay(today + after)}`, runAt: (today + after) * DAY_MS, payload: { day: today + after } })))
}

/** Once a day: what a state owes and has not filed, by mail to the offices that it named for everything. What is restricted is its own to know, and so is told it. */
export function remindHandler(desk: Desk): Handler {
  let mail: Mailer | undefined
  return async ({ payload }) => {
    const given = payload as unknown as Reminder & { day?: number }
    if (given.day !== undefined) {
      for (const state of STATES) await sweep(desk, state)
      return scheduleReminders(desk)
    }
    if (!desk.config.smtpUrl) return
    mail ??= mailer({ url: desk.config.smtpUrl, from: desk.config.mailFrom })
    for (const { channels } of await directoryOf(desk, given.state))
      for (const channel of channels) if (channel.kind === 'mail') await send(desk, mail, given, channel.address, channel.language)
  }
}

async function sweep(desk: Desk, state: Party): Promise<void> {
  const { rows } = await dueView(desk, { party: state, session: null }, state, 'en')
  const today = dayOfInstant(desk.clock())
  const open = rows.filter(({ status }) => status === 'due' || status === 'late' || status === 'not-seen-here')
  const jobs = open.flatMap(({ instrument, title, period, dueAt, duty }) => {
    const left = dayOfInstant(Date.parse(dueAt)) - today
    const stage = left < 0 ? 0 : STAGES.findLast((days) => days > 0 && left <= days)
    const payload = { state, instrument, title, period, dueAt }
    // what fell due long ago is on the Monday page; a desk that is new does not call it all to mind at once
    return stage === undefined || left < -7 ? [] : [{ queue: 'remind', key: `remind ${state} ${duty} ${period} ${stage}`, payload }]
  })
  await desk.store.enqueue(jobs)
}

async function send(desk: Desk, mail: Mailer, { state, instrument, title, period, dueAt }: Reminder, to: string, language: Language): Promise<void> {
  const url = `${desk.config.baseUrl ?? `http://localhost:${desk.port}`}${pages(language).filing(instrument, state, period.slice(0, 4))}`
  const words = { title, period, due: dueAt, url }
  await mail.send({ to, language, id: `remind-${state}-${instrument}-${period.replaceAll('/', '-')}-${dueAt}`, letter: { subject: t(language, 'monday.remind-subject', words), text: t(language, 'monday.remind-text', words) } })
}
