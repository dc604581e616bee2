import type { Child } from 'hono/jsx'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

/** Errors first, each a link to its field, as the one thing that a screen reader meets after the title. */
export function ErrorSummary({ c, errors }: { c: PageContext; errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <section class="errors" role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">{say(c)('common.errors')}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FieldProps {
  id: string
  label: string
  hint?: string
  errors?: readonly FormError[]
  children?: Child
}

/** Label, hint, error, control, in this order; the control points at hint and error through `describedBy`. */
export function Field({ id, label, hint, errors = [], children }: FieldProps) {
  const error = errors.find((one) => one.field === id)
  return (
    <div class={`field${error ? ' bad' : ''}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error.text}
        </p>
      )}
      {children}
    </div>
  )
}

export function describedBy(id: string, hint: boolean, errors: readonly FormError[] = []): string | undefined {
  const ids = [hint ? `${id}-hint` : '', errors.some((one) => one.field === id) ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

export interface Option {
  value: string
  text: string
}

export function Select({
  id,
  label,
  options,
  value,
  any,
}: {
  id: string
  label: string
  options: readonly Option[]
  value?: string | undefined
  any?: string
}) {
  return (
    <Field id={id} label={label}>
      <select id={id} name={id}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function DateField({ c, id, label, value }: { c: PageContext; id: string; label: string; value?: string | undefined }) {
  return (
    <Field id={id} label={label} hint={say(c)('common.date-hint')}>
      <input id={id} name={id} value={value ?? ''} inputmode="numeric" autocomplete="off" size={12} aria-describedby={`${id}-hint`} />
    </Field>
  )
}

/** A POST form with its protection against forged requests. */
export function PostForm({
  c,
  action,
  children,
  keep,
  received,
  data = {},
}: {
  c: PageContext
  action: string
  children?: Child
  keep?: string
  received?: string | undefined
  /** for an island: `data-...` and their values */
  data?: Record<`data-${string}`, string>
}) {
  return (
    <form method="post" action={action} data-keep={keep} data-received={received} {...data}>
      {c.csrf && <input type="hidden" name="csrf" value={c.csrf} />}
      {children}
    </form>
  )
}
