import { LANGUAGE_NAMES } from '../locale.ts'
import type { Language } from '../../core/values/index.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

/** Ready texts for SMS or WhatsApp, at most 360 characters each; a read-only box can be copied without JavaScript. */
export function ShortTexts({ c, texts }: { c: PageContext; texts: readonly { lang: Language; text: string }[] }) {
  const t = say(c)
  return (
    <div class="texts">
      {texts.map(({ lang, text }) => (
        <div class="field">
          <label for={`text-${lang}`}>
            {LANGUAGE_NAMES[lang]} <small>{t('warning.characters', { n: num(c, [...text].length) })}</small>
          </label>
          <textarea id={`text-${lang}`} lang={lang} readonly rows={5} data-copy>
            {text}
          </textarea>
        </div>
      ))}
    </div>
  )
}
