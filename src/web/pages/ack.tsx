import type { Instant, Party } from '../../core/values/index.ts'
import { AnswerForm, type AnswerFormView } from '../parts/answer.tsx'
import { AnswerBadge } from '../parts/badge.tsx'
import { Layout } from '../parts/layout.tsx'
import { When } from '../parts/when.tsx'
import { actions, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { AnswerState, PageContext } from '../view.ts'
import { Told, WarningOver, type WarningHead } from './warning.tsx'

export interface AckView {
  token: string
  warning: WarningHead & { description: string; instruction: string }
  /** for whom this link answers */
  party: Party
  form: AnswerFormView | null
  /** what has been answered so far by this recipient */
  done: { state: AnswerState; at: Instant } | null
  /** the version of the link is no longer the current one */
  newer: boolean
}

/** The page behind a link in a message. Opening it changes nothing: scanners and previews open links too. */
export function Ack(view: AckView, c: PageContext) {
  const t = say(c)
  const { warning } = view
  return (
    <Layout
      c={c}
      title={warning.title}
      over={<WarningOver c={c} head={warning} />}
      lead={
        <>
          {c.name(warning.from)} · {warning.authority ?? t('warning.no-authority')} · <When c={c} at={warning.sent} />
        </>
      }
    >
      <p class="for">{t('ack.for', { party: c.name(view.party) })}</p>
      {view.newer && (
        <p class="notice">
          <b>{t('ack.newer')}</b>
        </p>
      )}
      {warning.state !== 'active' && (
        <p class="notice">
          <b>{t(`warning.state-${warning.state}`)}</b>
        </p>
      )}
      <Told c={c} told={warning} />
      {view.done && (
        <p class="done">
          <AnswerBadge c={c} state={view.done.state} /> <When c={c} at={view.done.at} /> {t('ack.thanks')}
        </p>
      )}
      {view.form && (
        <>
          <AnswerForm c={c} form={view.form} action={actions(c.lang).ack(view.token)} />
          <p class="hint">{t('ack.opening')}</p>
        </>
      )}
      <p>
        <a href={pages(c.lang).warning(warning.id)}>{t('ack.sign-in-more')}</a>
      </p>
    </Layout>
  )
}
