import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { LEVELS } from '../../core/values/index.ts'
import { DatedForm, datesOf, DatedWords, YearSlider, type Dated } from '../parts/dated.tsx'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Sign, SIGNED, SignLegend } from '../parts/signs.tsx'
import type { StandingWord } from '../parts/standing.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { data, pages, type Query } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface MatrixRow {
  id: string
  title: string
  /** states bound that day, of those shown */
  bound: number
  /** one for each state of the columns, in their order */
  cells: StandingWord[]
}

export interface ArchitectureView extends Dated {
  today: EdtfDate
  level?: string
  theme?: string
  group?: string
  /** themes that instruments name, and sub-regions, to choose from */
  themes: string[]
  groups: { id: string; name: string }[]
  /** states side by side under the name of their sub-region; null: in none */
  columns: { name: string | null; states: Party[] }[]
  levels: { level: Level; themes: { theme: string | null; rows: MatrixRow[] }[] }[]
}

export const FIRST_YEAR = 1942

export function Architecture(view: ArchitectureView, c: PageContext) {
  const t = say(c)
  const states = view.columns.flatMap((column) => column.states)
  const rows = view.levels.flatMap(({ themes }) => themes.flatMap((one) => one.rows))
  const query: Query = { ...datesOf(view), level: view.level, theme: view.theme, group: view.group }
  return (
    <Layout c={c} title={t('arch.title')} lead={<><DatedWords c={c} view={view} />. {t('arch.lead', { instruments: rows.length, states: states.length })}</>} wide>
      <DatedForm c={c} view={view} action={pages(c.lang).architecture()}>
        <Select id="level" label={t('law.level')} any={t('common.all')} value={view.level} options={LEVELS.map((value) => ({ value, text: t(`level.${value}`) }))} />
        <Select id="theme" label={t('watch.theme')} any={t('common.all')} value={view.theme} options={view.themes.map((value) => ({ value, text: themeName(c, value) }))} />
        <Select id="group" label={t('state.subregion')} any={t('common.all')} value={view.group} options={view.groups.map(({ id, name }) => ({ value: id, text: name }))} />
      </DatedForm>
      <YearSlider c={c} first={FIRST_YEAR} today={view.today} />
      <div id="dated">
        <Ways c={c} view={view} />
        <SignLegend c={c} counts={countsOf(rows)} />
        <p class="caution">{t('arch.unknown-says')}</p>
        {rows.length === 0 && <Empty text={t('treaties.none')} />}
        {view.levels.map((level) => (
          <LevelSection c={c} view={view} level={level} states={states} />
        ))}
        <Downloads c={c} query={query} />
      </div>
    </Layout>
  )
}

function countsOf(rows: readonly MatrixRow[]): Partial<Record<StandingWord, number>> {
  const counts: Partial<Record<StandingWord, number>> = {}
  for (const word of rows.flatMap((row) => row.cells)) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

function Ways({ c, view }: { c: PageContext; view: Dated }) {
  const t = say(c)
  return (
    <p class="links">
      <a href={pages(c.lang).pairs(datesOf(view))}>{t('pairs.title')}</a> <a href={pages(c.lang).timeline(datesOf(view))}>{t('chron.title')}</a>{' '}
      <a href={pages(c.lang).treaties(datesOf(view))}>{t('nav.treaties')}</a>
    </p>
  )
}

function LevelSection({ c, view, level: { level, themes }, states }: { c: PageContext; view: ArchitectureView; level: ArchitectureView['levels'][number]; states: readonly Party[] }) {
  const t = say(c)
  const count = themes.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <section aria-labelledby={`l-${level}`}>
      <h2 id={`l-${level}`}>
        {t(`level.${level}`)} <span class="n">{num(c, count)}</span>
      </h2>
      <div class="mx-box">
        <table class={`mx n${states.length > 20 ? 'all' : 'few'}`}>
          <caption>{t('arch.caption', { level: t(`level.${level}`) })}</caption>
          <Heads c={c} view={view} />
          {themes.map(({ theme, rows }) => (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={states.length + 2}>{theme === null ? t('arch.no-theme') : themeName(c, theme)}</th>
              </tr>
              {rows.map((row) => (
                <Row c={c} view={view} row={row} states={states} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <div class="mx-list">
        {themes.map(({ rows }) => rows.map((row) => <Folded c={c} view={view} row={row} states={states} />))}
      </div>
    </section>
  )
}

function Heads({ c, view }: { c: PageContext; view: ArchitectureView }) {
  const t = say(c)
  return (
    <thead>
      <tr>
        <th scope="col" rowspan={2}>{t('law.instrument')}</th>
        {view.columns.map(({ name, states }) => (name === null ? <td colspan={states.length}></td> : <th scope="colgroup" colspan={states.length}>{name}</th>))}
        <th scope="col" rowspan={2} class="fig">{t('arch.bound')}</th>
      </tr>
      <tr>
        {view.columns.flatMap(({ states }) => states.map((state) => <th scope="col" class="st"><abbr title={c.name(state)}>{state}</abbr></th>))}
      </tr>
    </thead>
  )
}

/** The word is the content of the cell and the style sheet draws its sign: whoever hears or copies the table gets words. */
function Row({ c, view, row, states }: { c: PageContext; view: ArchitectureView; row: MatrixRow; states: readonly Party[] }) {
  const t = say(c)
  return (
    <tr>
      <th scope="row"><a href={pages(c.lang).treaty(row.id, datesOf(view))}>{row.title}</a></th>
      {row.cells.map((word, i) => {
        const text = t(`standing.${word}`)
        return <td class={`s-${word}`} title={`${c.name(states[i]!)}: ${text}`}>{text}</td>
      })}
      <td class="fig">{num(c, row.bound)}</td>
    </tr>
  )
}

/** The same row for a small screen: the counts, and who under each word when it is opened. */
function Folded({ c, view, row, states }: { c: PageContext; view: ArchitectureView; row: MatrixRow; states: readonly Party[] }) {
  const t = say(c)
  const words = SIGNED.filter((word) => row.cells.includes(word))
  const of = (word: StandingWord) => states.filter((_, i) => row.cells[i] === word)
  return (
    <details>
      <summary>
        {row.title} <small>{words.map((word) => <><span class={`sign s-${word}`}>{num(c, of(word).length)} {t(`standing.${word}`)}</span> </>)}</small>
      </summary>
      <dl>
        {words.map((word) => (
          <div>
            <dt><Sign c={c} word={word} /></dt>
            <dd>{of(word).map((state) => c.name(state)).join(', ')}</dd>
          </div>
        ))}
      </dl>
      <p><a href={pages(c.lang).treaty(row.id, datesOf(view))}>{t('arch.open', { code: row.id })}</a></p>
    </details>
  )
}

function Downloads({ c, query }: { c: PageContext; query: Query }) {
  const t = say(c)
  const { asof, known } = query
  return (
    <section aria-labelledby="take">
      <h2 id="take">{t('arch.take')}</h2>
      <ul class="lines">
        <li><a href={data.architecturePackage({ asof, known })}>datapackage.zip</a> {t('arch.take-package')}</li>
        <li><a href={data.architectureGeo({ asof, known })}>GeoJSON</a> {t('arch.take-geo')}</li>
      </ul>
      <DataLinks c={c} csv={data.list('architecture', 'csv', query)} json={data.list('architecture', 'json', query)} of={t('arch.title')} />
    </section>
  )
}
