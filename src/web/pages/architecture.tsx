import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { LEVELS } from '../../core/values/index.ts'
import { DateField, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { type MatrixCell, StandingKey, StandingSign } from '../parts/standing.tsx'
import { DataLinks, Empty } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
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

export interface ArchitectureView {
  asof: EdtfDate
  known: EdtfDate | null
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
  const when = { asof: view.asof, known: view.known ?? undefined }
  const query = { ...view.part, ...when }
  return (
    <Layout
      c={c}
      title={t('architecture.title')}
      lead={
        <>
          {t('architecture.lead', { n: view.inForce })} <DateText c={c} date={view.asof} />.
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
      {view.rows.length === 0 ? <Empty text={t('treaties.none')} /> : <Matrix c={c} view={view} when={when} />}
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

function Matrix({ c, view, when }: { c: PageContext; view: ArchitectureView; when: Record<string, string | undefined> }) {
  const t = say(c)
  const to = pages(c.lang)
  return (
    <div class="grid-box" tabindex={0} role="region" aria-label={t('architecture.title')}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('law.instrument')}</th>
            <th scope="col">{t('law.parties')}</th>
            {view.states.map((state) => (
              <th scope="col">
                <a href={to.state(state, when)} title={c.name(state)}>
                  {state}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {LEVELS.filter((level) => view.rows.some((row) => row.level === level)).map((level) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={2} class="level">
                {t(`level.${level}`)}
              </th>
              <td colspan={view.states.length}></td>
            </tr>
            {view.rows.filter((row) => row.level === level).map((row) => (
              <Row c={c} row={row} when={when} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Row({ c, row, when }: { c: PageContext; row: MatrixRow; when: Record<string, string | undefined> }) {
  return (
    <tr>
      <th scope="row">
        <a href={pages(c.lang).treaty(row.id, when)}>{row.title}</a> {row.theme && <small>{themeName(c, row.theme)}</small>}
      </th>
      <td class="fig">
        {num(c, row.parties)}
        {row.disputed + row.unknown > 0 && <small>+{num(c, row.disputed + row.unknown)}?</small>}
      </td>
      {row.cells.map((cell) => (
        <StandingSign c={c} cell={cell} />
      ))}
    </tr>
  )
}
