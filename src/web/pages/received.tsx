import type { Instant } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { Layout } from '../parts/layout.tsx'
import { Empty } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ReceivedView {
  /** newest first; `cap` is the document as it came */
  messages: { at: Instant; id: string; type: string; office: string; cap: string }[]
}

/** The other end of the demo's webhooks: what the machine of the viewer's state holds. */
export function Received(view: ReceivedView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('demo.received')} over={c.viewer.party ? c.name(c.viewer.party) : undefined} lead={t('demo.received-lead')}>
      {view.messages.length === 0 && <Empty text={t('demo.received-none')} />}
      {view.messages.map((one, i) => (
        <section aria-labelledby={`m${i}`}>
          <h2 id={`m${i}`}>{one.type}</h2>
          <p><Badge tone="ok" glyph="check" text={t('demo.signature-ok')} /> <When c={c} at={one.at} /></p>
          <p class="meta">{t('demo.received-at')} {one.office} · <code>{one.id}</code></p>
          <pre class="tall" tabindex={0}>{one.cap}</pre>
        </section>
      ))}
    </Layout>
  )
}
