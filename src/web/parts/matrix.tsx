import type { Instant, Party } from '../../core/values/index.ts'
import type { Key } from '../messages/index.ts'
import { pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { AnswerState, DeadlineView, Ground, PageContext, ReasonView, Tone } from '../view.ts'
import { AnswerBadge, GroundBadge } from './badge.tsx'
import { Glyph, type GlyphName } from './glyph.tsx'
import { Reasons } from './sourced.tsx'
import { Clock, Deadline, When } from './when.tsx'

const CHANNELS = ['inbox', 'live', 'atom', 'email', 'webhook', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'none'

export interface DeliveryView {
  channel: Channel
  state: DeliveryState
  at?: Instant
  attempts?: number
  nextAt?: Instant
  error?: string
}

export interface RecipientView {
  party: Party
  office?: string
  /** no focal point is known: nobody was there to be told, which is not silence */
  noFocalPoint: boolean
  ground: Ground
  because: ReasonView[]
  channels: DeliveryView[]
  /** `late`: answered after a deadline that was due, or still unanswered after it */
  answer: { state: AnswerState; at?: Instant; by?: string; note?: string; version?: number; late?: boolean }
  /** what it asked, and the author's answer where there is one */
  questions?: { question: string; at: Instant; answer: string | null }[]
  deadline: DeadlineView
  escalation?: { step: number; contact: string; at: Instant }
}

const DELIVERY: Record<DeliveryState, [Tone, GlyphName]> = {
  pending: ['t2', 'clock'],
  delivered: ['ok', 'check'],
  failed: ['t4', 'cross'],
  none: ['t0', 'dot'],
}

function Delivery({ c, delivery }: { c: PageContext; delivery: DeliveryView }) {
  const t = say(c)
  const [tone, glyph] = DELIVERY[delivery.state]
  const word = `${t(`channel.${delivery.channel}`)}: ${t(`delivery.${delivery.state}`)}`
  return (
    <li class={`way ${tone}`} title={delivery.error ?? word}>
      <Glyph name={glyph} /> {t(`channel.${delivery.channel}`)} <span class="hide">{t(`delivery.${delivery.state}`)}</span>
      {delivery.state === 'failed' && (
        <small>
          {t('warning.attempts', { n: delivery.attempts ?? 1 })}
          {delivery.nextAt && (
            <>
              {' '}
              · {t('warning.next-try')} <Clock c={c} at={delivery.nextAt} />
            </>
          )}
        </small>
      )}
    </li>
  )
}

function Row({ c, one }: { c: PageContext; one: RecipientView }) {
  const t = say(c)
  return (
    <tr>
      <th scope="row" data-head={t('warning.recipient')}>
        <a href={pages(c.lang).state(one.party)}>{c.name(one.party)}</a>
        {one.office && <small>{one.office}</small>}
        {one.noFocalPoint && <small class="blank">{t('warning.no-focal-point')}</small>}
      </th>
      <td data-head={t('warning.why')}>
        <GroundBadge c={c} ground={one.ground} />
        <Reasons c={c} reasons={one.because} />
      </td>
      <td data-head={t('warning.ways')}>
        <ul class="ways">
          {one.channels.map((delivery) => (
            <Delivery c={c} delivery={delivery} />
          ))}
        </ul>
      </td>
      <td data-head={t('warning.answer')}>
        <AnswerBadge c={c} state={one.answer.state} />
        {one.answer.at !== undefined && <When c={c} at={one.answer.at} />}
        {one.answer.by && <small>{one.answer.by}</small>}
        {one.answer.late && one.answer.state !== 'lapsed' && (
          <small>
            <b>{t('warning.late')}</b>
          </small>
        )}
        {one.answer.note && <q>{one.answer.note}</q>}
        {one.questions?.map((asked) => (
          <small class="asked">
            <Clock c={c} at={asked.at} /> {asked.question}{' '}
            {asked.answer ? <b>{asked.answer}</b> : <span class="blank">{t('warning.unanswered')}</span>}
          </small>
        ))}
      </td>
      <td data-head={t('warning.clock')}>
        <Deadline c={c} deadline={one.deadline} />
        {one.escalation && (
          <small>
            {t('warning.escalated', { n: one.escalation.step, contact: one.escalation.contact })} <Clock c={c} at={one.escalation.at} />
          </small>
        )}
      </td>
    </tr>
  )
}

/** Recipients by reason, channels, answer and clock. Cards on a phone. */
export function AnswerMatrix({ c, rows, caption }: { c: PageContext; rows: readonly RecipientView[]; caption: string }) {
  const t = say(c)
  const heads: Key[] = ['warning.recipient', 'warning.why', 'warning.ways', 'warning.answer', 'warning.clock']
  return (
    <div class="table-box">
      <table class="matrix">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((key) => (
              <th scope="col">{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row c={c} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How many are in each state of answer, as one line of badges; states that nobody is in are left out. */
export function AnswerTally({ c, rows }: { c: PageContext; rows: readonly RecipientView[] }) {
  const states = [...new Set(rows.map((one) => one.answer.state))]
  return (
    <p class="tallies">
      {states.map((state) => (
        <span>
          <b>{num(c, rows.filter((one) => one.answer.state === state).length)}</b> <AnswerBadge c={c} state={state} />
        </span>
      ))}
    </p>
  )
}
