import { describedBy, Field } from './form.tsx'
import type { FormError } from '../view.ts'

/** Fields of a form that comes back with what was typed, each error beside its own. */
export interface TypedForm {
  typed: Readonly<Record<string, string>>
  errors: readonly FormError[]
}

interface Props extends TypedForm {
  id: string
  label: string
  hint?: string
  /** what stands there when nothing was typed */
  value?: string | undefined
}

export function TextField({ id, label, hint, typed, errors, value = '', size = 24 }: Props & { size?: number }) {
  return (
    <Field id={id} label={label} errors={errors} {...(hint ? { hint } : {})}>
      <input id={id} name={id} value={typed[id] ?? value} size={size} autocomplete="off" aria-describedby={describedBy(id, hint !== undefined, errors)} />
    </Field>
  )
}

export function AreaField({ id, label, hint, typed, errors, value = '', rows = 3 }: Props & { rows?: number }) {
  return (
    <Field id={id} label={label} errors={errors} {...(hint ? { hint } : {})}>
      <textarea id={id} name={id} rows={rows} aria-describedby={describedBy(id, hint !== undefined, errors)}>{typed[id] ?? value}</textarea>
    </Field>
  )
}
