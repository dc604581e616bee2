import type { EdtfDate, Level } from '../../core/values/index.ts'
import { DatedForm, datesOf, DatedWords, type Dated } from '../parts/dated.tsx'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import { LEVELS } from '../../core/values/index.ts'
import type { PageContext } from '../view.ts'

export type NatureView = 'binding' | 'political' | 'voluntary' | 'proposed' | 'draft'

export interface TreatyRow {
  id: string
  title: string
  level: Level
  nature: NatureView
  /** as sources give it: none established, or several that differ */
  inForce: readonly EdtfDate[]
  themes: string[]
  parties: number
  disputed: number
  unknown: number
}

export interface TreatiesView extends Dated {
  level?: string
  rows: TreatyRow[]
}

export function Treaties(view: TreatiesView, c: PageContext) {
  const t = say(c)
  return (
    <Layout
      c={c}
      title={t('treaties.title')}
      lead={
        <>
          {t('treaties.lead')} <DatedWords c={c} view={view} />.
        </>
      }
      wide
    >
      <DatedForm c={c} view={view} action={pages(c.lang).treaties()}>
        <Select
          id="level"
          label={t('law.level')}
          any={t('common.all')}
          value={view.level}
          options={LEVELS.map((value) => ({ value, text: t(`level.${value}`) }))}
        />
      </DatedForm>
      <p class="see-also">
        <a href={pages(c.lang).architecture(datesOf(view))}>{t('architecture.title')}</a> · <a href={pages(c.lang).votes()}>{t('votes.title')}</a> · <a href={pages(c.lang).exchanges()}>{t('exchange.title')}</a>
      </p>
      <Table
        c={c}
        caption={t('treaties.title')}
        rows={view.rows}
        empty={t('treaties.none')}
        csv={data.list('instruments', 'csv', { ...datesOf(view), level: view.level })}
        json={data.list('instruments', 'json', { ...datesOf(view), level: view.level })}
        columns={[
          {
            head: t('law.instrument'),
            row: true,
            cell: (row) => (
              <>
                <a href={pages(c.lang).treaty(row.id, datesOf(view))}>{row.title}</a> <code>{row.id}</code>
              </>
            ),
          },
          { head: t('law.level'), cell: (row) => t(`level.${row.level}`) },
          { head: t('law.nature'), cell: (row) => t(`nature.${row.nature}`) },
          { head: t('law.in-force'), cell: (row) => (row.inForce.length === 0 ? <DateText c={c} date={null} /> : row.inForce.map((date, i) => <>{i > 0 && ' / '}<DateText c={c} date={date} /></>)) },
          { head: t('watch.theme'), cell: (row) => row.themes.map((theme) => themeName(c, theme)).join(', ') },
          {
            head: t('law.parties'),
            figure: true,
            cell: (row) => (
              <>
                <b>{num(c, row.parties)}</b>
                {row.disputed > 0 && <small>{t('law.n-disputed', { n: row.disputed })}</small>}
                {row.unknown > 0 && <small>{t('law.n-unknown', { n: row.unknown })}</small>}
              </>
            ),
          },
        ]}
      />
    </Layout>
  )
}
