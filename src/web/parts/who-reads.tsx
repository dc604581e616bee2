import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { Select } from './form.tsx'

const READERS = ['author', 'parties', 'public'] as const

/** Nothing is published by default: an author chooses to. */
export function WhoReads({ c, value, id = 'to' }: { c: PageContext; value?: string | undefined; id?: string }) {
  const t = say(c)
  return (
    <>
      <Select id={id} label={t('declare.who-reads')} value={value ?? 'author'} options={READERS.map((one) => ({ value: one, text: t(`declare.to-${one}`) }))} />
      <p class="hint">{t('declare.keeps-reading')}</p>
    </>
  )
}
