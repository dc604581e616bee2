import type { Child } from 'hono/jsx'
import type { EdtfDate } from '../../core/values/index.ts'
import type { Query } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { DateField } from './form.tsx'
import { DateText } from './when.tsx'

/** A page whose answer belongs to a day, perhaps as known on another. */
export interface Dated {
  asof: EdtfDate
  known: EdtfDate | null
}

/** Both days as every link and every address of data says them. */
export function datesOf({ asof, known }: Dated): Query {
  return { asof, known: known ?? undefined }
}

/** The day of a page, and what else can be chosen on it: a plain form, so that its state lives in the address. */
export function DatedForm({ c, view, action, children }: { c: PageContext; view: Dated; action: string; children?: Child }) {
  const t = say(c)
  return (
    <form class="filters" method="get" action={action}>
      <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
      <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
      {children}
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
    </form>
  )
}

/** The day asked about, and the day as known on which. `bare`: the sentence before it says that it is a date. */
export function DatedWords({ c, view, bare = false }: { c: PageContext; view: Dated; bare?: boolean }) {
  const t = say(c)
  return (
    <>
      {!bare && <>{t('common.asof')} </>}<DateText c={c} date={view.asof} />
      {view.known && (
        <>
          , {t('law.as-known')} <DateText c={c} date={view.known} />
        </>
      )}
    </>
  )
}
