import { tMaybe } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import type { GlyphName } from '../parts/glyph.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext, Tone } from '../view.ts'

export interface StatusView {
  version: string
  store: 'sqlite' | 'postgresql'
  ledger: { size: number }
  law: { size: number; root: string }
  /** null: not told to this viewer */
  jobs: { queued: number; failed: number } | null
  /** `code` is translated as `check.<code>` by whoever adds a check; until then `text` is shown */
  checks: { code: string; text: string; state: 'ok' | 'warn' | 'fail'; detail?: string }[]
}

const LOOK: Record<'ok' | 'warn' | 'fail', [Tone, GlyphName]> = { ok: ['ok', 'check'], warn: ['t3', 'triangle'], fail: ['t4', 'octagon'] }

export function Status(view: StatusView, c: PageContext) {
  const t = say(c)
  const worst = view.checks.some((one) => one.state === 'fail') ? 'fail' : view.checks.some((one) => one.state === 'warn') ? 'warn' : 'ok'
  return (
    <Layout c={c} title={t('nav.status')} lead={t(`status.all-${worst}`)} live>
      <Table
        c={c}
        caption={t('status.checks')}
        rows={view.checks}
        empty={t('common.blank')}
        json={data.health()}
        columns={[
          { head: t('status.check'), row: true, cell: (row) => tMaybe(c.lang, `check.${row.code}`) ?? row.text },
          {
            head: t('status.state'),
            cell: (row) => <Badge tone={LOOK[row.state][0]} glyph={LOOK[row.state][1]} text={t(`status.is-${row.state}`)} />,
          },
          { head: t('status.detail'), cell: (row) => row.detail ?? '' },
        ]}
      />
      <Facts
        c={c}
        facts={[
          { term: t('status.version'), value: view.version },
          { term: t('status.store'), value: view.store === 'sqlite' ? 'SQLite' : 'PostgreSQL' },
          {
            term: t('status.ledger'),
            value: (
              <>
                {num(c, view.ledger.size)} <a href={data.checkpoint()}>{t('common.checkpoint')}</a>
              </>
            ),
          },
          {
            term: t('status.law'),
            value: (
              <>
                {num(c, view.law.size)} <code class="hash">{view.law.root}</code>
              </>
            ),
          },
          ...(view.jobs
            ? [{ term: t('status.jobs'), value: t('status.jobs-are', { queued: num(c, view.jobs.queued), failed: num(c, view.jobs.failed) }) }]
            : []),
          { term: t('status.seen'), value: <When c={c} at={c.now} /> },
        ]}
      />
    </Layout>
  )
}
