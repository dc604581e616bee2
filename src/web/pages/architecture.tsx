import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { LEVELS } from '../../core/values/index.ts'
import { datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { DateField, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { type MatrixCell, StandingKey, StandingMark, StandingSign, type StandingWord, STANDINGS } from '../parts/standing.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { data, pages, type Query } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { NatureView } from './treaties.tsx'

export interface MatrixRow {
  id: string
  title: string
  level: Level
  theme: string | null
  nature: NatureView
  /** in the order of the view's states */
  cells: MatrixCell[]
  parties: number
  disputed: number
  unknown: number
}

export interface ArchitectureView extends Dated {
  today: EdtfDate
  part: { level?: string | undefined; theme?: string | undefined; group?: string | undefined }
  states: Party[]
  rows: MatrixRow[]
  themes: { value: string; text: string }[]
  groups: { value: string; text: string }[]
  /** binding instruments with at least one party among the states shown */
  inForce: number
}

export const FIRST_YEAR = 1942

/** Instruments by states on a day: the flexible architecture as one table, which a slider moves through the years. */
export function Architecture(view: ArchitectureView, c: PageContext) {
  const t = say(c)
  const when = datesOf(view)
  const query = { ...view.part, ...when }
  return (
    <Layout
      c={c}
      title={t('architecture.title')}
      lead={
        <>
          {t('architecture.lead', { n: view.inForce })} <DatedWords c={c} view={view} bare />.
        </>
      }
      wide
    >
      <Asking c={c} view={view} />
      <p class="see-also">
        <a href={pages(c.lang).timeline(when)}>{t('architecture.timeline')}</a> · <a href={pages(c.lang).pair('CAN', 'USA', when)}>{t('architecture.pairs')}</a> ·{' '}
        <a href={data.package(query)}>{t('architecture.package')}</a> · <a href={data.statesGeo(when)}>GeoJSON</a>
      </p>
      <StandingKey c={c} />
      {view.rows.length === 0 ? <Empty text={t('treaties.none')} /> : <><Matrix c={c} view={view} when={when} /><FoldedMatrix c={c} view={view} when={when} /></>}
      <DataLinks c={c} csv={data.list('architecture', 'csv', query)} json={data.list('architecture', 'json', query)} of={t('architecture.title')} />
    </Layout>
  )
}

function Asking({ c, view }: { c: PageContext; view: ArchitectureView }) {
  const t = say(c)
  const last = Number(view.today.slice(0, 4))
  const year = Math.min(last, Math.max(FIRST_YEAR, Number(view.asof.slice(0, 4))))
  return (
    <form class="filters" method="get" action={pages(c.lang).architecture()} data-today={view.today}>
      <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
      <DateField c={c} id="known" label={t('common.known')} value={view.known ?? undefined} />
      <Select id="level" label={t('law.level')} any={t('common.all')} value={view.part.level} options={LEVELS.map((value) => ({ value, text: t(`level.${value}`) }))} />
      <Select id="theme" label={t('watch.theme')} any={t('common.all')} value={view.part.theme} options={view.themes} />
      <Select id="group" label={t('architecture.group')} any={t('common.all')} value={view.part.group} options={view.groups} />
      <p class="go">
        <button class="plain">{t('common.apply')}</button>
      </p>
      <p class="years" hidden>
        <label for="year">{t('architecture.years', { from: String(FIRST_YEAR), to: String(last) })}</label>
        <input type="range" id="year" min={FIRST_YEAR} max={last} value={year} />
        <output for="year">{year}</output>
      </p>
    </form>
  )
}

function Matrix({ c, view, when }: { c: PageContext; view: ArchitectureView; when: Query }) {
  const t = say(c)
  return (
    <div class="grid-scroll" tabindex={0} role="region" aria-label={t('architecture.title')}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('law.instrument')}</th>
            <th scope="col">{t('law.parties')}</th>
            {view.states.map((state) => (
              <th scope="col" class="st">
                <abbr title={c.name(state)}>{state}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(view.rows).map(({ level, themes }) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={2} class="level">
                {t(`level.${level}`)}
              </th>
              <td colspan={view.states.length}></td>
            </tr>
            {themes.map(({ theme, rows }) => (
              <>
                <tr>
                  <th scope="row" colspan={2} class="theme">
                    {theme === null ? t('architecture.no-theme') : themeName(c, theme)}
                  </th>
                  <td colspan={view.states.length}></td>
                </tr>
                {rows.map((row) => (
                  <Row c={c} row={row} states={view.states} when={when} />
                ))}
              </>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** By level and then by theme, in the order in which the rows come. */
function groupsOf(rows: readonly MatrixRow[]): { level: Level; themes: { theme: string | null; rows: MatrixRow[] }[] }[] {
  return [...Map.groupBy(rows, ({ level }) => level)].map(([level, all]) => ({ level, themes: [...Map.groupBy(all, ({ theme }) => theme)].map(([theme, some]) => ({ theme, rows: some })) }))
}

function Row({ c, row, states, when }: { c: PageContext; row: MatrixRow; states: readonly Party[]; when: Query }) {
  return (
    <tr>
      <th scope="row">
        <a href={pages(c.lang).treaty(row.id, when)}>{row.title}</a>
      </th>
      <td class="fig">
        {num(c, row.parties)}
        {row.disputed + row.unknown > 0 && <small>+{num(c, row.disputed + row.unknown)}?</small>}
      </td>
      {row.cells.map((cell, i) => (
        <StandingSign c={c} cell={cell} of={c.name(states[i]!)} />
      ))}
    </tr>
  )
}

/** The same on a small screen: each instrument with its counts, and who is what when it is opened. */
function FoldedMatrix({ c, view, when }: { c: PageContext; view: ArchitectureView; when: Query }) {
  const t = say(c)
  return (
    <div class="folded">
      {groupsOf(view.rows).map(({ level, themes }) => (
        <section aria-labelledby={`level-${level}`}>
          <h2 id={`level-${level}`}>{t(`level.${level}`)}</h2>
          {themes.map(({ theme, rows }) => (
            <>
              <h3>{theme === null ? t('architecture.no-theme') : themeName(c, theme)}</h3>
              {rows.map((row) => (
                <Folded c={c} row={row} states={view.states} when={when} />
              ))}
            </>
          ))}
        </section>
      ))}
    </div>
  )
}

function Folded({ c, row, states, when }: { c: PageContext; row: MatrixRow; states: readonly Party[]; when: Query }) {
  const who = (word: StandingWord) => states.filter((_, i) => row.cells[i]!.status === word)
  const words = STANDINGS.filter((word) => who(word).length > 0)
  return (
    <details>
      <summary>
        {row.title}
        <small>{words.map((word) => <> <StandingMark c={c} word={word} n={who(word).length} /></>)}</small>
      </summary>
      {words.map((word) => (
        <p>
          <StandingMark c={c} word={word} /> {who(word).map((state) => c.name(state)).join(', ')}
        </p>
      ))}
      <p>
        <a href={pages(c.lang).treaty(row.id, when)}>{row.id}</a>
      </p>
    </details>
  )
}
