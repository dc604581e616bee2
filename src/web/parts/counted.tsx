import type { Party } from '../../core/values/index.ts'
import { pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'
import { Field } from './form.tsx'

/** Characters of the name of a series. */
export const MOST_OF = 120

/** Counts that this desk was told of, as the address of a curve or a forecast takes them. */
export interface CountedView {
  place: Party
  theme: string
  /** as its source calls it; null: all of the theme together */
  what: string | null
  /** told in an exercise: every picture of it says so */
  exercise: boolean
  from: string
  counts: string
}

/** What an address asks, with the name that every picture made of it carries. */
export function askedOf(c: PageContext, { place, theme, what, exercise, from, counts }: CountedView): { of: string; from: string; counts: string } {
  const of = what ?? `${c.name(place)}, ${themeName(c, theme)}`
  return { of: exercise ? `${of} (${say(c)('status.exercise')})` : of, from, counts }
}

/** The title of a page or picture of a series, with the name of the series where it has one. */
export function titled(c: PageContext, of: string, title: 'curve.title' | 'forecast.title' | 'forecast.fan'): string {
  const t = say(c)
  return of === '' ? t(title) : t('curve.titled', { of, title: t(title) })
}

export function OfField({ c, of }: { c: PageContext; of: string }) {
  return (
    <Field id="of" label={say(c)('curve.of')}>
      <input id="of" name="of" value={of} size={40} maxlength={MOST_OF} autocomplete="off" />
    </Field>
  )
}

/** Series to look at, for whoever comes without one. */
export function Known({ c, weeks = [], months = [] }: { c: PageContext; weeks?: readonly CountedView[]; months?: readonly CountedView[] }) {
  const t = say(c)
  const lines = [...weeks.map((one) => ({ one, to: pages(c.lang).curve })), ...months.map((one) => ({ one, to: pages(c.lang).forecast }))]
  return lines.length === 0 ? null : (
    <section aria-labelledby="known">
      <h2 id="known">{t('curve.known')}</h2>
      <ul class="lines">
        {lines.map(({ one, to }) => <li><a href={to(askedOf(c, one))}>{askedOf(c, one).of}</a></li>)}
      </ul>
    </section>
  )
}
