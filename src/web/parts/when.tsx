import type { EdtfDate, Instant } from '../../core/values/index.ts'
import { precisionOf } from '../../core/values/index.ts'
import { say } from '../say.ts'
import { clock, day, edtf, iso, offset, span, until, zoneOf } from '../time.ts'
import type { DeadlineView, PageContext } from '../view.ts'

/** An instant in the viewer's zone with its offset, and in UTC beside it where that differs. */
export function When({ c, at }: { c: PageContext; at: Instant }) {
  const local = zoneOf(c) !== 'UTC'
  return (
    <time class="when" datetime={iso(at)}>
      <b>{clock(c, at)}</b> {offset(at, c)} <span class="day">{day(c, at)}</span>
      {local && <small> ({clock(c, at, 'UTC')} UTC)</small>}
    </time>
  )
}

/** Only the clock, for margins and dense tables; the whole instant is in the title. */
export function Clock({ c, at }: { c: PageContext; at: Instant }) {
  return (
    <time datetime={iso(at)} title={`${day(c, at)} ${clock(c, at)} ${offset(at, c)}`}>
      {clock(c, at)} <small>{offset(at, c)}</small>
    </time>
  )
}

export function Ago({ c, at }: { c: PageContext; at: Instant | null }) {
  const t = say(c)
  if (at === null) return <span>{t('time.never')}</span>
  return (
    <time datetime={iso(at)} title={`${day(c, at)} ${clock(c, at)} ${offset(at, c)}`}>
      {t('time.ago', { span: span(c, c.now - at) })}
    </time>
  )
}

/** Time left or past; the clock island counts it down, and without it the figure is the one at page load. */
export function Left({ c, at }: { c: PageContext; at: Instant }) {
  const t = say(c)
  const past = at <= c.now
  return (
    <span class={`left${past ? ' past' : at - c.now < 3_600_000 ? ' soon' : ''}`} data-until={iso(at)}>
      {t(past ? 'time.past' : 'time.left', { span: span(c, at - c.now) })}
    </span>
  )
}

/** The deadline in words without the time left, for where that stands in the margin. */
export function DueWords({ c, deadline }: { c: PageContext; deadline: DeadlineView }) {
  const t = say(c)
  if (deadline.at === null) return null
  const rule = deadline.basis === 'instrument' || deadline.basis === 'impact' ? ` (${t(`time.by-${deadline.basis}`)})` : ''
  return (
    <>
      <time datetime={iso(deadline.at)}>
        {until(c, deadline.at)} {offset(deadline.at, c)}
      </time>
      {rule}
    </>
  )
}

/** Deadline as a person says it, the offset, the time left and whose rule it is. No deadline is said, never left blank. */
export function Deadline({ c, deadline }: { c: PageContext; deadline: DeadlineView }) {
  const t = say(c)
  if (deadline.at === null && deadline.date) return <span class="deadline"><DateText c={c} date={deadline.date} /></span>
  if (deadline.at === null) return <span class="deadline none">{t(deadline.basis === 'immediately' ? 'time.immediately' : deadline.basis === 'unstated' ? 'time.unstated' : 'time.no-reply')}</span>
  return (
    <span class="deadline">
      <Left c={c} at={deadline.at} />{' '}
      <time datetime={iso(deadline.at)}>{until(c, deadline.at)} {offset(deadline.at, c)}</time>
      {(deadline.basis === 'instrument' || deadline.basis === 'impact') && <small>{t(`time.by-${deadline.basis}`)}</small>}
    </span>
  )
}

/** A date with what is not known about it; absent dates read "not stated". */
export function DateText({ c, date }: { c: PageContext; date: EdtfDate | null | undefined }) {
  const t = say(c)
  if (!date) return <span class="blank">{t('common.blank')}</span>
  const precision = precisionOf(date)
  return (
    <time datetime={date}>
      {edtf(c, date)}
      {precision !== 'day' && <small class="precision"> {t(`time.precision-${precision}`)}</small>}
    </time>
  )
}
