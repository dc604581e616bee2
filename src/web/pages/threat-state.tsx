import type { Party } from '../../core/values/index.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { cellColumns, isBlank, type ThreatCell, Unseen } from '../parts/threats.tsx'
import { data, pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ThreatStateView {
  state: Party
  /** one for each theme that may be watched, gravest first */
  cells: ThreatCell[]
}

export function ThreatState({ state, cells }: ThreatStateView, c: PageContext) {
  const t = say(c)
  const blank = (cell: ThreatCell) => isBlank(cell) && cell.coverage === 'none'
  const title = t('threats.of-state', { state: c.name(state) })
  return (
    <Layout c={c} title={title} lead={t('threats.lead')} live wide over={<><a href={pages(c.lang).threats()}>{t('threats.title')}</a> · <a href={pages(c.lang).state(state)}>{c.name(state)}</a></>}>
      <Table c={c} caption={title} rows={cells.filter((cell) => !blank(cell))} empty={t('threats.none')} columns={cellColumns(c, 'theme')} csv={data.one('threats', state, 'csv')} json={data.one('threats', state)} />
      <Unseen c={c} says="threats.unseen" links={cells.filter(blank).map(({ theme }) => ({ text: themeName(c, theme), href: pages(c.lang).threat(state, theme) }))} />
    </Layout>
  )
}
