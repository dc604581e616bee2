import { describedBy, ErrorSummary, Field, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface FileFieldView {
  id: string
  label: string
  help: string
  example: string
  unit: string | null
  article: string | null
  source: string
  /** the heading comes from general knowledge, not from a source that was read */
  background: boolean
  required: boolean
  long: boolean
  figures: boolean
  value: string
  options: { value: string; text: string }[]
}

export interface FileStepView {
  form: string
  title: string
  period: string
  part: { id: string; label: string; shape: 'single' | 'table' | 'matrix'; note: string | null }
  at: string
  /** the row of a matrix */
  heading: string | null
  exists: boolean
  fields: FileFieldView[]
  errors: FormError[]
  /** the draft as the desk has it: what an outbox waits to see change */
  kept: string | null
}

/** One thing on one page. Kept on the desk with each step; without a link, on this device until the desk has it. */
export function FileStep(view: FileStepView, c: PageContext) {
  const t = say(c)
  const home = pages(c.lang).fileReturn(view.form, view.period)
  return (
    <Layout c={c} title={view.heading ?? view.part.label} over={<a href={home}>{view.title} · {view.period}</a>} {...(view.heading ? { lead: view.part.label } : {})}>
      <ErrorSummary c={c} errors={view.errors} />
      {view.part.note && <p lang="en">{view.part.note}</p>}
      <PostForm
        c={c}
        action={pages(c.lang).fileStep(view.form, view.period, view.part.id, view.at)}
        data={{ 'data-outbox': view.errors.length > 0 ? 'refused' : 'open', 'data-waiting': t('file.waiting-sync'), 'data-synced': t('file.synced'), 'data-home': home }}
      >
        {view.fields.map((field) => (
          <FieldControl c={c} field={field} errors={view.errors} />
        ))}
        <div class="doors">
          <button name="do" value="save">{t('file.save')}</button>
          {view.part.shape === 'table' && <button name="do" value="another">{t('file.save-another')}</button>}
          {view.part.shape === 'table' && view.exists && <button class="quiet" name="do" value="drop" formnovalidate>{t('file.drop')}</button>}
        </div>
        <p class="hint" role="status" data-outbox-says></p>
      </PostForm>
      <p><a href={home}>{t('file.to-return')}</a></p>
    </Layout>
  )
}

export function FieldControl({ c, field, errors }: { c: PageContext; field: FileFieldView; errors: readonly FormError[] }) {
  const t = say(c)
  const unit = field.unit === null ? '' : ` (${field.unit})`
  const mark = field.required ? ' *' : ''
  const hint = [field.help, field.options.length === 0 && field.example && `${t('file.example')} ${field.example}`, field.article && (/^(\d|[IVX]+$)/.test(field.article) ? t('law.article', { article: field.article }) : field.article), field.background && t('file.background')].filter(Boolean).join(' · ')
  const props = { id: field.id, name: field.id, 'aria-describedby': describedBy(field.id, hint !== '', errors) }
  return (
    <Field id={field.id} label={`${field.label}${unit}${mark}`} hint={hint} errors={errors}>
      {field.options.length > 0 ? (
        <select {...props}>
          <option value=""></option>
          {field.value !== '' && !field.options.some(({ value }) => value === field.value) && <option value={field.value} selected>{field.value}</option>}
          {field.options.map(({ value, text }) => <option value={value} selected={value === field.value}>{text}</option>)}
        </select>
      ) : field.long ? (
        <textarea {...props} rows={2}>{field.value}</textarea>
      ) : (
        <input {...props} value={field.value} inputmode={field.figures ? 'decimal' : 'text'} autocomplete="off" />
      )}
    </Field>
  )
}
