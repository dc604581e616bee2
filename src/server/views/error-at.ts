import type { Fault, Language } from '../../core/values/index.ts'
import { type FormError, tMaybe } from '../../web/index.ts'

/** A fault beside an input of a form, in the reader's language where there are words for it. */
export function errorAt({ code, message }: Fault, field: string, lang: Language): FormError {
  return { field, code, text: tMaybe(lang, `fault.${code}`) ?? message }
}
