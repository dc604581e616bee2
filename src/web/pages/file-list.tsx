import type { EdtfDate, Party } from '../../core/values/index.ts'
import { FilingBadge } from '../parts/badge.tsx'
import { describedBy, ErrorSummary, Field, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FilingState, FormError, PageContext } from '../view.ts'

interface Row {
  form: string
  title: string
  /** other layouts that answer the same duty */
  others: { id: string; title: string }[]
  instrument: string
  period: string
  dueAt: EdtfDate
  daysLeft: number | null
  status: FilingState
  /** whether it is owed at all is not known: nothing is late then */
  unsure: 'standing-unknown' | 'standing-disputed' | null
  late: boolean
  open: boolean
  filed: string | null
  /** null: none; true: it waits for the second credential */
  draft: boolean | null
  /** the form by which "nothing to report" is said, if the duty takes that */
  nil: string | null
  nilUnsure: boolean
  same: boolean
  nothingNew: boolean
}

export interface FileListView {
  party: Party
  rows: Row[]
  mayDraft: boolean
  mayRelease: boolean
  forms: { id: string; title: string }[]
  errors: FormError[]
  /** what was chosen of another form and could not be opened */
  typed: Readonly<Record<string, string>>
}

/** What this office owes, each with the shortest way to answer it. */
export function FileList(view: FileListView, c: PageContext) {
  const t = say(c)
  const waiting = view.rows.filter(({ draft }) => draft === true)
  const open = view.rows.filter((row) => row.open && row.draft !== true)
  const rest = view.rows.filter((row) => !row.open && row.draft !== true)
  return (
    <Layout c={c} title={t('file.title')} over={c.name(view.party)} lead={t('file.lead')} live>
      <ErrorSummary c={c} errors={view.errors} />
      <p class="see-also"><a href={pages(c.lang).records()}>{t('keep.title')}</a></p>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t('file.waiting')}</h2>
          {waiting.map((row) => (
            <Due c={c} row={row} view={view} />
          ))}
        </section>
      )}
      <section aria-labelledby="open">
        <h2 id="open">{t('file.open')}</h2>
        {open.length === 0 && <Empty text={t('file.none-open')} />}
        {open.map((row) => (
          <Due c={c} row={row} view={view} />
        ))}
      </section>
      <section aria-labelledby="rest">
        <h2 id="rest">{t('file.rest')}</h2>
        <Table
          c={c}
          caption={t('file.rest')}
          rows={rest}
          empty={t('file.none-rest')}
          columns={[
            { head: t('file.form'), row: true, cell: (row) => <a href={pages(c.lang).fileReturn(row.form, row.period)}>{row.title}</a> },
            { head: t('file.period'), cell: ({ period }) => period },
            { head: t('file.due-on'), cell: ({ dueAt }) => <DateText c={c} date={dueAt} /> },
            { head: t('file.status'), cell: (row) => <><FilingBadge c={c} state={row.late && row.status === 'filed' ? 'filed-late' : row.status} />{row.late && row.status !== 'filed' && <small> {t('filings.after-day')}</small>}</> },
          ]}
        />
        <DataLinks c={c} csv={data.file('csv')} json={data.file()} of={t('file.title')} />
      </section>
      <section aria-labelledby="others">
        <h2 id="others">{t('file.any')}</h2>
        <form class="filters" method="get" action={pages(c.lang).fileOpen()}>
          <Select id="form" label={t('file.form')} value={view.typed['form']} options={view.forms.map(({ id, title }) => ({ value: id, text: title }))} errors={view.errors} />
          <Field id="period" label={t('file.period')} hint={t('file.period-hint')} errors={view.errors}>
            <input id="period" name="period" size={12} value={view.typed['period'] ?? ''} autocomplete="off" required aria-describedby={describedBy('period', true, view.errors)} />
          </Field>
          <p class="go"><button class="plain">{t('file.open-form')}</button></p>
        </form>
      </section>
    </Layout>
  )
}

function Due({ c, row, view }: { c: PageContext; row: Row; view: FileListView }) {
  const t = say(c)
  const id = `due-${row.form}-${row.period}`
  const at = pages(c.lang).fileReturn(row.form, row.period)
  return (
    <article class="box due" aria-labelledby={id}>
      <h3 id={id}>
        <a href={at}>{row.title}</a> · {row.period}
      </h3>
      <p>
        <FilingBadge c={c} state={row.status} /> {t('file.due-on')} <DateText c={c} date={row.dueAt} /> {row.unsure ? <small>{t(`filings.why-${row.unsure}`)}</small> : <>· <Days c={c} days={row.daysLeft} /></>}
        {row.draft === true && <b> · {t('file.handed-over')}</b>}
        {row.draft === false && <b> · {t('file.begun')}</b>}
      </p>
      {row.draft !== true && view.mayDraft && <Ways c={c} row={row} at={at} />}
      {row.draft === true && (
        <p>
          <a class="button" href={at}>
            {t(view.mayRelease ? 'file.look-release' : 'file.look')}
          </a>
        </p>
      )}
    </article>
  )
}

function Days({ c, days }: { c: PageContext; days: number | null }) {
  const t = say(c)
  return days === null ? null : <span>{days >= 0 ? t('file.days-left', { n: days }) : t('file.days-past', { n: -days })}</span>
}

function Ways({ c, row, at }: { c: PageContext; row: Row; at: string }) {
  const t = say(c)
  return (
    <div class="doors">
      {row.nil && (
        <PostForm c={c} action={pages(c.lang).fileReturn(row.nil, row.period)}>
          <button name="do" value="nil">{t('file.nil')}</button>
          {row.nilUnsure && <small> {t('file.nil-unsure')}</small>}
        </PostForm>
      )}
      {row.same && (
        <PostForm c={c} action={at}>
          <button name="do" value="same">{t('file.same')}</button>
        </PostForm>
      )}
      {row.nothingNew && (
        <PostForm c={c} action={at}>
          <button name="do" value="nothing-new">{t('file.nothing-new')}</button>
        </PostForm>
      )}
      <p>
        <a href={at}>{t('file.fill')}</a> · <a href={data.fileTemplate(c.lang, row.form, row.period)}>{t('file.template')}</a>
        {row.others.map(({ id, title }) => (
          <> · <a href={pages(c.lang).fileReturn(id, row.period)}>{title}</a></>
        ))}
      </p>
    </div>
  )
}
