import type { EdtfDate, Party } from '../../core/values/index.ts'
import { pages, type Query } from '../paths.ts'
import { byName, num, say } from '../say.ts'
import type { FilingState, PageContext } from '../view.ts'
import { FILING_TONE, FilingBadge } from './badge.tsx'
import { DateField, Field } from './form.tsx'
import { FILING_GLYPH, Glyph } from './glyph.tsx'

/** A status of rule 6; `late` beside an answer: it came after its day, and was taken. */
export interface FilingCell {
  status: FilingState
  late: boolean
}

export interface CoverageView {
  duty: string
  instrument: string
  title: string
  period: string
  dueAt: EdtfDate
  /** bound on the due day; standing not known or disputed; answered; of these after the day */
  bound: number
  unsure: number
  answered: number
  late: number
  counts: Readonly<Partial<Record<FilingState, number>>>
}

export interface Asked {
  asof: EdtfDate
  past: boolean
}

export interface OfYear extends Asked {
  year: number
  first: number
  last: number
}

export const stateOf = ({ status, late }: FilingCell): FilingState => (late && status === 'filed' ? 'filed-late' : status)

export const whenOf = ({ asof, past }: Asked): Query => (past ? { asof } : {})

export function Count({ c, one }: { c: PageContext; one: Pick<CoverageView, 'answered' | 'bound' | 'unsure' | 'late'> }) {
  const t = say(c)
  return (
    <>
      <b>{t('filings.n-of', { n: one.answered, of: one.bound })}</b>
      {one.late > 0 && <small> {t('filings.n-late', { n: one.late })}</small>}
      {one.unsure > 0 && <small> {t('filings.n-unsure', { n: one.unsure })}</small>}
    </>
  )
}

const REST: readonly FilingState[] = ['late', 'missing', 'due', 'not-seen-here', 'restricted']

export function Rest({ c, counts }: { c: PageContext; counts: CoverageView['counts'] }) {
  const some = REST.filter((status) => (counts[status] ?? 0) > 0)
  return (
    <>
      {some.map((status) => (
        <>
          <span class="pair">{num(c, counts[status]!)} <FilingBadge c={c} state={status} /></span>{' '}
        </>
      ))}
    </>
  )
}

interface Head {
  key: string
  text: string
  short: string
}

interface GridProps {
  c: PageContext
  label: string
  heads: readonly Head[]
  rows: readonly { state: Party; cells: readonly FilingCell[] }[]
  to(state: Party, i: number): string
}

/** States down; each cell one sign with its words, and a link to what it stands for. */
export function Grid({ c, label, heads, rows, to }: GridProps) {
  const t = say(c)
  return (
    <div class="grid-scroll" tabindex={0} role="region" aria-label={label}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('filings.state')}</th>
            {heads.map(({ text, short }) => (
              <th scope="col" class="st">
                <abbr title={text}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toSorted(byName(c, ({ state }) => state)).map(({ state, cells }) => (
            <tr>
              <th scope="row">
                <a href={pages(c.lang).state(state)}>{c.name(state)}</a>
              </th>
              {cells.map((cell, i) => (
                <td class={FILING_TONE[stateOf(cell)]}>
                  <Sign c={c} cell={cell} of={`${c.name(state)}, ${heads[i]!.text}`} href={to(state, i)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Sign({ c, cell, of, href }: { c: PageContext; cell: FilingCell; of: string; href: string }) {
  const t = say(c)
  const words = `${t(`filing.${stateOf(cell)}`)}${cell.late && cell.status !== 'filed' ? `, ${t('filings.after-day')}` : ''}`
  const sign = <Glyph name={FILING_GLYPH[stateOf(cell)]} />
  return cell.status === 'not-due' ? (
    <abbr title={`${of}: ${words}`}>{sign}</abbr>
  ) : (
    <a href={href} title={`${of}: ${words}`} aria-label={`${of}: ${words}`}>
      {sign}
    </a>
  )
}

const KEYS: readonly FilingState[] = ['filed', 'filed-late', 'nil', 'nothing-new', 'due', 'late', 'missing', 'not-seen-here', 'restricted', 'not-due']

export function Key({ c }: { c: PageContext }) {
  return (
    <>
      <p class="legend">
        {KEYS.map((state) => (
          <FilingBadge c={c} state={state} />
        ))}
      </p>
      {c.desk.exercise && <p><small>{say(c)('filings.exercise')}</small></p>}
    </>
  )
}

export function YearForm({ c, view, to }: { c: PageContext; view: OfYear; to: string }) {
  const t = say(c)
  return (
    <form class="filters" method="get" action={to}>
      <Field id="year" label={t('filings.year')} hint={t('filings.year-hint', { from: String(view.first), to: String(view.last) })}>
        <input id="year" name="year" inputmode="numeric" size={6} value={String(view.year)} aria-describedby="year-hint" />
      </Field>
      <DateField c={c} id="asof" label={t('filings.asof')} value={view.past ? view.asof : undefined} />
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
      <p class="see-also">
        <a href={pages(c.lang).streams({ year: String(view.year) })}>{t('streams.title')}</a> · <a href={pages(c.lang).dueDates()}>{t('due.title')}</a>
      </p>
    </form>
  )
}
