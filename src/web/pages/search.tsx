import type { Instant, Party } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { certaintyText, num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface SearchView {
  asked: string
  /** public things of the region shown, and how many have the words */
  things: { kind: 'instrument' | 'state' | 'territory' | 'body' | 'theme' | 'form' | 'plan' | 'point' | 'claim'; id: string; title: string; href: string | null; source: { text: string; pointer: string | null; certainty: string } | null }[]
  total: number
  statements: { id: string; kind: string; author: Party; at: Instant; text: string }[]
  next: string | null
}

/** Found by words, of what this reader may read; nothing says how much else there is. */
export function Search(view: SearchView, c: PageContext) {
  const t = say(c)
  const query = { q: view.asked }
  return (
    <Layout c={c} title={t('search.title')} lead={t('search.lead')}>
      <form class="filters" method="get" action={pages(c.lang).search()} role="search" aria-label={t('search.title')}>
        <div class="field">
          <label for="words">{t('search.words')}</label>
          <input id="words" name="q" type="search" size={36} value={view.asked} maxlength={200} />
        </div>
        <p class="go">
          <button>{t('search.go')}</button>
        </p>
      </form>
      {view.asked !== '' && view.things.length + view.statements.length === 0 && <Empty text={t(view.next ? 'search.further' : 'search.none')} />}
      {view.things.length > 0 && (
        <section aria-labelledby="region">
          <h2 id="region">{t('search.region')}</h2>
          <ul class="lines">
            {view.things.map((one) => (
              <li>
                <small>{t(`search.is-${one.kind}`)}</small> {one.href === null ? one.title : <a href={one.href}>{one.title}</a>}
                {one.source && (
                  <small>
                    {' '}
                    {one.source.text}
                    {one.source.pointer && `, ${one.source.pointer}`} · {certaintyText(c, one.source.certainty)}
                  </small>
                )}
              </li>
            ))}
          </ul>
          {view.total > view.things.length && <p>{t('search.more', { n: num(c, view.total - view.things.length) })}</p>}
        </section>
      )}
      {view.statements.length > 0 && (
        <section aria-labelledby="statements">
          <h2 id="statements">{t('search.statements')}</h2>
          <ul class="lines">
            {view.statements.map((one) => (
              <li>
                <a href={pages(c.lang).record(one.id)}>{tMaybe(c.lang, `kind.${one.kind}`) ?? one.kind}</a> · {c.name(one.author)} · <When c={c} at={one.at} />
                {one.text && <small> {one.text}</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.next && (
        <p>
          <a href={pages(c.lang).search({ ...query, after: view.next })}>{t('search.older')}</a>
        </p>
      )}
      {view.asked !== '' && <DataLinks c={c} csv={data.list('search', 'csv', query)} json={data.list('search', 'json', query)} of={t('search.title')} />}
    </Layout>
  )
}
