import { FeedBadge } from '../parts/badge.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { Ago, When } from '../parts/when.tsx'
import { data } from '../paths.ts'
import { num, say } from '../say.ts'
import { span } from '../time.ts'
import type { FeedLine, PageContext } from '../view.ts'

export interface FeedDetail extends FeedLine {
  url?: string
  /** seconds */
  every: number
  staleAfter: number
  /** observations accepted since the desk opened */
  accepted: number
  rejected: { id: string; reason: string }[]
}

export interface FeedsView {
  feeds: FeedDetail[]
}

export function Feeds(view: FeedsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('feeds.title')} lead={t('feeds.lead')} live>
      {view.feeds.length === 0 && <Empty text={t('feeds.none')} />}
      {view.feeds.map((feed) => (
        <One c={c} feed={feed} />
      ))}
      <DataLinks c={c} csv={data.list('feeds', 'csv')} json={data.list('feeds')} of={t('feeds.title')} />
    </Layout>
  )
}

function One({ c, feed }: { c: PageContext; feed: FeedDetail }) {
  const t = say(c)
  const seconds = (n: number) => (n < 60 ? `${n} ${t('time.s')}` : span(c, n * 1000))
  return (
    <section class="feed" id={`feed-${feed.id}`} aria-labelledby={`feed-${feed.id}-title`}>
      <h2 id={`feed-${feed.id}-title`}>
        {feed.title} <FeedBadge c={c} state={feed.state} />
      </h2>
      <Facts
        c={c}
        facts={[
          {
            term: t('feeds.success'),
            value:
              feed.lastSuccess === null ? (
                t('time.never')
              ) : (
                <>
                  <When c={c} at={feed.lastSuccess} /> · <Ago c={c} at={feed.lastSuccess} />
                </>
              ),
          },
          {
            term: t('feeds.change'),
            value:
              feed.lastChange === null ? (
                t('time.never')
              ) : (
                <>
                  <When c={c} at={feed.lastChange} /> · <Ago c={c} at={feed.lastChange} />
                </>
              ),
          },
          {
            term: t('feeds.error'),
            value: feed.lastError ? (
              <>
                <When c={c} at={feed.lastError.at} /> <code>{feed.lastError.message}</code>
              </>
            ) : (
              t('feeds.no-error')
            ),
          },
          { term: t('feeds.every'), value: t('feeds.every-is', { every: seconds(feed.every), stale: seconds(feed.staleAfter) }) },
          { term: t('feeds.accepted'), value: num(c, feed.accepted) },
          ...(feed.url ? [{ term: t('feeds.url'), value: <code class="hash">{feed.url}</code> }] : []),
        ]}
      />
      {feed.rejected.length > 0 && (
        <details>
          <summary>{t('feeds.rejected', { n: feed.rejected.length })}</summary>
          <ul class="lines">
            {feed.rejected.map((one) => (
              <li>
                <code>{one.id}</code> {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
