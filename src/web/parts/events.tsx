import { pages } from '../paths.ts'
import { listed, say, themeName } from '../say.ts'
import { clock, shortDay, iso, offset } from '../time.ts'
import type { EventLine, PageContext } from '../view.ts'
import { SeverityBadge, StatusBadge } from './badge.tsx'
import { Ledger } from './timeline.tsx'

/** Events as ledger entries: time in the margin, cancelled ones struck through and still there. */
export function EventList({ c, events, label }: { c: PageContext; events: readonly EventLine[]; label: string }) {
  return (
    <Ledger
      label={label}
      entries={events.map((event) => ({
        margin: <At c={c} event={event} />,
        body: <Body c={c} event={event} />,
        cancelled: event.cancelled,
      }))}
    />
  )
}

function At({ c, event }: { c: PageContext; event: EventLine }) {
  return (
    <time datetime={iso(event.at)}>
      <b>{clock(c, event.at)}</b> <small>{offset(event.at, c)}</small> <span class="day">{shortDay(c, event.at)}</span>
    </time>
  )
}

function Body({ c, event }: { c: PageContext; event: EventLine }) {
  const t = say(c)
  return (
    <>
      <p class="head">
        <a href={pages(c.lang).event(event.id)}>{event.title}</a> <StatusBadge c={c} status={event.status} />
      </p>
      <p class="badges">
        {event.severity.map((severity) => (
          <SeverityBadge c={c} severity={severity} />
        ))}
      </p>
      <p class="meta">
        {themeName(c, event.theme)} · {event.parties.length > 0 ? listed(c, [...event.parties.map(c.name), ...(event.more ? [t('event.states-more', { n: event.more })] : [])]) : t(event.unplaced ? 'event.place-unknown' : 'event.no-state')} ·{' '}
        {t('event.sources', { n: event.sources })}
        {event.versions > 1 && <> · {t('event.versions', { n: event.versions })}</>}
        {(event.cancelled || event.over) && (
          <>
            {' '}
            · <b>{t(event.cancelled ? 'event.cancelled' : 'event.state-expired')}</b>
          </>
        )}
      </p>
    </>
  )
}
