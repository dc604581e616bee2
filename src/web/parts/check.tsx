import { EVIDENCE_PARTS, KINDS } from '../../core/statements/index.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { Field } from './form.tsx'

const SIGNERS = JSON.stringify(Object.fromEntries(Object.values(KINDS).map(({ kind, signers }) => [kind, signers])))

/** Checks an evidence bundle in the browser, by the island `verify`; hidden where that does not run. */
export function CheckForm({ c, policy }: { c: PageContext; policy: string }) {
  const t = say(c)
  const parts = Object.fromEntries(['not-evidence', 'policy', ...EVIDENCE_PARTS].map((name) => [`part-${name}`, t(`evidence.part-${name}` as 'evidence.part-form')]))
  const words = { ...parts, holds: t('evidence.holds'), fails: t('evidence.fails'), 'not-checked': t('evidence.not-checked'), exercise: t('evidence.exercise'), proves: t('evidence.proves'), not: t('evidence.proves-not') }
  return (
    <>
      <noscript>
        <p>{t('evidence.no-script')}</p>
      </noscript>
      <form id="check" hidden data-words={JSON.stringify(words)} data-signers={SIGNERS}>
        <Field id="bundle" label={t('evidence.file')}>
          <input id="bundle" type="file" accept="application/json,.json" required />
        </Field>
        <details>
          <summary>{t('evidence.policy')}</summary>
          <Field id="policy" label={t('evidence.policy')} hint={t('evidence.policy-hint')}>
            <textarea id="policy" rows={6} spellcheck={false} aria-describedby="policy-hint">
              {policy}
            </textarea>
          </Field>
        </details>
        <p class="go">
          <button>{t('nav.verify')}</button>
        </p>
        <output aria-live="polite"></output>
      </form>
    </>
  )
}
