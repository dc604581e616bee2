import type { Instant, Language, Party } from '../../core/values/index.ts'
import { SeverityBadge, StatusBadge } from '../parts/badge.tsx'
import { AnswerForm, type AnswerFormView } from '../parts/answer.tsx'
import { Layout } from '../parts/layout.tsx'
import { AnswerMatrix, AnswerTally, type RecipientView } from '../parts/matrix.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { ShortTexts } from '../parts/texts.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { Clock, When } from '../parts/when.tsx'
import { Field, PostForm } from '../parts/form.tsx'
import { actions, data, pages } from '../paths.ts'
import { names, say, themeName } from '../say.ts'
import { shortDay } from '../time.ts'
import type { DeskStatus, PageContext, SeverityView } from '../view.ts'

export interface WarningVersion {
  /** CAP identifier */
  id: string
  n: number
  sent: Instant
  state: 'current' | 'superseded' | 'cancelled'
  /** the office that released it; null: a standing order did */
  releasedBy: string | null
  headline: string
  severity: SeverityView[]
  area: Party[]
  /** why the answer clock was opened again (rule 7) */
  reopened: 'higher-severity' | 'new-area' | 'resumed' | null
}

export interface WarningHead {
  id: string
  title: string
  theme: string
  status: DeskStatus
  from: Party
  /** the civil authority by that state's own declaration; null: not named, and said so */
  authority: string | null
  severity: SeverityView[]
  state: 'active' | 'cancelled' | 'expired'
  sent: Instant
  expires: Instant | null
}

export interface WarningView extends WarningHead {
  event: { id: string; title: string } | null
  scope: 'restricted' | 'public'
  description: string
  instruction: string
  versions: WarningVersion[]
  recipients: RecipientView[]
  /** at most 360 characters each */
  texts: { lang: Language; text: string }[]
  record: { hash: string; index: number | null }
  /** present when the viewer is a recipient whose answer is open */
  answer: AnswerFormView | null
  mayCancel: boolean
  /** questions that wait for an answer of the viewer, who is the author */
  asked: { id: string; party: Party; question: string }[]
}

export function Warning(view: WarningView, c: PageContext) {
  const t = say(c)
  return (
    <Layout
      c={c}
      title={view.title}
      over={<WarningOver c={c} head={view} />}
      lead={
        <>
          {c.name(view.from)} · {view.authority ?? t('warning.no-authority')} · <When c={c} at={view.sent} />
        </>
      }
      live
      wide
    >
      {view.state !== 'active' && (
        <p class="notice">
          <b>{t(`warning.state-${view.state}`)}</b>
        </p>
      )}
      <div class={view.answer ? 'two' : undefined}>
        <Told c={c} told={view} />
        {view.answer && <AnswerForm c={c} form={view.answer} action={actions(c.lang).answer(view.id)} />}
      </div>
      <Asked c={c} view={view} />
      <Recipients c={c} view={view} />
      <Versions c={c} view={view} />
      <section aria-labelledby="texts">
        <h2 id="texts">{t('warning.texts')}</h2>
        <p>{t('warning.texts-says')}</p>
        <ShortTexts c={c} texts={view.texts} />
      </section>
      <Evidence c={c} view={view} />
      {view.mayCancel && (
        <PostForm c={c} action={actions(c.lang).cancel(view.id)}>
          <button class="danger">{t('warning.cancel')}</button>
        </PostForm>
      )}
    </Layout>
  )
}

/** Questions that wait for the author's word; whoever asked reads the answer. */
function Asked({ c, view }: { c: PageContext; view: WarningView }) {
  const t = say(c)
  if (view.asked.length === 0) return null
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('warning.asked')}</h2>
      {view.asked.map(({ id, party, question }) => (
        <PostForm c={c} action={actions(c.lang).reply(view.id)}>
          <input type="hidden" name="question" value={id} />
          <Field id={`text-${id}`} label={`${c.name(party)}: ${question}`}>
            <textarea id={`text-${id}`} name="text" rows={2} maxlength={2000} required></textarea>
          </Field>
          <p class="buttons"><button class="plain">{t('warning.reply')}</button></p>
        </PostForm>
      ))}
    </section>
  )
}

export function WarningOver({ c, head }: { c: PageContext; head: WarningHead }) {
  return (
    <>
      {say(c)('warning.warning')} · <a href={pages(c.lang).watch({ theme: head.theme })}>{themeName(c, head.theme)}</a>{' '}
      <StatusBadge c={c} status={head.status} always />
    </>
  )
}

/** What was said, in its own words; struck through once cancelled. */
export function Told({ c, told }: { c: PageContext; told: WarningHead & { description: string; instruction: string } }) {
  return (
    <div class={told.state === 'cancelled' ? 'told gone' : 'told'}>
      <p class="badges loud">
        {told.severity.map((one) => (
          <SeverityBadge c={c} severity={one} />
        ))}
      </p>
      <p class="say">{told.description}</p>
      {told.instruction && (
        <p class="say do">
          <b>{say(c)('warning.instruction')}</b> {told.instruction}
        </p>
      )}
    </div>
  )
}

function Recipients({ c, view }: { c: PageContext; view: WarningView }) {
  const t = say(c)
  return (
    <section aria-labelledby="recipients">
      <h2 id="recipients">{t('warning.recipients')}</h2>
      {view.recipients.length === 0 ? (
        <Empty text={t('warning.no-recipients')} />
      ) : (
        <>
          <AnswerTally c={c} rows={view.recipients} />
          <AnswerMatrix c={c} rows={view.recipients} caption={t('warning.matrix')} />
        </>
      )}
      <DataLinks
        c={c}
        csv={data.part('warnings', view.id, 'recipients', 'csv')}
        json={data.part('warnings', view.id, 'recipients')}
        of={t('warning.recipients')}
      />
      <p>
        <a href={pages(c.lang).report(view.id)}>{t('report.title')}</a>
      </p>
    </section>
  )
}

function Versions({ c, view }: { c: PageContext; view: WarningView }) {
  const t = say(c)
  const entry = (one: WarningVersion) => ({
    margin: (
      <>
        <Clock c={c} at={one.sent} /> <span class="day">{shortDay(c, one.sent)}</span>
      </>
    ),
    body: (
      <>
        <p class="head">
          {t('warning.version', { n: one.n })}: {one.headline} <span class="chip">{t(`warning.version-${one.state}`)}</span>
        </p>
        <p class="badges">
          {one.severity.map((severity) => (
            <SeverityBadge c={c} severity={severity} />
          ))}
        </p>
        <p class="meta">
          {names(c, one.area)} · {one.releasedBy ? t('warning.released-by', { office: one.releasedBy }) : t('warning.by-standing-order')} ·{' '}
          <a href={data.cap(one.id)} type="application/cap+xml">
            CAP
          </a>
        </p>
        {one.reopened && (
          <p>
            <b>{t(`warning.reopened-${one.reopened}`)}</b>
          </p>
        )}
      </>
    ),
    cancelled: one.state === 'cancelled',
  })
  const current = view.versions.filter((one) => one.state !== 'superseded')
  const past = view.versions.filter((one) => one.state === 'superseded')
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('warning.versions')}</h2>
      <Ledger entries={current.map(entry)} label={t('warning.versions')} />
      {past.length > 0 && (
        <details>
          <summary>{t('warning.superseded', { n: past.length })}</summary>
          <Ledger entries={past.map(entry)} label={t('warning.superseded', { n: past.length })} />
        </details>
      )}
    </section>
  )
}

function Evidence({ c, view }: { c: PageContext; view: WarningView }) {
  const t = say(c)
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('warning.evidence')}</h2>
      <Facts
        c={c}
        facts={[
          { term: t('warning.scope'), value: t(`warning.scope-${view.scope}`) },
          { term: t('warning.event'), value: view.event && <a href={pages(c.lang).event(view.event.id)}>{view.event.title}</a> },
          { term: t('warning.expires'), value: view.expires === null ? '' : <When c={c} at={view.expires} /> },
          {
            term: t('warning.record'),
            value: (
              <a href={pages(c.lang).record(view.record.hash)}>
                <code class="hash">{view.record.hash}</code>
              </a>
            ),
          },
          { term: t('record.index'), value: view.record.index === null ? t('record.waiting') : String(view.record.index) },
        ]}
      />
    </section>
  )
}
