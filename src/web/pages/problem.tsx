import { Layout } from '../parts/layout.tsx'
import { tMaybe } from '../messages/index.ts'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ProblemView {
  /** HTTP status */
  status: number
  /** stable code of the fault; translated as `fault.<code>` where a message exists */
  code: string
  /** English text of the fault; never shown for 404, which says the same to everyone */
  detail?: string
}

/** Unknown and forbidden are the same page, byte for byte. */
export function Problem(view: ProblemView, c: PageContext) {
  const t = say(c)
  const none = view.status === 404
  const said = tMaybe(c.lang, `fault.${view.code}`)
  return (
    <Layout c={c} title={t(none ? 'problem.title-404' : 'problem.title')} over={String(view.status)}>
      {none ? (
        <p>{t('problem.text-404')}</p>
      ) : (
        <>
          {said ? <p>{said}</p> : view.detail && <p lang="en">{view.detail}</p>}
          <p>{t('problem.safe')}</p>
          <p class="hint">{t('problem.code', { code: view.code })}</p>
        </>
      )}
      {view.code === 'not-signed-in' && (
        <p>
          <a class="button" href={pages(c.lang).signIn(c.path)}>
            {t('common.sign-in')}
          </a>
        </p>
      )}
      <p>
        <a class="button plain" href={pages(c.lang).home()}>
          {t('problem.home')}
        </a>
      </p>
    </Layout>
  )
}
