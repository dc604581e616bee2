import { Layout } from '../parts/layout.tsx'
import { Together, type TogetherView } from '../parts/together.tsx'
import { pages } from '../paths.ts'
import { names, say } from '../say.ts'
import type { PageContext } from '../view.ts'

/** A state, a sub-region or several states on one screen. */
export function TogetherPage(view: TogetherView, c: PageContext) {
  const t = say(c)
  const title = view.title ?? (view.of === '' ? t('together.title') : names(c, view.rows.map(({ state }) => state)))
  return (
    <Layout c={c} title={title} lead={t('together.lead')} live wide over={<a href={pages(c.lang).states()}>{t('nav.states')}</a>}>
      <Together c={c} view={view} caption={t('together.title')} />
    </Layout>
  )
}
