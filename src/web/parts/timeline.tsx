import type { Child } from 'hono/jsx'
import { tMaybe } from '../messages/index.ts'
import { clock, shortDay, iso, offset } from '../time.ts'
import type { PageContext, TimelineItem } from '../view.ts'
import { Cite } from './sourced.tsx'
import { DateText } from './when.tsx'

export interface Entry {
  margin: Child
  body: Child
  cancelled?: boolean
  tone?: string
}

/** The page's signature: what time it is stands left of the ledger rule, what happened stands right of it. */
export function Ledger({ entries, label }: { entries: readonly Entry[]; label?: string }) {
  return (
    <ol class="ledger" aria-label={label}>
      {entries.map((entry) => (
        <li class={`${entry.cancelled ? 'gone ' : ''}${entry.tone ?? ''}`.trim() || undefined}>
          <div class="margin">{entry.margin}</div>
          <div class="entry">{entry.body}</div>
        </li>
      ))}
    </ol>
  )
}

function Moment({ c, item }: { c: PageContext; item: TimelineItem }) {
  if (item.at === null) return <DateText c={c} date={item.date} />
  return (
    <time datetime={iso(item.at)}>
      <b>{clock(c, item.at)}</b> <small>{offset(item.at, c)}</small> <span class="day">{shortDay(c, item.at)}</span>
    </time>
  )
}

/** `what.code` is looked up as `timeline.<code>`, then as an act; an unknown code is shown as it is, never dropped. */
export function Timeline({ c, items, label }: { c: PageContext; items: readonly TimelineItem[]; label?: string }) {
  const text = (item: TimelineItem) => {
    const { code, params } = item.what
    return tMaybe(c.lang, `timeline.${code}`, params) ?? tMaybe(c.lang, `act.${code}`) ?? code
  }
  const entries = items.map((item) => ({
    margin: <Moment c={c} item={item} />,
    body: (
      <>
        {item.party && <b>{c.name(item.party)} </b>}
        {item.href ? <a href={item.href}>{text(item)}</a> : text(item)}
        {item.cite && <Cite c={c} cite={item.cite} />}
      </>
    ),
    ...(item.cancelled ? { cancelled: true } : {}),
  }))
  return <Ledger entries={entries} {...(label ? { label } : {})} />
}
