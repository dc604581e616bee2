import { raw } from 'hono/html'
import { VERIFIER } from '../assets.ts'
import { CheckForm } from '../parts/check.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface VerifyView {
  /** what was typed, kept after an error */
  hash?: string
  errors: FormError[]
  /** the keys of this desk's logs, as a tlog-policy */
  policy: string
}

/** Finds a record by its hash, and checks an evidence bundle on the reader's own machine. GET `hash`. */
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
      <section aria-labelledby="check-title">
        <h2 id="check-title">{t('evidence.check')}</h2>
        <p>{t('evidence.check-says')}</p>
        <CheckForm c={c} policy={view.policy} />
        <p>
          <a class="button plain" href={pages(c.lang).checker()} download>
            {t('evidence.save')}
          </a>
        </p>
        <script type="module" src={`${VERIFIER}${c.assets ? `?v=${c.assets}` : ''}`}></script>
      </section>
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

export interface CheckerView {
  policy: string
  /** the island and the style, whole, with the policy that lets nothing else in */
  script: string
  style: string
  csp: string
}

/** The same check as one file: it opens from a disk, asks nothing of any network, and lets no other script in. */
export function Checker({ policy, script, style, csp }: CheckerView, c: PageContext) {
  const t = say(c)
  return (
    <html lang={c.lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={csp} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${t('evidence.check')} · ${c.desk.name}`}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main id="main">
          <h1>{t('evidence.check')}</h1>
          <p>{t('evidence.check-says')}</p>
          <CheckForm c={c} policy={policy} />
        </main>
        <script type="module">{raw(script)}</script>
      </body>
    </html>
  )
}
