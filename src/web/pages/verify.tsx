import { ErrorSummary, Field } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface VerifyView {
  /** what was typed, kept after an error */
  hash?: string
  errors: FormError[]
}

/** Finds a record by its hash and says how to check one without this desk. GET `hash`. */
export function Verify(view: VerifyView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('verify.title')} lead={t('verify.lead')}>
      <ErrorSummary c={c} errors={view.errors} />
      <form class="filters" method="get" action={pages(c.lang).verify()}>
        <Field id="hash" label={t('verify.hash')} errors={view.errors}>
          <input id="hash" name="hash" value={view.hash ?? ''} size={66} autocomplete="off" spellcheck={false} />
        </Field>
        <p class="go">
          <button>{t('verify.find')}</button>
        </p>
      </form>
      <section aria-labelledby="how">
        <h2 id="how">{t('record.how')}</h2>
        <p>{t('record.how-says')}</p>
        <pre tabindex={0}>{'contadora verify bundle --policy policy\ncontadora ledger verify'}</pre>
        <p>
          <a href={data.checkpoint()}>{t('common.checkpoint')}</a> {t('data.ledger')} ·{' '}
          <a href={data.lawCheckpoint()}>{t('common.checkpoint')}</a> {t('data.law')}
        </p>
      </section>
    </Layout>
  )
}
