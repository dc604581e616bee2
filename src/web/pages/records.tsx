import type { Party } from '../../core/values/index.ts'
import { describedBy, ErrorSummary, Field, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { type ChangeLine, Changes } from '../parts/return-says.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'
import { FieldControl, type FileFieldView } from './file-step.tsx'

export interface StateRecordsView {
  party: Party
  mayDraft: boolean
  /** returns that were filed and would read otherwise now */
  stale: readonly {
    form: string
    title: string
    period: string
    filing: string
    count: number
    lines: readonly ChangeLine[]
  }[]
  kinds: readonly { kind: string; count: number; rows: readonly { id: string; period: string; text: string }[] }[]
  /** returns that were filed before records were kept of their time */
  sources: readonly { id: string; title: string; period: string }[]
}

export interface RecordPageView {
  kind: string
  row: string
  exists: boolean
  period: string
  fields: readonly FileFieldView[]
  errors: readonly FormError[]
}

/** Entered once: holdings, transfers, production, spending, activities. Each form is a view of them. */
export function StateRecords(view: StateRecordsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('keep.title')} over={c.name(view.party)} lead={t('keep.lead')}>
      <Differs c={c} view={view} />
      {view.kinds.map(({ kind, count, rows }) => (
        <section aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{t(`keep.kind-${kind}` as 'keep.kind-transfer')} <span class="n">{num(c, count)}</span></h2>
          <Table
            c={c}
            caption={t(`keep.kind-${kind}` as 'keep.kind-transfer')}
            rows={rows}
            empty={t('keep.none')}
            columns={[
              { head: t('file.period'), row: true, cell: ({ period }) => period },
              { head: t('keep.what'), cell: ({ text }) => text },
              { head: '', cell: ({ id, period }) => (view.mayDraft ? <a href={pages(c.lang).recordRow(kind, id)}>{t('file.change')}<span class="hide"> {period}</span></a> : null) },
            ]}
          />
          {view.mayDraft && <p><a href={pages(c.lang).recordRow(kind, 'new')}>{t(`keep.add-${kind}` as 'keep.add-transfer')}</a></p>}
        </section>
      ))}
      {view.mayDraft && view.sources.length > 0 && (
        <section aria-labelledby="take">
          <h2 id="take">{t('keep.take')}</h2>
          <p>{t('keep.take-says')}</p>
          <PostForm c={c} action={pages(c.lang).records()}>
            <div class="buttons">{view.sources.map(({ id, title, period }) => <button class="plain" name="take" value={id}>{title} · {period}</button>)}</div>
          </PostForm>
        </section>
      )}
      <DataLinks c={c} csv={data.records('csv')} json={data.records()} of={t('keep.title')} />
    </Layout>
  )
}

function Differs({ c, view }: { c: PageContext; view: StateRecordsView }) {
  const t = say(c)
  return (
    <section aria-labelledby="differs">
      <h2 id="differs">{t('keep.differs')}</h2>
      {view.stale.length === 0 && <Empty text={t('keep.none-differs')} />}
      {view.stale.map(({ form, title, period, filing, count, lines }) => (
        <article class="box" aria-labelledby={`s-${filing}`}>
          <h3 id={`s-${filing}`}><a href={pages(c.lang).fileReturn(form, period)}>{title}</a> · {period}</h3>
          <p>{t('file.differs', { n: count })}</p>
          <Changes c={c} lines={lines} count={count} />
          {view.mayDraft && (
            <PostForm c={c} action={pages(c.lang).fileReturn(form, period)}>
              <button name="do" value="correct">{t('file.correct')}</button>
            </PostForm>
          )}
          <p><small>{t('keep.beside')} <a href={pages(c.lang).record(filing)}><code>{filing.slice(0, 12)}</code></a></small></p>
        </article>
      ))}
    </section>
  )
}

/** One record: typed once, taken by every form that needs it. */
export function RecordEdit(view: RecordPageView, c: PageContext) {
  const t = say(c)
  const home = pages(c.lang).records()
  return (
    <Layout c={c} title={t(view.exists ? `keep.change-${view.kind}` as 'keep.change-transfer' : `keep.add-${view.kind}` as 'keep.add-transfer')} over={<a href={home}>{t('keep.title')}</a>}>
      <ErrorSummary c={c} errors={view.errors} />
      <PostForm c={c} action={pages(c.lang).recordRow(view.kind, view.row)}>
        <Field id="f-period" label={t('keep.period')} hint={t('keep.period-hint')} errors={view.errors}>
          <input id="f-period" name="f-period" value={view.period} autocomplete="off" size={12} aria-describedby={describedBy('f-period', true, view.errors)} />
        </Field>
        {view.fields.map((field) => <FieldControl c={c} field={field} errors={view.errors} />)}
        <div class="doors">
          <button name="do" value="save">{t('keep.save')}</button>
          {!view.exists && <button class="plain" name="do" value="another">{t('file.save-another')}</button>}
          {view.exists && <button class="quiet" name="do" value="drop" formnovalidate>{t('keep.drop')}</button>}
        </div>
      </PostForm>
      <p><a href={home}>{t('keep.back')}</a></p>
    </Layout>
  )
}
