import { DateField, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Together, type TogetherView, Totals } from '../parts/together.tsx'
import { pages } from '../paths.ts'
import { names, say } from '../say.ts'
import type { PageContext } from '../view.ts'

/** A state, a sub-region or several states on one screen. */
export function TogetherPage(view: TogetherView, c: PageContext) {
  const t = say(c)
  const title = view.title ?? (view.of === '' ? t('together.title') : names(c, view.rows.map(({ state }) => state)))
  return (
    <Layout c={c} title={title} lead={t('together.lead')} live wide over={<a href={pages(c.lang).states()}>{t('nav.states')}</a>}>
      <form class="filters" method="get" action={pages(c.lang).together()}>
        <Select id="of" label={t('capability.of')} any={t('common.all')} value={view.of} options={view.of.includes('~') ? [{ value: view.of, text: title }, ...view.options] : view.options} />
        <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
        <p class="go"><button class="plain">{t('common.apply')}</button></p>
      </form>
      {view.past && <p class="notice">{t('together.then', { asof: view.asof })}</p>}
      {view.totals.length > 0 && <Totals c={c} view={view} />}
      {view.totals.length > 1 && <p class="hint">{t('together.twice')}</p>}
      <Together c={c} view={view} caption={t('together.title')} />
    </Layout>
  )
}
